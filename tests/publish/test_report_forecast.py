"""The money of a report: begroting, declared, expected; never a way round what is hidden."""

import dataclasses
from datetime import UTC, date, datetime
from decimal import Decimal

from publish.figures import Figures
from publish.gemeenten import Gemeente
from publish.report_catalog import subjects
from publish.report_forecast import completeness, forecast, known_part
from publish.report_money import budget
from publish.report_plain import changed
from publish.report_source import Source
from publish.report_words import key_figures
from publish.suppression import HIDDEN, Cell, Table
from publish.thresholds import thresholds

HALVES = ("2023-H2", "2024-H1", "2024-H2")
SOURCE = Source(7, "test", 120, *[datetime(2025, 1, 15, tzinfo=UTC)] * 2)
THOUSAND = Decimal(1000)
JANUARY = date(2025, 1, 1)
BEGROTING = [("ambulant", "primitief", 700 * THOUSAND, JANUARY), ("verblijf", "primitief", 300 * THOUSAND, None)]
EXPECTED = [Decimal("1100499.50"), 1050 * THOUSAND, 1190 * THOUSAND, Decimal(0)]
BLOCKS = {
    "begroting": BEGROTING,
    "jaar": [(2024, 1000 * THOUSAND, 1050 * THOUSAND, None, *EXPECTED)],
    "prognose": [
        ("2025-H1", 520 * THOUSAND, 450 * THOUSAND, 610 * THOUSAND, "ets_gedempt", Decimal("0.083"), JANUARY),
    ],
    "compleet": [
        ("2024-11", Decimal("0.91"), Decimal("0.85"), Decimal("0.97")),
        ("2024-12", Decimal("0.58"), None, None),
    ],
    "volledig": [
        ("2024-K1", 200 * THOUSAND, 200 * THOUSAND), ("2024-K3", 190 * THOUSAND, 200 * THOUSAND),
        ("2024-K4", 122 * THOUSAND, 200 * THOUSAND),
    ],
    "veranderd": [
        (6, "2024-H1", "stand_van", Decimal("480000.00")), (6, "2024-H1", "nagekomen", Decimal("21400.25")),
        (6, "2024-H1", "correctie", Decimal("-2900.25")), (6, "2024-H1", "stand_naar", Decimal("498500.00")),
    ],
}  # fmt: skip


def figures(costs: tuple[int | None, ...] = (450, 480, 500), **blocks) -> Figures:
    """A gemeente with these costs (thousands of euros) per half-year; None is hidden."""
    tables = {key: {half: Table((), Cell("totaal", 100)) for half in HALVES} for key in subjects()}
    tables["kosten_categorie"] = {
        half: Table(
            (), Cell("totaal", None, None, HIDDEN) if cost is None else Cell("totaal", None, Decimal(1000 * cost))
        )
        for half, cost in zip(HALVES, costs, strict=True)
    }
    limits = {**thresholds("openbaar"), "halfjaren": 3, "halfjaren_terug": 2}
    index = {key: {} for key in subjects()}
    found = Figures(Gemeente("0505", "Dordrecht", ("0505",)), SOURCE, HALVES, tables, 22000, index, limits)
    return dataclasses.replace(found, blocks={**BLOCKS, **blocks})


def texts(part) -> dict[str, str]:
    return {name: values[0].text for name, values in part.rows}


def test_a_year_goes_from_begroting_over_declared_to_what_is_expected():
    found = budget(figures())
    assert texts(found) == {
        "Ambulant": "€\u00a0700.000", "Verblijf": "€\u00a0300.000", "Begroting 2024": "€\u00a01.000.000",
        "Gedeclareerd over 2024, tot nu toe": "€\u00a0980.000", "Deel van de begroting": "98%",
        "Eerst vastgesteld": "€\u00a01.000.000", "Na de eerste burap": "€\u00a01.050.000",
        "Verwacht over heel 2024": "€\u00a01.100.000",
        "Waarschijnlijk tussen": "€\u00a01.050.000 en €\u00a01.190.000",
    }  # fmt: skip
    assert "meer dan" in found.drawing
    assert "+€\u00a0120.000" in found.drawing


def test_lumpsum_is_named_apart_and_counts_in_what_the_year_ends_at():
    year = [(2024, 1000 * THOUSAND, None, None, *EXPECTED[:3], Decimal("80499.99"))]
    found = budget(figures(jaar=year))
    assert texts(found)["Lumpsum en subsidie over 2024, staat vast"] == "€\u00a080.000"
    assert texts(found)["Samen over heel 2024"] == "€\u00a01.180.000"
    assert "€\u00a0180.000" in found.drawing, "more than budgeted"


def test_without_a_forecast_or_with_hidden_costs_the_begroting_stands_alone():
    assert "Verwacht over heel 2024" not in texts(budget(figures(jaar=[])))
    hidden = budget(figures((450, None, 500)))
    assert set(texts(hidden)) == {"Ambulant", "Verblijf", "Begroting 2024"}
    assert "weggelaten" in hidden.notes[0]
    assert budget(figures(begroting=[])) is None


def test_the_forecast_says_how_far_off_it_was_and_shows_whole_half_years():
    found = forecast(figures())
    assert texts(found)["1e halfjaar 2025, verwacht"] == "€\u00a0520.000"
    assert any("8% naast (WAPE)" in note for note in found.notes)
    assert found.drawing.startswith("<svg")
    assert forecast(figures((450, 480, None))) is None, "from hidden costs nothing is expected"
    assert forecast(figures(prognose=[])) is None


def test_completeness_is_a_share_with_a_band():
    found = completeness(figures())
    assert [value.text for value in found.rows[0][1]] == ["91%", "85%", "97%"]
    assert [value.text for value in found.rows[1][1]] == ["58%", "58%", "58%"]


def test_what_changed_adds_up_and_small_steps_stand_together():
    found = changed(figures())
    amounts = {name: values[0].number for name, values in found.rows}
    assert amounts.pop("Deze rapportage") == sum(amounts.values()) == 499_000, "half goes up, as everywhere"
    assert amounts["Nagekomen declaraties"] == 21_000
    assert "Correcties door aanbieders" not in amounts
    assert amounts["Kleine verschillen en afronding"] == -2_000


def test_beside_the_costs_of_each_half_year_stands_how_much_is_known_of_it():
    assert [value.text for _, values in known_part(figures()).rows for value in values] == ["–", "100%", "78%"]
    assert key_figures(figures())[2].known == 78
    hidden = figures((450, 480, None))
    assert [value.text for _, values in known_part(hidden).rows for value in values] == ["–", "100%", "–"]
    assert key_figures(hidden)[2].known is None
    assert known_part(figures(volledig=[])) is None
