"""Person keys of the region -> person keys of one mart, so that two gemeenten cannot join their children.

The key never enters the database: values are hashed here and go back as a temporary table.
"""

import hashlib
import hmac
from collections.abc import Iterable

from psycopg import Cursor, sql

from ingest.settings import Settings
from publish.marts_spec import MartSpec

# Members of dimensions, not persons: they keep their name in every mart.
MEMBERS = frozenset({"onbekend", "gewist"})
BLOCK = 10_000
SHORTEST_KEY = 32


def mart_key(settings: Settings, mart: str) -> bytes:
    """The key of one mart, derived from key file `mart`; refuses a key that protects nothing."""
    master = bytes.fromhex(settings.secret("mart"))
    if len(master) < SHORTEST_KEY or not any(master):
        raise ValueError("Key file `mart` must hold at least 32 random bytes in hex.")
    return hmac.digest(master, f"mart:{mart}".encode(), hashlib.sha256)


def rekey(value: str, key: bytes) -> str:
    """The same person in the same mart always gets the same key; 64 hex digits."""
    return value if value in MEMBERS else hmac.digest(key, value.encode(), hashlib.sha256).hex()


def make_mapping(cursor: Cursor, specs: Iterable[MartSpec], codes: list[str] | None, key: bytes) -> None:
    """Fill temporary table `herleiding` (oud, nieuw) with every person key in these rows, for this transaction."""
    cursor.execute(
        "create temporary table herleiding (oud text primary key, nieuw text not null unique) on commit drop"
    )
    queries = [
        distinct_values(spec, column, codes) for spec in specs for column in spec.rekeyed(of_gemeente=codes is not None)
    ]
    if not queries:
        return
    cursor.execute(sql.SQL("declare persoonssleutels no scroll cursor for {}").format(sql.SQL(" union ").join(queries)))
    while block := cursor.execute(f"fetch {BLOCK} from persoonssleutels").fetchall():
        with cursor.copy("copy herleiding (oud, nieuw) from stdin") as copy:
            for (value,) in block:
                copy.write_row((value, rekey(value, key)))
    cursor.execute("close persoonssleutels")
    cursor.execute("analyze herleiding")


def distinct_values(spec: MartSpec, column: str, codes: list[str] | None) -> sql.Composable:
    """Query for the person keys in one column of one mart, for these gemeenten (None = all)."""
    return sql.SQL("select {column} from {table} where {column} is not null and {mine}").format(
        column=sql.Identifier(column), table=sql.Identifier("marts", spec.name), mine=mine(spec, codes)
    )


def mine(spec: MartSpec, codes: list[str] | None) -> sql.Composable:
    """Condition that keeps the rows of these gemeenten; shared marts and the region keep everything."""
    if codes is None or spec.klasse != "eigen":
        return sql.SQL("true")
    return sql.SQL("{} = any({})").format(sql.Identifier("marts", spec.name, spec.sleutel), sql.Literal(codes))
