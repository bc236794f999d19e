"""What surrounds a build: why it stopped, and that reference data may change shape between two builds."""

import dataclasses
import os
import shutil

import psycopg
import pytest

from dbt_project import stand
from dbt_project.blockades import TEST, blockades
from dbt_project.run import build
from ingest.version import code_version

# dbt leaves its log file open until the process ends.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"
)


def test_a_build_that_broke_off_before_the_quality_report_keeps_its_own_reason(settings):
    assert blockades(settings, ["stg_ijw__starts", TEST]) == []


def test_a_code_list_with_other_columns_than_last_time_is_made_anew(settings, query):
    columns = "select string_agg(attname, ' ' order by attnum) from pg_attribute"
    columns += " where attrelid = to_regclass('reference.koppelingen') and attnum > 0 and not attisdropped"
    build(settings, "koppelingen,resource_type:seed")
    ((as_described,),) = query(columns)
    first, last = as_described.split()[0], as_described.split()[-1]
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute(f"alter table reference.koppelingen drop column {last}, add column {first}_oud text")
    build(settings, "koppelingen,resource_type:seed")
    assert query(columns) == [(as_described,)]
    assert query(f"select count({last}) > 0 from reference.koppelingen") == [(True,)]


def test_a_line_more_in_a_list_of_the_region_makes_the_next_build_start_over(settings, tmp_path, monkeypatch):
    folder = shutil.copytree(settings.region_folder, tmp_path / "regio")
    ours = dataclasses.replace(settings, region=os.path.relpath(folder, settings.region_folder.parent))
    nothing = (
        f"select '{code_version()}' as code_version, 0 as volgnummer_tot, md5('') as stand, {{lijsten}} as lijsten"
    )
    monkeypatch.setattr(stand, "KEPT", {"bouwstand": nothing})
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute("create schema if not exists intermediate")
    stand.remember(ours)
    assert stand.reason_to_start_over(ours) == ""
    with (folder / "productklassen.csv").open("a", encoding="utf-8") as file:
        file.write("45,,jeugdhulp,2024-01-01,,een besluit\n")
    assert "map van de regio" in stand.reason_to_start_over(ours)
