"""No sensitive figure can be computed from what is shown, and hardly more is hidden than the optimum needs."""

import pytest

from publish.disclosure import Figure, LinkedSet, hidden_figures
from tests.disclosure.anchor import optimal_secondary
from tests.disclosure.attacker import narrow
from tests.disclosure.table_sets import flat_table, later_tables, owners, primaries, report_tables, year_tables

SETS = 60
MOST_SECONDARY = 1.25  # times the optimum


def line(*counts: int, total_shown: bool = True) -> LinkedSet:
    """One row of counts with its total; every count belongs to a gemeente."""
    cells = tuple(Figure(f"c{n}", count, 10 * (0 < count < 10), eigenaar=f"g{n}") for n, count in enumerate(counts))
    total = Figure("totaal", sum(counts), 10 * (0 < sum(counts) < 10), zichtbaar=total_shown, gewicht=3)
    return LinkedSet((*cells, total), (("totaal", tuple(cell.naam for cell in cells)),))


def test_the_attacker_finds_nothing_in_sixty_sets_and_the_optimum_hides_hardly_less():
    found, secondary, optimum = [], 0, 0
    for number in range(SETS):
        linked = flat_table(number)
        hidden = hidden_figures(linked, insiders=False)
        found += narrow(linked, hidden)
        secondary += len(hidden) - len(primaries(linked))
        optimum += optimal_secondary(linked)
    assert found == []
    assert 0 < secondary <= MOST_SECONDARY * optimum


@pytest.mark.parametrize(("make", "sets"), [(flat_table, 3), (year_tables, 3), (report_tables, 3), (later_tables, 1)])
def test_who_knows_one_gemeente_exactly_cannot_compute_another(make, sets):
    for number in range(sets):
        linked = make(number)
        hidden = hidden_figures(linked)
        assert primaries(linked) <= hidden | {one.naam for one in linked.figures if not one.zichtbaar}
        for reader in ("", *owners(linked)):
            assert narrow(linked, hidden, reader) == [], (number, reader)


def test_the_attacker_breaks_tables_in_which_only_small_counts_are_hidden():
    broken = sum(bool(narrow(linked, frozenset(primaries(linked)))) for linked in map(flat_table, range(10)))
    assert broken >= 8


def test_the_attacker_breaks_a_pattern_that_forgets_insiders():
    broken = sum(
        any(narrow(linked, hidden_figures(linked, insiders=False), reader) for reader in owners(linked))
        for linked in map(flat_table, range(3))
    )
    assert broken >= 1


@pytest.mark.parametrize(
    ("linked", "hidden"),
    [
        (line(20, 30, 0), set()),
        (line(5, 40, 30, total_shown=False), {"c0"}),
        (line(3, 0, 0), {"c0", "totaal"}),
        (line(5, 6, 40, 90), {"c0", "c1", "c2"}),
    ],
)
def test_what_is_hidden_in_one_row(linked, hidden):
    assert hidden_figures(linked) == hidden


def test_without_insiders_two_small_counts_that_cannot_reach_the_limit_take_a_third():
    assert hidden_figures(line(5, 4, 40, 90), insiders=False) == {"c0", "c1", "c2"}
    assert hidden_figures(line(9, 8, 40, 90), insiders=False) == {"c0", "c1"}


def test_an_amount_of_few_aanbieders_keeps_a_margin_in_proportion_to_it():
    cells = (Figure("a", 900.0, 180.0), Figure("b", 120.0), Figure("c", 500.0), Figure("totaal", 1520.0))
    linked = LinkedSet(cells, (("totaal", ("a", "b", "c")),))
    assert narrow(linked, frozenset({"a", "b"})) == []
    assert hidden_figures(linked) == {"a", "b"}
    without_b = LinkedSet((cells[0], Figure("b", 0.0), cells[2], Figure("totaal", 1400.0, gewicht=3)), linked.sums)
    assert hidden_figures(without_b) == {"a", "c"}


def test_the_same_figures_always_give_the_same_pattern():
    assert hidden_figures(report_tables(3)) == hidden_figures(report_tables(3))
