"""One publication -> the protected figures of the report of one gemeente. Nothing unprotected leaves this module."""

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from psycopg import Cursor

from ingest.settings import Settings
from publish.connection import FILLING, connect, snapshot
from publish.duiding import Duiding, texts
from publish.errors import PublicationError
from publish.gemeenten import Gemeente, region_gemeenten
from publish.hidden import hidden_in_report, reported_halves
from publish.report_blocks import Block, read_blocks
from publish.report_catalog import Subject, measures, region_choices, subjects
from publish.report_measures import PREFIX, Measured, protected, read_measures, read_region
from publish.report_source import Source, read_source
from publish.suppression import Cell, Table, protect
from publish.thresholds import thresholds

TOTAL = "totaal"
NO_FIGURES = Table((), Cell(TOTAL, None))  # nothing was delivered about this half-year: unknown, not zero
CELLS = """
select onderwerp, halfjaar, categorie, aantal, bedrag
from {rpt_gemeente_halfjaar}
where gemeente_code = %s and halfjaar = any(%s) order by onderwerp, halfjaar, sortering, categorie
"""
YOUTH = "select gemeente_code, jeugd_lt18 from {dim_gemeenten} where jeugd_lt18 > 0"
STATUS = "select distinct status from {rpt_kpi} where gemeente_code = %s and periode = %s"
TOTALS = """
select onderwerp, halfjaar, gemeente_code,
    coalesce(sum(aantal) filter (where categorie = 'totaal'), sum(aantal)), sum(bedrag)
from {rpt_gemeente_halfjaar}
where gemeente_code = any(%s) and halfjaar = any(%s) group by 1, 2, 3
"""


@dataclass(frozen=True)
class Figures:
    """Protected figures of one gemeente: tables[subject][halfjaar], index[subject][halfjaar] with the region = 100,
    measures[measure][halfjaar], region[measure, halfjaar], and blocks[name] of what has a shape of its own."""

    gemeente: Gemeente
    source: Source
    halfjaren: tuple[str, ...]
    tables: dict[str, dict[str, Table]]
    jeugd: int | None
    index: dict[str, dict[str, int]]
    thresholds: dict[str, int]
    measures: dict[str, dict[str, Measured]] = field(default_factory=dict)
    region: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    status: str = "voorlopig"
    duiding: tuple[Duiding, ...] = ()


def read_figures(
    gemeente: Gemeente, settings: Settings, *, publicatie_id: int | None = None, periode: str = ""
) -> Figures:
    """Read one gemeente out of a publication (the current one, or an opened pin), up to half-year `periode`.

    PublicationError when nothing is published, or the reports do not go back that far.
    """
    limits = {**region_choices(settings), **thresholds("openbaar")}
    codes = [each.code for each in region_gemeenten(settings)]
    # One at a time: the first to come decides for all what is left out.
    with connect(settings, FILLING, "rapporten") as connection, snapshot(connection) as cursor:
        source = read_source(cursor, publicatie_id)
        halves = chosen_halves(cursor, source, gemeente.code, periode, limits)
        exact = read_tables(cursor, source, gemeente.code, halves)
        hidden = hidden_in_report(cursor, source, gemeente.code, codes, limits)
        youth = dict(source.rows(cursor, YOUTH))
        totals = {row[:3]: row[3:] for row in source.rows(cursor, TOTALS, [codes, list(halves)])}
        observed = read_measures(cursor, source, [gemeente.code], list(halves))
        region = read_region(cursor, source, list(halves))
        blocks = read_blocks(cursor, source, gemeente.code, halves, hidden, limits)
        status = read_status(cursor, source, gemeente.code, halves)
        words = tuple(texts(cursor, gemeente.code, halves[-1])) if halves else ()
    out = {key: {category for *where, category in hidden if tuple(where) == key} for key in product(exact, halves)}
    tables = {
        subject: {
            half: protect(table, out[subject, half], rounding(subjects()[subject], limits))
            for half, table in by_half.items()
        }
        for subject, by_half in exact.items()
    }
    index = {
        subject: {
            half: found
            for half in halves
            if TOTAL not in out[subject, half]
            and (found := against_region(subjects()[subject], half, gemeente.code, totals, youth, limits)) is not None
        }
        for subject in exact
    }
    measured = {
        key: {
            half: protected(
                measure,
                observed.get((key, half), {}).get(gemeente.code),
                hidden=(PREFIX + key, half, "noemer") in hidden,
                limits=limits,
            )
            for half in halves
        }
        for key, measure in measures().items()
    }
    people = youth.get(gemeente.code)
    return Figures(gemeente, source, halves, tables, people, index, limits, measured, region, blocks, status, words)


def read_status(cursor: Cursor, source: Source, code: str, halves: tuple[str, ...]) -> str:
    """`definitief` when every KPI of the newest half-year is."""
    rows = source.rows(cursor, STATUS, [code, halves[-1] if halves else ""])
    return "definitief" if rows == [("definitief",)] else "voorlopig"


def rounding(subject: Subject, limits: dict) -> dict:
    """The thresholds, with what amounts of this subject are rounded to."""
    return {**limits, "bedrag_afronden_op": limits["uren_afronden_op"]} if subject.meet == "uren" else limits


def chosen_halves(cursor: Cursor, source: Source, code: str, periode: str, limits: dict) -> tuple[str, ...]:
    """The half-years of a report in which this gemeente has figures, oldest first, `periode` (or the newest) last."""
    decided = reported_halves(cursor, source, limits)
    if periode and periode not in decided[-1 - limits["halfjaren_terug"] :]:
        raise PublicationError(f"Over {periode} is geen rapportage te maken; kies uit {', '.join(decided[-3:])}.")
    until = [half for half in decided if half <= (periode or "9")][-limits["halfjaren"] :]
    found = {row[1] for row in source.rows(cursor, CELLS, [code, until])}
    return tuple(half for half in until if half in found)


def read_tables(cursor: Cursor, source: Source, code: str, halves: tuple[str, ...]) -> dict[str, dict[str, Table]]:
    """The exact tables; a subject whose categories do not add up brings its own row `totaal`."""
    rows = source.rows(cursor, CELLS, [code, list(halves)])
    found = {subject: dict.fromkeys(halves, NO_FIGURES) for subject in subjects()}
    for subject, half in product(subjects(), halves):
        cells = [Cell(*row[2:]) for row in rows if row[:2] == (subject, half)]
        if cells:
            found[subject][half] = with_total(subjects()[subject], cells)
    return found


def with_total(subject: Subject, cells: list[Cell]) -> Table:
    """Split off the row `totaal`, or add up; youths behind costs overlap and get no total."""
    totals = [cell for cell in cells if cell.categorie == TOTAL]
    parts = tuple(cell for cell in cells if cell.categorie != TOTAL)
    if totals:
        return Table(parts, totals[0])
    if subject.meet != "aantal":
        return Table(parts, Cell(TOTAL, None, sum((cell.bedrag or Decimal(0) for cell in parts), Decimal(0))))
    return Table(parts, Cell(TOTAL, sum(cell.aantal for cell in parts)))


def against_region(
    subject: Subject, half: str, code: str, totals: dict, youth: dict[str, int], limits: dict
) -> int | None:
    """Per youth under 18, all gemeenten of the region = 100; None when unknown or about too few."""
    place = 0 if subject.meet == "aantal" else 1
    values = {
        owner: row[place] or 0 for (key, when, owner), row in totals.items() if (key, when) == (subject.key, half)
    }
    whole, people = sum(values.values()), sum(youth.get(owner, 0) for owner in values)
    if code not in values or code not in youth or not whole:
        return None
    if subject.meet == "aantal" and values[code] < limits["percentage_vanaf"]:
        return None
    return round(100 * values[code] * people / (youth[code] * whole))
