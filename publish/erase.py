"""One person in marts, publications, pins and answers -> what leads to nobody. Totals of what was published stay."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from psycopg import Cursor, sql

from ingest import durable, erasure, sealing
from ingest.settings import Settings
from publish.rekey import mart_key, rekey

TABLES = """
select nspname, relname from pg_class join pg_namespace on relnamespace = pg_namespace.oid
join pg_attribute on attrelid = pg_class.oid
where (nspname ~ '^opslag_' or nspname = any(array['marts', 'intermediate', 'analyse']))
and relkind = 'r' and attname = 'jeugdige_id' order by 1, 2
"""
PINS = "vastgezet"
OUTGOING, CONCEPT = "uitgaand", "concept"


def stored(cursor: Cursor, persons: list[str], settings: Settings) -> Iterator[tuple[sql.Identifier, str, list[str]]]:
    """Every table that may hold a person with these ids: the table, its schema, and their ids in it."""
    for schema, table in cursor.execute(TABLES).fetchall():
        part = schema.removeprefix("opslag_")
        yield sql.Identifier(schema, table), schema, persons if part == schema else labels(persons, part, settings)


def labels(persons: list[str], part: str, settings: Settings) -> list[str]:
    """The ids of a person in the mart of one part."""
    key = mart_key(settings, part)
    return [rekey(person, key) for person in persons]


def count(cursor: Cursor, persons: list[str], settings: Settings) -> dict[str, int]:
    """Schema -> rows of this person."""
    found: dict[str, int] = {}
    for table, schema, ids in stored(cursor, persons, settings):
        (rows,) = cursor.execute(
            sql.SQL("select count(*) from {} where jeugdige_id = any(%s)").format(table), [ids]
        ).fetchone()
        if rows:
            found[schema] = found.get(schema, 0) + rows
    return found


def erase(cursor: Cursor, persons: list[str], instead: str, settings: Settings) -> None:
    """Put `instead` (random: no two erased persons become one row) in the place of this person everywhere."""
    for table, _, ids in stored(cursor, persons, settings):
        cursor.execute(
            sql.SQL("update {} set jeugdige_id = %s where jeugdige_id = any(%s)").format(table), [instead, ids]
        )
    for path, part, content in pin_files(persons, settings):
        for label in labels(persons, part, settings):
            content = content.replace(label.encode(), instead.encode())
        rewrite(path, content, settings)
        cursor.execute(
            "update publicatie.vastgezette_tabellen set sha256 = %s"
            " where publicatie_id = %s and deel = %s and tabel = %s",
            [
                hashlib.sha256(content).hexdigest(),
                int(path.parent.parent.name),
                part,
                path.name.removesuffix(".csv.age"),
            ],
        )


def rewrite(path: Path, content: bytes, settings: Settings) -> None:
    """An encrypted file with other content."""
    to = sealing.recipient(settings)
    durable.write(path, lambda file: file.write(sealing.seal(content, to)))


def pinned(persons: list[str], settings: Settings) -> int:
    """How many files of pins hold this person."""
    return sum(1 for _ in pin_files(persons, settings))


def answers(bsn: str, settings: Settings) -> Iterator[tuple[Path, bytes]]:
    """Outgoing answers, concepts among them, that name this number: path, content."""
    for path in sorted((settings.home / OUTGOING).rglob("*.xml.age")):
        content = sealing.open_bytes(path, settings)
        if erasure.holds(content, bsn):
            yield path, content


def erase_answers(bsn: str, settings: Settings) -> None:
    """A concept goes: it is made anew from what is left of the message. What was released loses the person."""
    for path, content in answers(bsn, settings):
        if path.parent.name == CONCEPT:
            path.unlink()
        else:
            rewrite(path, erasure.without(content, bsn), settings)


def pinned_tables(part: str, table: str, settings: Settings) -> Iterator[tuple[int, bytes]]:
    """Every pin of one table of one part: number of the publication, content."""
    for path in sorted((settings.home / PINS).glob(f"*/{part}/{table}.csv.age")):
        yield int(path.parent.parent.name), sealing.open_bytes(path, settings)


def pin_files(persons: list[str], settings: Settings) -> Iterator[tuple[Path, str, bytes]]:
    """Files of pins that hold this person: path, part, content."""
    for path in sorted((settings.home / PINS).glob("*/*/*.csv.age")):
        part, content = path.parent.name, sealing.open_bytes(path, settings)
        if any(label.encode() in content for label in labels(persons, part, settings)):
            yield path, part, content
