"""Runs the DAG files of this project with Airflow's own `dag.test()`, without a scheduler.

The parent (`run_line`, `run_dag`) starts this module as a program, in which Airflow is imported once for all DAGs, and
reads from the metadata database which tasks have ended.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg

from infra import airflow_environment as airflow
from infra import airflow_server
from ingest.settings import PROJECT, SOURCES, Settings

LOADS = tuple(f"load_{source}" for source in SOURCES)
FOLLOW_ASSETS = "--follow-assets"
POLL_SECONDS = 0.25
ENDED_TASKS = """
select id, dag_id, task_id, map_index, coalesce(rendered_map_index, ''), state,
    coalesce(extract(epoch from end_date - start_date), 0)::float
from task_instance
where state in ('success', 'failed', 'skipped', 'upstream_failed', 'removed') and updated_at >= %s
order by coalesce(end_date, updated_at), task_id, map_index
"""


@dataclass(frozen=True)
class TaskRun:
    """One task instance that ended."""

    dag_id: str
    task_id: str
    map_index: int  # -1 = not mapped
    label: str  # batch or gemeente of a mapped task, else empty
    state: str  # success, failed, skipped, upstream_failed or removed
    seconds: float


def run_line(settings: Settings) -> Iterator[TaskRun]:
    """Run the loads, then each DAG whose Asset changed, until nothing waits: load, build, analyse, publish."""
    return run_dags([*LOADS, FOLLOW_ASSETS], settings)


def run_dag(dag_id: str, settings: Settings) -> list[TaskRun]:
    """Run one DAG now; its task instances in the order in which they ended. RuntimeError when one failed."""
    return list(run_dags([dag_id], settings))


def run_dags(arguments: list[str], settings: Settings) -> Iterator[TaskRun]:
    """Run DAGs in a process of their own, yielding each task as it ends; RuntimeError when one failed."""
    if airflow_server.is_running(settings):
        raise RuntimeError("The scheduler of this instance runs and would take over these runs: `make down` first.")
    airflow.migrate(settings)
    log = settings.logs / "dags.log"
    with psycopg.connect(settings.dsn(airflow.ROLE, airflow.DATABASE), autocommit=True) as connection:
        since = connection.execute("select now()").fetchone()[0]
        process = start_child(arguments, settings, log)
        try:
            yield from ended_tasks(connection, since, process)
        finally:
            process.terminate()  # nobody listens any more; does nothing to a process that has ended
            process.wait()
    if process.returncode != 0:
        raise RuntimeError(f"A DAG failed; the reason is at the end of {log}")


def ended_tasks(connection: psycopg.Connection, since: datetime, process: subprocess.Popen) -> Iterator[TaskRun]:
    """Each task instance that ends after this moment, once, until the process has ended too."""
    seen: set[object] = set()
    running = True
    while running:
        running = process.poll() is None
        for task_instance, *fields in connection.execute(ENDED_TASKS, [since]).fetchall():
            if task_instance not in seen:
                seen.add(task_instance)
                yield TaskRun(*fields)
        time.sleep(POLL_SECONDS if running else 0)


def start_child(arguments: list[str], settings: Settings, log: Path) -> subprocess.Popen:
    """This module as a program; what tasks print goes to the log."""
    with log.open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "infra.dag_runs", *arguments],
            env={**os.environ, **airflow.environment(settings), "AIRFLOW__LOGGING__LOGGING_LEVEL": "WARNING"},
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def main(arguments: list[str]) -> int:
    """The child: run the DAGs in order, stop at the first one that fails."""
    from airflow.dag_processing.dagbag import BundleDagBag

    bag = BundleDagBag(dag_folder=str(PROJECT), bundle_path=PROJECT, bundle_name="dags-folder")
    if bag.import_errors:
        raise RuntimeError(f"DAG files that do not load: {bag.import_errors}")
    waiting = [name for name in arguments if name != FOLLOW_ASSETS]
    while waiting:
        if not run_succeeds(bag.dags[waiting.pop(0)]):
            return 1
        if not waiting and FOLLOW_ASSETS in arguments:
            waiting = dags_with_changed_assets()[:1]
    return 0


def run_succeeds(dag) -> bool:
    """One run of one DAG. No retries: whoever runs this is there to see what went wrong."""
    forget_changed_assets(dag.dag_id)
    for task in dag.tasks:
        if task.is_mapped:
            task.partial_kwargs["retries"] = 0
        else:
            task.retries = 0
    return dag.test().state == "success"


def dags_with_changed_assets() -> list[str]:
    """The DAGs a scheduler would start now, longest waiting first."""
    from airflow.models.asset import AssetDagRunQueue
    from airflow.utils.session import create_session
    from sqlalchemy import select

    with create_session() as session:
        queue = select(AssetDagRunQueue.target_dag_id).order_by(AssetDagRunQueue.created_at)
        return list(dict.fromkeys(session.scalars(queue)))


def forget_changed_assets(dag_id: str) -> None:
    """As the scheduler does when it starts a run: what changes from now on is for the next run."""
    from airflow.models.asset import AssetDagRunQueue
    from airflow.utils.session import create_session
    from sqlalchemy import delete

    with create_session() as session:
        session.execute(delete(AssetDagRunQueue).where(AssetDagRunQueue.target_dag_id == dag_id))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
