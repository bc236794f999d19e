"""Each night: what is over its term goes, and the access log is compared with its seals and sealed.

Rows that went are no longer in raw: the marts are built again. No load or build runs meanwhile. Where tasks may not
act as the beheerder, as in compose, it skips, and the container `nacht` does this.
"""

from airflow.sdk import dag, task
from airflow.sdk.exceptions import AirflowSkipException

from dags.agreed import AGREED, ALL_SLOTS
from dags.assets import RAW
from dags.instance import this_instance
from ingest.settings import Settings


def instance_of_beheerder() -> Settings:
    """This instance; AirflowSkipException where its tasks do not have the key of the access log."""
    if not (this_instance().keys / "logboek").is_file():
        raise AirflowSkipException("tasks may not act as the beheerder here: the container `nacht` does this")
    return this_instance()


@task(pool_slots=ALL_SLOTS)
def enforce_terms() -> int:
    from infra.retention import enforce

    return enforce(instance_of_beheerder())["leveringen"]


@task(outlets=list(RAW.values()))
def announce(deliveries: int) -> None:
    if not deliveries:
        raise AirflowSkipException("nothing was over its term: raw is what it was")


@task
def seal_access_log() -> int:
    from infra.seal_watch import check_and_seal

    return check_and_seal(instance_of_beheerder())


@dag(schedule="0 4 * * *", **AGREED, doc_md=__doc__, tags=["nacht"])
def nacht() -> None:
    announce(enforce_terms())
    seal_access_log()


nacht()
