"""Connections of the publisher: advisory locks that outlive a killed client, and one snapshot per step."""

import contextlib
from collections.abc import Iterator

import psycopg
from psycopg import Connection, Cursor, IsolationLevel

from ingest.settings import Settings

STARTING = 5051  # advisory lock: one start, verification or flip at a time
FILLING = 5052  # advisory lock: one filling per part at a time


@contextlib.contextmanager
def connect(settings: Settings, lock: int | None = None, part: str = "") -> Iterator[Connection]:
    """A connection of the publisher, holding an advisory lock until it closes.

    A killed run's last statement may still be running in the server; the lock makes its successor wait for it.
    """
    with psycopg.connect(settings.dsn("publisher"), autocommit=True) as connection:
        if lock is not None:
            connection.execute("select pg_advisory_lock(%s, hashtext(%s))", [lock, part])
        yield connection


@contextlib.contextmanager
def snapshot(connection: Connection) -> Iterator[Cursor]:
    """One transaction that sees one state of the marts from its first to its last statement."""
    connection.isolation_level = IsolationLevel.REPEATABLE_READ
    with connection.transaction(), connection.cursor() as cursor:
        yield cursor
