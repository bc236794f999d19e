"""The spiegelrapport: an aanbieder sees itself beside the region, and learns nothing about a few or about one other."""

from decimal import Decimal

import psycopg
import pytest

from publish import publication
from publish.report_catalog import mirror_measures
from publish.report_mirror import Ratio, mirror, missing_mirrors, own_value, write_mirrors
from publish.thresholds import thresholds
from tests.publish.contract_marts import models

LIMITS = thresholds("openbaar")


def ratio(teller: int, noemer: int) -> Ratio:
    return Ratio(Decimal(teller), Decimal(noemer))


def shown(**others: Ratio) -> tuple[str, str]:
    """Uitval of aanbieder `ik` (12 of 40) and of the region, beside these."""
    every = {"ik": ratio(12, 40), **others}
    every[None] = ratio(sum(int(one.teller) for one in every.values()), sum(int(one.noemer) for one in every.values()))
    part = mirror("ik", "Ik", "2024-H1", {key: every if key == "uitval" else {} for key in mirror_measures()}, LIMITS)
    values = next(values for label, values in part.rows if label.startswith("Uitval"))
    return values[0].text, values[1].text


def test_an_aanbieder_sees_itself_and_the_region():
    assert shown(a=ratio(10, 30), b=ratio(10, 30), c=ratio(10, 30)) == ("30%", "32%")


@pytest.mark.parametrize("others", [
    {"a": ratio(20, 60), "b": ratio(20, 60)},
    {"a": ratio(3, 30), "b": ratio(3, 30), "c": ratio(3, 30)},
    {"a": ratio(30, 30), "b": ratio(28, 30), "c": ratio(28, 30)},
    {"a": ratio(4, 9), "b": ratio(4, 9), "c": ratio(4, 9)},
    {"a": ratio(20, 600), "b": ratio(20, 30), "c": ratio(20, 30)},
], ids=["two others", "a few in it", "a few outside it", "of too few", "nearly all of one"])  # fmt: skip
def test_what_it_could_subtract_itself_from_is_left_out(others):
    assert shown(**others) == ("30%", "*")


def test_of_less_than_ten_an_aanbieder_gets_no_figure_of_its_own():
    assert own_value(ratio(3, 9), "procent", LIMITS).text == "*"
    assert own_value(None, "procent", LIMITS).text == "–"


def test_the_measures_count_columns_that_exist():
    columns = {model["name"]: {column["name"] for column in model["columns"]} for model in models()}
    for one in mirror_measures().values():
        assert {one["halfjaar"], "aanbieder_agb", "gemeente_code"} <= columns[one["tabel"]]


def test_every_aanbieder_gets_a_page_of_its_own_and_the_hash_is_kept(marts, query):
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute("alter table marts.fct_prestaties add column status text default 'toegekend'")
        connection.execute("update marts.fct_prestaties set halfjaar = '2024-H2'")
    publication.publish(marts)
    assert missing_mirrors(marts) == ["A1 A2 A3 A4 A5"]
    assert [page.name for page in write_mirrors(marts, ["A2"])] == ["A2.html"]
    assert missing_mirrors(marts) == ["A1 A3 A4 A5"]
    pages = write_mirrors(marts)
    assert missing_mirrors(marts) == []
    assert [page.name for page in pages] == [f"A{number}.html" for number in range(1, 6)]
    assert pages[0].parent.stat().st_mode & 0o077 == 0
    text = pages[0].read_text(encoding="utf-8")
    assert "Aanbieder 1" in text
    assert not any(f"Aanbieder {number}" in text for number in range(2, 6))
    assert "KANARIE" not in text
    assert query("select count(*) from publicatie.rapporten where editie like 'spiegel-%'") == [(5,)]
