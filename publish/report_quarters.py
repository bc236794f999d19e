"""The quarters of a region that reports four times a year (NOB): totals per gemeente, that add up to its half-years.

They stand in the linked set of their half-year (publish/report_sets.py), so that a quarter and a half-year together
tell no more than each of them. Which subjects have quarters stands in schemas/rapport/onderwerpen.yml.
"""

from decimal import Decimal

from psycopg import Cursor

from publish.errors import PublicationError
from publish.periods import half_of
from publish.report_catalog import Subject, subjects
from publish.report_sets import TOTAL, Cells
from publish.report_source import Source
from publish.suppression import NO_FIGURES, Cell, Table

NEWEST = "kwartaal"  # as a period: the newest quarter
QUARTERS = """
select kwartalen.kwartaal, kwartalen.gemeente_code, jeugdigen.aantal_jeugdigen, {columns}
from {{rpt_kwartaal}} as kwartalen
left join {{rpt_unieke_jeugdigen}} as jeugdigen
    on jeugdigen.gemeente_code = kwartalen.gemeente_code and jeugdigen.periode = kwartalen.kwartaal
    and jeugdigen.product_categorie = 'totaal'
where kwartalen.gemeente_code = any(%(codes)s) and kwartalen.kwartaal >= %(first)s
order by kwartalen.kwartaal, kwartalen.gemeente_code
"""
# Quarters in which the costs of a gemeente come from few aanbieders.
DOMINATED = """
with kosten as (
    select halfjaar, gemeente_code, aanbieder_agb, sum(abs(kosten_bedrag)) as bedrag,
        left(zorgmaand, 4) || '-K' || ceil(right(zorgmaand, 2)::numeric / 3) as kwartaal
    from {fct_prestaties}
    where kosten_bedrag <> 0 and gemeente_code = any(%(codes)s)
    group by halfjaar, gemeente_code, aanbieder_agb, kwartaal
)
select halfjaar, gemeente_code, kwartaal
from kosten
group by halfjaar, gemeente_code, kwartaal
having count(*) < %(minste_aanbieders)s or 100 * max(bedrag) > %(grootste_aandeel)s * sum(bedrag)
"""
DECIDED = """
select count(*) from publicatie.rapportcijfers
where publicatie_id = %s and gemeente_code = %s and onderwerp = any(%s) and categorie = any(%s)
"""
Totals = dict[tuple[str, str, str], tuple[int | None, Decimal]]  # (subject, quarter, gemeente) -> people, the figure


def quarterly(code: str, choices: dict) -> bool:
    """Whether a gemeente gets a report per quarter: as its region does (regio.csv), or its own choice (rapport.yml)."""
    return choices["gemeenten"].get(code, {}).get("kwartaal", choices["kwartaal"])


def with_quarters() -> dict[str, Subject]:
    """The subjects that are counted per quarter too."""
    return {key: subject for key, subject in subjects().items() if subject.kwartaal}


def read_quarters(cursor: Cursor, source: Source, codes: list[str], halves: list[str]) -> Totals:
    """The totals of every quarter of these half-years; none when the publication has no quarters."""
    statement = QUARTERS.format(columns=", ".join(subject.kwartaal for subject in with_quarters().values()))
    first = f"{halves[0][:4]}-K{2 * int(halves[0][-1]) - 1}" if halves else "9"
    found: Totals = {}
    for quarter, code, people, *values in source.rows(cursor, statement, {"codes": codes, "first": first}):
        for (key, subject), value in zip(with_quarters().items(), values, strict=True):
            if half_of(quarter) in halves:
                found[key, quarter, code] = (people if subject.meet == "euro" else value, Decimal(value))
    return found


def add_quarters(cells: dict[tuple[str, str], Cells], totals: Totals) -> None:
    """Put the quarters into the figures of their half-years; what a half-year does not know is nothing there."""
    for (subject, quarter, code), (people, value) in totals.items():
        of_half = cells.setdefault((subject, half_of(quarter)), {})
        of_half.setdefault((code, TOTAL), (0, 0.0))
        of_half[code, quarter] = (people, float(value))


def require_decided(cursor: Cursor, source: Source, code: str, quarters: tuple[str, ...]) -> None:
    """PublicationError when it was decided what reports leave out before anyone reported per quarter."""
    values = [source.publicatie_id, code, list(with_quarters()), list(quarters)]
    if cursor.execute(DECIDED, values).fetchone()[0] < len(quarters) * len(with_quarters()):
        raise PublicationError(
            f"Wat rapportages over publicatie {source.publicatie_id} weglaten is bepaald toen nog niemand per kwartaal"
            " rapporteerde; over de volgende publicatie kan het wel."
        )


def quarter_tables(totals: Totals, code: str, quarters: tuple[str, ...]) -> dict[str, dict[str, Table]]:
    """The exact totals of one gemeente in the shape of a half-year: no categories."""
    return {
        key: {quarter: total_table(subject, totals.get((key, quarter, code))) for quarter in quarters}
        for key, subject in subjects().items()
    }


def total_table(subject: Subject, found: tuple[int | None, Decimal] | None) -> Table:
    """One total."""
    if found is None:
        return NO_FIGURES
    value = found[1]
    return Table((), Cell(TOTAL, int(value)) if subject.meet == "aantal" else Cell(TOTAL, None, value))


def chosen_quarters(totals: Totals, code: str, periode: str, choices: dict) -> tuple[str, ...]:
    """The quarters of a report, oldest first: `periode`, or the newest with costs in the region, last."""
    if not quarterly(code, choices):
        raise PublicationError(f"Gemeente {code} rapporteert niet per kwartaal (regio.csv, rapport.yml).")
    known = sorted({quarter for (key, quarter, _), (_, value) in totals.items() if key == "kosten_categorie" and value})
    if periode not in (NEWEST, *known) or not known:
        raise PublicationError(f"Over {periode} is geen rapportage te maken; kies uit {', '.join(known[-5:])}.")
    until = [quarter for quarter in known if periode == NEWEST or quarter <= periode]
    return tuple(until[-choices["kwartalen"] :])
