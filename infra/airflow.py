"""What the rest of the project uses of Airflow: run DAGs here and now, or start and stop the scheduler."""

from infra.airflow_environment import environment, migrate
from infra.airflow_server import Address, address, down, is_running, up
from infra.dag_runs import TaskRun, run_dag, run_line

__all__ = [
    "Address",
    "TaskRun",
    "address",
    "down",
    "environment",
    "is_running",
    "migrate",
    "run_dag",
    "run_line",
    "up",
]
