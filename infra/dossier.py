"""Prestaties -> the dossiers behind them, for one person with a login; the database logs each (infra/toegang.sql)."""

import csv
import json
import sys

import psycopg

from ingest.errors import Stop
from ingest.settings import Settings

COLUMNS = ("dossier", "tabel", "delivery_id", "position", "velden")


def opened(references: list[str], login: str, doel: str, settings: Settings) -> list[tuple]:
    """Rows of COLUMNS; `dossier` is the number in the access log. Stop when nothing was shown: the log says why."""
    with psycopg.connect(settings.dsn(login), application_name="jeugd toegang dossier") as connection:
        connection.read_only = False  # the log row is written in this transaction
        rows = connection.execute("select * from toegang.dossiers(%s, %s)", [references, doel]).fetchall()
    if not rows:
        raise Stop("Geen dossier getoond: login, doel of prestatie_id is niet goed; de poging staat in het logboek.")
    return rows


def show(references: list[str], login: str, doel: str, settings: Settings) -> None:
    """Print them as CSV."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for *keys, fields in opened(references, login, doel, settings):
        writer.writerow([*keys, json.dumps(fields, ensure_ascii=False)])
