"""marts -> expectations: the vintage of this month, and then the models that read it.

Without new deliveries there is nothing to compute. The models take every slot of the pool: no load runs meanwhile.
"""

from airflow.sdk import dag, task

from dags.agreed import AGREED, ALL_SLOTS
from dags.assets import ANALYSE, MARTS
from dags.instance import this_instance


@task
def compute() -> str:
    from analyse.prognose.bereken import bereken

    done = bereken(this_instance())
    return done.reden or f"vintage {done.vintage.vintage:%Y-%m}: {done.rijen} rijen"


@task(outlets=[ANALYSE], pool_slots=ALL_SLOTS)
def build_expectations() -> None:
    from dbt_project import run

    run.build(this_instance(), select=run.EXPECTATIONS)


@dag(schedule=[MARTS], **AGREED, doc_md=__doc__, tags=["analyse"])
def analyse() -> None:
    compute() >> build_expectations()


analyse()
