"""publicatie -> Metabase: let it read the tables again and check that everybody sees the own figures only."""

import os

from airflow.sdk import dag, task
from airflow.sdk.exceptions import AirflowSkipException

from dags.agreed import AGREED
from dags.assets import PUBLICATIE
from dags.instance import this_instance


@task
def read_tables() -> None:
    from publish.metabase import address, provision

    settings = this_instance()
    if not address.is_set_up(settings, os.environ):
        raise AirflowSkipException("no METABASE_URL, or nobody has begun with it: this instance has no Metabase")
    gateway, target = address.connect(settings, os.environ)
    provision.read_tables_again(gateway, target)


@task
def verify() -> None:
    from publish.metabase import address, provision

    gateway, target = address.connect(this_instance(), os.environ)
    if wrong := provision.verify(gateway, target):
        raise RuntimeError(f"Metabase is not as agreed; run `jeugd metabase plan`. First: {wrong[0]}")


@dag(schedule=[PUBLICATIE], **AGREED, doc_md=__doc__, tags=["publish"])
def metabase() -> None:
    read_tables() >> verify()


metabase()
