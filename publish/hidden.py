"""What no report of a publication shows: computed once, over the reports of all gemeenten together, and kept."""

from decimal import Decimal

from psycopg import Cursor

from publish.report_catalog import subjects
from publish.report_history import Version
from publish.report_measures import hidden_measures, kept_rows, read_measures
from publish.report_quarters import DOMINATED as DOMINATED_QUARTERS
from publish.report_quarters import add_quarters, quarterly, read_quarters
from publish.report_sets import TOTAL, Cells, Name, hidden_names, linked_set
from publish.report_source import Source

FIGURES = """
select onderwerp, halfjaar, gemeente_code, categorie, aantal, bedrag
from {rpt_gemeente_halfjaar}
where gemeente_code = any(%s) and halfjaar = any(%s) and onderwerp = any(%s)
order by onderwerp, halfjaar, gemeente_code, sortering, categorie
"""
# The newest half-years about which the region declared. Before them there are only toewijzingen that reach back.
HALVES = """
select distinct halfjaar from {rpt_gemeente_halfjaar} where onderwerp = 'kosten_categorie' order by 1 desc
"""
DOMINATED = """
with categorieen as (select distinct product_categorie, categorie from {dim_producten}),
costs as (
    select halfjaar, gemeente_code, coalesce(categorie, 'totaal') as categorie, aanbieder_agb,
        sum(abs(kosten_bedrag)) as bedrag
    from {fct_prestaties}
    inner join categorieen using (product_categorie)
    where kosten_bedrag <> 0 and gemeente_code = any(%(codes)s)
    group by
        grouping sets ((halfjaar, gemeente_code, categorie, aanbieder_agb), (halfjaar, gemeente_code, aanbieder_agb))
)
select halfjaar, gemeente_code, categorie
from costs
group by halfjaar, gemeente_code, categorie
having count(*) < %(minste_aanbieders)s or 100 * max(bedrag) > %(grootste_aandeel)s * sum(bedrag)
"""
KEPT = "select onderwerp, halfjaar, categorie from publicatie.verborgen where publicatie_id = %s and gemeente_code = %s"
KEEP_FIGURE = "insert into publicatie.rapportcijfers values (%s, %s, %s, %s, %s, %s, %s, %s) on conflict do nothing"
KEEP_HIDDEN = "insert into publicatie.verborgen values (%s, %s, %s, %s, %s) on conflict do nothing"
EARLIER = """
with afsluitingen as (
    select publicatie_id, max(afsluiting) as afsluiting from publicatie.regionaal group by publicatie_id
),
laatste as (
    select max(publicatie_id) as publicatie_id
    from afsluitingen
    inner join publicatie.verborgen_bepaald using (publicatie_id)
    where afsluiting < (select afsluiting from afsluitingen where publicatie_id = %(nummer)s)
    group by afsluiting order by afsluiting desc limit %(afsluitingen)s
)
select
    cijfer.publicatie_id, cijfer.onderwerp, cijfer.halfjaar, cijfer.gemeente_code, cijfer.categorie, cijfer.aantal,
    cijfer.waarde, cijfer.nodig, verborgen.categorie is not null
from publicatie.rapportcijfers as cijfer
left join publicatie.verborgen using (publicatie_id, onderwerp, halfjaar, gemeente_code, categorie)
where cijfer.publicatie_id <> %(nummer)s
    and cijfer.publicatie_id in (
        select publicatie_id from laatste union select publicatie_id from publicatie.vastgezet
    )
order by 1, 2, 3, 4, 5
"""
DONE = "select 1 from publicatie.verborgen_bepaald where publicatie_id = %s"


def hidden_in_report(
    cursor: Cursor, source: Source, code: str, codes: list[str], limits: dict
) -> set[tuple[str, str, str]]:
    """(onderwerp, halfjaar, categorie) that the report of one gemeente leaves out. `codes`: all of the region.

    The views must show this publication: the caller reads in one snapshot.
    """
    if not cursor.execute(DONE, [source.publicatie_id]).fetchone():
        decide(cursor, source, codes, limits)
    return set(cursor.execute(KEPT, [source.publicatie_id, code]).fetchall())


def decide(cursor: Cursor, source: Source, codes: list[str], limits: dict) -> None:
    """Compute and keep the pattern; the same figures always give the same one, so two at once do no harm."""
    number = source.publicatie_id
    halves = reported_halves(cursor, source, limits)
    dominated: dict[str, set[Name]] = {}
    for half, code, category in source.rows(cursor, DOMINATED, {**limits, "codes": codes}):
        dominated.setdefault(half, set()).add((code, category))
    found = read_cells(cursor, source, codes, halves)
    if any(quarterly(code, limits) for code in codes):
        add_quarters(found, read_quarters(cursor, source, codes, halves))
        for half, code, quarter in source.rows(cursor, DOMINATED_QUARTERS, {**limits, "codes": codes}):
            dominated.setdefault(half, set()).add((code, quarter))
    remembered = read_earlier(cursor, number, limits)
    totals = set()
    for (subject, half), cells in found.items():
        few = dominated.get(half, set()) if subjects()[subject].meet == "euro" else set()
        linked = linked_set(subject, cells, few, limits)
        names = hidden_names(subject, linked, versions(subject, remembered.get((subject, half), {}), limits), limits)
        needed = {figure.naam: figure.nodig for figure in linked.figures}
        for (code, category), (count, value) in sorted(cells.items()):
            row = [number, subject, half, code, category, count, value, needed[code, category]]
            cursor.execute(KEEP_FIGURE, row)
        for code, category in sorted(names):
            cursor.execute(KEEP_HIDDEN, [number, subject, half, code, category])
        totals |= {(subject, half, code) for code, category in names if category == TOTAL}
    decide_measures(cursor, source, codes, halves, totals, remembered, limits)
    cursor.execute("insert into publicatie.verborgen_bepaald values (%s) on conflict do nothing", [number])


def decide_measures(
    cursor: Cursor, source: Source, codes: list[str], halves: list[str], totals: set, remembered: dict, limits: dict
) -> None:
    """The same for ratios, means and medians, once it is known which totals are hidden."""
    observed = read_measures(cursor, source, codes, halves)
    out = hidden_measures(observed, totals, remembered, limits)
    for subject, half, code, category, value in kept_rows(observed):
        name = [source.publicatie_id, subject, half, code, category]
        cursor.execute(KEEP_FIGURE, [*name, None, value, 0])
        if (subject.partition(":")[2], half, code) in out:
            cursor.execute(KEEP_HIDDEN, name)


def read_earlier(cursor: Cursor, publicatie_id: int, limits: dict) -> dict[tuple[str, str], dict[int, list[tuple]]]:
    """(subject, half-year) -> publication -> (code, category, count, value, needed, hidden) of reports given out.

    Those are of every pin, and of the newest publication of each of the last closings before this one.
    """
    found: dict[tuple[str, str], dict[int, list[tuple]]] = {}
    wanted = {"nummer": publicatie_id, "afsluitingen": limits["afsluitingen_onthouden"]}
    for number, subject, half, *cell in cursor.execute(EARLIER, wanted).fetchall():
        found.setdefault((subject, half), {}).setdefault(number, []).append(tuple(cell))
    return found


def versions(subject: str, earlier: dict[int, list[tuple]], limits: dict) -> list[Version]:
    """The linked sets of earlier publications; what was too much of one aanbieder then still is."""
    made = []
    for number, rows in earlier.items():
        cells = {(code, category): (count, float(value)) for code, category, count, value, *_ in rows}
        needed = {(code, category) for code, category, *_, need, _ in rows if need > 0}
        hidden = frozenset((code, category) for code, category, *_, hid in rows if hid)
        made.append(Version(number, linked_set(subject, cells, needed, limits), hidden))
    return made


def reported_halves(cursor: Cursor, source: Source, limits: dict) -> list[str]:
    """The half-years that reports are about, oldest first; a report about an earlier one shows what was before it."""
    found = [half for (half,) in source.rows(cursor, HALVES)]
    return sorted(found)[-limits["halfjaren"] - limits["halfjaren_terug"] :]


def read_cells(cursor: Cursor, source: Source, codes: list[str], halves: list[str]) -> dict[tuple[str, str], Cells]:
    """The figures of all reports by (subject, half-year), every gemeente with a total."""
    found: dict[tuple[str, str], Cells] = {}
    rows = source.rows(cursor, FIGURES, [codes, halves, list(subjects())])
    for subject, half, code, category, count, amount in rows:
        value = count if subjects()[subject].meet == "aantal" else amount
        found.setdefault((subject, half), {})[code, category] = (count, float(value or 0))
    for cells in found.values():
        add_totals(cells)
    return found


def add_totals(cells: Cells) -> None:
    """A gemeente without a counted total has the sum of its categories; nobody counted the people behind costs."""
    for code in {code for code, _ in cells}:
        if (code, TOTAL) not in cells:
            parts = [cell for (owner, _), cell in cells.items() if owner == code]
            value = float(sum(Decimal(str(one)) for _, one in parts))
            counted = all(count == one for count, one in parts)
            cells[code, TOTAL] = (int(value) if counted else None, value)
