"""A key in the mart of a gemeente -> the key in the region: for the operator, when a gemeente asks about one row.

`python -m publish.herleid MART SLEUTEL`. Nothing is stored: every key of the mart is derived again until one fits.
"""

import os
import sys

from psycopg import sql

from ingest.errors import Stop
from ingest.settings import Settings
from publish.connection import connect, snapshot
from publish.gemeenten import REGION, find_gemeente
from publish.marts_spec import load_specs
from publish.rekey import distinct_values, mart_key, rekey


def trace(mart: str, wanted: str, settings: Settings) -> list[tuple[str, str, str]]:
    """(table, column, key in the region) of every place in the marts that this key of a mart stands for.

    Raises Stop when there is no such gemeente.
    """
    codes = None
    if mart != REGION:
        try:
            codes = list(find_gemeente(mart, settings).codes)
        except KeyError:
            raise Stop(f"{mart} is geen gemeente van deze regio.") from None
    key = mart_key(settings, mart)
    found = []
    with connect(settings) as connection, snapshot(connection) as cursor:
        for spec in load_specs(settings):
            for column in spec.rekeyed(of_gemeente=codes is not None):
                cursor.execute(
                    sql.SQL("declare zoeken no scroll cursor for {}").format(distinct_values(spec, column, codes))
                )
                while block := cursor.execute("fetch 10000 from zoeken").fetchall():
                    found += [(spec.name, column, value) for (value,) in set(block) if rekey(value, key) == wanted]
                cursor.execute("close zoeken")
    return found


def main(arguments: list[str]) -> int:
    """Print what was found; exit code 1 when nothing was."""
    found = trace(*arguments, Settings.from_env(os.environ))
    sys.stdout.writelines(f"{table}.{column} = {value}\n" for table, column, value in found)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
