"""The costs of a year beside the begroting: what was declared, what is still expected, and where that ends."""

from decimal import Decimal

from publish import wording
from publish.benchmark import rounded
from publish.figures import Figures
from publish.periods import MONTHS
from publish.report_charts import waterfall_chart
from publish.report_parts import Part, Value, spoken
from publish.report_plain import bar
from publish.suppression import HIDDEN

KOSTEN = "kosten_categorie"


def budget(figures: Figures) -> Part | None:
    """Begroting of the year of the newest half-year, and the costs that were declared about it."""
    found = figures.blocks.get("begroting", [])
    if not found:
        return None
    year = figures.perioden[-1][:4]
    total = sum(amount for _, _, amount, _ in found)
    rows = [(perceel.capitalize(), [money(amount)]) for perceel, _, amount, _ in found]
    rows.append((f"Begroting {year}", [money(total)]))
    declared = declared_in(figures, year)
    steps, notes = [bar(f"begroting {year}", Decimal(0), total, "stand")], []
    if declared is None:
        notes.append("Hoeveel ervan is gedeclareerd staat er niet: een van de perioden is weggelaten.")
    else:
        rows.append((f"Gedeclareerd over {year}, tot nu toe", [money(declared)]))
        rows.append(("Deel van de begroting", [Value(f"{round(100 * declared / total)}%", float(declared / total))]))
        steps.append(bar("gedeclareerd tot nu toe", Decimal(0), declared, "stand"))
        more_rows, more_steps = year_end(figures, int(year), declared)
        rows += more_rows
        steps += more_steps
        end = Decimal(str(steps[-1]["tot"]))
        rest, kind = ("onder de begroting", "minder") if end <= total else ("meer dan begroot", "meer")
        steps.append(bar(rest, min(end, total), max(end, total), kind))
        months = MONTHS[figures.soort] * sum(period.startswith(year) for period in figures.perioden)
        notes.append(
            f"In {months} van de 12 maanden van {year}. Declaraties over de jongste maanden komen nog binnen: "
            "dit is niet wat het jaar gaat kosten."
        )
    version, decided = found[0][1], found[0][3]
    when = f" van {wording.day(decided)}" if decided else ""
    return Part(
        "begroting",
        "BGR",
        "Hoeveel van de begroting is op?",
        f"De begroting ({version.lower()}{when}) naast wat over {year} is gedeclareerd.",
        "euro",
        waterfall_chart(steps),
        spoken(rows),
        corner="Post",
        head=["Bedrag"],
        rows=rows,
        notes=notes,
    )


def year_end(figures: Figures, year: int, declared: Decimal) -> tuple[list[tuple[str, list[Value]]], list[dict]]:
    """Rows and steps from what was declared to what the year is expected to end at, with the buraps; none unknown."""
    found = next((row for row in figures.blocks.get("jaar", []) if row[0] == year), None)
    if found is None:
        return [], []
    to = figures.thresholds["bedrag_afronden_op"]
    _, first, burap1, burap2, *expected = found
    end, low, high, fixed = (None if one is None else rounded(one, to) for one in expected)
    versions = {"Eerst vastgesteld": first, "Na de eerste burap": burap1, "Na de tweede burap": burap2}
    rows = [(name, [money(amount)]) for name, amount in versions.items() if amount is not None]
    if end < declared:
        return rows, []  # without lumpsum and subsidie, so it is no end of this
    rows.append((f"Verwacht over heel {year}" + (", zonder lumpsum en subsidie" if fixed else ""), [money(end)]))
    if low is not None and high is not None:
        rows.append(("Waarschijnlijk tussen", [Value(f"{wording.euros(low)} en {wording.euros(high)}")]))
    steps = [bar("nog verwacht", declared, end, "meer")]
    if fixed:
        rows.append((f"Lumpsum en subsidie over {year}, staat vast", [money(fixed)]))
        rows.append((f"Samen over heel {year}", [money(end + fixed)]))
        steps.append(bar("lumpsum en subsidie", end, end + fixed, "meer"))
    return rows, [*steps, bar(f"verwacht over {year}", Decimal(0), end + (fixed or 0), "stand")]


def declared_in(figures: Figures, year: str) -> Decimal | None:
    """The shown totals of the half-years of a year; None when one of them is hidden or unknown."""
    totals = [figures.tables[KOSTEN][half].total for half in figures.perioden if half.startswith(year)]
    if any(cell.staat == HIDDEN or cell.bedrag is None for cell in totals):
        return None
    return sum((cell.bedrag for cell in totals), Decimal(0))


def money(amount: Decimal) -> Value:
    """Whole euros."""
    return Value(wording.euros(amount), float(amount))
