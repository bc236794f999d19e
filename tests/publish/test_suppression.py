"""A hidden number cannot be read, nor computed from what is shown by someone who knows how the hiding works."""

import random
from decimal import Decimal
from itertools import product

import pytest

from publish.suppression import SHIELDED, SHOWN, SMALL, Cell, Table, protect

LIMIT = 10


def table_of(*counts: int) -> Table:
    cells = tuple(Cell(f"c{place}", count, Decimal(100 * count)) for place, count in enumerate(counts))
    return Table(cells, Cell("totaal", sum(counts), Decimal(100 * sum(counts))))


def states(*counts: int) -> list[str]:
    protected = protect(table_of(*counts), LIMIT)
    return [cell.staat for cell in (*protected.cells, protected.total)]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((20, 30, 0), [SHOWN, SHOWN, SHOWN, SHOWN]),
        ((5, 40, 30), [SMALL, SHOWN, SHIELDED, SHOWN]),
        ((9, 10), [SMALL, SHIELDED, SHOWN]),
        ((1, 10, 50), [SMALL, SHIELDED, SHIELDED, SHOWN]),
        ((3, 0), [SMALL, SHOWN, SMALL]),
        ((3, 2), [SMALL, SMALL, SMALL]),
        ((1, 10), [SMALL, SHIELDED, SHIELDED]),
        ((4, 5, 6, 80), [SMALL, SMALL, SMALL, SHOWN, SHOWN]),
    ],
)
def test_small_cells_and_what_would_betray_them_are_hidden(counts, expected):
    assert states(*counts) == expected


def test_a_hidden_cell_holds_no_value_any_more():
    protected = protect(table_of(5, 40, 30), LIMIT)
    assert [(cell.aantal, cell.bedrag) for cell in protected.cells] == [(None, None), (40, 4000), (None, None)]


def test_euros_without_people_are_a_correction_for_a_few():
    table = Table(
        (Cell("a", 0, Decimal(-50)), Cell("b", 40, Decimal(9)), Cell("c", 50, Decimal(9))),
        Cell("totaal", None, Decimal(-32)),
    )
    assert [cell.staat for cell in protect(table, LIMIT).cells] == [SMALL, SHIELDED, SHOWN]


def possible_values(protected: Table) -> list[set[int]]:
    """All values each small cell can have for who knows the total, the shown cells and the meaning of the signs."""
    remainder = protected.total.aantal - sum(cell.aantal or 0 for cell in protected.cells)
    small = [cell for cell in protected.cells if cell.staat == SMALL]
    shielded = sum(cell.staat == SHIELDED for cell in protected.cells)
    possible: list[set[int]] = [set() for _ in small]
    for guess in product(range(1, LIMIT), repeat=len(small)):
        rest = remainder - sum(guess)
        if rest >= shielded * LIMIT if shielded else rest == 0:
            for place, value in enumerate(guess):
                possible[place].add(value)
    return possible


def test_no_small_cell_follows_from_the_total_in_many_random_tables():
    dice = random.Random(2024)
    attacked = 0
    for _ in range(400):
        counts = [dice.choice((0, 1, 2, 3, 7, 9, 10, 11, 12, 40, 200)) for _ in range(dice.randint(1, 5))]
        protected = protect(table_of(*counts), LIMIT)
        if protected.total.aantal is None:
            continue
        for values in possible_values(protected):
            attacked += 1
            assert len(values) >= 3, counts
    assert attacked > 200


def test_euros_of_too_few_aanbieders_are_hidden_with_the_next_smallest():
    cells = (Cell("a", 90, Decimal(9), gedomineerd=True), Cell("b", 40, Decimal(9)), Cell("c", 50, Decimal(9)))
    protected = protect(Table(cells, Cell("totaal", None, Decimal(27))), LIMIT)
    assert [cell.staat for cell in protected.cells] == [SHIELDED, SHIELDED, SHOWN]
    assert protected.total.bedrag == 27
