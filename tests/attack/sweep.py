"""Every relation that the catalog knows, by every way of reading, as one role."""

from dataclasses import dataclass, field

import psycopg
from psycopg import sql

from ingest.settings import Settings
from tests.attack.attempt import run
from tests.attack.world import Attacker

RELATIONS = """
select nspname, relname from pg_catalog.pg_class
join pg_catalog.pg_namespace on relnamespace = pg_namespace.oid
where relkind in ('r', 'p', 'v', 'm', 'f', 'S', 't') order by 1, 2
"""
SYSTEM = ("pg_catalog", "information_schema", "pg_toast")
WAYS = (
    "select * from {relation}",
    "copy (select * from {relation}) to stdout",
    "declare zoeker cursor with hold for select * from {relation}",
)


@dataclass
class Sweep:
    """What one role could read: schemas, the number of attempts, and every find that is not its own."""

    schemas: set[str] = field(default_factory=set)
    reads: int = 0
    foreign: list[str] = field(default_factory=list)


def sweep(attacker: Attacker, settings: Settings, *, system: bool = True) -> Sweep:
    """Try them all; with `system` also those of Postgres itself, which are large."""
    swept = Sweep()
    with psycopg.connect(settings.dsn(attacker.role), autocommit=True) as connection:
        connection.execute("set default_transaction_read_only = off")
        for schema, name in connection.execute(RELATIONS).fetchall():
            if schema not in SYSTEM or system:
                read(connection, attacker, schema, name, swept)
    return swept


def read(connection: psycopg.Connection, attacker: Attacker, schema: str, name: str, swept: Sweep) -> None:
    """One relation, every way."""
    relation = sql.Identifier(schema, name).as_string(connection)
    for way in WAYS if schema not in SYSTEM else WAYS[:1]:
        loot: list[str] = []
        done = run(connection, way.format(relation=relation), loot)
        if done and way.startswith("declare"):
            run(connection, "fetch all from zoeker", loot)
            connection.execute("close zoeker")
        swept.reads += 1
        if done and schema not in SYSTEM:
            swept.schemas.add(schema)
        swept.foreign += [f"{relation}: {line[:200]}" for line in loot if attacker.foreign.search(line)]
