"""The embedded Postgres: found, started once, closed to the network, and prepared the same way every time."""

import dataclasses
from pathlib import Path

import psycopg
import pytest
import yaml

from infra import database, keys, postgres
from ingest.settings import PROJECT, Settings

OF_THE_MACHINE = {"listen_addresses", "unix_socket_directories", "shared_buffers", "max_wal_size"}
EXPECTED_ROLES = {"loader", "builder", "publisher", "soj", "auditor", "airflow", "gemeente_0505"}


def fresh(tmp_path: Path, **overrides: str) -> Settings:
    """An instance of its own that has never been started."""
    return Settings.from_env({"JEUGD_HOME": str(tmp_path / "home"), **overrides})


def wheel_folder() -> str:
    """The programs in the wheel: the default where no PostgreSQL is installed."""
    return str(next(f for f in reversed(postgres.candidate_folders(fresh(Path("/nowhere")))) if "pginstall" in str(f)))


@pytest.mark.parametrize("programs", ["", wheel_folder()], ids=["found", "wheel"])
def test_an_instance_starts_in_a_folder_that_is_closed_to_others(tmp_path: Path, programs: str):
    tmp_path.chmod(0o700)
    settings = fresh(tmp_path, JEUGD_PG_BIN=programs)
    database.prepare(settings, durable=False)
    try:
        with psycopg.connect(settings.dsn("loader")) as connection:
            version = int(connection.execute("show server_version_num").fetchone()[0])
            listening = connection.execute("show listen_addresses").fetchone()[0]
        assert version >= 150000
        assert listening == "127.0.0.1"
    finally:
        postgres.stop(settings)
    assert not postgres.is_running(settings)


def test_preparing_twice_changes_nothing(cluster: Settings, query):
    relations = (
        "select oid::regclass::text, relacl::text from pg_class where relnamespace = 'raw'::regnamespace order by 1"
    )
    before = query(relations)
    database.make_tables(cluster)
    assert query(relations) == before
    assert before


def test_every_role_logs_in_with_its_own_password_only(settings: Settings):
    roles = database.login_roles(settings)
    assert set(roles) >= EXPECTED_ROLES
    for role in set(roles) - {"airflow"}:
        with psycopg.connect(settings.dsn(role)) as connection:
            assert connection.execute("select current_user").fetchone() == (role,)
    wrong = settings.dsn("loader").replace(settings.secret("wachtwoord-loader"), "onjuist")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(wrong)


def test_the_loader_can_add_rows_and_not_read_them(settings: Settings):
    with psycopg.connect(settings.dsn("loader")) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("select * from raw.ijw__jw323_prestaties")


def test_keys_inside_the_home_folder_are_refused(tmp_path: Path):
    settings = fresh(tmp_path, JEUGD_SLEUTELS=str(tmp_path / "home" / "sleutels"))
    with pytest.raises(ValueError, match="outside"):
        keys.ensure_keys(settings, [], first_time=True)


def test_a_lost_person_key_is_not_replaced(tmp_path: Path):
    settings = fresh(tmp_path)
    keys.ensure_keys(settings, ["loader"], first_time=True)
    (settings.keys / "persoon").unlink()
    keys.ensure_keys(settings, ["loader"], first_time=False)
    with pytest.raises(FileNotFoundError):
        settings.secret("persoon")


def test_key_files_are_readable_by_their_owner_only(tmp_path: Path):
    settings = fresh(tmp_path)
    keys.ensure_keys(settings, ["loader"], first_time=True)
    assert {path.stat().st_mode & 0o777 for path in settings.keys.iterdir()} == {0o600}
    assert settings.keys.stat().st_mode & 0o777 == 0o700


def test_two_instances_have_their_own_port_and_keys(tmp_path: Path):
    one, two = (dataclasses.replace(fresh(tmp_path / name)) for name in ("een", "twee"))
    assert one.keys != two.keys
    keys.ensure_keys(one, [], first_time=True)
    keys.ensure_keys(two, [], first_time=True)
    assert one.secret("persoon") != two.secret("persoon")


def test_the_server_of_compose_has_the_settings_of_the_embedded_one():
    services = yaml.safe_load((PROJECT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    given = dict(word[2:].split("=", 1) for word in services["postgres"]["command"][1:])
    pairs = (line.split(" = ", 1) for line in postgres.CONFIG.strip().splitlines())
    embedded = {name: value.strip("'") for name, value in pairs if name not in OF_THE_MACHINE}
    assert {name: given.get(name) for name in embedded} == embedded
