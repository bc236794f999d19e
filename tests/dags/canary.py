"""Looks for citizen service numbers in everything an instance keeps, apart from what suppliers themselves put in."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import psycopg
from psycopg import sql

NINE_DIGITS = re.compile(rb"(?<!\d)\d{9}(?!\d)")
BSN_ELEMENT = re.compile(rb"<(?:\w+:)?Bsn>(\d{9})</")


def bsns_in_messages(files: Iterable[Path]) -> set[bytes]:
    """The numbers in iJw messages, as a supplier sent them."""
    return {bsn for path in files if path.suffix == ".xml" for bsn in BSN_ELEMENT.findall(path.read_bytes())}


def found_in_files(bsns: set[bytes], folder: Path) -> list[str]:
    """The files below a folder that hold one of these numbers, also inside zips."""
    return sorted(
        {str(path) for path in folder.rglob("*") if path.is_file() for text in texts(path) if hits(bsns, text)}
    )


def found_in_database(bsns: set[bytes], dsn: str) -> list[str]:
    """The tables of a database that hold one of these numbers in any column; system tables apart."""
    found = []
    with psycopg.connect(dsn) as connection:
        for schema, table in connection.execute(
            "select schemaname, tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"
        ).fetchall():
            with connection.cursor().copy(
                sql.SQL("copy (select * from {}) to stdout").format(sql.Identifier(schema, table))
            ) as rows:
                if any(hits(bsns, bytes(block)) for block in rows):
                    found.append(f"{schema}.{table}")
    return found


def hits(bsns: set[bytes], text: bytes) -> bool:
    """Whether one of these numbers stands in a text as a number of its own."""
    return not bsns.isdisjoint(NINE_DIGITS.findall(text))


def texts(path: Path) -> Iterator[bytes]:
    """The content of a file; of a zip, of each file in it."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
