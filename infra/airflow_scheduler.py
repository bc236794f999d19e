"""Airflow's scheduler, with the libraries of its tasks imported before it starts the processes that run them.

A task is a fork of the scheduler: what is imported here no task imports again, which for dbt is 2 s of processor time
and for the forecast 3 s, every time. Libraries only: our own code each task reads as it is at that moment.
"""

import sys
from importlib import import_module

LIBRARIES = (
    "psycopg",
    "lxml.etree",
    "dbt.cli.main",
    "dbt.adapters.postgres",
    "scipy.stats",
    "statsmodels.tsa.holtwinters",
    "chainladder",
)


def main() -> None:
    """Become the program `airflow scheduler`, with the options that were given."""
    for name in LIBRARIES:
        import_module(name)
    from airflow.__main__ import main as airflow

    sys.argv = ["airflow", "scheduler", *sys.argv[1:]]
    airflow()


if __name__ == "__main__":
    main()
