"""Vintages in schema `analyse`: what is kept of one, and whether it is still the one of these marts."""

from dataclasses import dataclass
from datetime import date

import psycopg
from psycopg import sql

LOCK = 'lock table "analyse".vintages in share row exclusive mode'


@dataclass(frozen=True)
class Vintage:
    """The forecast of one month of knowing. `tot_en_met` is the newest month of which everything is in."""

    vintage: date
    peildatum: date
    tot_en_met: date
    stand: str
    instellingen_sha256: str
    code_version: str


def find(connection: psycopg.Connection, vintage: date) -> Vintage | None:
    """The vintage of this month, or None."""
    row = connection.execute(
        "select vintage, peildatum, tot_en_met, stand, instellingen_sha256, code_version"
        ' from "analyse".vintages where vintage = %s',
        [vintage],
    ).fetchone()
    return Vintage(*row) if row else None


def newest(connection: psycopg.Connection) -> date | None:
    """The month of the newest vintage."""
    return connection.execute('select max(vintage) from "analyse".vintages').fetchone()[0]


def keep(connection: psycopg.Connection, one: Vintage, rows: dict[str, list[tuple]]) -> None:
    """Put this vintage in the place of an earlier one of the same month, in the transaction of the caller."""
    connection.execute('delete from "analyse".vintages where vintage = %s', [one.vintage])
    connection.execute(
        'insert into "analyse".vintages'
        " (vintage, peildatum, tot_en_met, stand, instellingen_sha256, code_version) values (%s, %s, %s, %s, %s, %s)",
        [one.vintage, one.peildatum, one.tot_en_met, one.stand, one.instellingen_sha256, one.code_version],
    )
    for table, lines in rows.items():
        with connection.cursor().copy(sql.SQL("copy {} from stdin").format(sql.Identifier("analyse", table))) as copy:
            for line in lines:
                copy.write_row((one.vintage, *line))
