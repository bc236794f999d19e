"""docker-compose.yml as Compose itself resolves it: the promises of decision 1 and of our security rules, and that a
compose file which breaks one of them is found out."""

import copy
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from infra.container import first_time
from ingest.settings import PROJECT, Settings
from publish.metabase.tenants import region_tenants
from tests.infra import compose_regels
from tests.infra.compose_rules import PINNED, READERS, SHARED, problems

IMAGE = PROJECT / "infra" / "images" / "airflow"


@pytest.fixture(scope="module")
def project() -> dict:
    """The whole project, profiles included, as `docker compose config` prints it."""
    command = [compose(), "--env-file", ".env.example", "--profile", "*", "config", "--format", "json"]
    done = subprocess.run(command, cwd=PROJECT, env=clean_environment(), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def compose() -> str:
    """The real Compose, from the development packages."""
    return str(Path(sys.executable).with_name("docker-compose"))


def clean_environment() -> dict[str, str]:
    """Without variables of this shell that .env.example should give."""
    return {name: value for name, value in os.environ.items() if not name.startswith("JEUGD_")}


TASK_CODE = [
    *(PROJECT / "ingest").glob("*.py"),
    *(PROJECT / "dbt_project").glob("*.py"),
    *(PROJECT / "publish" / "dashboards").glob("*.py"),
    *(PROJECT / "publish" / name for name in ("access.py", "connection.py", "leveringen.py")),
    PROJECT / "infra" / "alarm_leverancier.py",
]
BREAKS = {
    "another JWT secret": ("airflow-scheduler", ["environment", SHARED[0]], "cat /run/secrets/andere", "JWT_SECRET"),
    "JWT secret missing": ("airflow-dag-processor", ["environment", SHARED[0]], None, "JWT_SECRET"),
    "password in clear": ("metabase", ["environment", "MB_DB_PASS"], "geheim", "secret as a value"),
    "password in URL": (
        "airflow-scheduler",
        ["environment", "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"],
        "postgresql://airflow:geheim@postgres/airflow",
        "secret as a value",
    ),
    "no health check": ("airflow-apiserver", ["healthcheck"], {}, "no health check"),
    "port on every address": ("metabase", ["ports"], [{"target": 3000, "published": "3000"}], "port open"),
    "database on the host": ("postgres", ["ports"], [{"host_ip": "127.0.0.1"}], "postgres: reachable"),
    "queue on the host": ("redis", ["ports"], [{"host_ip": "127.0.0.1"}], "redis: reachable"),
    "BI at the queue": ("metabase", ["networks", "celery"], None, "reaches the queue"),
    "Docker socket": ("airflow-scheduler", ["volumes"], [{"source": "/var/run/docker.sock"}], "Docker socket"),
    "BI on the warehouse network": ("metabase", ["networks", "warehouse"], None, "share network"),
    "all keys for a task": ("airflow-scheduler", ["volumes"], [{"source": "/srv/jeugd/sleutels"}], "key files: ."),
    "one key as a volume": ("alarm", ["volumes"], [{"source": "/srv/jeugd/sleutels/persoon"}], "key files: persoon"),
    "tasks on the internet": ("airflow-worker", ["networks", "deur-alarm"], None, "reaches the outside world"),
    "web page of Airflow at Metabase": ("airflow-apiserver", ["networks", "inrichting"], None, "share a network"),
    "alarms beside Postgres": ("alarm", ["networks", "bi"], None, "on the network of Metabase"),
    "the beheerder in a task": (
        "airflow-worker",
        ["secrets"],
        [{"source": "wachtwoord-jeugd_beheer"}],
        "the beheerder",
    ),
    "person key in the API server": (
        "airflow-apiserver",
        ["secrets"],
        [{"source": "persoon"}],
        "keys of the warehouse",
    ),
}


def test_compose_accepts_the_file_and_the_specification_too(project):
    assert {
        "postgres",
        "airflow-init",
        "airflow-apiserver",
        "airflow-scheduler",
        "airflow-dag-processor",
        "airflow-triggerer",
        "airflow-worker",
        "redis",
        "metabase",
        "metabase-inrichten",
        "alarm",
    } <= set(project["services"])
    check = Path(sys.executable).with_name("check-jsonschema")
    command = [check, "--builtin-schema", "vendor.compose-spec", PROJECT / "docker-compose.yml"]
    subprocess.run(command, check=True, capture_output=True)


def test_compose_keeps_every_promise(project):
    assert problems(project) == []
    assert compose_regels.broken(project) == []


@pytest.mark.parametrize("regel", compose_regels.REGELS, ids=lambda regel: regel["naam"])
def test_a_careless_default_is_found_in_every_service_where_it_is_planted(project, regel):
    names = compose_regels.concerned(regel, project["services"])
    assert names
    for name in names:
        spoiled = compose_regels.planted(project, regel, name)
        assert compose_regels.broken(spoiled) == [f"{name}: {regel['naam']}"]


@pytest.mark.parametrize(("profiles", "executor"), [("", "LocalExecutor"), ("celery", "CeleryExecutor")])
def test_workers_and_their_queue_come_with_the_profile_only(profiles, executor):
    environ = {**clean_environment(), "COMPOSE_PROFILES": profiles, "AIRFLOW_EXECUTOR": executor}
    command = [compose(), "--env-file", ".env.example", "config", "--format", "json"]
    done = subprocess.run(command, cwd=PROJECT, env=environ, capture_output=True, text=True, check=True)
    services = json.loads(done.stdout)["services"]
    assert ({"airflow-worker", "redis"} <= set(services)) == (profiles == "celery")
    assert services["airflow-scheduler"]["environment"]["AIRFLOW__CORE__EXECUTOR"] == executor


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_promise_is_found(project, name):
    service, path, value, expected = BREAKS[name]
    broken = copy.deepcopy(project)
    place = broken["services"][service]
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert any(expected in problem for problem in problems(broken))


def test_a_network_that_leads_outside_is_found(project):
    broken = copy.deepcopy(project)
    broken["networks"]["bi"]["internal"] = False
    assert set(problems(broken)) == {
        "network bi of postgres leads outside",
        "postgres: reaches the outside world",
        "metabase-inrichten: reaches the outside world",
    }


@pytest.mark.parametrize("name", ["JEUGD_HOME", "JEUGD_SLEUTELS"])
def test_compose_refuses_to_start_without_knowing_where_state_and_keys_are(name, tmp_path):
    lines = (PROJECT / ".env.example").read_text(encoding="utf-8").splitlines()
    env_file = tmp_path / "env"
    env_file.write_text("\n".join(line for line in lines if not line.startswith(f"{name}=")), encoding="utf-8")
    command = [compose(), "--env-file", str(env_file), "config", "--quiet"]
    done = subprocess.run(command, cwd=PROJECT, env=clean_environment(), capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert name in done.stderr


def test_the_image_runs_as_an_ordinary_user_from_a_pinned_base_with_hashes():
    text = (IMAGE / "Dockerfile").read_text(encoding="utf-8")
    bases = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    assert bases
    assert all(PINNED.fullmatch(base) for base in bases)
    assert re.findall(r"^USER (\S+)", text, re.MULTILINE)[-1] not in ("root", "0")
    assert "--require-hashes" in text


def test_the_image_gets_what_is_locked_here_without_what_only_tests_need():
    def pinned(lock: Path) -> dict[str, str]:
        blocks = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
        return {re.split("[ ;]", block)[0]: block for block in blocks}

    everything, image = pinned(PROJECT / "requirements.lock"), pinned(IMAGE / "requirements.lock")
    assert image.items() <= everything.items()
    names = {pin.split("==")[0] for pin in image}
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["warehouse"]
    assert {re.split(r"[\[=<>]", one)[0] for one in wanted} <= names
    assert not {"bandit", "duckdb", "hypothesis", "pytest", "ruff", "sqlfluff"} & names


BAD_IMAGE = "FROM debian:latest\nRUN apt-get install curl\nRUN cd /tmp && curl x | sh\n"


def hadolint(dockerfile: Path) -> list[str]:
    """The rules of hadolint that this file breaks."""
    command = [Path(sys.executable).with_name("hadolint"), "--no-color", "--format", "json", str(dockerfile)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [one["code"] for one in json.loads(done.stdout)]


def test_hadolint_has_nothing_against_the_image():
    assert hadolint(IMAGE / "Dockerfile") == []


def test_hadolint_finds_what_is_wrong_with_a_bad_image(tmp_path):
    (tmp_path / "Dockerfile").write_text(BAD_IMAGE, encoding="utf-8")
    assert {"DL3007", "DL3008", "DL4006"} <= set(hadolint(tmp_path / "Dockerfile"))


def test_every_folder_the_image_copies_is_let_through_by_its_ignore_file():
    copied = re.findall(r"^COPY ([^-\s]\S*) /", (IMAGE / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    allowed = (IMAGE / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert copied
    assert [name for name in copied if f"!{name}" not in allowed or not (PROJECT / name).exists()] == []


def test_every_secret_file_is_made_by_the_first_time_service(tmp_path):
    declared = yaml.safe_load((PROJECT / "docker-compose.yml").read_text(encoding="utf-8"))["secrets"]
    home, keys = tmp_path / "home", tmp_path / "keys"
    keys.mkdir(mode=0o700)
    environ = {**clean_environment(), "JEUGD_HOME": str(home), "JEUGD_SLEUTELS": str(keys)}
    for _ in range(2):
        subprocess.run([sys.executable, "-m", "infra.container", "eerste-keer"], cwd=PROJECT, env=environ, check=True)
    made = {path.name: path.stat().st_mode & 0o777 for path in keys.rglob("*") if path.is_file()}
    assert set(declared) <= set(made)
    assert set(made.values()) == {0o600}
    assert {path.name for path in (keys / READERS).iterdir()} == {
        f"wachtwoord-{tenant.role}" for tenant in region_tenants(Settings.from_env(environ))
    }
    assert (keys / READERS).stat().st_mode & 0o777 == 0o700


def test_tasks_find_every_password_and_key_in_what_their_container_gets(project, tmp_path):
    """Every role as which code that tasks run logs in; a test of DAGs has all key files and would not notice."""
    given = {one["source"] for one in project["services"]["airflow-scheduler"]["secrets"]}
    keys = tmp_path / "sleutels"
    keys.mkdir(mode=0o700)
    settings = Settings.from_env({"JEUGD_HOME": str(tmp_path / "home"), "JEUGD_SLEUTELS": str(keys)})
    first_time(settings)
    for path in keys.iterdir():
        if path.is_file() and path.name not in given:
            path.unlink()
    code = "".join(path.read_text(encoding="utf-8") for path in TASK_CODE)
    roles = set(re.findall(r'\bdsn\("(\w+)"\)', code)) | {tenant.role for tenant in region_tenants(settings)}
    assert {"loader", "builder", "publisher", "auditor", "soj", "gemeente_0505"} <= roles
    assert [role for role in roles if not settings.secret(f"wachtwoord-{role}")] == []
    assert settings.secret("metabase-api") == "", "Metabase makes it"
