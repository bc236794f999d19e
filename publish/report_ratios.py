"""Protected ratios, means and medians -> the part of a chapter that sets them beside the region."""

from decimal import Decimal

from publish import wording
from publish.charts import bar_chart
from publish.figures import Figures
from publish.report_catalog import measures
from publish.report_measures import Measured
from publish.report_parts import Part, Value, spoken
from publish.suppression import HIDDEN

UNITS = {"procent": "%", "dagen": " dagen", "euro": ""}


def measures_part(figures: Figures, keys: list[str], chapter: str) -> Part | None:
    """Ratios and means under each other, with the region in the newest half-year; None when nothing was observed."""
    rows, codes, drawn = [], [], []
    for key in keys:
        measure, by_half = measures()[key], figures.measures.get(key, {})
        if all(one == Measured(None, None) for one in by_half.values()):
            continue
        unit = measure.eenheid
        region = figures.region.get((key, figures.perioden[-1]))
        values = [measured_value(one, unit) for one in by_half.values()]
        rows.append(
            (f"{measure.naam}, {measure.van}", [*values, Value(measure_text(region, unit), region and float(region))])
        )
        codes.append(measure.code)
        if unit == "procent" and by_half[figures.perioden[-1]].waarde is not None:
            drawn += pair(measure.naam, by_half[figures.perioden[-1]].waarde, region, figures.gemeente.naam)
    if not rows:
        return None
    series = [figures.gemeente.naam, "Regio"]
    return Part(
        f"{chapter}-maten",
        " ".join(codes),
        "In verhouding",
        "Verhoudingen en gemiddelden, met tussen haakjes over hoeveel zij gaan.",
        "",
        bar_chart(drawn, series) if len(drawn) > 3 else "",
        spoken(rows, -2),
        head=[*(wording.period(half) for half in figures.perioden), "Regio nu"],
        corner="Maat",
        rows=rows,
    )


def pair(name: str, own: Decimal, region: Decimal | None, gemeente: str) -> list[dict]:
    """Two bars: the gemeente and the region."""
    both = [(gemeente, own), *([("Regio", region)] if region is not None else [])]
    return [
        {"categorie": name, "halfjaar": who, "waarde": float(value), "label": f"{round(value)}%"} for who, value in both
    ]


def measured_value(one: Measured, unit: str) -> Value:
    """A measure in a table, with how many are behind it."""
    if one.staat == HIDDEN:
        return Value(wording.LEFT_OUT)
    if one.waarde is None:
        return Value(wording.UNKNOWN)
    return Value(measure_text(one.waarde, unit), float(one.waarde), f"({wording.number(one.n)})")


def measure_text(value: Decimal | None, unit: str) -> str:
    """12 -> '12%', '12 dagen' or '€ 12'."""
    if value is None:
        return wording.UNKNOWN
    return wording.euros(value) if unit == "euro" else f"{wording.number(round(value))}{UNITS[unit]}"
