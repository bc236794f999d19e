"""One publication -> the protected figures of the report of one gemeente. Nothing unprotected leaves this module."""

from dataclasses import dataclass, field
from decimal import Decimal

from psycopg import Cursor

from ingest.settings import Settings
from publish import periods
from publish.connection import FILLING, connect, snapshot
from publish.duiding import Duiding, texts
from publish.gemeenten import Gemeente, region_gemeenten
from publish.hidden import hidden_in_report, reported_halves
from publish.report_blocks import Block, read_blocks
from publish.report_catalog import Subject, measures, region_choices, subjects
from publish.report_halves import Values, chosen_halves, read_tables, read_totals
from publish.report_measures import PREFIX, Measured, Observations, protected, read_measures, read_region
from publish.report_quarters import NEWEST, chosen_quarters, quarter_tables, read_quarters, require_decided
from publish.report_sets import TOTAL
from publish.report_source import Source, read_source
from publish.suppression import Table, protect
from publish.thresholds import thresholds

YOUTH = """
select periode, gemeente_code, noemer::integer from {rpt_kpi} where kpi_id = 'jeugdhulpgebruik_lt18' and noemer > 0
"""
STATUS = "select distinct status from {rpt_kpi} where gemeente_code = %s and periode = %s"
Exact = dict[str, dict[str, Table]]  # subject -> period -> table
Youth = dict[tuple[str, str], int]  # (half-year, gemeente) -> who lived there under 18
Hidden = set[tuple[str, str, str]]  # (subject, half-year, categorie or quarter)


@dataclass(frozen=True)
class Figures:
    """Protected figures of one gemeente: tables[subject][period], index[subject][period] with the region = 100,
    measures[measure][period], region[measure, period], and blocks[name] of what has a shape of its own.

    The periods are half-years or quarters (publish/periods.py), oldest first.
    """

    gemeente: Gemeente
    source: Source
    perioden: tuple[str, ...]
    tables: dict[str, dict[str, Table]]
    jeugd: int | None
    index: dict[str, dict[str, int]]
    thresholds: dict[str, int]
    measures: dict[str, dict[str, Measured]] = field(default_factory=dict)
    region: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    status: str = "voorlopig"
    duiding: tuple[Duiding, ...] = ()

    @property
    def soort(self) -> str:
        """What its periods are: halfjaar or kwartaal."""
        return periods.kind(self.perioden[-1]) if self.perioden else "halfjaar"


def read_figures(
    gemeente: Gemeente, settings: Settings, *, publicatie_id: int | None = None, periode: str = ""
) -> Figures:
    """Read one gemeente out of a publication (the current one, or an opened pin), up to half-year or quarter `periode`.

    PublicationError when nothing is published, the reports do not go back that far, or the gemeente has no quarters.
    """
    limits = {**region_choices(settings), **thresholds("openbaar")}
    codes = [each.code for each in region_gemeenten(settings)]
    # One at a time: the first to come decides for all what is left out.
    with connect(settings, FILLING, "rapporten") as connection, snapshot(connection) as cursor:
        source = read_source(cursor, publicatie_id)
        found, exact, totals = read_exact(cursor, source, gemeente.code, codes, periode, limits)
        halves = tuple(sorted(set(map(periods.half_of, found))))
        hidden = hidden_in_report(cursor, source, gemeente.code, codes, limits)
        if any(map(periods.is_quarter, found)):
            require_decided(cursor, source, gemeente.code, found)
        youth = {(half, owner): people for half, owner, people in source.rows(cursor, YOUTH)}
        observed = read_measures(cursor, source, [gemeente.code], list(found))
        region = read_region(cursor, source, list(found))
        blocks = read_blocks(cursor, source, gemeente.code, halves, hidden, limits)
        status = read_status(cursor, source, gemeente.code, halves)
        words = tuple(texts(cursor, gemeente.code, found[-1])) if found else ()
    return Figures(
        gemeente,
        source,
        found,
        protected_tables(exact, hidden, limits),
        youth.get((halves[-1], gemeente.code)) if halves else None,
        indices(exact, hidden, gemeente.code, totals, youth, limits),
        limits,
        protected_measures(observed, gemeente.code, found, hidden, limits),
        region,
        blocks,
        status,
        words,
    )


def read_exact(
    cursor: Cursor, source: Source, code: str, codes: list[str], periode: str, limits: dict
) -> tuple[tuple[str, ...], Exact, Values]:
    """The periods of the report, the exact tables of the gemeente, and the totals of all."""
    if periode == NEWEST or periods.is_quarter(periode):
        quarters = read_quarters(cursor, source, codes, reported_halves(cursor, source, limits))
        found = chosen_quarters(quarters, code, periode, limits)
        return (
            found,
            quarter_tables(quarters, code, found),
            {key: (value, value) for key, (_, value) in quarters.items()},
        )
    found = chosen_halves(cursor, source, code, periode, limits)
    return found, read_tables(cursor, source, code, found), read_totals(cursor, source, codes, found)


def hidden_categories(hidden: Hidden, subject: str, period: str) -> set[str]:
    """The categories that a report leaves out of one table; of a quarter there is only a total."""
    if periods.is_quarter(period):
        return {TOTAL} if (subject, periods.half_of(period), period) in hidden else set()
    return {category for *where, category in hidden if tuple(where) == (subject, period)}


def protected_tables(exact: Exact, hidden: Hidden, limits: dict) -> dict[str, dict[str, Table]]:
    """The tables as a reader gets them."""
    return {
        subject: {
            period: protect(table, hidden_categories(hidden, subject, period), rounding(subjects()[subject], limits))
            for period, table in by_period.items()
        }
        for subject, by_period in exact.items()
    }


def indices(
    exact: Exact, hidden: Hidden, code: str, totals: Values, youth: Youth, limits: dict
) -> dict[str, dict[str, int]]:
    """Against the region, of every total that is shown."""
    found: dict[str, dict[str, int]] = {subject: {} for subject in exact}
    for subject, by_period in exact.items():
        for period in by_period:
            if TOTAL not in hidden_categories(hidden, subject, period):
                index = against_region(subjects()[subject], period, code, totals, youth, limits)
                found[subject] |= {} if index is None else {period: index}
    return found


def protected_measures(
    observed: Observations, code: str, found: tuple[str, ...], hidden: Hidden, limits: dict
) -> dict[str, dict[str, Measured]]:
    """Every measure in every period as a reader gets it."""
    return {
        key: {
            period: protected(
                measure,
                observed.get((key, period), {}).get(code),
                hidden=(PREFIX + key, period, "noemer") in hidden,
                limits=limits,
            )
            for period in found
        }
        for key, measure in measures().items()
    }


def read_status(cursor: Cursor, source: Source, code: str, halves: tuple[str, ...]) -> str:
    """`definitief` when every KPI of the newest half-year is."""
    rows = source.rows(cursor, STATUS, [code, halves[-1] if halves else ""])
    return "definitief" if rows == [("definitief",)] else "voorlopig"


def rounding(subject: Subject, limits: dict) -> dict:
    """The thresholds, with what amounts of this subject are rounded to."""
    return {**limits, "bedrag_afronden_op": limits["uren_afronden_op"]} if subject.meet == "uren" else limits


def against_region(subject: Subject, period: str, code: str, totals: dict, youth: Youth, limits: dict) -> int | None:
    """Per youth under 18 of that half-year, all gemeenten of the region = 100; None when unknown or about too few."""
    place = 0 if subject.meet == "aantal" else 1
    values = {
        owner: row[place] or 0 for (key, when, owner), row in totals.items() if (key, when) == (subject.key, period)
    }
    people = {owner: youth.get((periods.half_of(period), owner), 0) for owner in values}
    whole = sum(values.values())
    if not people.get(code) or not whole:
        return None
    if subject.meet == "aantal" and values[code] < limits["percentage_vanaf"]:
        return None
    return round(100 * values[code] * sum(people.values()) / (people[code] * whole))
