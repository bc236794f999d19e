"""What may not be seen leaves a report without its value; what may is rounded, each figure by itself."""

from decimal import Decimal

from publish.suppression import HIDDEN, SHOWN, Cell, Table, protect
from publish.thresholds import thresholds

LIMITS = thresholds("openbaar")


def test_a_hidden_cell_holds_no_value_any_more_and_the_others_are_rounded():
    cells = (Cell("a", 5, Decimal(5000)), Cell("b", 42, Decimal("4600.50")), Cell("c", 0, Decimal(0)))
    seen = protect(Table(cells, Cell("totaal", None, Decimal(9600))), {"a"}, LIMITS)
    assert [(cell.staat, cell.aantal, cell.bedrag) for cell in (*seen.cells, seen.total)] == [
        (HIDDEN, None, None), (SHOWN, 40, 5000), (SHOWN, 0, 0), (SHOWN, None, 10000),
    ]  # fmt: skip
