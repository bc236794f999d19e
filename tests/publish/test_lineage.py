"""The way from a mart to raw, out of the files of the models."""

import itertools

import pytest

from ingest.contract import raw_tables
from publish import lineage
from publish.herkomst import parts, recipes
from tests.dbt.test_kpi import DESCRIBED
from tests.test_conventions import dbt_yaml

PUBLISHED = {
    model["name"]: {column["name"] for column in model["columns"]}
    for model in dbt_yaml("marts")["models"]
    if str(model["config"]["meta"]["publicatie"]).startswith("eigen")
}


def test_costs_come_from_the_prestaties_of_a_declaratie():
    way = lineage.raw_tables_behind("fct_prestaties")["raw.ijw__jw323_prestaties"]
    assert way[0] == "fct_prestaties"
    assert way[-2:] == ("stg_ijw__prestaties", "raw.ijw__jw323_prestaties")
    for model, parent in itertools.pairwise(way):
        assert parent in lineage.parents()[model]


def test_every_raw_table_feeds_a_mart_or_only_a_staging_view_so_far():
    reached = {table for mart in PUBLISHED for table in lineage.raw_tables_behind(mart)}
    assert reached <= {f"raw.{name}" for name in raw_tables()}
    assert len(reached) > 15


@pytest.mark.parametrize("kpi_id", sorted(DESCRIBED))
def test_every_kpi_is_computed_by_a_model_that_stands_on_raw_tables(kpi_id):
    model = lineage.model_of_kpi(kpi_id)
    assert lineage.raw_tables_behind(model)
    assert model in lineage.ways("rpt_kpi")


def test_a_model_that_only_compares_costs_does_not_compute_them():
    assert lineage.model_of_kpi("kosten") == "int_kpi_kern"


@pytest.mark.parametrize("kpi_id", sorted(recipes()))
def test_the_rows_behind_a_kpi_are_in_a_published_mart(kpi_id):
    assert kpi_id in DESCRIBED
    for recipe in parts(recipes()[kpi_id]):
        columns = PUBLISHED[recipe.tabel]
        assert set(recipe.toont) <= columns
        assert {"delivery_id", "position"} <= columns or columns & {"traject_id", "toewijzing_id"}


def test_of_a_model_that_does_not_exist_nothing_is_known():
    assert lineage.ways("bestaat_niet") == {"bestaat_niet": ("bestaat_niet",)}
    assert lineage.model_of_kpi("bestaat_niet") == ""
