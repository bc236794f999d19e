"""Two reports laid side by side: a small difference is protected as a small count is, as far as it still can be."""

from dataclasses import replace

from publish.disclosure import Figure, LinkedSet, hidden_figures
from publish.report_history import Version, with_history
from tests.disclosure.attacker import narrow
from tests.disclosure.table_sets import later_tables, owners, two_publications

TOTAL = ("regio", "totaal")


def row(*counts: int) -> LinkedSet:
    """Totals of gemeenten, with the total of the region, which everyone knows."""
    cells = tuple(Figure((f"g{n}", "totaal"), count, 10 * (0 < count < 10), f"g{n}") for n, count in enumerate(counts))
    whole = Figure(TOTAL, sum(counts), gewicht=float("inf"))
    return LinkedSet((*cells, whole), ((TOTAL, tuple(cell.naam for cell in cells)),))


def hidden(newest: LinkedSet, *before: Version) -> set[str]:
    """Gemeenten of which the newest report leaves the figure out."""
    found = hidden_figures(with_history(newest, before, 10), insiders=False)
    return {name[0] for name in found if len(name) == 2}


def test_a_figure_that_grew_by_a_few_is_left_out_and_another_with_it():
    first = Version(1, row(40, 60, 80, 100), frozenset())
    assert len(hidden(row(43, 60, 80, 115), first)) >= 2
    assert "g0" in hidden(row(43, 60, 80, 115), first)


def test_figures_that_stayed_or_grew_by_enough_are_shown():
    first = Version(1, row(40, 60, 80, 100), frozenset())
    assert hidden(row(40, 60, 80, 100), first) == set()
    assert hidden(row(52, 75, 80, 100), first) == set()


def test_a_difference_with_any_earlier_report_counts_not_only_with_the_last():
    first, second = Version(1, row(40, 60, 80, 100), frozenset()), Version(2, row(55, 60, 80, 100), frozenset())
    assert "g0" in hidden(row(43, 60, 95, 100), first, second)
    assert hidden(row(43, 60, 95, 100), second) == set()


def test_one_gemeente_that_grew_by_a_few_is_protected_though_everyone_else_stayed_the_same():
    first = Version(1, row(40, 60, 80, 100), frozenset())
    assert hidden(row(43, 60, 80, 100), first) == {"g0"}


def test_what_two_older_reports_gave_away_hides_nothing_new():
    first, second = Version(1, row(40, 60, 80), frozenset()), Version(2, row(43, 60, 80), frozenset())
    assert hidden(row(43, 60, 80), first, second) == set()


def test_what_was_left_out_before_is_not_given_away_by_showing_its_neighbour_now():
    before = row(5, 6, 80, 100)
    first = Version(1, before, hidden_figures(before, insiders=False))
    assert first.hidden
    newest = row(25, 30, 80, 100)
    pattern = hidden_figures(with_history(newest, [first], 10), insiders=False)
    assert narrow(with_history(newest, [first], 10), pattern) == []


def test_the_attacker_breaks_reports_that_forget_the_one_before():
    broken = 0
    for number in range(6):
        newest, first = two_publications(number)
        known = with_history(newest, [first], 10)
        gone = frozenset(name for name in hidden_figures(newest) if any(one.naam == name for one in known.figures))
        broken += any(narrow(known, gone, reader) for reader in ("", *owners(known)))
    assert broken >= 4


def test_with_the_same_figures_nothing_more_is_hidden_than_before():
    for number in range(2):
        _, first = two_publications(number)
        again = hidden_figures(with_history(first.linked, [replace(first, nummer=2)], 10))
        assert again == first.hidden
    assert later_tables(1).figures
