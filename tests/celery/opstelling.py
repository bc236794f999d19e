"""One machine as a small cluster: Redis, Airflow with CeleryExecutor, and workers that can be killed whole."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg

from infra import airflow, airflow_server, database, postgres
from ingest.settings import Settings

WORKERS = 2
WORKER_SECONDS = 120
# The trial waits for these; an installation keeps Airflow's five minutes.
IMPATIENT = {
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "40",
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "5",
}
# Only the DAG of the trial is set free, so that a build does not share the two cores with it.
PAUSED = {"AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "True"}


@contextmanager
def instance(home: Path, keys: Path) -> Iterator[Settings]:
    """An instance with a durable Postgres of its own, gone afterwards; two with the same keys hide persons alike."""
    settings = Settings.from_env({"JEUGD_HOME": str(home), "JEUGD_SLEUTELS": str(keys)})
    database.prepare(settings)
    try:
        yield settings
    finally:
        airflow.down(settings)
        postgres.stop(settings, "immediate")


@contextmanager
def redis(folder: Path) -> Iterator[Path]:
    """A Redis that asks for a password, as in compose; gives the file that holds its address."""
    port, password = postgres.free_port(), secrets.token_urlsafe(24)
    options = f"bind 127.0.0.1\nport {port}\nrequirepass {password}\nsave ''\nappendonly yes\ndir {folder}\n"
    process = subprocess.Popen(["redis-server", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    process.stdin.write(options)
    process.stdin.close()
    broker = folder / "celery-broker"
    broker.write_text(f"redis://:{password}@127.0.0.1:{port}/0\n", encoding="ascii")
    try:
        yield broker
    finally:
        process.terminate()
        process.wait()


def celery_options(broker: Path) -> dict[str, str]:
    """What turns LocalExecutor into CeleryExecutor; the same names as in docker-compose.yml."""
    return {
        **PAUSED,
        **IMPATIENT,
        "AIRFLOW__CORE__EXECUTOR": "CeleryExecutor",
        "AIRFLOW__CELERY__BROKER_URL_CMD": f"cat {broker}",
        "AIRFLOW__CELERY__WORKER_CONCURRENCY": "2",
    }


@contextmanager
def workers(settings: Settings, options: Mapping[str, str]) -> Iterator[list[psutil.Process]]:
    """Celery workers, each the head of its own processes; all gone afterwards."""
    started = [start_worker(number, settings, options) for number in range(WORKERS)]
    try:
        wait_until_listening(settings)
        yield started
    finally:
        for process in started:
            kill_whole(process)


def start_worker(number: int, settings: Settings, options: Mapping[str, str]) -> psutil.Process:
    """One worker in a session of its own."""
    command = [sys.executable, "-P", "-m", "airflow", "celery", "worker", "--skip-serve-logs"]
    command += ["--celery-hostname", f"werker{number}@%h"]
    command += ["--pid", str(settings.home / f"werker{number}.pid")]
    with worker_log(settings, number).open("ab") as log:
        process = subprocess.Popen(
            command,
            env={**os.environ, **airflow_server.variables(settings), **options},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return psutil.Process(process.pid)


def wait_until_listening(settings: Settings) -> None:
    """Return when every worker has said that it is ready."""
    deadline = time.monotonic() + WORKER_SECONDS
    while not all(b" ready." in worker_log(settings, number).read_bytes() for number in range(WORKERS)):
        if time.monotonic() > deadline:
            raise TimeoutError(f"A worker is not ready; see {settings.logs}")
        time.sleep(0.5)


def worker_log(settings: Settings, number: int) -> Path:
    return settings.logs / f"werker{number}.log"


def kill_whole(process: psutil.Process) -> int:
    """SIGKILL a worker and everything it started, as when its machine fails; how many processes that were."""
    with suppress(psutil.NoSuchProcess):
        process.suspend()  # it must not start another task while we count
        family = [*process.children(recursive=True), process]
        for one in family:
            with suppress(psutil.NoSuchProcess):
                one.kill()
        psutil.wait_procs(family, timeout=10)
        return len(family)
    return 0


def loading_worker(settings: Settings, running: list[psutil.Process]) -> psutil.Process | None:
    """The worker that has a load open in the database now: found by the port its session comes from."""
    statement = "select client_port from pg_stat_activity where usename = 'loader' and backend_xid is not null"
    with psycopg.connect(settings.dsn(postgres.SUPERUSER)) as connection:
        ports = {port for (port,) in connection.execute(statement)}
    for worker in running if ports else []:
        for process in worker.children(recursive=True):
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                if ports & {one.laddr.port for one in process.net_connections("tcp") if one.laddr}:
                    return worker
    return None
