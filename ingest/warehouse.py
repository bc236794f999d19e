"""Register and raw tables in Postgres. With warehouse_retry the only module that speaks SQL;
unique constraints decide races."""

import json
from collections.abc import Iterable, Sequence

import psycopg
from psycopg import sql

from ingest.checked import CopyText
from ingest.contract import raw_tables
from ingest.pseudonym import key_id, person_keys
from ingest.settings import Settings
from ingest.verdict import Verdict, register_row

COLUMNS = (
    "offer_id, delivery_id, volgnummer, bron, status, ontvangen_op, naam_versleuteld, bytes, bericht, release, "
    "berichtcode, afzender, ontvanger, identificatie, dagtekening, inhoud_hash, rijen, eurocent, reden, "
    "herstelbaar_door, herstel_hash, code_version, gewist_sha256"
)
REGISTER = f"""
insert into ingest.deliveries ({COLUMNS})
select {COLUMNS} from json_populate_recordset(null::ingest.deliveries, %s)
where status is not null
order by volgnummer
on conflict do nothing
returning offer_id
"""  # noqa: S608 - constants only
IGNORE = """
insert into ingest.deliveries
    (offer_id, delivery_id, volgnummer, bron, status, ontvangen_op, naam_versleuteld, bytes, bericht, release,
     berichtcode, afzender, ontvanger, identificatie, dagtekening, inhoud_hash, rijen, eurocent, reden, code_version)
select
    o.offer_id, o.delivery_id, o.volgnummer, o.bron, 'genegeerd', o.ontvangen_op, o.naam_versleuteld, o.bytes,
    k.bericht, k.release, k.berichtcode, k.afzender, k.ontvanger, k.identificatie, k.dagtekening, k.inhoud_hash,
    k.rijen, k.eurocent, case when k.delivery_id = o.delivery_id then 'zelfde_bestand' else 'zelfde_inhoud' end,
    o.code_version
from json_populate_recordset(null::ingest.deliveries, %s) as o
left join ingest.deliveries as f on o.delivery_id = f.delivery_id and o.bron = f.bron and f.status <> 'genegeerd'
left join ingest.deliveries as c
    on
        f.offer_id is null and c.status = 'geladen' and o.bron = c.bron and o.bericht = c.bericht
        and o.release = c.release and o.afzender = c.afzender and o.identificatie = c.identificatie
        and o.inhoud_hash = c.inhoud_hash
inner join ingest.deliveries as k on k.offer_id = coalesce(f.offer_id, c.offer_id)
order by o.volgnummer
on conflict (offer_id) do nothing
"""
FINDINGS = """
insert into ingest.findings
    (delivery_id, bron, nummer, stap, code, element, regelnummer, melding, wat_te_doen, niveau, retourcode)
select delivery_id, bron, nummer, stap, code, element, regelnummer, melding, wat_te_doen, niveau, nullif(retourcode, '')
from json_populate_recordset(null::ingest.findings, %s)
"""
REGISTERED = "select count(*) from ingest.deliveries where offer_id = any(%s)"
KNOWN = """
select delivery_id from ingest.deliveries where status <> 'genegeerd' and bron = %s and delivery_id = any(%s)
"""
OUTCOME = """
select status, count(*), coalesce(sum(rijen), 0)::bigint from ingest.deliveries where offer_id = any(%s) group by status
"""
TRIES = 3


def connect(settings: Settings) -> psycopg.Connection:
    """A connection of the loader; nothing is in a transaction unless the code says so."""
    keys = f"-c jeugd.sleutel={key_id(person_keys(settings))}"  # infra/sleutels.sql refuses any others than its own
    return psycopg.connect(settings.dsn("loader"), autocommit=True, application_name="jeugd load", options=keys)


def reserve_numbers(connection: psycopg.Connection, count: int) -> list[int]:
    """So many new volgnummers, rising; a number that is never used leaves a gap and harms nothing."""
    statement = "select nextval('ingest.volgnummers') from generate_series(1, %s)"
    return sorted(row[0] for row in connection.execute(statement, [count]))


def known_deliveries(connection: psycopg.Connection, source: str, delivery_ids: Sequence[str]) -> set[str]:
    """Which of these bytes were settled before for this source. Only saves work: the unique index decides."""
    return {row[0] for row in connection.execute(KNOWN, [source, list(delivery_ids)])}


def settle(connection: psycopg.Connection, verdicts: Sequence[Verdict]) -> None:
    """Register the verdicts and add their rows to raw, in one transaction: all of it stays or nothing."""
    for attempt in range(1, TRIES + 1):
        try:
            with connection.transaction(), connection.cursor() as cursor:
                add(cursor, verdicts)
            return
        except psycopg.errors.DeadlockDetected:  # two loaders with the same deliveries in another order
            if attempt == TRIES:
                raise


def add(cursor: psycopg.Cursor, verdicts: Sequence[Verdict]) -> None:
    """The content of one transaction. What is not new is ignored, a replay for the content of its bytes read before."""
    rows = {verdict.offer.offer_id: register_row(verdict) for verdict in verdicts}
    new = {row[0] for row in cursor.execute(REGISTER, [json.dumps(list(rows.values()))])}
    read = {row["delivery_id"]: row for row in rows.values() if "inhoud_hash" in row}
    old = [read.get(row["delivery_id"], {}) | row for offer_id, row in rows.items() if offer_id not in new]
    if old:
        cursor.execute(IGNORE, [json.dumps(old)])
    if cursor.execute(REGISTERED, [list(rows)]).fetchone() != (len(rows),):
        raise RuntimeError("an offer found no place in the register; nothing of this batch was settled")
    add_findings(cursor, settled := [verdict for verdict in verdicts if verdict.offer.offer_id in new])
    copy_rows(cursor, settled)


def add_findings(cursor: psycopg.Cursor, verdicts: Iterable[Verdict]) -> None:
    """One row per finding, numbered from 1 within its delivery."""
    rows = [
        {**identity(verdict), "nummer": number, **vars(finding)}
        for verdict in verdicts
        for number, finding in enumerate(verdict.findings, start=1)
    ]
    if rows:
        cursor.execute(FINDINGS, [json.dumps(rows)])


def identity(verdict: Verdict) -> dict[str, str]:
    """What tells one file from all others: its bytes and where it was offered."""
    return {"delivery_id": verdict.offer.delivery_id, "bron": verdict.offer.bron}


def copy_rows(cursor: psycopg.Cursor, verdicts: Iterable[Verdict]) -> None:
    """The rows of all loaded deliveries, one COPY per raw table."""
    by_table: dict[str, list[CopyText]] = {}
    for verdict in verdicts:
        for table, rows in (verdict.checked.tables if verdict.checked else {}).items():
            if rows.count:
                by_table.setdefault(table, []).append(rows)
    for table, deliveries in sorted(by_table.items()):
        with cursor.copy(copy_statement(table)) as copy:
            for rows in deliveries:
                for block in rows.blocks():
                    copy.write(block)


def copy_statement(table: str) -> sql.Composed:
    """COPY with the columns by name: a column added later stands last in the table, not where the map has it."""
    columns = ["delivery_id", "position", *raw_tables()[table]]
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL("copy {} ({}) from stdin").format(sql.Identifier("raw", table), names)


def outcome(connection: psycopg.Connection, offer_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """status -> (deliveries, rows) of these offers, as the register has it."""
    return {status: (count, rows) for status, count, rows in connection.execute(OUTCOME, [list(offer_ids)])}


def count_deliveries(connection: psycopg.Connection) -> int:
    """How many offers the register knows."""
    return connection.execute("select count(*) from ingest.deliveries").fetchone()[0]


def skip_numbers(connection: psycopg.Connection, highest: int) -> None:
    """Use up volgnummers until after this one."""
    while highest > (last := reserve_numbers(connection, 1)[0]):
        connection.execute("select count(nextval('ingest.volgnummers')) from generate_series(1, %s)", [highest - last])
