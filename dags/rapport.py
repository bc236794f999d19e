"""publicatie -> gemeenterapportages, regional edition, mirrors, dashboards: what this publication does not have yet."""

from airflow.sdk import dag, get_current_context, task

from dags.agreed import AGREED
from dags.assets import PUBLICATIE
from dags.instance import this_instance


@task
def explain_changes() -> bool:
    from publish import report_changes

    return report_changes.ensure_changes(this_instance())


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
def find_missing_mirrors() -> list[str]:
    from publish import report_mirror

    return report_mirror.missing_mirrors(this_instance())


@task(map_index_template="{{ aanbieders }}", max_active_tis_per_dagrun=2)
def write_mirrors(agbs: str) -> None:
    from publish import report_mirror

    get_current_context()["aanbieders"] = f"{agbs.split()[0]} …"
    report_mirror.write_mirrors(this_instance(), agbs.split())


@task
def write_dashboards() -> None:
    from publish.dashboards import pages

    pages.write_missing(this_instance())


@dag(schedule=[PUBLICATIE], **AGREED, doc_md=__doc__, tags=["publish"])
def rapport() -> None:
    # The first to come decides for all what is left out; the region reads what all have.
    explain_changes() >> write_report.expand(code=find_missing_reports()) >> write_region_report()
    write_mirrors.expand(agbs=find_missing_mirrors())
    write_dashboards()


rapport()
