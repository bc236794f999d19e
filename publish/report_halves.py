"""The half-years of a report: which it is about, and the exact tables of one gemeente in them."""

from decimal import Decimal
from itertools import product

from psycopg import Cursor

from publish.errors import PublicationError
from publish.hidden import reported_halves
from publish.report_catalog import Subject, subjects
from publish.report_sets import TOTAL
from publish.report_source import Source
from publish.suppression import NO_FIGURES, Cell, Table

CELLS = """
select onderwerp, halfjaar, categorie, aantal, bedrag
from {rpt_gemeente_halfjaar}
where gemeente_code = %s and halfjaar = any(%s) order by onderwerp, halfjaar, sortering, categorie
"""
TOTALS = """
select onderwerp, halfjaar, gemeente_code,
    coalesce(sum(aantal) filter (where categorie = 'totaal'), sum(aantal)), sum(bedrag)
from {rpt_gemeente_halfjaar}
where gemeente_code = any(%s) and halfjaar = any(%s) group by 1, 2, 3
"""
Values = dict[tuple[str, str, str], tuple]  # (subject, period, gemeente) -> (count, amount)


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


def read_totals(cursor: Cursor, source: Source, codes: list[str], halves: tuple[str, ...]) -> Values:
    """The exact totals of all gemeenten."""
    return {row[:3]: row[3:] for row in source.rows(cursor, TOTALS, [codes, list(halves)])}


def with_total(subject: Subject, cells: list[Cell]) -> Table:
    """Split off the row `totaal`, or add up; youths behind costs overlap and get no total."""
    totals = [cell for cell in cells if cell.categorie == TOTAL]
    parts = tuple(cell for cell in cells if cell.categorie != TOTAL)
    if totals:
        return Table(parts, totals[0])
    if subject.meet != "aantal":
        return Table(parts, Cell(TOTAL, None, sum((cell.bedrag or Decimal(0) for cell in parts), Decimal(0))))
    return Table(parts, Cell(TOTAL, sum(cell.aantal for cell in parts)))
