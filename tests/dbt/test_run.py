"""What surrounds a build: why it stopped, and that reference data may change shape between two builds."""

import psycopg
import pytest

from dbt_project.blockades import TEST, blockades
from dbt_project.run import build

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
