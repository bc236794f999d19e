"""One read-only statement as a role of the database, for `jeugd sql`: what the role may see is what comes back."""

import csv
import sys

import psycopg
from rich.table import Table

from ingest.errors import Stop
from ingest.masking import holds_bsn
from ingest.settings import Settings
from publish.status import wide_console


def run_as(role: str, query: str, settings: Settings) -> tuple[list[str], list[tuple]]:
    """Log in as `role` with its own password and run one statement; returns (column names, rows).

    Raises psycopg.Error when the role may not, when the statement writes, and when there is more than one statement;
    Stop when it holds a number that could be a BSN, because the server logs what readers ask.
    """
    if holds_bsn(query):
        raise Stop("De vraag bevat een nummer dat een BSN kan zijn; geen tabel bevat een BSN.")
    with psycopg.connect(settings.dsn(role)) as connection:
        connection.read_only = True
        # Preparing uses the extended protocol, in which Postgres itself refuses more than one statement.
        cursor = connection.execute(query, prepare=True)
        if cursor.description is None:
            return [], []
        return [column.name for column in cursor.description], cursor.fetchall()


def print_rows(role: str, query: str, settings: Settings) -> None:
    """Show what `run_as` returns: a table on a terminal, CSV with a header in a pipe. A refusal is one line."""
    try:
        columns, rows = run_as(role, query, settings)
    except psycopg.Error as refused:
        raise Stop(refused.diag.message_primary or str(refused)) from None
    if sys.stdout.isatty():
        table = Table(*columns)
        for row in rows:
            table.add_row(*("" if value is None else str(value) for value in row))
        wide_console().print(table)
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
