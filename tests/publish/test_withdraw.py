"""Withdrawing, comparing, listing and cleaning up publications."""

import psycopg
import pytest

from publish import publication, reopen
from publish.compare import compare
from publish.errors import PublicationError
from publish.publication_list import publications
from publish.withdraw import withdraw
from tests.publish.marts import rebuild

SEEN = "select count(*), sum(ingediend_bedrag) from mart_0505.fct_prestaties"


@pytest.fixture
def two(marts) -> tuple[int, int]:
    """Two publications; the second has one euro less in 0505."""
    first = publication.publish(marts).publicatie_id
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute(
            "update marts.fct_prestaties set ingediend_bedrag = ingediend_bedrag - 1 where prestatie_id = '0505-1'"
        )
        connection.execute(
            "update marts.rpt_kpi set teller = 41, waarde = 41 where gemeente_code = '0505'"
            " and kpi_id = 'jeugdigen_in_zorg'"
        )
    rebuild(marts, "stand-2")
    return first, publication.publish(marts).publicatie_id


def test_withdrawn_figures_are_followed_by_the_ones_before_and_never_published_again(marts, two, query):
    first, second = two
    ((count, amount),) = query(SEEN)
    assert withdraw(second, marts, reden="dubbele levering", door="B. Jansen") == first
    assert query(SEEN) == [(count, amount + 1)]
    assert publication.current(marts).publicatie_id == first
    assert query("select publicatie_id, reden, door, terug_naar from publicatie.intrekkingen") == [
        (second, "dubbele levering", "B. Jansen", first)
    ]
    found = publications(marts)
    assert [(row[0], row[1], row[9]) for row in found] == [
        (second, "ingetrokken", "dubbele levering"),
        (first, "zichtbaar", None),
    ]
    assert found[1][3:6] == ("test", 120, 100)
    assert len(found[1][7]) == 8
    with pytest.raises(PublicationError, match="withdrawn"):
        publication.publish(marts)
    rebuild(marts, "stand-3")
    assert publication.publish(marts).publicatie_id > second


def test_withdrawing_an_older_one_changes_nothing_and_the_last_one_leaves_nothing(marts, two, query):
    before = query(SEEN)
    assert withdraw(two[0], marts, reden="fout", door="B. Jansen") == two[1]
    assert query(SEEN) == before
    assert withdraw(two[1], marts, reden="fout", door="B. Jansen") is None
    assert query("select count(*) from mart_0505.fct_prestaties") == [(0,)]
    with pytest.raises(PublicationError, match="al ingetrokken"):
        withdraw(two[1], marts, reden="fout", door="B. Jansen")


def test_comparing_names_what_moved_and_an_idle_reader_delays_cleaning_up_only(marts, two, query):
    found = compare(*two, marts)
    cents = sum(10001 + 100 * n + 10000 for n in range(1, 101))  # both euro columns
    moved = [("0505", "fct_prestaties", 100, 100, cents, cents - 100)]
    assert [row for row in found.tabellen if row[0] == "0505"] == moved
    assert {row[0] for row in found.tabellen} == {"0505", "regio"}
    assert [(code, kpi, periode, *map(int, values)) for code, kpi, periode, *values in found.kpis] == [
        ("0505", "jeugdigen_in_zorg", half, old, 41, old, 41) for half, old in (("2024-H1", 80), ("2024-H2", 81))
    ]
    assert compare(two[1], two[1], marts).tabellen == []
    with pytest.raises(PublicationError):
        compare(two[0], 999, marts)

    with psycopg.connect(marts.dsn("soj")) as idle:
        idle.execute("select count(*) from mart_regio.fct_prestaties")
        for number in range(3):
            rebuild(marts, f"later-{number}")
            publication.publish(marts)
        assert f"opslag_regio.fct_prestaties_p{two[1]}" in reopen.tidy(marts)
    assert reopen.tidy(marts) == []
    assert query("select count(*) from pg_class where relname ~ %s", [f"_p{two[1]}$"]) == [(0,)]
    gone = compare(*two, marts)
    assert gone.kpis is None
    assert [row for row in gone.tabellen if row[0] == "0505"] == moved
