"""What coming half-years are expected to cost, how far off that was before, how complete the newest months are."""

from decimal import Decimal
from itertools import pairwise

from publish import wording
from publish.benchmark import rounded
from publish.figures import Figures
from publish.periods import half_of
from publish.report_charts import band_chart
from publish.report_money import KOSTEN, money
from publish.report_parts import Part, Value, spoken

MODELS = {
    "seizoensnaief": "hetzelfde als een jaar eerder",
    "doortrekken": "de laatste stand doorgetrokken",
    "ets_gedempt": "een trend die uitdooft, met seizoen",
    "stand_stroom": "instroom, duur en prijs",
    "combinatie": "een combinatie van modellen",
    "per_segment": "per soort hulp het model dat het minst ernaast zat",
}


def forecast(figures: Figures) -> Part | None:
    """Half-years as they were and as they are expected; None when there is no forecast of this gemeente."""
    expected = [row for row in figures.blocks.get("prognose", []) if row[0] > figures.perioden[-1]]
    totals = [figures.tables[KOSTEN][half].total.bedrag for half in figures.perioden]
    if not expected or totals[-1] is None:
        return None
    to = figures.thresholds["bedrag_afronden_op"]
    rows, points = [], []
    for half, total in zip(figures.perioden, totals, strict=True):
        if total is not None:
            rows.append((wording.period(half), [money(total), Value(""), Value("")]))
            points.append(point(half, total, total, total, "gedeclareerd"))
    for half, *amounts in ((row[0], *row[1:4]) for row in expected):
        middle, low, high = (rounded(max(Decimal(0), amount), to) for amount in amounts)
        rows.append((f"{wording.period(half)}, verwacht", [money(middle), money(low), money(high)]))
        points.append(point(half, middle, low, high, "verwacht"))
    _, _, _, _, model, error, vintage = expected[0]
    notes = [
        f"Gemaakt in {wording.day(vintage).split(' ', 1)[1]} met: {MODELS.get(model, model)}.",
        "Lumpsum en subsidie tellen niet mee in wat is verwacht.",
        "De band is de som van de banden per maand en daardoor ruim: in 8 van de 10 maanden valt de uitkomst erbinnen.",
    ]
    if error is not None:
        notes.append(
            f"Beproefd op eerdere jaren zat deze manier er per maand gemiddeld {round(100 * error)}% naast (WAPE)."
        )
    return Part(
        "prognose",
        "PRG",
        "Wat gaat het kosten?",
        "Gedeclareerde kosten, en wat wij voor de komende halfjaren verwachten.",
        "kosten in euro",
        band_chart(joined(points), "euro"),
        spoken(rows),
        corner="Halfjaar",
        head=["Kosten", "Onderkant", "Bovenkant"],
        rows=rows,
        notes=notes,
    )


def point(half: str, value: Decimal, low: Decimal, high: Decimal, kind: str) -> dict:
    """One half-year in the drawing."""
    return {"maand": half, "waarde": float(value), "laag": float(low), "hoog": float(high), "soort": kind}


def joined(points: list[dict]) -> list[dict]:
    """The same with the last that was declared as the begin of what is expected, so that the line goes on."""
    both = [
        {**before, "soort": after["soort"]} for before, after in pairwise(points) if before["soort"] != after["soort"]
    ]
    return [*points, *both]


def known_shares(figures: Figures) -> dict[str, int]:
    """Period -> the share (%) of its costs that is usually declared by now; only of costs that are shown."""
    found: dict[str, int] = {}
    for period in figures.perioden:
        rows = [row for row in figures.blocks.get("volledig", []) if period in (row[0], half_of(row[0]))]
        if rows and figures.tables[KOSTEN][period].total.bedrag is not None:
            known, expected = (sum(row[place] for row in rows) for place in (1, 2))
            found[period] = min(100, int(rounded(100 * known / expected, 1)))
    return found


def known_part(figures: Figures) -> Part | None:
    """How much of the costs of each period has come in; None without an estimate."""
    shares = known_shares(figures)
    if not shares:
        return None
    values = [
        Value(f"{shares[period]}%", shares[period]) if period in shares else Value(wording.UNKNOWN)
        for period in figures.perioden
    ]
    rows = [("Naar verwachting gedeclareerd", values)]
    return Part(
        "volledig",
        "VLD",
        "Hoeveel van de kosten is al bekend?",
        "Aanbieders declareren ook later nog. Dit deel is gewoonlijk zo lang na de hulp gedeclareerd.",
        "deel van de kosten",
        words=spoken(rows, -1),
        corner="Kosten",
        head=[wording.period(period) for period in figures.perioden],
        rows=rows,
    )


def completeness(figures: Figures) -> Part | None:
    """How much of the costs of the newest months has come in; None without an estimate."""
    found = figures.blocks.get("compleet", [])
    if not found:
        return None
    rows, points = [], []
    for month, middle, low, high in found:
        shares = [
            min(100, round(100 * share)) for share in (middle, low if low is not None else middle, high or middle)
        ]
        rows.append((month_name(month), [Value(f"{share}%", share) for share in shares]))
        points.append(point(month, *(Decimal(share) for share in shares), "deel dat is gedeclareerd, in %"))
    return Part(
        "compleet",
        "CMP",
        "Hoe volledig zijn de jongste maanden?",
        "Welk deel van de kosten van een maand nu is gedeclareerd, naar wat in eerdere maanden later nog binnenkwam.",
        "deel van de verwachte kosten",
        band_chart(points, "%"),
        spoken(rows[-3:]),
        corner="Maand van de hulp",
        head=["Gewoonlijk binnen", "Ten minste", "Ten hoogste"],
        rows=rows,
    )


def month_name(month: str) -> str:
    """'2024-03' -> 'maart 2024'."""
    return f"{wording.MONTHS[int(month[5:]) - 1]} {month[:4]}"
