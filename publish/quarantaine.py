"""Quarantine -> what waits how long and why, and per supplier the list with which that supplier repairs it. No BSN."""

import csv
from datetime import date
from pathlib import Path

import psycopg
from openpyxl import Workbook
from psycopg.rows import dict_row

from ingest import sealing
from ingest.errors import Stop
from ingest.masking import printable
from ingest.settings import Settings

WAITING = """
select
    bron, coalesce(afzender, 'onbekend') as leverancier, coalesce(herstelbaar_door, 'niets') as herstelbaar_door,
    case
        when %(op)s - ontvangen_op::date <= 7 then '0-7 dagen'
        when %(op)s - ontvangen_op::date <= 30 then '8-30 dagen'
        else 'langer dan 30 dagen'
    end as leeftijd,
    count(*) as leveringen, max(%(op)s - ontvangen_op::date) as oudste_dagen,
    coalesce(sum(eurocent), 0)::bigint as eurocent, count(*) filter (where eurocent is null) as bedrag_onbekend
from ingest.deliveries
where status = 'quarantaine' and ontvangen_op::date <= %(op)s
group by 1, 2, 3, 4
order by oudste_dagen desc, bron, leverancier, herstelbaar_door
"""
REPAIR = """
select
    d.bron, d.bericht, d.release, d.identificatie, d.dagtekening, d.ontvangen_op::date as ontvangen,
    left(d.delivery_id, 12) as levering, d.herstelbaar_door, f.code as regel, f.niveau, f.retourcode,
    f.regelnummer, f.element, f.melding, f.wat_te_doen
from ingest.deliveries as d
inner join ingest.findings as f on d.delivery_id = f.delivery_id and d.bron = f.bron
where d.status = 'quarantaine' and coalesce(d.afzender, 'onbekend') = %s
order by d.ontvangen_op, d.delivery_id, f.nummer
"""
NAMES = """
select left(delivery_id, 12), naam_versleuteld
from ingest.deliveries
where status = 'quarantaine' and coalesce(afzender, 'onbekend') = %s
order by ontvangen_op, delivery_id
"""


def waiting(settings: Settings, today: date) -> list[dict]:
    """Refused deliveries per source, supplier, who can help and age on a day (inclusive), the oldest first."""
    with psycopg.connect(settings.dsn("auditor"), row_factory=dict_row) as connection:
        return connection.execute(WAITING, {"op": today}).fetchall()


def repair_list(supplier: str, settings: Settings) -> list[dict]:
    """A row per finding in a refused delivery of one supplier (afzender; `onbekend` = could not be read).

    Every text is masked again: what a supplier typed as an identification may be the number of a child.
    """
    with psycopg.connect(settings.dsn("auditor"), row_factory=dict_row) as connection:
        rows = connection.execute(REPAIR, [supplier]).fetchall()
    return [{key: printable(value) if isinstance(value, str) else value for key, value in row.items()} for row in rows]


def file_names(supplier: str, settings: Settings) -> list[tuple[str, str]]:
    """(levering, name the file had) of the refused deliveries of a supplier, masked, for who has the archive key.

    When nothing in a file could be read, its name is all there is to tell whose it was.
    """
    key = sealing.identity(settings)
    with psycopg.connect(settings.dsn("auditor")) as connection:
        rows = connection.execute(NAMES, [supplier]).fetchall()
    return [(levering, printable(sealing.open_text(name, key).decode("utf-8", "replace"))) for levering, name in rows]


def write_list(rows: list[dict], path: Path) -> None:
    """Write a repair list as workbook (.xlsx) or CSV with semicolons (.csv). Stop when there is nothing to write."""
    if not rows:
        raise Stop("Van deze leverancier ligt niets in quarantaine.")
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows({key: not_a_formula(value) for key, value in row.items()} for row in rows)
    elif path.suffix == ".xlsx":
        write_workbook(rows, path)
    else:
        raise Stop(f"Schrijf naar een .xlsx of een .csv, niet naar {path.name}.")


def write_workbook(rows: list[dict], path: Path) -> None:
    """One sheet, its header always in sight; no cell is ever calculated."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Herstellijst"
    sheet.freeze_panes = "A2"
    sheet.append([name.replace("_", " ") for name in rows[0]])
    for row in rows:
        sheet.append(list(row.values()))
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type, cell.number_format = "s", "@"
    sheet.auto_filter.ref = sheet.dimensions
    book.save(path)


def not_a_formula(value: object) -> object:
    """A text that a spreadsheet would calculate gets a quote before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value
