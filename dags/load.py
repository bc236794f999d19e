"""inbox -> raw: one DAG per source, one mapped task per batch of files.

A refused delivery is a green task: the supplier must act, and the reasons are in its findings.
A red task is ours: run it again when the cause is gone, that is always safe.
"""

from airflow.sdk import DAG, Asset, TriggerRule, dag, get_current_context, task
from airflow.sdk.exceptions import AirflowSkipException

from dags.agreed import AGREED
from dags.assets import RAW
from dags.instance import this_instance


# Whatever our own code did: we tell the people who call a supplier that a delivery was refused, or has not come.
@task(trigger_rule=TriggerRule.ALL_DONE)
def report_suppliers(source: str) -> None:
    from infra import alarm_leverancier

    alarm_leverancier.report(source, this_instance(), get_current_context()["dag_run"].run_after.date())


def load_source(source: str, *, schedule: str, raw: Asset) -> DAG:
    """The DAG that takes in what this source offers and says so once, if anything was loaded."""

    @dag(dag_id=f"load_{source}", schedule=schedule, **AGREED, doc_md=__doc__, tags=["load"])
    def load() -> None:
        @task
        def retry_quarantined() -> int:
            from ingest.retry import retry_quarantined

            return retry_quarantined(source, this_instance())

        @task
        def find_batches(loaded_again: int) -> list[str]:
            from ingest.inbox import new_batches

            return new_batches(source, this_instance())

        @task(map_index_template="{{ batch_name }}", max_active_tis_per_dagrun=4)
        def load_batch(batch: str) -> int:
            from ingest.delivery import receive_batch

            get_current_context()["batch_name"] = batch
            return receive_batch(source, batch, this_instance()).loaded

        # A batch on which our code fails has settled its other files: they must not wait for the repair.
        @task(outlets=[raw], trigger_rule=TriggerRule.ALL_DONE)
        def announce(loaded_again: int, batches: list[str] | None, loaded: list[int] | None) -> None:
            if not loaded_again and not any(loaded or ()) and len(loaded or ()) == len(batches or ()):
                raise AirflowSkipException("no delivery was loaded: raw is what it was")

        # The last task decides the colour of the run: a failed batch makes it red, announced or not.
        @task(trigger_rule=TriggerRule.NONE_FAILED)
        def settled() -> None: ...

        loaded_again = retry_quarantined()
        batches = find_batches(loaded_again)
        loaded = load_batch.expand(batch=batches)
        [loaded, announce(loaded_again, batches, loaded)] >> settled()
        loaded >> report_suppliers(source)

    return load()


for each, its_asset in RAW.items():
    load_source(each, schedule="0 6 * * *", raw=its_asset)
