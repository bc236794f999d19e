"""Deploy step for a mart whose columns changed: forget its storage and views, so that the next one makes them anew.

`python -m publish.vergeet MART`. Until then readers miss this mart; its older publications are lost.
A publication in the making is given up: the parts it has already filled would miss this mart.
"""

import os
import sys

from psycopg import sql

from ingest.settings import Settings
from publish.connection import STARTING, connect

TABLES = """
select nspname, relname
from pg_class
join pg_namespace on relnamespace = pg_namespace.oid
where nspname ~ '^opslag_' and relkind = 'p' and relname = %s
order by nspname
"""

GIVE_UP = "update publicatie.register set status = 'afgebroken' where status in ('bezig', 'gecontroleerd')"


def forget(mart: str, settings: Settings) -> int:
    """Drop the storage of one mart in every part, with the views on it; returns how many parts had it."""
    with connect(settings, STARTING) as connection, connection.transaction():
        tables = connection.execute(TABLES, [mart]).fetchall()
        for schema, name in tables:
            # Cascade reaches the view on this table and nothing else: nobody can make other objects on the storage.
            connection.execute(sql.SQL("drop table {} cascade").format(sql.Identifier(schema, name)))
        if tables:
            connection.execute(GIVE_UP)
    return len(tables)


if __name__ == "__main__":
    sys.exit(0 if forget(sys.argv[1], Settings.from_env(os.environ)) else f"No publication holds mart {sys.argv[1]}.")
