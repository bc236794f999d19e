"""Publication -> pin: every table as an ordered CSV, encrypted, its SHA-256 in the register; and back into the storage.

A pin outlives the three publications that are kept, and proves years later that it is what people saw then.
"""

import contextlib
import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from psycopg import Cursor, sql

from ingest import durable, sealing
from ingest.settings import Settings
from publish.connection import STARTING, connect, snapshot
from publish.errors import PublicationError

STORED = """
select substr(nspname, 8), substring(relname from '^(.*)_p[0-9]+$'), nspname, relname
from pg_class
join pg_namespace on relnamespace = pg_namespace.oid
where nspname ~ '^opslag_' and relkind = 'r' and relname ~ ('_p' || %s || '$')
order by 1, 2
"""
COLUMNS = """
select attname from pg_attribute
where attrelid = to_regclass(%s) and attnum > 0 and not attisdropped and attname <> 'publicatie_id'
order by attnum
"""
ORDERED = """
copy (
    select * from (select {columns} from {table}) as rijen order by rijen::text collate "C"
) to stdout with (format csv, header)
"""

# Its reports were decided on before another publication was pinned: they were never laid beside those.
OVERTAKEN = """
select 1 from publicatie.verborgen_bepaald as bepaald
inner join publicatie.vastgezet as ander on ander.vastgezet_op > bepaald.bepaald_op
where bepaald.publicatie_id = %(nummer)s and ander.publicatie_id <> %(nummer)s
"""


@dataclass
class Exported:
    """A readable stream of one COPY; hashes what passes."""

    blocks: Iterator[memoryview]
    left: bytes = b""

    def __post_init__(self) -> None:
        self.digest = hashlib.sha256()

    def read(self, size: int = 65536) -> bytes:
        """At most `size` bytes; empty at the end."""
        if not self.left:
            self.left = bytes(next(self.blocks, b""))
            self.digest.update(self.left)
        part, self.left = self.left[:size], self.left[size:]
        return part


def pin(publicatie_id: int, settings: Settings, *, reden: str, door: str) -> Path:
    """Pin a publication that is in the storage; returns its folder. PublicationError when it is not there."""
    folder = folder_of(publicatie_id, settings)
    with connect(settings, STARTING) as connection, snapshot(connection) as cursor:
        require_pinnable(cursor, publicatie_id)
        cursor.execute(
            "insert into publicatie.vastgezet (publicatie_id, reden, door) values (%s, %s, %s)",
            [publicatie_id, reden, door],
        )
        if cursor.execute(OVERTAKEN, {"nummer": publicatie_id}).fetchone():
            forget_reports(cursor, publicatie_id, settings)
        for part, mart, schema, table in cursor.execute(STORED, [str(publicatie_id)]).fetchall():
            rows, digest = export(cursor, sql.Identifier(schema, table), folder / part / f"{mart}.csv.age", settings)
            cursor.execute(
                "insert into publicatie.vastgezette_tabellen values (%s, %s, %s, %s, %s)",
                [publicatie_id, part, mart, rows, digest],
            )
    return folder


def require_pinnable(cursor: Cursor, publicatie_id: int) -> None:
    """Only what people see or could go back to, and only once."""
    found = cursor.execute(
        "select status, vastgezet.publicatie_id is not null from publicatie.register"
        " left join publicatie.vastgezet using (publicatie_id) where publicatie_id = %s",
        [publicatie_id],
    ).fetchone()
    if found is None or found[0] != "gepubliceerd":
        raise PublicationError(f"Publicatie {publicatie_id} staat niet (meer) in de opslag.")
    if found[1]:
        raise PublicationError(f"Publicatie {publicatie_id} is al vastgezet.")


def forget_reports(cursor: Cursor, publicatie_id: int, settings: Settings) -> None:
    """Throw its pages away and what they leave out; `jeugd publish` writes them again while people see it."""
    for table in ("verborgen", "rapportcijfers", "verborgen_bepaald", "rapporten"):
        name = sql.Identifier("publicatie", table)
        cursor.execute(sql.SQL("delete from {} where publicatie_id = %s").format(name), [publicatie_id])
    shutil.rmtree(settings.reports / str(publicatie_id), ignore_errors=True)


def export(cursor: Cursor, table: sql.Identifier, path: Path, settings: Settings) -> tuple[int, str]:
    """One table as an encrypted CSV, rows in an order that depends on their content only; returns (rows, SHA-256)."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    to = sealing.recipient(settings)
    names = sql.SQL(", ").join(map(sql.Identifier, columns_of(cursor, table)))
    with cursor.copy(sql.SQL(ORDERED).format(columns=names, table=table)) as copy:
        exported = Exported(iter(copy))
        durable.write(path, lambda file: sealing.seal_stream(exported, file, to))
    return cursor.rowcount, exported.digest.hexdigest()


def columns_of(cursor: Cursor, table: sql.Identifier) -> list[str]:
    """The columns of a stored table as people see them."""
    return [name for (name,) in cursor.execute(COLUMNS, [table.as_string(cursor)])]


def restore(cursor: Cursor, table: sql.Identifier, path: Path, settings: Settings) -> tuple[int, str]:
    """Read one encrypted CSV into an empty table; returns (rows, SHA-256). OSError when the file was changed or cut."""
    with contextlib.ExitStack() as stack:
        loading = Loading(cursor, table, stack)
        sealing.open_file(path, loading, sealing.identity(settings))
    return cursor.rowcount, loading.digest.hexdigest()


class Loading:
    """A writable stream into one COPY; the first line names the columns, columns that came later stay empty."""

    def __init__(self, cursor: Cursor, table: sql.Identifier, stack: contextlib.ExitStack) -> None:
        self.cursor, self.table, self.stack = cursor, table, stack
        self.digest, self.head, self.copy = hashlib.sha256(), b"", None

    def write(self, block: bytes) -> int:
        """Take the next bytes."""
        self.digest.update(block)
        if self.copy is not None:
            self.copy.write(block)
            return len(block)
        self.head += block
        line, found, rest = self.head.partition(b"\n")
        if found:
            names = sql.SQL(", ").join(sql.Identifier(name.strip('"')) for name in line.decode().split(","))
            statement = sql.SQL("copy {} ({}) from stdin with (format csv)").format(self.table, names)
            self.copy = self.stack.enter_context(self.cursor.copy(statement))
            self.copy.write(rest)
        return len(block)

    def flush(self) -> None:
        """Nothing is kept back."""


def folder_of(publicatie_id: int, settings: Settings) -> Path:
    """Where the files of a pin are."""
    return settings.home / "vastgezet" / str(publicatie_id)
