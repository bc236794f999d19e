"""One card as one role -> its rows. A role logs in itself, so a page never holds what its reader may not see."""

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import Cursor, IsolationLevel

from ingest.settings import Settings
from publish.dashboards.spec import TAG, Card
from publish.errors import PublicationError

SECONDS = 5
MOST_ROWS = 1000
OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True)
class Rows:
    """The result of one card."""

    columns: tuple[str, ...]
    rows: tuple[tuple, ...]

    def dicts(self) -> list[dict[str, Any]]:
        """The rows by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def role_of(part: str) -> str:
    """The role that reads the dashboards of a part: a CBS code, `regio` or `auditor`."""
    return {"regio": "soj", "auditor": "auditor"}.get(part, f"gemeente_{part}")


def audience_of(part: str) -> str:
    """The audience that a part belongs to."""
    return part if part in ("regio", "auditor") else "gemeente"


@contextlib.contextmanager
def reading(part: str, settings: Settings) -> Iterator[Cursor]:
    """Logged in as the role of a part: one snapshot, read-only, at most SECONDS per question."""
    with psycopg.connect(settings.dsn(role_of(part)), options=f"-c statement_timeout={SECONDS}s") as connection:
        connection.read_only = True
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        with connection.cursor() as cursor:
            yield cursor


def read_rows(cursor: Cursor, card: Card, chosen: Mapping[str, str]) -> Rows:
    """The rows of a card under the chosen filters (key -> value). PublicationError when there are too many."""
    query, values = resolve(card.sql, chosen)
    cursor.execute(query, values, prepare=True)
    rows = cursor.fetchmany(MOST_ROWS + 1)
    if len(rows) > MOST_ROWS:
        raise PublicationError(f"Card {card.key} gives more than {MOST_ROWS} rows: let its SQL limit them.")
    return Rows(tuple(column.name for column in cursor.description), tuple(rows))


def resolve(query: str, chosen: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Template tags -> parameters; an optional clause of which a filter was not chosen falls away, as in Metabase."""

    def clause(found: re.Match) -> str:
        return found[1] if all(name in chosen for name in TAG.findall(found[1])) else ""

    kept = OPTIONAL.sub(clause, query).replace("%", "%%")
    used = {name: chosen[name] for name in TAG.findall(kept)}
    return TAG.sub(r"%(\1)s", kept), used
