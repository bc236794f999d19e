"""Publication -> the file with which our own data would be delivered to the CBS (P-50). Pseudonyms, never a BSN."""

import csv
import os
import re
from pathlib import Path

import psycopg
from psycopg import sql

from ingest.errors import Stop
from ingest.settings import Settings

HALF_YEAR = re.compile(r"20\d\d-H[12]")
# Column of the file in the order of the protocol, and where it comes from. Only a supplier has the BSN: it stays empty.
COLUMNS = {
    "bsn": "''",
    "pseudoniem": "jeugdige_id",
    "geboortedatum": "geboortedatum",
    "geslacht": "geslacht",
    "gemeente": "gemeente_code",
    "aanbieder": "aanbieder",
    "hulpvorm": "hulpvorm",
    "verwijzer": "coalesce(verwijzer, '')",
    "begin": "to_char(begindatum, 'YYYYMMDD')",
    "einde": "coalesce(to_char(einddatum, 'YYYYMMDD'), '')",
    "reden_einde": "coalesce(reden_einde, '')",
    "gestart_met_crisis": "gestart_met_crisis",
}


def write_cbs(halfjaar: str, settings: Settings) -> Path:
    """Write the records of one half-year (2024-H1) from the current publication, readable by its owner only.

    Returns the path, `cbs-<halfjaar>.csv` among the reports. Stop when the half-year is not one, or has no records.
    """
    if not HALF_YEAR.fullmatch(halfjaar):
        raise Stop("Een halfjaar ziet eruit als 2024-H1.")
    rows = records(halfjaar, settings)
    if not rows:
        raise Stop(f"Over {halfjaar} staat niets in de publicatie. Is er al gepubliceerd?")
    path = settings.reports / f"cbs-{halfjaar}.csv"
    fresh = path.with_suffix(".nieuw")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    fresh.replace(path)
    return path


def records(halfjaar: str, settings: Settings) -> list[tuple]:
    """The rows of the file, as role soj sees them in the region."""
    columns = sql.SQL(", ").join(map(sql.SQL, COLUMNS.values()))
    query = sql.SQL("select {} from mart_regio.rpt_cbs_levering where halfjaar = %s order by {}")
    with psycopg.connect(settings.dsn("soj")) as connection:
        return connection.execute(query.format(columns, sql.SQL("record_id, gemeente_code")), [halfjaar]).fetchall()
