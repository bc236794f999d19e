"""The whole line on one machine: invented deliveries -> real DAGs -> publication and reports, with what came out.

Run again, it does only what is not done yet; on a finished instance that is nothing.
"""

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from dbt_project.stand import STAND
from demo.parameters import REGION
from demo.region import make_deliveries
from infra import airflow, dag_runs
from infra.database import prepare
from ingest import batches
from ingest.errors import Stop
from ingest.settings import SOURCES, Settings
from ingest.version import code_version
from publish import publication, report, status
from publish.dashboards import pages as dashboards
from publish.errors import PublicationError

STATES = {"success": "klaar", "skipped": "overgeslagen", "failed": "MISLUKT", "upstream_failed": "niet begonnen"}
EVERYTHING = 2**63 - 1  # the highest volgnummer
console = status.wide_console()


def run_demo(settings: Settings, *, jeugdigen: int, maanden: int) -> None:
    """Make the deliveries once, run every DAG that has something to do, and show the result."""
    durations: dict[str, float] = {}
    with step("Postgres, rollen en tabellen", durations):
        prepare(settings)
    with step("leveringen van de verzonnen regio", durations):
        offer_deliveries(settings, {"jeugdigen": jeugdigen, "maanden": maanden})
    with step("Airflow: laden, bouwen, publiceren", durations):
        run_line(settings)
    show_result(settings, durations)


@contextmanager
def step(name: str, durations: dict[str, float]) -> Iterator[None]:
    """Say what begins, and afterwards how long it took."""
    console.print(f"[bold]▶ {name}[/bold]")
    started = time.monotonic()
    yield
    durations[name] = round(time.monotonic() - started, 1)


def offer_deliveries(settings: Settings, parameters: dict[str, int]) -> None:
    """Put the deliveries in the inbox. Made beside it and moved file by file, so a killed demo goes on where it was."""
    if settings.region_folder != REGION:
        raise Stop("The demo is made for the region in JEUGD_REGIO of this process; start it again with that region.")
    made, fresh = settings.home / "demo", settings.home / "demo.nieuw"
    if not made.exists():
        shutil.rmtree(fresh, ignore_errors=True)
        make_deliveries(fresh, **parameters)
        (fresh / "parameters.json").write_text(json.dumps(parameters | {"regio": settings.region}), encoding="utf-8")
        fresh.rename(made)
    before = json.loads((made / "parameters.json").read_text(encoding="utf-8"))
    if before != parameters | {"regio": settings.region}:
        raise Stop(f"{settings.home} holds a demo with {before}. Use `make clean`, or another JEUGD_HOME.")
    offered = 0
    for source in SOURCES:
        for path in sorted((made / source).iterdir()):
            path.rename(settings.inbox(source) / path.name)
            offered += 1
    console.print(f"  {offered} bestanden in de inbox gelegd" if offered else "  de leveringen zijn al aangeboden")


def run_line(settings: Settings) -> None:
    """The loads that have something to do and what follows; then what stayed behind."""
    waiting = [f"load_{source}" for source in SOURCES if has_work(source, settings)]
    if waiting:
        show_tasks(dag_runs.run_dags([*waiting, dag_runs.FOLLOW_ASSETS], settings))
    behind = steps_behind(settings)
    if behind:
        show_tasks(dag_runs.run_dags(behind, settings))
    elif not waiting:
        console.print("  niets nieuws: geladen, gebouwd en gepubliceerd is wat er is")


def steps_behind(settings: Settings) -> list[str]:
    """The DAGs that must still run after a load that was broken off, or for other code."""
    if not is_built(settings):
        return ["build", "analyse", "publish", "rapport"]
    if not is_published(settings):
        return ["publish", "rapport"]
    return ["rapport"] if report.missing_reports(settings) or dashboards.missing(settings) else []


def has_work(source: str, settings: Settings) -> bool:
    """Whether files wait in the inbox, or in a batch that was not settled."""
    work = settings.work(source)
    return any(settings.inbox(source).iterdir()) or (work.exists() and bool(batches.open_batches(work)))


def is_built(settings: Settings) -> bool:
    """Whether the marts hold exactly what is loaded, built by this code."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        if connection.execute("select to_regclass('marts.bouw')").fetchone()[0] is None:
            return False
        loaded = connection.execute(STAND, [EVERYTHING]).fetchone()[0]
        built = connection.execute("select code_version, stand from marts.bouw").fetchone()
    return built == (code_version(), loaded)


def is_published(settings: Settings) -> bool:
    """Whether people see the marts as they stand."""
    try:
        shown = publication.current(settings)
    except (PublicationError, psycopg.errors.UndefinedTable):
        return False
    with psycopg.connect(settings.dsn("builder")) as connection:
        built = connection.execute("select stand, code_version from marts.bouw").fetchone()
    return built == (shown.stand, shown.code_version)


def show_tasks(tasks: Iterator[airflow.TaskRun]) -> None:
    """One line per task of Airflow as it ends."""
    for task in tasks:
        name = f"{task.dag_id}.{task.task_id}" + (f" {task.label}" if task.label else "")
        console.print(f"  {name:<55} {STATES.get(task.state, task.state):<13} {task.seconds:6.1f} s")


def show_result(settings: Settings, durations: dict[str, float]) -> None:
    """What a person wants to know at the end; the same as `jeugd status`, and where to look."""
    found = status.status(settings)
    status.show(found)
    compare_with_truth(found, settings.home / "demo" / "totalen.json")
    pages = settings.reports / str(found["publicatie"]["id"])
    console.print(f"Rapportages: {pages / 'index.html'}")
    shown = dashboards.folder(settings, found["publicatie"]["id"])
    console.print(f"Dashboards:  {shown}/<gemeente>/index.html; in Metabase met `docker compose up` (docs/beheer.md)")
    console.print("Duur: " + ", ".join(f"{name} {seconds:.0f} s" for name, seconds in durations.items()))
    if settings.keys.parent == settings.home.parent:
        console.print(f"Let op: de sleutels liggen naast de gegevens ({settings.keys}); alleen goed voor een demo.")


def compare_with_truth(found: dict, totals: Path) -> None:
    """The generator knows what should have come out; say whether it did."""
    truth = json.loads(totals.read_text(encoding="utf-8"))["bronnen"]
    names = ("offered", "loaded", "quarantined", "ignored")
    wrong = [bron for bron in SOURCES if any(found["bronnen"][bron][name] != truth[bron][name] for name in names)]
    verdict = f"VERSCHIL met de waarheid bij {', '.join(wrong)}" if wrong else "gelijk aan wat de generator voorspelde"
    console.print(f"Waarheid:    {verdict} ({totals})")
