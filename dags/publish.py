"""marts -> people: fill the new publication per gemeente unseen, verify it, move the pointer."""

from airflow.sdk import dag, get_current_context, task
from airflow.sdk.exceptions import AirflowSkipException

from dags.agreed import AGREED
from dags.assets import ANALYSE, PUBLICATIE
from dags.instance import this_instance
from dags.overtaken import skipped_when_overtaken


@task
def start() -> int:
    from publish import publication

    if publicatie_id := publication.start(this_instance()):
        return publicatie_id
    raise AirflowSkipException("the marts are as published: nothing to do")


@task
def find_gemeenten(publicatie_id: int) -> list[str]:
    from publish import publication

    return publication.gemeenten(this_instance())


@task(map_index_template="{{ gemeente }}", max_active_tis_per_dagrun=4)
def fill_gemeente(code: str, publicatie_id: int) -> None:
    from publish import publication

    get_current_context()["gemeente"] = code
    with skipped_when_overtaken():
        publication.fill_gemeente(code, publicatie_id, this_instance())


@task
def fill_region(publicatie_id: int) -> None:
    from publish import publication

    with skipped_when_overtaken():
        publication.fill_region(publicatie_id, this_instance())


@task(outlets=[PUBLICATIE])
def verify_and_flip(publicatie_id: int) -> None:
    from publish import publication

    with skipped_when_overtaken():
        publication.verify(publicatie_id, this_instance())
        publication.flip(publicatie_id, this_instance())


@dag(schedule=[ANALYSE], **AGREED, doc_md=__doc__, tags=["publish"])
def publish() -> None:
    publicatie_id = start()
    codes = find_gemeenten(publicatie_id)
    filled = [fill_gemeente.partial(publicatie_id=publicatie_id).expand(code=codes), fill_region(publicatie_id)]
    filled >> verify_and_flip(publicatie_id)


publish()
