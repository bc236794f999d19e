"""The register of deliveries that were refused and get another verdict; the volgnummer of the first one stays known."""

import json
from collections.abc import Mapping

import psycopg

from ingest import warehouse
from ingest.verdict import Verdict, register_row

FORGET = "delete from ingest.findings where delivery_id = %(delivery_id)s and bron = %(bron)s"
WAITING = """
select offer_id, volgnummer, ontvangen_op, naam_versleuteld, bytes, herstelbaar_door, herstel_hash
from ingest.deliveries
where bron = %s and status = 'quarantaine' and herstel_hash is not null
order by volgnummer
"""
REJUDGE = """
update ingest.deliveries as d
set (volgnummer, status, bericht, release, berichtcode, afzender, ontvanger, identificatie, dagtekening, inhoud_hash,
     rijen, eurocent, reden, herstelbaar_door, herstel_hash, code_version, verwerkt_op, geweigerd_als) = (
    select n.volgnummer, n.status, n.bericht, n.release, n.berichtcode, n.afzender, n.ontvanger, n.identificatie,
        n.dagtekening, n.inhoud_hash, n.rijen, n.eurocent, n.reden, n.herstelbaar_door, n.herstel_hash, n.code_version,
        now(), nullif(d.volgnummer, n.volgnummer)
    from json_populate_record(null::ingest.deliveries, %s) as n
)
where d.offer_id = %s and d.status = 'quarantaine'
"""
REFUSED_BEFORE = """
update ingest.deliveries as d
set geweigerd_als = f.value::bigint
from json_each_text(%s) as f
where d.offer_id = f.key and d.status <> 'quarantaine' and d.volgnummer > f.value::bigint
"""


def waiting(connection: psycopg.Connection, source: str) -> list[tuple]:
    """The refused deliveries of a source that could be accepted after a change on our side."""
    return connection.execute(WAITING, [source]).fetchall()


def settle_again(connection: psycopg.Connection, verdict: Verdict) -> bool:
    """Replace the verdict on a refused delivery, in one transaction; False when somebody else did so first."""
    try:
        return replace(connection, verdict, register_row(verdict))
    except psycopg.errors.UniqueViolation:
        row = register_row(verdict) | {"status": "genegeerd", "reden": "zelfde_inhoud"}
        return replace(connection, Verdict(verdict.offer), row)


def replace(connection: psycopg.Connection, verdict: Verdict, row: dict[str, object]) -> bool:
    """The new register row, findings and rows of one delivery."""
    with connection.transaction(), connection.cursor() as cursor:
        if not cursor.execute(REJUDGE, [json.dumps(row), verdict.offer.offer_id]).rowcount:
            return False
        cursor.execute(FORGET, warehouse.identity(verdict))
        warehouse.add_findings(cursor, [verdict])
        warehouse.copy_rows(cursor, [verdict])
    return True


def note_refusals(connection: psycopg.Connection, first: Mapping[str, int]) -> None:
    """Write down under which volgnummer (by offer_id) what is accepted now was refused before, if it was."""
    connection.execute(REFUSED_BEFORE, [json.dumps(first)])
