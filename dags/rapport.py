"""publicatie -> gemeenterapportages, regional edition, dashboards: what the current publication does not have yet."""

from airflow.sdk import dag, get_current_context, task

from dags.agreed import AGREED
from dags.assets import PUBLICATIE
from dags.instance import this_instance


@task
def find_missing_reports() -> list[str]:
    from publish import report

    return report.missing_reports(this_instance())


@task(map_index_template="{{ gemeente }}", max_active_tis_per_dagrun=4)
def write_report(code: str) -> None:
    from publish import report

    get_current_context()["gemeente"] = code
    report.write_editions(code, this_instance())


@task
def write_region_report() -> None:
    from publish import report

    report.write_missing_region(this_instance())


@task
def write_dashboards() -> None:
    from publish.dashboards import pages

    pages.write_missing(this_instance())


@dag(schedule=[PUBLICATIE], **AGREED, doc_md=__doc__, tags=["publish"])
def rapport() -> None:
    # The first to come decides for all what is left out; the region reads what all have.
    write_report.expand(code=find_missing_reports()) >> write_region_report()
    write_dashboards()


rapport()
