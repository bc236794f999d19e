"""The reports of all gemeenten of one publication -> the regional edition: the same protected figures side by side.

By name, never by size: it is for learning from each other, not a ranking. Nothing is in it that no gemeente's report
shows, and of the region only what every gemeente may see (publicatie.regionaal).
"""

import dataclasses
from decimal import Decimal

from ingest.settings import Settings
from publish import wording
from publish.charts import bar_chart
from publish.connection import connect
from publish.errors import PublicationError
from publish.figures import Figures, read_figures
from publish.gemeenten import REGION, Gemeente, read_region_name, region_gemeenten
from publish.periods import is_quarter
from publish.report_catalog import Measure, Subject, chapters, measures, region_choices, subjects
from publish.report_chapters import BLOCKS, Chapter
from publish.report_measures import Measured
from publish.report_parts import Part, Value, spoken, value_of
from publish.report_quarters import NEWEST, quarterly
from publish.report_ratios import measure_text, measured_value
from publish.suppression import NO_FIGURES, Cell

SHARED = ("maatregelen", "controle")  # blocks that say the same to every gemeente
TOTALS = """
select kpi_id, periode, waarde from publicatie.regionaal
where publicatie_id = %s and staat = 'getoond' and noemer is null and periode = any(%s)
"""
Beside = dict[tuple[str, str], Decimal]  # (subject or measure, half-year) -> the figure of the region


def read_all(
    settings: Settings, *, publicatie_id: int | None = None, periode: str = ""
) -> tuple[list[Figures], Beside]:
    """The figures of every gemeente that has any, and the totals of the region. PublicationError when none has."""
    choices = region_choices(settings)
    every = [
        read_figures(gemeente, settings, publicatie_id=publicatie_id, periode=periode)
        for gemeente in region_gemeenten(settings)
        if not (periode == NEWEST or is_quarter(periode)) or quarterly(gemeente.code, choices)
    ]
    found = [one for one in every if one.perioden]
    if not found:
        raise PublicationError("Geen gemeente heeft cijfers: er is nog niets te vertellen over de regio.")
    halves = list(longest(found).perioden)
    by_kpi = {subject.kpi: key for key, subject in subjects().items() if subject.kpi}
    with connect(settings) as connection:
        rows = connection.execute(TOTALS, [found[0].source.publicatie_id, halves]).fetchall()
    totals = {(by_kpi[kpi], half): value for kpi, half, value in rows if kpi in by_kpi}
    return found, {**totals, **longest(found).region}


def longest(found: list[Figures]) -> Figures:
    """Of the gemeente with the most half-years."""
    return max(found, key=lambda one: len(one.perioden))


def of_region(found: list[Figures], settings: Settings) -> Figures:
    """The title page: the region in the place of a gemeente."""
    region = Gemeente(REGION, read_region_name(settings), (REGION,))
    return dataclasses.replace(longest(found), gemeente=region, jeugd=None, duiding=())


def region_chapters(found: list[Figures], beside: Beside) -> list[Chapter]:
    """The chapters of the catalogue that have something to set side by side."""
    made = []
    for spec in (one.of_quarter() if longest(found).soort == "kwartaal" else one for one in chapters()):
        parts = [part for wanted in spec.delen for part in parts_of(wanted, found, beside)]
        if parts:
            made.append(Chapter(spec.nummer, spec.sleutel, spec.titel, tuple(parts), spec.geen))
    return made


def parts_of(wanted: dict, found: list[Figures], beside: Beside) -> list[Part]:
    """The parts that one part of a gemeente's report becomes."""
    if "onderwerp" in wanted:
        part = subject_side_by_side(subjects()[wanted["onderwerp"]], found, beside)
        return [part] if part else []
    if "maten" in wanted:
        made = [measure_side_by_side(measures()[key], found, beside) for key in wanted["maten"]]
        return [part for part in made if part]
    shared = BLOCKS[wanted["blok"]](found[0]) if wanted["blok"] in SHARED else None
    return [shared] if shared else []


def subject_side_by_side(subject: Subject, found: list[Figures], beside: Beside) -> Part | None:
    """The totals of a subject per gemeente."""
    halves = longest(found).perioden
    tables = [(one, [one.tables[subject.key].get(half, NO_FIGURES) for half in halves]) for one in found]
    if all(table == NO_FIGURES for _, row in tables for table in row):
        return None
    rows = [(one.gemeente.naam, [value_of(table.total, subject) for table in row]) for one, row in tables]
    region = [region_value(subject, beside.get((subject.key, half))) for half in halves]
    index = [(one.gemeente.naam, one.index[subject.key].get(halves[-1])) for one in found]
    return side_by_side(
        subject.key,
        subject.code,
        subject.naam,
        f"{subject.as_}; per inwoner onder 18 is de regio 100",
        halves,
        rows if longest(found).soort == "kwartaal" else [*rows, ("Regio", region)],
        bars([(name, value, str(value)) for name, value in index if value is not None], "per inwoner, regio = 100"),
    )


def region_value(subject: Subject, value: Decimal | None) -> Value:
    """The total of the region as gemeenten see it."""
    if value is None:
        return Value(wording.UNKNOWN)
    amount = None if subject.meet == "aantal" else value
    return value_of(Cell("regio", int(value), amount), subject)


def measure_side_by_side(measure: Measure, found: list[Figures], beside: Beside) -> Part | None:
    """A ratio or mean per gemeente."""
    halves = longest(found).perioden
    seen = [
        (one.gemeente.naam, [one.measures[measure.key].get(half, Measured(None, None)) for half in halves])
        for one in found
    ]
    if all(one.waarde is None for _, row in seen for one in row):
        return None
    rows = [(name, [measured_value(one, measure.eenheid) for one in row]) for name, row in seen]
    region = [beside.get((measure.key, half)) for half in halves]
    values = [(name, row[-1].waarde, measure_text(row[-1].waarde, measure.eenheid)) for name, row in seen]
    return side_by_side(
        measure.key,
        measure.code,
        measure.naam,
        f"{measure.van}; tussen haakjes over hoeveel",
        halves,
        [*rows, ("Regio", [Value(measure_text(one, measure.eenheid), one and float(one)) for one in region])],
        bars([one for one in values if one[1] is not None], wording.period(halves[-1])),
    )


def side_by_side(key: str, code: str, title: str, axis: str, halves: tuple[str, ...], rows: list, drawing: str) -> Part:
    """One table with the gemeenten under each other, and the region last."""
    words = spoken(rows, -1)
    head = [wording.period(half) for half in halves]
    return Part(key, code, title, "", axis, drawing, words, "Gemeente", head, rows, [], True)


def bars(values: list[tuple[str, Decimal | int, str]], series: str) -> str:
    """A bar per gemeente that may be seen, when there is something to compare."""
    if sum(value != 0 for _, value, _ in values) < 2:
        return ""
    drawn = [
        {"categorie": name, "halfjaar": series, "waarde": float(value), "label": text} for name, value, text in values
    ]
    return bar_chart(drawn, [series])
