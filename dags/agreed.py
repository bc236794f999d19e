"""What every DAG agrees on: no catching up, one run at a time, two retries, times in Dutch local time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dags.alarm import on_green, on_red

ALL_SLOTS = 4  # the size of Airflow's default pool in every instance (core.default_pool_task_slot_count)
AGREED = {
    "start_date": datetime(2026, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam")),
    "catchup": False,
    "max_active_runs": 1,
    "default_args": {
        "retries": 2,
        "retry_delay": timedelta(minutes=5),
        "on_failure_callback": on_red,
        "on_success_callback": on_green,
    },
}
