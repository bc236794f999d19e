"""The queries of docs/auditors.md, each run as the role it names."""

import re

import psycopg

from ingest.settings import PROJECT, Settings

QUERY = re.compile(r"```sql\n-- rol: (\w+)\n(.*?)```", re.DOTALL)


def auditor_queries(settings: Settings) -> list[list[tuple]]:
    """The rows of every query, in the order of the page."""
    found = []
    for role, query in QUERY.findall((PROJECT / "docs" / "auditors.md").read_text(encoding="utf-8")):
        with psycopg.connect(settings.dsn(role)) as connection:
            found.append(connection.execute(query).fetchall())
    return found
