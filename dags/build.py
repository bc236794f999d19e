"""raw -> marts: dbt builds and tests everything, whenever a source has loaded something.

One task, that takes every slot of the pool: a load between two layers would make marts that do not add up to raw.
"""

from airflow.sdk import AssetAny, dag, task

from dags.agreed import AGREED, ALL_SLOTS
from dags.assets import MARTS, RAW
from dags.instance import this_instance


@dag(schedule=AssetAny(*RAW.values()), **AGREED, doc_md=__doc__, tags=["build"])
def build() -> None:
    @task(outlets=[MARTS], pool_slots=ALL_SLOTS)
    def build_marts() -> None:
        from dbt_project import run

        run.build(this_instance())

    build_marts()


build()
