"""marts -> people: fill the new publication per gemeente unseen, verify it, move the pointer."""

from airflow.sdk import dag, get_current_context, task
from airflow.sdk.exceptions import AirflowSkipException

from dags.agreed import AGREED, ALL_SLOTS
from dags.assets import ANALYSE, PUBLICATIE
from dags.instance import this_instance
from dags.overtaken import skipped_when_overtaken


@task
def start() -> list[dict]:
    from publish import publication

    if publicatie_id := publication.start(this_instance()):
        batches = publication.batches(ALL_SLOTS, this_instance())
        return [{"publicatie_id": publicatie_id, "parts": parts} for parts in batches]
    raise AirflowSkipException("the marts are as published: nothing to do")


# As many tasks as run at a time, not one per gemeente: each costs a second. Parts that are filled are not done again.
@task(map_index_template="{{ names }}")
def fill_parts(publicatie_id: int, parts: list[str]) -> None:
    from publish import publication

    get_current_context()["names"] = " ".join(parts)
    with skipped_when_overtaken():
        for part in parts:
            publication.fill_part(part, publicatie_id, this_instance())


@task(outlets=[PUBLICATIE])
def verify_and_flip(started: list[dict]) -> None:
    from publish import publication

    publicatie_id = started[0]["publicatie_id"]
    with skipped_when_overtaken():
        publication.verify(publicatie_id, this_instance())
        publication.flip(publicatie_id, this_instance())


@dag(schedule=[ANALYSE], **AGREED, doc_md=__doc__, tags=["publish"])
def publish() -> None:
    started = start()
    fill_parts.expand_kwargs(started) >> verify_and_flip(started)


publish()
