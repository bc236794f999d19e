"""The DAG files as Airflow sees them, and each of them run once with `dag.test()` on real files and a real Postgres."""

import dataclasses
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec

import psycopg
import pytest

from dags.agreed import ALL_SLOTS
from infra import airflow
from infra.airflow_scheduler import LIBRARIES
from ingest.settings import PROJECT, SOURCES, Settings
from tests.dags.auditor_queries import auditor_queries
from tests.dags.herkomst_sums import differing_sums, walked
from tests.dags.small_region import drop_small_region

# One process at a time works with the Airflow database of a cluster.
pytestmark = pytest.mark.xdist_group("airflow")
DAGS = {*(f"load_{source}" for source in SOURCES), "build", "analyse", "publish", "rapport", "metabase", "nacht"}
HEAVY = (
    "pandas",
    "chainladder",
    "statsmodels",
    "great_expectations",
    "lxml",
    "dbt",
    "altair",
    "ingest.delivery",
    "publish.publication",
)
PARSE = """
import json, sys
from airflow.dag_processing.dagbag import BundleDagBag
from pathlib import Path
folder = Path(sys.argv[1])
bag = BundleDagBag(dag_folder=str(folder), bundle_path=folder, bundle_name="dags-folder")
print(json.dumps({
    "errors": {path: text[-500:] for path, text in bag.import_errors.items()},
    "files": sorted({Path(dag.fileloc).relative_to(folder).as_posix() for dag in bag.dags.values()}),
    "tasks": {dag_id: sorted(dag.task_dict) for dag_id, dag in bag.dags.items()},
    "slots": {task.task_id: task.pool_slots for task in bag.dags["build"].tasks},
    "modules": sorted(sys.modules),
}))
"""


@pytest.fixture(scope="module")
def parsed(cluster: Settings) -> dict:
    """What one fresh process knows after parsing the DAG files and nothing else."""
    environ = {**os.environ, **airflow.environment(cluster)}
    command = [sys.executable, "-c", PARSE, str(PROJECT)]
    done = subprocess.run(command, env=environ, cwd="/", capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def instance(settings: Settings) -> Settings:
    """An instance whose Airflow has never seen a change of an Asset."""
    airflow.migrate(settings)
    with psycopg.connect(settings.dsn("airflow", "airflow")) as connection:
        connection.execute("truncate asset_dag_run_queue, asset_event, dag_run cascade")
    return settings


def asset_events(settings: Settings) -> Counter:
    """How often each Asset was announced."""
    query = "select asset.name from asset_event join asset on asset.id = asset_event.asset_id"
    with psycopg.connect(settings.dsn("airflow", "airflow")) as connection:
        return Counter(name for (name,) in connection.execute(query))


def alarms(settings: Settings) -> list[tuple[str, str]]:
    """Kind and title of every problem that people were told of."""
    log = settings.logs / "alarm.log"
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return [(note["soort"], note["titel"]) for note in map(json.loads, lines)]


def test_every_dag_loads_and_no_other_file_of_the_repository_is_taken_for_one(parsed):
    assert parsed["errors"] == {}
    assert set(parsed["tasks"]) == DAGS
    assert parsed["files"] == [
        f"dags/{name}.py" for name in ("analyse", "build", "load", "metabase", "nacht", "publish", "rapport")
    ]


def test_parsing_the_dags_imports_nothing_heavy(parsed):
    assert [name for name in HEAVY if name in parsed["modules"]] == []


def test_the_scheduler_imports_libraries_beforehand_but_never_our_own_code():
    own = {path.name for path in PROJECT.iterdir() if path.is_dir()} | {"cli"}
    assert own & {name.split(".")[0] for name in LIBRARIES} == set()
    assert all(find_spec(name) for name in LIBRARIES)


def test_the_build_takes_the_whole_pool_so_that_nothing_is_loaded_meanwhile(instance, parsed):
    with psycopg.connect(instance.dsn("airflow", "airflow")) as connection:
        assert connection.execute("select pool, slots from slot_pool").fetchall() == [("default_pool", ALL_SLOTS)]
    assert parsed["slots"] == {"build_marts": ALL_SLOTS}


def test_without_files_every_load_skips_its_announcement_and_no_asset_changes(instance):
    runs = list(airflow.run_line(instance))
    assert {run.dag_id for run in runs} == {f"load_{source}" for source in SOURCES}
    states = {(run.task_id, run.state) for run in runs if run.task_id in ("load_batch", "announce", "settled")}
    assert states == {("load_batch", "skipped"), ("announce", "skipped"), ("settled", "success")}
    assert asset_events(instance) == {}


def test_a_delivery_our_own_code_cannot_handle_makes_the_run_red_and_announces_nothing(instance, tmp_path):
    keys = tmp_path / "sleutels"
    shutil.copytree(instance.keys, keys)
    (keys / "persoon").unlink()
    (instance.inbox("gi") / "levering.zip").write_bytes(b"nobody can judge this without the key")
    with pytest.raises(RuntimeError, match="A DAG failed"):
        airflow.run_dag("load_gi", dataclasses.replace(instance, keys=keys))
    assert asset_events(instance) == {}
    assert [path.name for path in instance.inbox("gi").iterdir()] == ["levering.zip"]
    ours = [title for kind, title in alarms(instance) if kind == "beheer"]  # who is late has an alarm of its own
    assert ours == ["load_gi.retry_quarantined is rood"], "one for the run, not one per task"


@pytest.mark.traag
def test_each_dag_runs_once_in_asset_order_and_a_second_time_there_is_nothing_to_do(instance, query, tmp_path):
    dropped = drop_small_region(tmp_path / "leveringen", instance)
    runs = list(airflow.run_line(instance))

    states = {(run.dag_id == "metabase", run.state) for run in runs}
    assert states == {(False, "success"), (True, "skipped")}, "a refused delivery is no reason for a red task"
    dags = list(dict.fromkeys(run.dag_id for run in runs))
    assert dags[:-2] == [f"load_{one}" for one in SOURCES] + ["build", "analyse", "publish"]
    assert set(dags[-2:]) == {"metabase", "rapport"}, "both follow a publication"
    for source in SOURCES:
        found = query("select status, count(*) from ingest.deliveries where bron = %s group by 1", [source])
        assert +Counter(dict(found)) == +dropped.expected[source]
    told = alarms(instance)
    assert {kind for kind, _ in told} == {"leverancier"}
    assert len(told) == len(set(told)) > 0
    labels = {part for run in runs if run.task_id == "fill_parts" for part in run.label.split()} - {"regio"}
    assert labels == {row[0] for row in query("select distinct deel from publicatie.vullingen where deel <> 'regio'")}
    reports = {path.name.split("-")[0] for path in instance.reports.glob("*/*.html")}
    assert reports == {*labels, "index.html", "regio.html"}
    mirrors = {path.stem for path in instance.reports.glob("*/spiegel/*.html")}
    assert set() < mirrors <= {row[0] for row in query("select aanbieder_agb from marts.dim_aanbieders")}
    readers = {path.parent.name for path in (instance.home / "dashboards").rglob("index.html")}
    assert readers == {*labels, "regio", "auditor"}
    assert asset_events(instance) == {**{f"raw_{one}": 1 for one in SOURCES}, "marts": 1, "analyse": 1, "publicatie": 1}

    of_report, of_facts, of_messages, and_back, recomputed, categories, *_ = auditor_queries(instance)
    assert [row for row in of_report if row[2]] == of_facts != []
    assert of_messages
    assert {row[-1] for row in and_back} <= {row[2] for row in of_report}
    assert and_back
    assert {row[3] for row in recomputed} == {0}, "raw messages and marts differ"
    assert {row[1] for row in categories} == {True, False}
    outcomes = query(
        "select split_part(meting_id, '-', 2), gemeente_code, indicator, teller, noemer, koppeling"
        " from marts.fct_uitkomsten order by 1, 3"
    )
    assert outcomes == dropped.outcomes() != [], "what the generator knows and what the marts made of it"

    assert differing_sums(instance) == [], "the rows behind a KPI add up to it, everywhere"
    rows = walked(instance, "auditor")
    assert rows == walked(instance, "soj")
    raw = query("select delivery_id, position from raw.ijw__jw323_prestaties")
    assert 0 < len(rows) == len(set(rows) & set(raw)), "every row of the costs is a line in a message"

    again = list(airflow.run_line(instance))
    assert {run.dag_id for run in again} == {f"load_{source}" for source in SOURCES}
    assert query("select count(*) from publicatie.register") == [(1,)]
