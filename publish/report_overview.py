"""Parts over several subjects: the index against the region, and what came in and went out."""

from publish import wording
from publish.figures import Figures
from publish.report_catalog import subjects
from publish.report_charts import flows_chart, lines_chart
from publish.report_parts import Part, Value, number_of, spoken, value_of
from publish.suppression import NO_FIGURES


def index_part(figures: Figures) -> Part | None:
    """Jeugdigen, new trajecten and costs per youth under 18, the region = 100."""
    chosen = [subjects()[key] for key in ("jeugdigen_in_zorg", "instroom_verwijzer", "kosten_categorie")]
    rows, points = [], []
    for subject in chosen:
        found = figures.index.get(subject.key, {})
        if not found:
            continue
        rows.append(
            (
                subject.naam,
                [Value(str(found.get(half, wording.UNKNOWN)), found.get(half)) for half in figures.perioden],
            )
        )
        points += [
            {"halfjaar": wording.period(half), "reeks": subject.naam, "waarde": found[half]}
            for half in figures.perioden
            if half in found
        ]
    if not rows:
        return None
    return Part(
        "index",
        "IDX",
        "Meer of minder dan de regio?",
        "Per inwoner jonger dan 18 jaar, vergeleken met alle gemeenten samen. De regio is 100: 110 is 10% meer.",
        "index, regio = 100",
        lines_chart(points, "regio = 100", [wording.period(half) for half in figures.perioden]),
        spoken(rows, -1),
        corner="Per inwoner onder 18",
        head=[wording.period(half) for half in figures.perioden],
        rows=rows,
    )


def flow_part(figures: Figures) -> Part | None:
    """What began and ended, and who was in care after the last day."""
    kinds = {"instroom_verwijzer": "begonnen trajecten", "uitstroom_hulpvorm": "geëindigde trajecten",
             "stand_hulpvorm": "jeugdigen in zorg aan het einde"}  # fmt: skip
    if figures.soort == "kwartaal":
        kinds = {key: kind for key, kind in kinds.items() if subjects()[key].kwartaal}
    totals = {key: [figures.tables[key][half].total for half in figures.perioden] for key in kinds}
    if all(cell == NO_FIGURES.total for cells in totals.values() for cell in cells):
        return None
    rows = [
        (kinds[key].capitalize(), [value_of(cell, subjects()[key]) for cell in cells]) for key, cells in totals.items()
    ]
    bars = [
        {"halfjaar": wording.period(half), "soort": kinds[key], "waarde": number_of(cell, subjects()[key]),
         "label": wording.count_text(cell)}
        for place, half in enumerate(figures.perioden)
        for key, cells in totals.items()
        for cell in [cells[place]]
    ]  # fmt: skip
    return Part(
        "stroom",
        " ".join(subjects()[key].code for key in kinds),
        "Komt er meer bij dan eraf?",
        "Begint er meer dan er eindigt, dan groeit het aantal jeugdigen in zorg.",
        "trajecten" if figures.soort == "kwartaal" else "trajecten en jeugdigen",
        flows_chart(bars) if any(bar["waarde"] for bar in bars) else "",
        spoken(rows, -1),
        head=[wording.period(half) for half in figures.perioden],
        rows=rows,
    )
