"""The access log: sealed daily with a key that the database does not have, and verified row by row.

A seal is an HMAC over the row and the seal before it. Seals lie outside the database, one file per time of sealing, so
who owns the database can change the log but cannot hide it.
"""

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from psycopg import Connection, Cursor

from infra.database import connect_as_admin
from ingest import durable
from ingest.settings import Settings

SEAL = b"jeugd/logboek/1\x00"
SHORTEST_KEY = 32
ROWS = """
select nummer, extract(epoch from tijdstempel)::text, actor, actie, object, resultaat, oorsprong, doel
from toegang.logboek where nummer > %s and nummer <= %s order by nummer
"""
LAST = "select coalesce(max(nummer), 0) from toegang.logboek where tijdstempel < %s"


@dataclass(frozen=True)
class Verdict:
    """`eerste` is the first row that is not what was sealed, and `wat` happened to it; None and "" when all is well.

    `gaten` are numbers that were given out and have no row: a dossier was opened and rolled back (the log of the server
    says by whom), or a row that was not yet sealed is gone.
    """

    rijen: int
    verzegeld: int
    eerste: int | None
    wat: str
    gaten: tuple[int, ...]


def note(cursor: Cursor, actie: str, object_: str, resultaat: str, doel: str) -> None:
    """Add a row about what an operator did."""
    cursor.execute("select toegang.noteer(%s, %s, %s, %s)", [actie, object_, resultaat, doel])


def seal(settings: Settings, until: datetime | None = None) -> int:
    """Seal every row before `until` (default: today 0:00 UTC) that is not sealed; returns how many."""
    until = until or datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    known = dict(seals(settings))
    last, mark = max(known.items(), default=(0, ""))
    fresh = {}
    with connect_as_admin(settings) as connection, connection.transaction():
        connection.execute("lock table toegang.logboek in share mode")  # waits for rows that have a number already
        highest = connection.execute(LAST, [until]).fetchone()[0]
        key = log_key(settings)
        for row in connection.execute(ROWS, [last, highest]):
            mark = fresh[row[0]] = sealed(row, mark, key)
    if fresh:
        write_seals(fresh, settings)
    return len(fresh)


def verify(settings: Settings) -> Verdict:
    """Compare the log with its seals."""
    with connect_as_admin(settings) as connection:
        rows = {row[0]: row for row in connection.execute(ROWS, [0, 2**62])}
        given = highest_given(connection)
    known, key = dict(seals(settings)), log_key(settings)
    first, what = first_wrong(rows, known, key)
    gaps = tuple(number for number in range(1, given + 1) if number not in rows and number not in known)
    return Verdict(len(rows), len(known), first, what, gaps)


def first_wrong(rows: dict[int, tuple], known: dict[int, str], key: bytes) -> tuple[int | None, str]:
    """The first sealed row that was changed or deleted, or the first that was put in between."""
    mark, last = "", max(known, default=0)
    for number in sorted({*known, *(number for number in rows if number <= last)}):
        if number not in rows:
            return number, "verwijderd"
        if number not in known:
            return number, "toegevoegd"
        mark = sealed(rows[number], mark, key)
        if not hmac.compare_digest(mark, known[number]):
            return number, "gewijzigd"
    return None, ""


def sealed(row: tuple, before: str, key: bytes) -> str:
    """The seal of one row that stands after the row with seal `before`; 64 hex digits."""
    return hmac.digest(key, SEAL + before.encode() + json.dumps(row).encode(), "sha256").hex()


def seals(settings: Settings) -> Iterator[tuple[int, str]]:
    """Number of the row and its seal, in the order in which they were sealed."""
    for path in sorted(folder(settings).glob("*.csv")):
        for line in path.read_text(encoding="ascii").splitlines():
            number, _, mark = line.partition(",")
            yield int(number), mark


def write_seals(fresh: dict[int, str], settings: Settings) -> None:
    """One new file with these seals; it survives a power cut."""
    folder(settings).mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder(settings) / f"{min(fresh):012d}.csv"
    lines = "".join(f"{number},{mark}\n" for number, mark in fresh.items())
    durable.write(path, lambda file: file.write(lines.encode("ascii")))


def highest_given(connection: Connection) -> int:
    """The last number that was given out, also to a transaction that was rolled back."""
    found = connection.execute(
        "select last_value, is_called from toegang.logboek_nummer_seq"  # a sequence does not roll back
    ).fetchone()
    return found[0] if found[1] else 0


def folder(settings: Settings) -> Path:
    """Where the seals are."""
    return settings.home / "logboek-zegels"


def log_key(settings: Settings) -> bytes:
    """The key of the seals; ValueError when it protects nothing."""
    key = bytes.fromhex(settings.secret("logboek"))
    if len(key) < SHORTEST_KEY or len(set(key)) == 1:
        raise ValueError("Key file `logboek` must hold at least 32 random bytes in hex.")
    return key
