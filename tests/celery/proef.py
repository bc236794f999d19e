"""The same deliveries loaded twice: by LocalExecutor, and by two Celery workers of which one dies in mid-load."""

import shutil
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from infra import airflow, postgres
from infra.airflow_environment import run_airflow
from ingest.settings import Settings
from tests.celery import opstelling

DAG = "load_ijw"
SECONDS = 1200
ENDED = "select state from dag_run where dag_id = %s and state in ('success', 'failed')"
TRIES = "select task_id, map_index, try_number from task_instance where dag_id = %s and try_number > 1"


@dataclass(frozen=True)
class Outcome:
    """What one run of the load DAG left behind."""

    state: str
    status: Counter  # geladen, quarantaine, genegeerd -> deliveries
    raw: dict[str, tuple[int, str]]  # table -> rows and their hash, without the key of the delivery
    again: list[tuple]  # task instances that needed more than one try
    seconds: float
    killed: int = 0  # processes


def local(settings: Settings, files: Path) -> Outcome:
    """Load with LocalExecutor."""
    drop(files, settings)
    airflow.up(settings, opstelling.PAUSED)
    started = time.monotonic()
    release(settings)
    while not (state := ended(settings)):
        deadline_passed(started)
        time.sleep(1)
    return outcome(settings, state, time.monotonic() - started)


def celery(settings: Settings, files: Path) -> Outcome:
    """Load with two workers; SIGKILL the first one seen inside a transaction of a load."""
    drop(files, settings)
    with opstelling.redis(settings.home) as broker:
        options = opstelling.celery_options(broker)
        airflow.up(settings, options)
        with opstelling.workers(settings, options) as workers:
            started = time.monotonic()
            release(settings)
            killed = 0
            while not (state := ended(settings)):
                deadline_passed(started)
                if not killed and (victim := opstelling.loading_worker(settings, workers)):
                    killed = opstelling.kill_whole(victim)
                time.sleep(0.02 if not killed else 1)
        return outcome(settings, state, time.monotonic() - started, killed)


def drop(files: Path, settings: Settings) -> None:
    """The deliveries into the inbox, moments of arrival included."""
    shutil.copytree(files, settings.inbox("ijw"), dirs_exist_ok=True)


def release(settings: Settings) -> None:
    """Set the DAG free: its planned run starts at once, for a moment that has passed."""
    run_airflow(settings, "dags", "unpause", "--yes", DAG)


def ended(settings: Settings) -> str:
    """How the run ended; empty while it runs."""
    found = ask(settings, ENDED, [DAG], "airflow")
    return found[0][0] if found else ""


def deadline_passed(started: float) -> None:
    """Stop a trial that hangs."""
    if time.monotonic() - started > SECONDS:
        raise TimeoutError(f"{DAG} did not end in {SECONDS} s")


def outcome(settings: Settings, state: str, seconds: float, killed: int = 0) -> Outcome:
    """Read from the databases what the run left behind."""
    status = Counter(dict(ask(settings, "select status, count(*) from ingest.deliveries group by 1")))
    tables = [name for (name,) in ask(settings, "select tablename from pg_tables where schemaname = 'raw' order by 1")]
    raw = {name: fingerprint(settings, name) for name in tables}
    return Outcome(state, status, raw, ask(settings, TRIES, [DAG], "airflow"), seconds, killed)


def fingerprint(settings: Settings, table: str) -> tuple[int, str]:
    """Rows of a raw table and their hash in any order.

    Without delivery_id: of two files with the same content the first one settled is loaded, and workers race.
    """
    statement = sql.SQL("""
        select count(*), coalesce(md5(string_agg(line, '' order by line)), '')
        from (select md5((to_jsonb(t) - 'delivery_id')::text) as line from raw.{} as t) as lines
    """).format(sql.Identifier(table))
    return ask(settings, statement)[0]


def ask(settings: Settings, statement, parameters: list | None = None, name: str = "") -> list[tuple]:
    """One question as superuser."""
    with psycopg.connect(settings.dsn(postgres.SUPERUSER, name)) as connection:
        return connection.execute(statement, parameters).fetchall()
