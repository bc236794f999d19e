"""Register, raw, marts and publication -> how the instance stands, for `jeugd status`. Reads as builder."""

import psycopg
from psycopg import Cursor
from rich.console import Console
from rich.table import Table

from ingest.settings import SOURCES, Settings
from publish.gemeenten import region_gemeenten
from publish.wording import number

OUTCOMES = {"geladen": "loaded", "quarantaine": "quarantined", "genegeerd": "ignored"}
DELIVERIES = """
select bron, status, count(*), coalesce(sum(rijen), 0)::bigint, coalesce(sum(eurocent), 0)::bigint,
    count(*) filter (where rijen is null)
from ingest.deliveries
group by bron, status
"""
RAW_CENTS = """
select coalesce(sum(case debet_credit when 'C' then -bedrag::bigint else bedrag::bigint end), 0)::bigint
from (
    select bedrag, debet_credit from raw.ijw__jw323_prestaties
    union all
    select bedrag, debet_credit from raw.ijw__jw303_prestaties
) as prestaties
"""
MARTS_CENTS = "select coalesce(sum(ingediend_bedrag) * 100, 0)::bigint from marts.fct_prestaties"
PUBLICATION = "select publicatie_id, gepubliceerd_op, code_version from mart_regio.publicatie"
YOUTHS = """
select gemeente_code, aantal
from mart_regio.rpt_gemeente_halfjaar
where
    onderwerp = 'jeugdigen_in_zorg' and categorie = 'totaal'
    and halfjaar = (select max(halfjaar) from mart_regio.rpt_gemeente_halfjaar)
"""


def status(settings: Settings) -> dict:
    """Deliveries, rows and eurocents per source; euros in raw and marts; what is published, with youths in care.

    Rows and eurocents count every readable delivery that was offered; per outcome under `per_uitkomst`. `publicatie` is
    None and euros of the marts are None before the first of them.
    """
    with psycopg.connect(settings.dsn("builder")) as connection, connection.cursor() as cursor:
        youths = dict(rows(cursor, "mart_regio.rpt_gemeente_halfjaar", YOUTHS))
        return {
            "bronnen": sources(cursor),
            "raw_eurocent": rows(cursor, "raw.ijw__jw323_prestaties", RAW_CENTS)[0][0],
            "marts_eurocent": next((cents for (cents,) in rows(cursor, "marts.fct_prestaties", MARTS_CENTS)), None),
            "publicatie": next(map(published, rows(cursor, "mart_regio.publicatie", PUBLICATION)), None),
            "gemeenten": [
                {"code": gemeente.code, "naam": gemeente.naam, "jeugdigen": youths.get(gemeente.code, 0)}
                for gemeente in region_gemeenten(settings)
            ],
        }


def show(found: dict) -> None:
    """The same object for a person."""
    console = wide_console()
    table = Table("bron", "aangeboden", "geladen", "quarantaine", "genegeerd", "rijen", "euro", title="Leveringen")
    for bron, source in found["bronnen"].items():
        counts = [number(source[key]) for key in ("offered", "loaded", "quarantined", "ignored", "rows")]
        table.add_row(bron, *counts, cents(source["eurocent"]))
    console.print(table)
    agrees = "gelijk" if found["raw_eurocent"] == found["marts_eurocent"] else "VERSCHIL"
    console.print(f"Euro's: raw {cents(found['raw_eurocent'])}, marts {cents(found['marts_eurocent'])}: {agrees}")
    if found["publicatie"] is None:
        console.print("Nog niets gepubliceerd.")
        return
    console.print("Publicatie {id} van {tijd}, programmaversie {code_version}".format(**found["publicatie"]))
    youths = Table("gemeente", "jeugdigen in zorg", title="Jeugdigen in zorg, nieuwste halfjaar")
    for gemeente in found["gemeenten"]:
        youths.add_row(f"{gemeente['code']} {gemeente['naam']}", number(gemeente["jeugdigen"]))
    console.print(youths)


def wide_console() -> Console:
    """As wide as the terminal; in a log or a pipe wide enough for the tables."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=110)


def cents(value: int | None) -> str:
    """Eurocents as euros with cents: 123456 -> '1.234,56'."""
    if value is None:
        return "–"
    return f"{'-' if value < 0 else ''}{number(abs(value) // 100)},{abs(value) % 100:02d}"


def rows(cursor: Cursor, relation: str, query: str) -> list[tuple]:
    """The rows of a query, none while its relation does not exist yet."""
    if cursor.execute("select to_regclass(%s)", [relation]).fetchone()[0] is None:
        return []
    return cursor.execute(query).fetchall()


def sources(cursor: Cursor) -> dict[str, dict]:
    """Per source: offered = loaded + quarantined + ignored in deliveries; rows and cents of the readable ones."""
    found = {bron: empty_source() for bron in SOURCES}
    for bron, outcome, deliveries, count, cents, unreadable in cursor.execute(DELIVERIES):
        source = found[bron]
        source["offered"] += deliveries
        source[OUTCOMES[outcome]] += deliveries
        source["rows"] += count
        source["eurocent"] += cents
        source["bedrag_onbekend"] += unreadable
        source["per_uitkomst"][outcome] = {"leveringen": deliveries, "rijen": count, "eurocent": cents}
    return found


def empty_source() -> dict:
    """A source from which nothing came yet."""
    per_outcome = {outcome: {"leveringen": 0, "rijen": 0, "eurocent": 0} for outcome in OUTCOMES}
    counts = dict.fromkeys(("offered", *OUTCOMES.values(), "rows", "eurocent", "bedrag_onbekend"), 0)
    return {**counts, "per_uitkomst": per_outcome}


def published(row: tuple) -> dict:
    """The current publication as JSON can hold it; the time is UTC."""
    number, moment, code_version = row
    return {"id": number, "tijd": moment.isoformat(), "code_version": code_version}
