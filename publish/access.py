"""Who sees what of a publication: stable views per gemeente and for the region, and the rights on them.

A view runs with the rights of the publisher and filters on the pointer: moving the pointer moves all views at once.
"""

import functools
from collections.abc import Iterable

import psycopg
import yaml
from psycopg import Cursor, sql

from ingest.errors import Stop
from ingest.settings import PROJECT, Settings
from publish.errors import PublicationError
from publish.gemeenten import REGION
from publish.shape import Shape, comment_statements, read_shapes
from publish.storage import ensure_schema

SOJ = "soj"  # what SOJ alone may see of the copy of the region: views in a schema of their own

CURRENT = """
create or replace view {view} with (security_barrier) as
select register.publicatie_id, register.regio, register.code_version, register.volgnummer_tot, register.gebouwd_op,
    register.gepubliceerd_op
from publicatie.register
where register.publicatie_id = (select pointer.publicatie_id from publicatie.pointer)
"""

VIEW = """
create or replace view {view} with (security_barrier) as
select {columns} from {table}
where {table}.publicatie_id = (select pointer.publicatie_id from publicatie.pointer)
"""


@functools.cache
def agreed() -> dict:
    """The whole of infra/roles.yml."""
    return yaml.safe_load((PROJECT / "infra" / "roles.yml").read_text(encoding="utf-8"))


@functools.cache
def readers(part: str) -> tuple[str, ...]:
    """Roles that may read the views of a part, as infra/roles.yml says."""
    if part == SOJ:
        return (SOJ,)
    roles = agreed()["rollen"]
    wanted = "regio" if part == REGION else "eigen"
    found = [name for name, options in roles.items() if options.get("leest") == wanted]
    return tuple(found) if part == REGION else tuple(f"{name}_{part}" for name in found)


def open_marts(settings: Settings) -> None:
    """Let the publisher read the workshop, now and after every rebuild; only the builder owns it and can say so."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        if connection.execute("select to_regclass('marts.bouw')").fetchone()[0] is None:
            raise PublicationError("There are no marts yet: run `jeugd build` first.")
        connection.execute("grant usage on schema marts to publisher")
        connection.execute("grant select on all tables in schema marts to publisher")
        connection.execute("alter default privileges in schema marts grant select on tables to publisher")


def open_outcomes(settings: Settings) -> None:
    """Let the role that answers read what the last build found of the rules: the columns in infra/roles.yml, no others.

    A build makes the tables anew, so this is said before every reading.
    """
    with psycopg.connect(settings.dsn("builder")) as connection:
        if connection.execute("select to_regclass('marts.fct_regeluitkomsten')").fetchone()[0] is None:
            raise Stop("Er zijn nog geen marts: voer eerst `jeugd build` uit.")
        for role, tables in agreed()["werkplaats"].items():
            connection.execute(sql.SQL("grant usage on schema marts to {}").format(sql.Identifier(role)))
            for table, columns in tables.items():
                names = sql.SQL(", ").join(map(sql.Identifier, columns))
                statement = sql.SQL("grant select ({}) on {} to {}")
                connection.execute(statement.format(names, sql.Identifier("marts", table), sql.Identifier(role)))


def open_register(cursor: Cursor) -> None:
    """SOJ, auditor and builder read the register of publications; gemeenten have their own view `publicatie`."""
    for role in readers(REGION):
        cursor.execute(sql.SQL("grant usage on schema publicatie to {}").format(sql.Identifier(role)))
        cursor.execute(sql.SQL("grant select on all tables in schema publicatie to {}").format(sql.Identifier(role)))


def ensure_views(cursor: Cursor, part: str, shapes: Iterable[tuple[str, Shape]]) -> None:
    """Views of one part over its storage; left alone when already right, because replacing one waits for readers."""
    schema = f"mart_{part}"
    ensure_schema(cursor, schema)
    for role in readers(part):
        cursor.execute(sql.SQL("grant usage on schema {} to {}").format(sql.Identifier(schema), sql.Identifier(role)))
    shown = read_shapes(cursor, schema)
    wrong = [mart for mart, shape in shapes if described(shown.get(mart)) != described(shape)]
    if wrong:
        make_views(cursor, part, wrong)
    if part != SOJ and "publicatie" not in shown:
        view = sql.Identifier(schema, "publicatie")
        cursor.execute(sql.SQL(CURRENT).format(view=view))
        grant_view(cursor, view, part)


def described(shape: Shape | None) -> tuple | None:
    """What a reader sees of a shape: names, types and comments, in any order."""
    if shape is None:
        return None
    return shape.comment, {(column.name, column.kind, column.comment) for column in shape.columns}


def make_views(cursor: Cursor, part: str, marts: list[str]) -> None:
    """Views with their comments and rights; the columns in the order of the storage, so that new ones come last."""
    stored = f"opslag_{REGION if part == SOJ else part}"
    storage, current = read_shapes(cursor, stored), read_shapes(cursor, "marts")
    for mart in marts:
        view, table = sql.Identifier(f"mart_{part}", mart), sql.Identifier(stored, mart)
        columns = [name for name in storage[mart].column_names() if name != "publicatie_id"]
        names = sql.SQL(", ").join(map(sql.Identifier, columns))
        cursor.execute(sql.SQL(VIEW).format(view=view, columns=names, table=table))
        hidden = set(current[mart].column_names()) - set(columns)
        for statement in comment_statements("view", view, current[mart].without(tuple(hidden))):
            cursor.execute(statement)
        grant_view(cursor, view, part)


def grant_view(cursor: Cursor, view: sql.Identifier, part: str) -> None:
    """Select for the readers of a part and nobody else."""
    cursor.execute(sql.SQL("revoke all on {} from public").format(view))
    for role in readers(part):
        cursor.execute(sql.SQL("grant select on {} to {}").format(view, sql.Identifier(role)))
