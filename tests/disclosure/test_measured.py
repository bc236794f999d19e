"""A ratio beside its numerator and denominator: who sees it computes no total that is left out."""

from tests.disclosure.attacker import narrow
from tests.disclosure.measured_sets import hidden_totals, measured_tables, shown_ratios
from tests.disclosure.table_sets import owners

SETS = 12


def found(number: int, *, careful: bool) -> list[tuple]:
    """What the attacker computes out of one set, as outsider and as each insider."""
    linked = measured_tables(number)
    hidden = hidden_totals(linked)
    beside = list(shown_ratios(linked, hidden, careful=careful))
    return [one for reader in ("", *owners(linked)) for one in narrow(linked, hidden, reader, beside)]


def test_ratios_give_no_hidden_total_away():
    assert [number for number in range(SETS) if found(number, careful=True)] == []
    assert sum(bool(list(shown_ratios(measured_tables(n), hidden_totals(measured_tables(n))))) for n in range(5)) == 5


def test_the_attacker_turns_back_a_ratio_that_stays_beside_a_hidden_total():
    assert sum(bool(found(number, careful=False)) for number in range(8)) >= 4
