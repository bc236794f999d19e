"""Airflow with its scheduler, for `make up`: three background processes of one instance, on loopback.

Each component leads a session of its own, so it outlives the shell; its pid file also holds the moment it started, so
that a number which the system gave to another process is never killed.
"""

import json
import os
import sys
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from infra import airflow_environment as airflow
from infra.postgres import free_port
from ingest.settings import Settings

COMPONENTS = ("api-server", "scheduler", "dag-processor")
SCHEDULER = Path(__file__).with_name("airflow_scheduler.py")
START_SECONDS = 180
STOP_SECONDS = 20


@dataclass(frozen=True)
class Address:
    """Where a person finds the user interface, and how to log in."""

    url: str
    user: str
    password_file: Path


def up(settings: Settings, options: Mapping[str, str] | None = None) -> Address:
    """Start what does not run yet and wait until all of it is healthy; Postgres must be running.

    `options` are AIRFLOW__ variables that go before those of the instance, such as another executor.
    """
    if is_running(settings):
        return address(settings)
    down(settings)
    airflow.migrate(settings)
    airflow.airflow_home(settings).mkdir(parents=True, exist_ok=True)
    port_file(settings).write_text(str(free_port()), encoding="ascii")
    for component in COMPONENTS:
        start(component, settings, options or {})
    wait_until_healthy(settings)
    return address(settings)


def down(settings: Settings) -> None:
    """Stop every component with the tasks it started: SIGTERM, and SIGKILL for what stays. Harmless twice."""
    processes = [process for component in COMPONENTS if (process := find(component, settings))]
    family = {child for process in processes for child in process.children(recursive=True)} | set(processes)
    for process in processes:
        process.terminate()
    _, left = psutil.wait_procs(family, timeout=STOP_SECONDS)
    for process in left:
        process.kill()
    psutil.wait_procs(left, timeout=STOP_SECONDS)
    for component in COMPONENTS:
        pid_file(component, settings).unlink(missing_ok=True)


def is_running(settings: Settings) -> bool:
    """Whether every component of this instance is alive."""
    return all(find(component, settings) for component in COMPONENTS)


def address(settings: Settings) -> Address:
    """The address of this instance's Airflow."""
    port = port_file(settings).read_text(encoding="ascii")
    return Address(f"http://127.0.0.1:{port}", airflow.USER, settings.keys / airflow.PASSWORDS)


def variables(settings: Settings) -> dict[str, str]:
    """The environment of every component of a running Airflow, a Celery worker included: it knows where the API is."""
    url = address(settings).url
    return {
        **airflow.environment(settings),
        "AIRFLOW__API__PORT": url.rsplit(":", 1)[1],
        "AIRFLOW__API__BASE_URL": url,
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{url}/execution/",
    }


def start(component: str, settings: Settings, options: Mapping[str, str]) -> None:
    """Start one component in its own session; its output goes to a log file of its own."""
    log = str(log_file(component, settings))
    program = [str(SCHEDULER)] if component == "scheduler" else ["-m", "airflow", component]
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, "-P", *program],
        {**os.environ, **variables(settings), **options},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,
    )
    started = psutil.Process(pid).create_time()
    pid_file(component, settings).write_text(json.dumps({"pid": pid, "started": started}), encoding="ascii")


def find(component: str, settings: Settings) -> psutil.Process | None:
    """The living process of this component, if it is still the one we started."""
    try:
        known = json.loads(pid_file(component, settings).read_text(encoding="ascii"))
        process = psutil.Process(known["pid"])
        alive = process.create_time() == known["started"] and process.status() != psutil.STATUS_ZOMBIE
    except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
        return None
    return process if alive else None


def wait_until_healthy(settings: Settings) -> None:
    """Return when the API server, the scheduler and the dag-processor report health; else stop all and say why."""
    deadline = time.monotonic() + START_SECONDS
    while not all_healthy(settings):
        dead = [component for component in COMPONENTS if not find(component, settings)]
        if dead or time.monotonic() > deadline:
            down(settings)
            logs = ", ".join(str(log_file(component, settings)) for component in dead or COMPONENTS)
            raise RuntimeError(f"Airflow did not start; see {logs}")
        time.sleep(0.5)


def all_healthy(settings: Settings) -> bool:
    """What the monitor page says, and whether the API for tasks answers: its first answer takes seconds to prepare."""
    try:
        health = read_json(f"{address(settings).url}/api/v2/monitor/health")
        read_json(f"{address(settings).url}/execution/health")
    except (OSError, ValueError):
        return False
    return all(health[part]["status"] == "healthy" for part in ("metadatabase", "scheduler", "dag_processor"))


def read_json(url: str) -> dict:
    """GET from our own server; OSError when it does not answer well."""
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310
        return json.load(answer)


def pid_file(component: str, settings: Settings) -> Path:
    return airflow.airflow_home(settings) / f"{component}.pid"


def log_file(component: str, settings: Settings) -> Path:
    return settings.logs / f"airflow-{component}.log"


def port_file(settings: Settings) -> Path:
    return airflow.airflow_home(settings) / "api.port"
