"""The publication that a report is about: the one people see, or a pinned one that was opened, as tables to read."""

from dataclasses import dataclass
from datetime import datetime
from string import Formatter
from typing import Any

from psycopg import Cursor, sql

from publish.errors import PublicationError

SEEN = """
select register.publicatie_id, code_version, volgnummer_tot, gebouwd_op, gepubliceerd_op
from publicatie.register
inner join publicatie.pointer using (publicatie_id)
"""
PINNED = """
select publicatie_id, code_version, volgnummer_tot, gebouwd_op, gepubliceerd_op
from publicatie.register
inner join publicatie.vastgezet using (publicatie_id)
where publicatie_id = %s and geopend_op is not null
"""


@dataclass(frozen=True)
class Source:
    """Where the figures come from, as people may quote it; `schema` has the tables of the region."""

    publicatie_id: int
    code_version: str
    volgnummer_tot: int | None
    gebouwd_op: datetime
    gepubliceerd_op: datetime
    schema: str = "mart_regio"

    def table(self, name: str) -> sql.Identifier:
        """A published table of the region."""
        return sql.Identifier(self.schema, name)

    def query(self, statement: str) -> sql.Composed:
        """A statement in which `{name}` stands for a published table of the region."""
        names = {name: self.table(name) for name in table_names(statement)}
        return sql.SQL(statement).format(**names)

    def has(self, cursor: Cursor, name: str) -> bool:
        """Whether this publication has the table: older ones lack what came later."""
        return cursor.execute("select to_regclass(%s)", [f"{self.schema}.{name}"]).fetchone()[0] is not None

    def rows(self, cursor: Cursor, statement: str, values: Any = None) -> list[tuple]:
        """The rows of a statement; none when one of its tables is not in this publication."""
        if not all(self.has(cursor, name) for name in table_names(statement)):
            return []
        return cursor.execute(self.query(statement), values).fetchall()


def table_names(statement: str) -> list[str]:
    """The tables that a statement names between braces."""
    return sorted({name for _, name, _, _ in Formatter().parse(statement) if name})


def read_source(cursor: Cursor, publicatie_id: int | None = None) -> Source:
    """The publication that people see, or the opened pin of this number. PublicationError when there is none."""
    if cursor.execute("select to_regclass('publicatie.register')").fetchone()[0] is None:
        raise PublicationError("Nothing has been published yet: run `jeugd publish` first.")
    seen = cursor.execute(SEEN).fetchone()
    if publicatie_id is None or (seen and seen[0] == publicatie_id):
        if seen is None:
            raise PublicationError("Nothing has been published yet: run `jeugd publish` first.")
        return Source(*seen)
    row = cursor.execute(PINNED, [publicatie_id]).fetchone()
    if row is None:
        raise PublicationError(
            f"Publicatie {publicatie_id} is niet te lezen. Is zij vastgezet, voer dan eerst "
            f"`jeugd publicatie open {publicatie_id}` uit."
        )
    return Source(*row, schema=f"vastgezet_{publicatie_id}")
