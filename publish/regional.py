"""marts.rpt_kpi -> publicatie.regionaal: the regional figures that gemeenten see beside their own, protected.

They change only when another half-year has become final, and then only where the change itself is large enough:
otherwise two publications, subtracted, would tell about the few declared in between.
"""

import json
from decimal import Decimal

from psycopg import Cursor

from ingest.settings import Settings
from publish.benchmark import SHOWN, Part, Regional, moves_too_little, rounded, state
from publish.gemeenten import Gemeente, read_csv, region_gemeenten
from publish.kpis import kpi_definitions
from publish.thresholds import thresholds

KPIS = """
select kpi_id, periode, gemeente_code, teller, noemer, waarde
from marts.rpt_kpi
where
    gemeente_code = any(%s)
    and (noemer is not null or kpi_id not in (select kpi_id from marts.rpt_kpi where noemer is not null))
"""
CLOSED = "select coalesce(max(periode), '') from marts.rpt_kpi where status = 'definitief'"
# Half-years in which the costs of all, or of all but one gemeente, come from few aanbieders.
DOMINATED = """
with kosten as (
    select halfjaar, coalesce(gemeente_code, 'onbekend') as gemeente_code, aanbieder_agb,
        sum(abs(kosten_bedrag)) as bedrag
    from marts.fct_prestaties where kosten_bedrag <> 0 group by 1, 2, 3
),
lezers as (select unnest(array[''] || %(codes)s::text[]) as lezer),
rest as (
    select halfjaar, lezer, aanbieder_agb, sum(bedrag) as bedrag
    from kosten cross join lezers where gemeente_code <> lezer group by 1, 2, 3
)
select distinct halfjaar from rest group by halfjaar, lezer
having count(*) < %(minste_aanbieders)s or 100 * max(bedrag) > %(grootste_aandeel)s * sum(bedrag)
"""
# The last closings, of each the newest publication, and every pin.
REMEMBERED = """
with afsluitingen as (
    select max(regionaal.publicatie_id) as publicatie_id
    from publicatie.regionaal
    join publicatie.register using (publicatie_id)
    where status in ('gepubliceerd', 'verwijderd', 'ingetrokken')
    group by afsluiting order by 1 desc limit %s
)
select regionaal.*
from publicatie.regionaal
where publicatie_id in (select publicatie_id from afsluitingen union select publicatie_id from publicatie.vastgezet)
order by publicatie_id desc, kpi_id, periode
"""
INSERT = """
insert into publicatie.regionaal
(publicatie_id, kpi_id, periode, teller, noemer, waarde, staat, afsluiting, delen)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s)
on conflict do nothing
"""
Row = tuple  # kpi_id, periode, teller, noemer, waarde, staat, afsluiting, delen: as in the table


def protect_region(cursor: Cursor, publicatie_id: int, settings: Settings) -> None:
    """Write the protected regional figures of a publication that starts; repeating it changes nothing."""
    limits = thresholds("gemeente")
    exact = read_regional(cursor, settings, kpi_definitions())
    closed = cursor.execute(CLOSED).fetchone()[0]
    history: dict[tuple[str, str], list[Row]] = {}
    for _, *row in cursor.execute(REMEMBERED, [limits["afsluitingen_onthouden"]]).fetchall():
        history.setdefault((row[0], row[1]), []).append(tuple(row))
    known = {kpi_id for kpi_id, _ in history}
    unchanged = any(row[6] == closed for rows in history.values() for row in rows[:1])
    codes = [gemeente.code for gemeente in region_gemeenten(settings)]
    dominated = {half for (half,) in cursor.execute(DOMINATED, {**limits, "codes": codes})}
    rows = []
    for key, regional in exact.items():
        past = history.get(key, [])
        if unchanged and regional.kpi_id in known and not past:
            continue  # a half-year that was not there at the last closing waits for the next
        frozen = past and (unchanged or any(tells_few(regional, row, limits) for row in past))
        row = past[0] if frozen else protected(regional, limits, dominated)
        rows.append((publicatie_id, *row[:6], closed, json.dumps(row[7])))
    cursor.executemany(INSERT, rows)


def read_regional(cursor: Cursor, settings: Settings, kinds: dict[str, dict]) -> dict[tuple[str, str], Regional]:
    """The exact figures by (kpi_id, periode), predecessors counted with the gemeente they went into."""
    owners = owner_by_code(region_gemeenten(settings))
    codes = [row["gemeente_code"] for row in read_csv(settings, "gemeenten.csv")]
    rows: dict[tuple[str, str], list[tuple]] = {}
    for kpi_id, periode, *rest in cursor.execute(KPIS, [codes]).fetchall():
        rows.setdefault((kpi_id, periode), []).append(tuple(rest))
    return {key: regional_of(key, found, owners, kinds.get(key[0], {})) for key, found in rows.items()}


def regional_of(key: tuple[str, str], rows: list[tuple], owners: dict[str, str], kind: dict) -> Regional:
    """One KPI out of the rows (gemeente_code, teller, noemer, waarde) of its gemeenten."""
    parts: dict[str, Part] = {}
    for code, teller, noemer, _ in rows:
        owner = owners.get(code, code)
        before = parts.get(owner, Part(Decimal(0), None))
        total = before.noemer if noemer is None else (before.noemer or Decimal(0)) + noemer
        parts[owner] = Part(before.teller + teller, total)
    # The value of the region is that of its gemeenten, weighed by their noemer.
    weighed = [(waarde * noemer, noemer) for _, _, noemer, waarde in rows if noemer and waarde is not None]
    whole = sum(noemer for _, noemer in weighed)
    unit = str(kind.get("eenheid", ""))
    return Regional(
        *key, sum(one for one, _ in weighed) / whole if whole else None, parts, "euro" in unit, unit == "procent"
    )


def owner_by_code(gemeenten: list[Gemeente]) -> dict[str, str]:
    """Code -> the gemeente of today whose users see its rows."""
    return {code: gemeente.code for gemeente in gemeenten for code in gemeente.codes}


def protected(regional: Regional, limits: dict, dominated: set[str]) -> Row:
    """The row as gemeenten see it, with the exact parts for comparing later."""
    seen = state(regional, limits, dominated)
    parts = {
        code: [str(part.teller), None if part.noemer is None else str(part.noemer)]
        for code, part in regional.parts.items()
    }
    if seen != SHOWN:
        return (regional.kpi_id, regional.periode, None, None, None, seen, None, parts)
    teller = rounded(regional.teller(), limits["bedrag_afronden_op"] if regional.euro else limits["afronden_op"])
    noemer = rounded(regional.noemer(), limits["afronden_op"])
    waarde = teller if noemer is None else rounded(regional.waarde, 1)
    return (regional.kpi_id, regional.periode, teller, noemer, waarde, seen, None, parts)


def tells_few(regional: Regional, row: Row, limits: dict) -> bool:
    """Whether this figure beside an earlier one that was shown would tell about a few."""
    if row[5] != SHOWN:
        return False
    parts = {code: Part(Decimal(t), None if n is None else Decimal(n)) for code, (t, n) in row[7].items()}
    old = Regional(regional.kpi_id, regional.periode, None, parts, regional.euro, regional.deel)
    return moves_too_little(regional, old, limits)
