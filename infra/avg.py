"""Rights of a person, from their BSN: see everything (`jeugd inzage`), be erased (`jeugd wis`), unless it must be kept.

The BSN comes from standard input and goes no further than this process. What is found by id is found under every key
there ever was; what is found in the archive is found by reading all of it.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO

from psycopg import Cursor, sql

from analyse.steekproef import wissing
from infra.database import connect_as_admin
from ingest import archive, erasure, sealing, warehouse
from ingest.batches import Offer
from ingest.errors import Stop
from ingest.pseudonym import hider, ids_over_time, person_keys
from ingest.settings import Settings
from ingest.verdict import Verdict, judge
from publish import erase

HOLD = b"jeugd/bewaarplicht/1\x00"
TABLES = """
select nspname, relname from pg_class join pg_namespace on relnamespace = pg_namespace.oid
join pg_attribute on attrelid = pg_class.oid
where nspname = any(%s) and relkind = 'r' and attname = 'jeugdige_id' order by 1, 2
"""


def read_bsn(stream: IO[str]) -> str:
    """The number on the first line of standard input; Stop without repeating it when it is none."""
    try:
        return erasure.require_bsn(stream.readline())
    except ValueError as wrong:
        raise Stop(str(wrong)) from None


def hold_id(bsn: str, settings: Settings) -> str:
    """What a legal hold knows of a person; the first key never leaves the key file, so a rotation changes nothing."""
    return hmac.digest(person_keys(settings)[0], HOLD + bsn.encode(), "sha256").hex()


def hold(bsn: str, tot: date, settings: Settings, *, door: str, reden: str) -> None:
    """From now on nothing of this person is erased, through this day."""
    with connect_as_admin(settings) as connection:
        connection.execute(
            "insert into toegang.bewaarplicht (persoon, tot, door, reden) values (%s, %s, %s, %s)",
            [hold_id(bsn, settings), tot, door, reden],
        )


def originals(bsn: str, settings: Settings) -> Iterator[tuple[Path, dict, bytes]]:
    """Every file in the archive whose original holds this number: path, manifest, original."""
    key = sealing.identity(settings)
    for path in sorted(settings.archive.glob("*/*/*.age")):
        manifest, stream = archive.read(path, key)
        with stream:
            content = stream.read() if manifest["inhoud"] else b""
        if content and erasure.holds(content, bsn):
            yield path, manifest, content


def overview(bsn: str, settings: Settings) -> dict:
    """Everything there is of this person: rows as delivered, originals, and in which publications they stand."""
    with connect_as_admin(settings) as connection, connection.cursor() as cursor:
        rows = {}
        person = hider(settings)(bsn)
        for schema, table in cursor.execute(TABLES, [["raw"]]).fetchall():
            query = sql.SQL("select to_jsonb(t) - 'jeugdige_id' from {} as t where jeugdige_id = %s order by 1")
            found = cursor.execute(query.format(sql.Identifier(schema, table)), [person]).fetchall()
            if found:
                rows[table] = [row for (row,) in found]
        shown = erase.count(cursor, ids_over_time(bsn, settings), settings)
    kept = [
        {name: manifest[name] for name in ("sha256", "bron", "ontvangen_op")}
        for _, manifest, _ in originals(bsn, settings)
    ]
    return {
        "geladen": rows,
        "originelen": kept,
        "publicaties": shown,
        "vastgezet": erase.pinned(ids_over_time(bsn, settings), settings),
        "antwoorden": sum(1 for _ in erase.answers(bsn, settings)),
    }


def erase_person(bsn: str, settings: Settings, *, door: str, reden: str, today: date | None = None) -> tuple[int, int]:
    """Erase one person everywhere; returns (originals, rows). Stop when a legal hold forbids it. May be repeated.

    The database comes first and the archive after it: a run that was killed finds its work again in the archive.
    """
    today = today or datetime.now(UTC).date()
    person, count, rows = hider(settings)(bsn), 0, 0
    with connect_as_admin(settings) as connection, connection.cursor() as cursor:
        held = "select max(tot) from toegang.bewaarplicht where persoon = %s and tot >= %s"
        (until,) = cursor.execute(held, [hold_id(bsn, settings), today]).fetchone()
        if until:
            raise Stop(f"Er geldt een bewaarplicht tot en met {until}: niets gewist.")
        for path, manifest, content in originals(bsn, settings):
            rows += erase_original(cursor, path, manifest, erasure.without(content, bsn), settings)
            count += 1
        erase.erase_answers(bsn, settings)
        with connection.transaction():
            rows += leftovers(cursor, person)
            known, instead = ids_over_time(bsn, settings), f"gewist-{secrets.token_hex(8)}"
            wissing.forget(cursor, known, instead, settings)
            erase.erase(cursor, known, instead, settings)
            cursor.execute(
                "insert into toegang.gewist (door, reden, originelen, rijen) values (%s, %s, %s, %s)",
                [door, reden, count, rows],
            )
    return count, rows


def erase_original(cursor: Cursor, path: Path, manifest: dict, content: bytes, settings: Settings) -> int:
    """Load what is left of a delivery, then write the archive; returns how many rows were loaded again."""
    left = hashlib.sha256(content).hexdigest()
    with cursor.connection.transaction():
        row = cursor.execute(
            "update ingest.deliveries set gewist_sha256 = %s"
            " where delivery_id = %s and bron = %s and status <> 'genegeerd'"
            " returning status, inhoud_hash, rijen, eurocent",
            [left, manifest["sha256"], manifest["bron"]],
        ).fetchone()
        replaced = reload(cursor, manifest, content, row, settings) if row and row[0] == "geladen" else 0
        # By its content a repeated delivery is recognised, also by a restore that cannot compute it any more.
        known = "select max(inhoud_hash) from ingest.deliveries where delivery_id = %s and bron = %s"
        (inhoud,) = cursor.execute(known, [manifest["sha256"], manifest["bron"]]).fetchone()
    gone = {"gewist_sha256": left} | ({"inhoud_hash": inhoud} if inhoud else {})
    archive.replace(path, manifest | {"gewist": gone}, content, settings)
    return replaced


def reload(cursor: Cursor, manifest: dict, content: bytes, row: tuple, settings: Settings) -> int:
    """Read the remaining original as every original is read, so that a restore gives the same rows; or Stop."""
    folder = settings.work(manifest["bron"]) / ".gewist"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / manifest["offer_id"]
    path.write_bytes(content)
    try:
        received = datetime.fromisoformat(manifest["ontvangen_op"])
        offer = Offer(manifest["offer_id"], manifest["bron"], 0, received, "", manifest["bytes"], path)
        verdict = judge(offer, hider(settings))
    finally:
        path.unlink()
    checked = verdict.checked
    if checked is None or (checked.rijen, checked.eurocent) != row[2:]:
        raise Stop(
            f"Levering {offer.delivery_id[:16]} is zonder deze persoon niet meer te laden: niets hieraan gewist."
        )
    return replace_rows(cursor, verdict)


def replace_rows(cursor: Cursor, verdict: Verdict) -> int:
    """The rows of one delivery in raw, in the place of what was there; returns how many there are."""
    for table in verdict.checked.tables:
        statement = sql.SQL("delete from {} where delivery_id = %s").format(sql.Identifier("raw", table))
        cursor.execute(statement, [verdict.offer.delivery_id])
    warehouse.copy_rows(cursor, [verdict])
    return sum(rows.count for rows in verdict.checked.tables.values())


def leftovers(cursor: Cursor, person: str) -> int:
    """Rows of this person whose original is not in the archive: they become those of nobody. Returns how many."""
    total = 0
    for schema, table in cursor.execute(TABLES, [["raw"]]).fetchall():
        statement = sql.SQL("update {} set jeugdige_id = 'gewist' where jeugdige_id = %s")
        total += cursor.execute(statement.format(sql.Identifier(schema, table)), [person]).rowcount
    return total
