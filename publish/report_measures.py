"""Ratios, means and medians of all gemeenten -> those a report may show: enough behind them, and nobody left alone.

They stand beside counted figures, so a measure that could be turned back into a hidden count is hidden with it.
"""

from dataclasses import dataclass
from decimal import Decimal

from psycopg import Cursor

from publish.benchmark import rounded
from publish.report_catalog import Measure, measures
from publish.report_source import Source
from publish.suppression import HIDDEN, SHOWN

PREFIX = "maat:"  # of their names among what is hidden and kept
OF_KPI = """
select gemeente_code, periode, teller, noemer, waarde
from {{rpt_kpi}} where kpi_id = '{kpi}' and gemeente_code = any(%s) and periode = any(%s)
"""
OF_MART = """
select gemeente_code, halfjaar, {telt}, {n}, {waarde}
from {{{tabel}}} where {waar} and gemeente_code = any(%s) and halfjaar = any(%s)
"""
REGION = """
select kpi_id, periode, waarde from publicatie.regionaal
where publicatie_id = %s and staat = 'getoond' and periode = any(%s)
"""
ROUND_TO = {"procent": 1, "dagen": 1, "euro": 100}


@dataclass(frozen=True)
class Observed:
    """One measure of one gemeente in one half-year, exact. `teller` is None for a median."""

    teller: Decimal | None
    noemer: Decimal
    waarde: Decimal


@dataclass(frozen=True)
class Measured:
    """The same as a reader gets it: rounded, or hidden without its values."""

    waarde: Decimal | None
    n: int | None
    staat: str = SHOWN


Observations = dict[tuple[str, str], dict[str, Observed]]  # (measure, half-year) -> gemeente -> what was observed


def read_measures(cursor: Cursor, source: Source, codes: list[str], halves: list[str]) -> Observations:
    """Every measure that this publication knows; a gemeente without a denominator is left out."""
    found: Observations = {}
    for measure in measures().values():
        statement = OF_KPI.format(kpi=measure.kpi) if measure.kpi else mart_query(measure)
        for code, half, teller, noemer, waarde in source.rows(cursor, statement, [codes, halves]):
            if noemer and waarde is not None:
                found.setdefault((measure.key, half), {})[code] = Observed(teller, Decimal(noemer), waarde)
    return found


def mart_query(measure: Measure) -> str:
    """The statement that reads a measure out of a mart."""
    return OF_MART.format(
        tabel=measure.tabel, n=measure.n, waarde=value_of(measure), waar=measure.waar, telt=measure.telt or "null"
    )


def value_of(measure: Measure) -> str:
    """The SQL of the figure itself."""
    return f"100.0 * {measure.telt} / nullif({measure.n}, 0)" if measure.telt else measure.waarde


def hidden_measures(
    observed: Observations, hidden_totals: set[tuple[str, str, str]], earlier: dict, limits: dict
) -> set[tuple[str, str, str]]:
    """(measure, half-year, gemeente) that no report shows.

    `hidden_totals`: (subject, half-year, gemeente) of totals that are hidden; `earlier`: as in publish/hidden.py.
    """
    out = set()
    for (key, half), by_code in observed.items():
        measure = measures()[key]
        before = earlier.get((PREFIX + key, half), {})
        alone = {
            code
            for code, one in by_code.items()
            if any((subject, half, code) in hidden_totals for subject in measure.met)
            or is_small(measure, one, limits)
            or moved_little(one, [row for rows in before.values() for row in rows if row[0] == code], limits)
        }
        rest = sorted(set(by_code) - alone, key=lambda code: (by_code[code].noemer, code))
        # Of the region all parts but one would give that one away.
        if len(alone) == 1 and rest:
            alone.add(rest[0])
        out |= {(key, half, code) for code in alone}
    return out


def is_small(measure: Measure, one: Observed, limits: dict) -> bool:
    """Whether too few are behind it, or a few in or outside the numerator."""
    if one.noemer < limits["percentage_vanaf"]:
        return True
    few = limits["onderdruk_onder"]
    return measure.teller == "deel" and (0 < one.teller < few or 0 < one.noemer - one.teller < few)


def moved_little(one: Observed, rows: list[tuple], limits: dict) -> bool:
    """Whether an earlier report showed it with a few more or less behind it."""
    now = {"noemer": one.noemer, "teller": one.teller}
    return any(
        not hidden and now.get(category) is not None and 0 < abs(now[category] - value) < limits["onderdruk_onder"]
        for _, category, _, value, _, hidden in rows
    )


def kept_rows(observed: Observations) -> list[tuple]:
    """What later reports are compared with: (subject, half-year, gemeente, categorie, value)."""
    rows = []
    for (key, half), by_code in sorted(observed.items()):
        for code, one in sorted(by_code.items()):
            rows.append((PREFIX + key, half, code, "noemer", one.noemer))
            if measures()[key].teller == "deel":
                rows.append((PREFIX + key, half, code, "teller", one.teller))
    return rows


def protected(measure: Measure, one: Observed | None, *, hidden: bool, limits: dict) -> Measured:
    """A measure as a reader gets it; None: nothing was observed."""
    if one is None:
        return Measured(None, None)
    if hidden:
        return Measured(None, None, HIDDEN)
    n = int(rounded(one.noemer, limits["afronden_op"]))
    return Measured(rounded(one.waarde, ROUND_TO[measure.eenheid]), n)


def read_region(cursor: Cursor, source: Source, halves: list[str]) -> dict[tuple[str, str], Decimal]:
    """(measure, half-year) -> the figure of the region as gemeenten see it."""
    by_kpi = {measure.kpi: measure.key for measure in measures().values() if measure.kpi}
    found = cursor.execute(REGION, [source.publicatie_id, halves]).fetchall()
    return {(by_kpi[kpi], half): value for kpi, half, value in found if kpi in by_kpi}
