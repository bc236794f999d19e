"""The publication of one gemeente -> the protected figures of its report. Nothing unprotected leaves this module."""

from dataclasses import dataclass
from datetime import datetime
from itertools import product

import yaml
from psycopg import Cursor, sql

from ingest.settings import Settings
from publish.connection import FILLING, connect, snapshot
from publish.errors import PublicationError
from publish.gemeenten import Gemeente, region_gemeenten
from publish.hidden import hidden_in_report, reported_halves
from publish.shape import read_shape
from publish.suppression import Cell, Table, protect
from publish.thresholds import thresholds

SUBJECTS = ("jeugdigen_in_zorg", "instroom_verwijzer", "kosten_categorie", "kerntaken")
TOTAL = "totaal"
NO_FIGURES = Table((), Cell(TOTAL, None))  # nothing was delivered about this half-year: unknown, not zero


@dataclass(frozen=True)
class Source:
    """Where the figures come from, as people may quote it."""

    publicatie_id: int
    code_version: str
    volgnummer_tot: int | None
    gebouwd_op: datetime
    gepubliceerd_op: datetime


@dataclass(frozen=True)
class Figures:
    """Protected figures of one gemeente: tables[subject][halfjaar]; index[subject] is None or region = 100."""

    gemeente: Gemeente
    source: Source
    halfjaren: tuple[str, ...]
    tables: dict[str, dict[str, Table]]
    jeugd: int | None
    index: dict[str, int | None]
    thresholds: dict[str, int]


def read_figures(gemeente: Gemeente, settings: Settings) -> Figures:
    """Read one gemeente out of the current publication, in one snapshot. PublicationError when nothing is published."""
    report = yaml.safe_load((settings.region_folder / "rapport.yml").read_text(encoding="utf-8"))
    limits = {**report, **thresholds("openbaar")}
    # One at a time: the first to come decides for all what is left out.
    with connect(settings, FILLING, "rapporten") as connection, snapshot(connection) as cursor:
        source = read_source(cursor, gemeente.code)
        halves = read_halves(cursor, gemeente.code, limits)
        exact = {subject: dict.fromkeys(halves, NO_FIGURES) for subject in SUBJECTS}
        for subject, half, table in read_tables(cursor, gemeente.code, halves):
            exact[subject][half] = table
        region_codes = [each.code for each in region_gemeenten(settings)]
        hidden = hidden_in_report(cursor, source.publicatie_id, gemeente.code, region_codes, limits)
        youth = read_youth(cursor)
        region = read_region_totals(cursor, region_codes, halves[-1]) if halves else {}
    out = {key: {category for *where, category in hidden if tuple(where) == key} for key in product(SUBJECTS, halves)}
    tables = {
        subject: {half: protect(table, out[subject, half], limits) for half, table in by_half.items()}
        for subject, by_half in exact.items()
    }
    index = {
        subject: against_region(exact[subject][halves[-1]].total, gemeente.code, region.get(subject), youth, limits)
        for subject in SUBJECTS
        if halves and TOTAL not in out[subject, halves[-1]]
    }
    return Figures(gemeente, source, halves, tables, youth.get(gemeente.code), index, limits)


def read_source(cursor: Cursor, code: str) -> Source:
    """The publication the view of this gemeente shows now."""
    if read_shape(cursor, f"mart_{code}", "publicatie") is None:
        raise PublicationError("Nothing has been published yet: run `jeugd publish` first.")
    row = cursor.execute(
        sql.SQL(
            "select publicatie_id, code_version, volgnummer_tot, gebouwd_op, gepubliceerd_op from {}.publicatie"
        ).format(sql.Identifier(f"mart_{code}"))
    ).fetchone()
    if row is None:
        raise PublicationError("Nothing has been published yet: run `jeugd publish` first.")
    return Source(*row)


def read_halves(cursor: Cursor, code: str, limits: dict) -> tuple[str, ...]:
    """The half-years of the reports in which this gemeente has figures, oldest first."""
    query = sql.SQL("select distinct halfjaar from {} where halfjaar = any(%s)").format(report_of(code))
    return tuple(sorted(half for (half,) in cursor.execute(query, [reported_halves(cursor, limits)])))


def read_tables(cursor: Cursor, code: str, halves: tuple[str, ...]):
    """Yield (subject, half-year, exact table); a subject whose categories do not add up brings its own row `totaal`."""
    rows = cursor.execute(
        sql.SQL(
            "select onderwerp, halfjaar, categorie, aantal, bedrag from {}"
            " where gemeente_code = %s and halfjaar = any(%s) order by onderwerp, halfjaar, sortering, categorie"
        ).format(report_of(code)),
        [code, list(halves)],
    ).fetchall()
    for subject in SUBJECTS:
        for half in halves:
            cells = [Cell(*row[2:]) for row in rows if row[:2] == (subject, half)]
            if cells:
                yield subject, half, with_total(subject, cells)


def with_total(subject: str, cells: list[Cell]) -> Table:
    """Split off the row `totaal`, or add up; youths per category of costs overlap and get no total."""
    totals = [cell for cell in cells if cell.categorie == TOTAL]
    parts = tuple(cell for cell in cells if cell.categorie != TOTAL)
    if subject == "jeugdigen_in_zorg":
        parts = ()  # the categories are shown with their costs; the same youths twice would be two ways to subtract
    if totals:
        return Table(parts, totals[0])
    if subject == "kosten_categorie":
        return Table(parts, Cell(TOTAL, None, sum(cell.bedrag for cell in parts)))
    return Table(parts, Cell(TOTAL, sum(cell.aantal for cell in parts)))


def read_youth(cursor: Cursor) -> dict[str, int]:
    """Youths under 18 per gemeente, where the configuration knows them."""
    rows = cursor.execute("select gemeente_code, jeugd_lt18 from mart_regio.dim_gemeenten where jeugd_lt18 > 0")
    return dict(rows.fetchall())


def read_region_totals(cursor: Cursor, codes: list[str], half: str) -> dict[str, tuple[int, list[str]]]:
    """Per subject the sum over the gemeenten of the region in one half-year: people or cases, euros for the costs."""
    rows = cursor.execute(
        "select onderwerp, coalesce(sum(case when onderwerp = 'kosten_categorie' then bedrag else aantal end)"
        " filter (where categorie = %s), sum(case when onderwerp = 'kosten_categorie' then bedrag else aantal end)),"
        " array_agg(distinct gemeente_code) from mart_regio.rpt_gemeente_halfjaar"
        " where gemeente_code = any(%s) and halfjaar = %s group by onderwerp",
        [TOTAL, codes, half],
    )
    return {subject: (total, present) for subject, total, present in rows}


def against_region(
    total: Cell, code: str, region: tuple[int, list[str]] | None, youth: dict[str, int], limits: dict
) -> int | None:
    """Per youth under 18, the region = 100; None when unknown or about too few."""
    value = total.bedrag if total.bedrag is not None else total.aantal
    if region is None or value is None or code not in youth:
        return None
    region_youth = sum(youth.get(each, 0) for each in region[1])
    if not region_youth or not region[0] or (total.bedrag is None and value < limits["percentage_vanaf"]):
        return None
    return round(100 * value * region_youth / (youth[code] * region[0]))


def report_of(code: str) -> sql.Identifier:
    """The half-yearly figures of one gemeente."""
    return sql.Identifier(f"mart_{code}", "rpt_gemeente_halfjaar")
