"""Old and broken-off publications leave the storage, without making a reader wait longer than half a second."""

import logging

from psycopg import Connection, errors, sql

KEPT = 3
ATTEMPTS = 5
WAIT = "500ms"

log = logging.getLogger(__name__)

# Every partition but those of the newest three published, of publications in the making and of opened pins.
SUPERFLUOUS = """
with kept as (
    select publicatie_id from publicatie.register where status in ('bezig', 'gecontroleerd')
    union all
    select publicatie_id from publicatie.vastgezet where geopend_op is not null
    union all
    (
        select publicatie_id from publicatie.register where status = 'gepubliceerd'
        order by publicatie_id desc limit %s
    )
),
stored as (
    select
        pg_namespace.nspname, pg_class.relname,
        substring(pg_class.relname from '_p([0-9]+)$')::bigint as publicatie_id
    from pg_class
    join pg_namespace on relnamespace = pg_namespace.oid
    where pg_namespace.nspname ~ '^opslag_' and pg_class.relkind = 'r' and pg_class.relname ~ '_p[0-9]+$'
)
select nspname, relname, publicatie_id from stored
where publicatie_id not in (select kept.publicatie_id from kept)
order by nspname, relname
"""


def clear_away(connection: Connection) -> list[str]:
    """Keep the newest three publications; returns what a reader still holds on to and goes the next time."""
    superfluous = connection.execute(SUPERFLUOUS, [KEPT]).fetchall()
    # First the register: a publication that is only half in the storage is no longer one to go back to.
    connection.execute(
        "update publicatie.register set status = 'verwijderd'"
        " where publicatie_id = any(%s) and status = 'gepubliceerd'",
        [[number for _, _, number in superfluous]],
    )
    return [f"{schema}.{name}" for schema, name, _ in superfluous if not drop_patiently(connection, schema, name)]


def drop_patiently(connection: Connection, schema: str, name: str) -> bool:
    """Drop one partition, giving way to readers; False when they never let go."""
    for _ in range(ATTEMPTS):
        try:
            with connection.transaction():
                connection.execute(sql.SQL("set local lock_timeout = {}").format(sql.Literal(WAIT)))
                connection.execute(sql.SQL("drop table {}").format(sql.Identifier(schema, name)))
        except errors.LockNotAvailable:
            continue
        return True
    log.warning("%s.%s is still being read; it is dropped after the next publication", schema, name)
    return False
