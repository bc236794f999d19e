"""`make bench-nacht`: how long after the load DAG starts people see a normal night, on the real scheduler, and on what.

`python -m tests.benchmarks.nacht [--prestaties N] [--map FOLDER]` writes tests/benchmarks/resultaat-nacht-N.md.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from dbt_project import run
from demo.region import make_deliveries
from infra import airflow, postgres
from ingest.settings import Settings
from publish.publication import publish
from tests.benchmarks import vulling
from tests.benchmarks.marts import folder_of
from tests.dags.test_scheduler import SECONDS, trigger, wait_until_idle
from tests.kill import world

SEEN = "select extract(epoch from max(gepubliceerd_op) - %s) from publicatie.register where gepubliceerd_op > %s"
PUBLISHED = "select count(*) from dag_run where dag_id = 'publish' and state = 'success' and start_date > %s"
TASKS = """
select
    dag_id, task_id, count(*),
    extract(epoch from min(queued_dttm) - %(start)s)::integer,
    extract(epoch from min(start_date) - %(start)s)::integer,
    extract(epoch from max(end_date) - %(start)s)::integer
from task_instance
where start_date >= %(start)s and dag_id in ('load_ijw', 'build', 'analyse', 'publish')
group by dag_id, task_id
order by 5
"""


def main() -> None:
    """Fill a region of some years, publish it, and let one night arrive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prestaties", type=int, default=1_000_000, help="that are there already")
    parser.add_argument("--map", type=Path, help="keep the instance here; default: a temporary folder")
    options = parser.parse_args()
    with folder_of(options.map) as folder:
        settings = world.make(folder / "home")
        try:
            report = list(measured(settings, options.prestaties, folder))
        finally:
            airflow.down(settings)
            postgres.stop(settings, "immediate")
    sys.stdout.write("\n".join(report) + "\n")
    name = f"resultaat-nacht-{options.prestaties // 1000}k.md"
    Path(__file__).with_name(name).write_text("\n".join(report) + "\n", encoding="utf-8")


def measured(settings: Settings, prestaties: int, folder: Path) -> Iterator[str]:
    """The lines of the report."""
    if not is_published(settings):
        vulling.plan(settings, prestaties)
        vulling.deliver(settings, (2, 47))
        vulling.analyze_raw(settings)
        run.build(settings)
        publish(settings)
    address = airflow.up(settings)
    wait_until_idle(settings)
    messages = drop_night(folder / f"nacht-{datetime.now(UTC):%H%M%S}", settings)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    begun = datetime.now(UTC)
    trigger(["load_ijw"], address)
    wait_until_published(settings, begun)
    yield "# Van inbox tot publicatie, op de echte scheduler"
    yield ""
    yield f"Geschreven door `make bench-nacht`. {messages} berichten erbij op een regio van {prestaties} prestaties;"
    yield f"gemeten {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, belasting vooraf {load}."
    yield from timed(settings)


def is_published(settings: Settings) -> bool:
    """Whether an earlier measurement left a publication in this folder."""
    with psycopg.connect(settings.dsn(postgres.SUPERUSER)) as connection:
        return connection.execute("select to_regclass('publicatie.register') is not null").fetchone()[0]


def wait_until_published(settings: Settings, begun: datetime) -> None:
    """Until publish has moved the pointer; the reports come after that, and nobody waits for them."""
    deadline = time.monotonic() + SECONDS
    with psycopg.connect(settings.dsn(postgres.SUPERUSER, "airflow"), autocommit=True) as connection:
        while not connection.execute(PUBLISHED, [begun]).fetchone()[0]:
            if time.monotonic() > deadline:
                raise TimeoutError("the night was not published in time")
            time.sleep(1)


def drop_night(folder: Path, settings: Settings) -> int:
    """Messages of a night of a region: every iJw message about sixty jeugdigen in one month."""
    make_deliveries(folder, jeugdigen=60, maanden=1)
    files = list((folder / "ijw").iterdir())
    for path in files:
        target = settings.inbox("ijw") / path.name
        target.write_bytes(path.read_bytes())
        os.utime(target, (path.stat().st_mtime, path.stat().st_mtime))
    return len(files)


def timed(settings: Settings) -> Iterator[str]:
    """Seconds from the start of the load DAG to the pointer, and of every task on the way."""
    with psycopg.connect(settings.dsn(postgres.SUPERUSER, "airflow")) as connection:
        started = connection.execute("select max(start_date) from dag_run where dag_id = 'load_ijw'").fetchone()[0]
        tasks = connection.execute(TASKS, {"start": started}).fetchall()
    with psycopg.connect(settings.dsn(postgres.SUPERUSER)) as connection:
        seconds = connection.execute(SEEN, [started, started]).fetchone()[0]
    yield ""
    yield f"**{seconds:.0f} s** van het begin van `load_ijw` tot iedereen de nieuwe publicatie ziet."
    yield from ("", "| DAG | taak | aantal | in de rij na | begonnen na | klaar na |", "|---|---|---|---|---|---|")
    for dag, task, count, queued, begun, ended in tasks:
        yield f"| {dag} | {task} | {count} | {queued} s | {begun} s | {ended} s |"


if __name__ == "__main__":
    main()
