"""Pin -> storage: an old publication can be read again by SOJ and auditor, beside what everyone sees."""

from psycopg import Connection, Cursor, errors, sql

from ingest.settings import Settings
from publish import pins, prune
from publish.access import SOJ, grant_view, readers
from publish.connection import STARTING, connect
from publish.errors import PublicationError, VerificationError
from publish.gemeenten import REGION
from publish.storage import ensure_schema, partition_name

PINNED = "select deel, tabel, rijen, sha256 from publicatie.vastgezette_tabellen where publicatie_id = %s order by 1, 2"


def reopen(publicatie_id: int, settings: Settings) -> str:
    """Put a pin back into the storage, checked against its hashes; returns the schema in which SOJ and auditor read it.

    PublicationError when it was never pinned; VerificationError when a file is not what was pinned.
    """
    schema = f"vastgezet_{publicatie_id}"
    with connect(settings, STARTING) as connection, connection.transaction(), connection.cursor() as cursor:
        tables = cursor.execute(PINNED, [publicatie_id]).fetchall()
        if not tables:
            raise PublicationError(f"Publicatie {publicatie_id} is niet vastgezet.")
        cursor.execute("update publicatie.vastgezet set geopend_op = now() where publicatie_id = %s", [publicatie_id])
        ensure_schema(cursor, schema)
        for role in readers(REGION):
            cursor.execute(
                sql.SQL("grant usage on schema {} to {}").format(sql.Identifier(schema), sql.Identifier(role))
            )
        for part, mart, rows, digest in tables:
            put_back(cursor, publicatie_id, part, mart, (rows, digest), settings)
            if part == REGION:
                make_view(cursor, schema, publicatie_id, mart)
    return schema


def put_back(
    cursor: Cursor, publicatie_id: int, part: str, mart: str, expected: tuple[int, str], settings: Settings
) -> None:
    """Load one table of a pin into its own partition, unless it is still there."""
    partition = sql.Identifier(f"opslag_{part}", partition_name(mart, publicatie_id))
    if cursor.execute("select to_regclass(%s)", [partition.as_string(cursor)]).fetchone()[0] is not None:
        return
    table = sql.Identifier(f"opslag_{part}", mart)
    cursor.execute(sql.SQL("create table {} (like {} including defaults)").format(partition, table))
    number = sql.Literal(publicatie_id)
    cursor.execute(sql.SQL("alter table {} alter publicatie_id set default {}").format(partition, number))
    found = pins.restore(
        cursor, partition, pins.folder_of(publicatie_id, settings) / part / f"{mart}.csv.age", settings
    )
    if found != expected:
        raise VerificationError(f"{mart} in {part}: found (rows, SHA-256) {found}, pinned {expected}")
    cursor.execute(sql.SQL("alter table {} attach partition {} for values in ({})").format(table, partition, number))


def make_view(cursor: Cursor, schema: str, publicatie_id: int, mart: str) -> None:
    """One view on a regional table of the pin, for who reads the published one."""
    table, view = sql.Identifier(f"opslag_{REGION}", mart), sql.Identifier(schema, mart)
    names = sql.SQL(", ").join(map(sql.Identifier, pins.columns_of(cursor, table)))
    cursor.execute(
        sql.SQL(
            "create or replace view {} with (security_barrier) as select {} from {} where publicatie_id = {}"
        ).format(view, names, table, sql.Literal(publicatie_id))
    )
    only_soj = cursor.execute("select to_regclass(%s) is not null", [f"mart_{SOJ}.{mart}"]).fetchone()[0]
    grant_view(cursor, view, SOJ if only_soj else REGION)


def tidy(settings: Settings) -> list[str]:
    """Close opened pins and drop what is no longer kept; returns what readers still hold on to."""
    with connect(settings, STARTING) as connection:
        opened = connection.execute("select publicatie_id from publicatie.vastgezet where geopend_op is not null")
        held = [schema for (number,) in opened.fetchall() if (schema := close(connection, number))]
        return held + prune.clear_away(connection)


def close(connection: Connection, publicatie_id: int) -> str:
    """Take the views on a pin away; returns their schema when a reader would not let go, else nothing."""
    schema = f"vastgezet_{publicatie_id}"
    try:
        with connection.transaction():
            connection.execute(sql.SQL("set local lock_timeout = {}").format(sql.Literal(prune.WAIT)))
            connection.execute(sql.SQL("drop schema if exists {} cascade").format(sql.Identifier(schema)))
            connection.execute(
                "update publicatie.vastgezet set geopend_op = null where publicatie_id = %s", [publicatie_id]
            )
    except errors.LockNotAvailable:
        return schema
    return ""
