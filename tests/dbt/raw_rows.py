"""A small hand-made warehouse for tests: deliveries in the register and their rows in schema raw.

Example: `Deliveries(settings).ijw("JW323", "a1", van="01234567", aan="0505", rows={"ijw__jw323_prestaties": [{...}]})`.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256

import psycopg
from psycopg import sql

from ingest import warehouse
from ingest.settings import Settings

CODES = {"JW301": "436", "JW305": "438", "JW307": "440", "JW315": "446", "JW323": "490", "JW325": "491"}
CODES |= {"JW303": "432", "JW304": "433", "JW306": "439"}
OLD = ("JW303", "JW304")  # only in release 2.3
DECLARED = ("ijw__jw323_prestaties", "ijw__jw303_prestaties")
Row = Mapping[str, str | None]
Rows = Mapping[str, Sequence[Row]]


class Deliveries:
    """Deliveries that wait to be loaded, in the order in which they were written down."""

    def __init__(self) -> None:
        self.waiting: list[tuple[dict, Rows]] = []

    def ijw(self, bericht: str, identificatie: str, *, van: str, aan: str, op: str, rows: Rows) -> str:
        """One iJw message; returns its delivery_id, which depends on its content only."""
        identity = {
            "bericht": bericht,
            "release": "2.3" if bericht in OLD else "3.2",
            "berichtcode": CODES[bericht],
        }
        return self.add("ijw", identity, identificatie, van=van, aan=aan, op=op, rows=rows)

    def csv(self, bron: str, identificatie: str, *, van: str, op: str, rows: Rows) -> str:
        """One CSV delivery of sjt, gi or huisarts."""
        identity = {"bericht": bron, "release": "1", "berichtcode": bron}
        return self.add(bron, identity, identificatie, van=van, aan="zhz", op=op, rows=rows)

    def add(self, bron: str, identity: dict, identificatie: str, *, van: str, aan: str, op: str, rows: Rows) -> str:
        delivery_id = sha256(repr((bron, identity, identificatie, van, aan, op, rows)).encode()).hexdigest()
        register = {
            **identity,
            "offer_id": delivery_id,
            "delivery_id": delivery_id,
            "bron": bron,
            "status": "geladen",
            "ontvangen_op": "2025-01-15T06:00:00Z",
            "naam_versleuteld": "x",
            "bytes": 1,
            "afzender": van,
            "ontvanger": aan,
            "identificatie": identificatie,
            "dagtekening": op,
            "inhoud_hash": delivery_id,
            "code_version": "test",
            "eurocent": sum(eurocent(row) for table in DECLARED for row in rows.get(table, [])),
        }
        self.waiting.append((register, rows))
        return delivery_id

    def load(self, settings: Settings, order: Sequence[int] | None = None) -> None:
        """Load what waits, as role loader, in the given order of arrival."""
        with warehouse.connect(settings) as connection, connection.transaction():
            for index in order or range(len(self.waiting)):
                register, rows = self.waiting[index]
                insert(connection, "ingest.deliveries", register)
                for table, lines in rows.items():
                    for position, line in enumerate(lines, 1):
                        place = {"delivery_id": register["delivery_id"], "position": position}
                        insert(connection, f"raw.{table}", {**place, **line})


def eurocent(row: Row) -> int:
    """Signed eurocents of one prestatie."""
    return int(row["bedrag"] or 0) * (-1 if row["debet_credit"] == "C" else 1)


def insert(connection: psycopg.Connection, table: str, row: Mapping) -> None:
    """Insert one row by column name."""
    columns = sql.SQL(", ").join(map(sql.Identifier, row))
    values = sql.SQL(", ").join(sql.Placeholder() for _ in row)
    statement = sql.SQL("insert into {} ({}) values ({})").format(sql.Identifier(*table.split(".")), columns, values)
    connection.execute(statement, list(row.values()))
