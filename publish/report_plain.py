"""Blocks of a report that are lists: maatregelen, control counts, data quality, what changed since the last edition."""

from decimal import Decimal

from publish import wording
from publish.benchmark import rounded
from publish.figures import Figures
from publish.report_charts import waterfall_chart
from publish.report_parts import Part, Value, spoken

STEPS = {
    "herindeling": "gemeentelijke herindeling",
    "nieuwe_regel": "een nieuwe rekenregel",
    "nieuwe_maand": "maanden die nog niet bekend waren",
    "nagekomen": "nagekomen declaraties",
    "correctie": "correcties door aanbieders",
    "antwoord": "antwoorden op declaraties",
    "vervallen": "vervallen regels",
}
GRADES = {
    "A": "geen afwijkingen",
    "B": "weinig afwijkingen",
    "C": "afwijkingen tot de norm",
    "D": "boven de norm",
    "E": "ver boven de norm",
    "F": "niet te vertrouwen",
}


def measures_of_plan(figures: Figures) -> Part | None:
    """The maatregelen of the region with their effect, word for word; effects are never added."""
    found = figures.blocks.get("maatregelen", [])
    if not found:
        return None
    rows = [(f"{number}. {name}", [Value(effect), Value(stand)]) for number, name, effect, stand, _ in found]
    return Part(
        "maatregelen",
        "MTR",
        "Hoe ver zijn de maatregelen?",
        "De maatregelen van de regio met het effect dat het plan ervan verwacht, letterlijk.",
        "verwacht effect per jaar",
        corner="Maatregel",
        head=["Verwacht effect", "Stand"],
        rows=rows,
        notes=["Tel de effecten niet op: maatregelen werken voor een deel op dezelfde kosten."],
    )


def control(figures: Figures) -> Part | None:
    """Signals of the control rules, counts of the whole region only."""
    found = figures.blocks.get("controle", [])
    if not found:
        return None
    rows = [
        (soort.capitalize(), [Value(f"{running} van {rules}", running), *(count(one) for one in counts)])
        for soort, running, rules, *counts in found
    ]
    return Part(
        "controle",
        "CTR",
        "Wat vond de controle?",
        "Een signaal valt op; pas na het oordeel van een mens is het een bevinding. Aantallen van de hele regio.",
        "signalen",
        corner="Soort controle",
        head=["Regels die draaien", "Signalen", "Nog te beoordelen", "Terecht", "Onterecht"],
        rows=rows,
    )


def count(value: Decimal | None) -> Value:
    """A count that may have been left out."""
    return Value(wording.LEFT_OUT) if value is None else Value(wording.number(int(value)), float(value))


def quality(figures: Figures) -> Part | None:
    """The worst grade per table that the figures rest on."""
    found = figures.blocks.get("kwaliteit", [])
    if not found:
        return None
    rows = [(mart, [Value(grade), Value(why or GRADES.get(grade, "niet beoordeeld"))]) for mart, grade, why in found]
    return Part(
        "kwaliteit",
        "KWA",
        "Hoe goed zijn de gegevens?",
        "Per tabel het slechtste cijfer van de controles op de gegevens van deze gemeente: A is zonder afwijkingen.",
        "cijfer van A tot F",
        corner="Tabel",
        head=["Cijfer", "Wat eraan schort"],
        rows=rows,
    )


def changed(figures: Figures) -> Part | None:
    """Why the costs differ from those in the last edition: steps that add up, small ones together."""
    found = figures.blocks.get("veranderd", [])
    if not found:
        return None
    sums: dict[str, Decimal] = {}
    for _, _, step, amount in found:
        sums[step] = sums.get(step, Decimal(0)) + amount
    to = figures.thresholds["bedrag_afronden_op"]
    least = figures.thresholds["kleinste_verschil_bedrag"]
    begin, end = (rounded(sums.get(name, Decimal(0)), to) for name in ("stand_van", "stand_naar"))
    steps = [(STEPS[name], rounded(sums[name], to)) for name in STEPS if abs(sums.get(name, 0)) >= least]
    rest = end - begin - sum(amount for _, amount in steps)
    if rest:
        steps.append(("kleine verschillen en afronding", rest))
    numbers = [("vorige rapportage", begin), *steps, ("deze rapportage", end)]
    rows = [(name.capitalize(), [Value(wording.euros(amount), float(amount))]) for name, amount in numbers]
    halves = sorted({half for _, half, *_ in found})
    return Part(
        "veranderd",
        "VER",
        "Wat veranderde sinds de vorige rapportage?",
        f"De kosten over {wording.period(halves[0])} tot en met {wording.period(halves[-1])}, in publicatie "
        f"{found[0][0]} en nu. Stappen onder € {wording.number(least)} zijn samengenomen.",
        "kosten in euro",
        waterfall_chart(fall(begin, steps, end)),
        spoken(rows),
        corner="Stap",
        head=["Bedrag"],
        rows=rows,
        last_is_total=True,
    )


def fall(begin: Decimal, steps: list[tuple[str, Decimal]], end: Decimal) -> list[dict]:
    """The bars of a waterfall."""
    bars = [bar("vorige rapportage", Decimal(0), begin, "stand")]
    level = begin
    for name, amount in steps:
        bars.append(bar(name, level, level + amount, "meer" if amount > 0 else "minder"))
        level += amount
    return [*bars, bar("deze rapportage", Decimal(0), end, "stand")]


def bar(name: str, low: Decimal, high: Decimal, kind: str) -> dict:
    """One bar of a waterfall."""
    label = wording.short_euros(high - low)
    sign = "+" if kind == "meer" else ""
    return {"naam": name, "van": float(low), "tot": float(high), "label": sign + label, "soort": kind}
