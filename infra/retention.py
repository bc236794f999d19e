"""`schemas/bewaartermijnen.yml` -> what is over its term goes: rows, originals, pins. `today` may be any day."""

import shutil
from datetime import UTC, date, datetime

import yaml
from psycopg import Cursor, sql

from infra.database import connect_as_admin
from ingest.contract import raw_tables
from ingest.settings import PROJECT, Settings

TERMS = PROJECT / "schemas" / "bewaartermijnen.yml"
GONE = """
delete from ingest.deliveries as d
where
    d.ontvangen_op < %(grens)s and d.status = any(%(status)s)
returning d.delivery_id, d.bron, d.offer_id, to_char(d.ontvangen_op at time zone 'UTC', 'YYYY-MM')
"""


def terms() -> dict[str, dict]:
    """Subject -> term in months, from when, on what ground."""
    return yaml.safe_load(TERMS.read_text(encoding="utf-8"))


def enforce(settings: Settings, today: date | None = None) -> dict[str, int]:
    """Remove what is over its term; returns how many deliveries, pins and holds went. May be repeated."""
    today = today or datetime.now(UTC).date()
    before = {name: months_before(today, term["maanden"]) for name, term in terms().items()}
    with connect_as_admin(settings) as connection, connection.transaction(), connection.cursor() as cursor:
        accepted = old_deliveries(cursor, ["geladen", "genegeerd"], before["leveringen"])
        refused = old_deliveries(cursor, ["quarantaine"], before["geweigerd"])
        pins = old_pins(cursor, before["vastgezet"])
        holds = cursor.execute("delete from toegang.bewaarplicht where tot < %s", [before["bewaarplicht"]]).rowcount
    for delivery_id, bron, offer_id, month in accepted + refused:
        for path in (settings.archive / bron / month).glob(f"{offer_id}*.age"):
            path.unlink()
        (settings.quarantine / bron / f"{delivery_id}.age").unlink(missing_ok=True)
    for number in pins:
        shutil.rmtree(settings.home / "vastgezet" / str(number), ignore_errors=True)
    return {"leveringen": len(accepted), "geweigerd": len(refused), "vastgezet": len(pins), "bewaarplicht": holds}


def months_before(day: date, months: int) -> date:
    """The first day that is still kept: so many months earlier, at most the 28th so that it always exists."""
    total = day.year * 12 + day.month - 1 - months
    return date(total // 12, total % 12 + 1, min(day.day, 28))


def old_deliveries(cursor: Cursor, status: list[str], limit: date) -> list[tuple]:
    """Take deliveries of before this day out of register, findings and raw; returns what the archive must lose."""
    gone = cursor.execute(GONE, {"grens": limit, "status": status}).fetchall()
    found = [delivery_id for delivery_id, *_ in gone]
    statement = sql.SQL(
        "delete from {} where delivery_id = any(%s) and delivery_id not in"
        " (select delivery_id from ingest.deliveries where status <> 'genegeerd')"
    )
    for schema, table in [("ingest", "findings"), *(("raw", name) for name in raw_tables())]:
        cursor.execute(statement.format(sql.Identifier(schema, table)), [found])
    return gone


def old_pins(cursor: Cursor, limit: date) -> list[int]:
    """Take pins of before this day out of the register; none when nothing was ever published."""
    if cursor.execute("select to_regclass('publicatie.vastgezet')").fetchone() == (None,):
        return []
    query = "select publicatie_id from publicatie.vastgezet where vastgezet_op < %s and geopend_op is null"
    numbers = [number for (number,) in cursor.execute(query, [limit]).fetchall()]
    cursor.execute("delete from publicatie.vastgezette_tabellen where publicatie_id = any(%s)", [numbers])
    cursor.execute("delete from publicatie.vastgezet where publicatie_id = any(%s)", [numbers])
    return numbers
