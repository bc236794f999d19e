"""What a reader sees of a value, in tables and beside the marks of a chart."""

from decimal import Decimal

import pytest

from publish.dashboards import formats
from publish.dashboards.drawing import points
from publish.dashboards.query import Rows
from publish.dashboards.spec import Card


@pytest.mark.parametrize(
    ("column", "value", "eenheid", "seen"),
    [
        ("waarde", Decimal("12886.6"), "euro", "€\u00a012.887"),
        ("gemeente", Decimal("10.3"), "procent", "10,3%"),
        ("gemeente", Decimal("4789.3"), "euro per jeugdige", "€\u00a04.789"),
        ("regio_is_100", Decimal("101"), "euro per jeugdige", "101"),
        ("waarde", Decimal("17"), "trajecten", "17"),
        ("verschil_procent", Decimal("26"), "euro", "26%"),
        ("kosten_bedrag", Decimal("12"), "", "€\u00a012"),
        ("gemeente", "Dordrecht", "euro", "Dordrecht"),
        ("waarde", None, "euro", "–"),
    ],
)
def test_a_number_in_a_table_has_its_own_unit_or_that_of_its_row(column, value, eenheid, seen):
    assert formats.text(column, value, eenheid) == seen


@pytest.mark.parametrize(("y", "label"), [("waarde", "€\u00a04.789"), ("regio_is_100", "101")])
def test_only_the_figure_itself_is_drawn_with_the_unit_of_the_kpi(y, label):
    card = Card("k", "Titel", "staaf", "Uitleg.", x="cijfer_naam", y=y)
    columns = ("cijfer_naam", "eenheid", "waarde", "regio_is_100")
    found = Rows(columns, (("Kosten per jeugdige", "euro per jeugdige", Decimal("4789"), Decimal("101")),))
    assert [point["label"] for point in points(card, found)] == [label]
