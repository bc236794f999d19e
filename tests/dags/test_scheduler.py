"""The whole line under the real scheduler, as an operator runs it: files dropped in come out as a publication."""

import json
import stat
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from infra import airflow, database, postgres
from infra.airflow_server import find
from ingest.settings import PROJECT, SOURCES, Settings
from tests.dags.canary import bsns_in_messages, found_in_database, found_in_files
from tests.dags.small_region import drop_small_region

pytestmark = pytest.mark.keten
SECONDS = 900  # a deadline for a crowded machine; on an idle one it takes a few minutes
DAG_FILES = [path for path in (PROJECT / "dags").glob("*.py") if "@dag(" in path.read_text(encoding="utf-8")]
BUSY = f"""
select (select count(*) from dag_run where state in ('queued', 'running'))
    + (select count(*) from asset_dag_run_queue)
    + (select {len(DAG_FILES)} - count(distinct relative_fileloc) from dag)
"""


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Settings]:
    """An instance of its own, database server included, that is always torn down."""
    settings = Settings.from_env({"JEUGD_HOME": str(tmp_path / "home")})
    database.prepare(settings, durable=False)
    try:
        yield settings
    finally:
        airflow.down(settings)
        postgres.stop(settings, "immediate")


def test_files_dropped_in_the_inbox_come_out_as_a_publication(instance, tmp_path):
    address = airflow.up(instance)
    wait_until_idle(instance)
    assert any("statsmodels" in each.path for each in find("scheduler", instance).memory_maps()), "tasks import it anew"
    dropped = drop_small_region(tmp_path / "leveringen", instance)
    started = trigger([f"load_{source}" for source in SOURCES], address)
    wait_until_idle(instance)

    assert runs_of(instance, started) == {(f"load_{source}", "success") for source in SOURCES}
    assert rows(instance, "select dag_id, task_id from task_instance where state = 'failed'") == []
    assert {"build", "analyse", "publish", "rapport"} <= {
        dag for (dag,) in rows(instance, "select dag_id from dag_run where run_type like 'asset%'")
    }
    found = rows(instance, "select bron, status, count(*) from ingest.deliveries group by 1, 2", "jeugd")
    for source in SOURCES:
        assert +Counter({status: count for bron, status, count in found if bron == source}) == +dropped.expected[source]
    assert_readable_by_one_gemeente_only(instance)
    assert_no_bsn_left(instance, dropped.files())
    assert stat.S_IMODE(address.password_file.stat().st_mode) == 0o600
    with pytest.raises(RuntimeError, match="make down"):
        airflow.run_dag("publish", instance)
    airflow.down(instance)
    assert processes_of(instance) == []


def assert_readable_by_one_gemeente_only(settings: Settings) -> None:
    """A gemeente logs in with its own password, reads its part, and cannot enter another one's."""
    published = rows(settings, "select sum(ingediend_bedrag) from marts.fct_prestaties", "jeugd")
    with psycopg.connect(settings.dsn("soj")) as connection:
        assert connection.execute("select sum(ingediend_bedrag) from mart_regio.fct_prestaties").fetchall() == published
    with psycopg.connect(settings.dsn("gemeente_0505")) as connection:
        codes = connection.execute("select distinct gemeente_code from fct_prestaties").fetchall()
        assert codes == [("0505",)]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select 1 from mart_0512.fct_prestaties")


def assert_no_bsn_left(settings: Settings, files: list[Path]) -> None:
    """No number of a child in Airflow's database, in ours, in a log, a report, or anywhere else on disk."""
    bsns = bsns_in_messages(files)
    assert len(bsns) > 20
    assert found_in_files(bsns, files[0].parent.parent), (
        "a search that finds nothing at the supplier finds nothing here"
    )
    for name in ("airflow", "jeugd"):
        assert found_in_database(bsns, settings.dsn(postgres.SUPERUSER, name)) == []
    assert found_in_files(bsns, settings.home) == []


def wait_until_idle(settings: Settings) -> None:
    """Wait until every DAG is known, none runs, and no changed Asset waits for one."""
    deadline = time.monotonic() + SECONDS
    quiet = 0
    while quiet < 3:
        quiet = quiet + 1 if rows(settings, BUSY) == [(0,)] else 0
        assert time.monotonic() < deadline, rows(settings, "select dag_id, task_id, state from task_instance")
        time.sleep(2)


def processes_of(settings: Settings) -> list[str]:
    """What still runs with the environment of this instance."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("JEUGD_HOME") == str(settings.home):
                found.append(" ".join(process.cmdline()))
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return found


def rows(settings: Settings, statement: str, name: str = "airflow") -> list[tuple]:
    """Look into a database as superuser."""
    with psycopg.connect(settings.dsn(postgres.SUPERUSER, name)) as connection:
        return connection.execute(statement).fetchall()


def runs_of(settings: Settings, run_ids: list[str]) -> set[tuple[str, str]]:
    """DAG and state of these runs."""
    return {
        (dag, state)
        for dag, run, state in rows(settings, "select dag_id, run_id, state from dag_run")
        if run in run_ids
    }


def trigger(dag_ids: list[str], address: airflow.Address) -> list[str]:
    """Start DAGs over the API, logged in with the generated password; the ids of the runs."""
    password = json.loads(address.password_file.read_text(encoding="ascii"))[address.user]
    login = post(f"{address.url}/auth/token", {"username": address.user, "password": password})
    headers = {"Authorization": f"Bearer {login['access_token']}"}
    url = f"{address.url}/api/v2/dags/{{}}/dagRuns"
    return [post(url.format(dag_id), {"logical_date": None}, headers)["dag_run_id"] for dag_id in dag_ids]


def post(url: str, body: dict, headers: dict[str, str] | None = None) -> dict:
    """POST and read JSON."""
    headers = {"Content-Type": "application/json", **(headers or {})}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)  # noqa: S310
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return json.load(answer)
