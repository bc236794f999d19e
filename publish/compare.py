"""Two publications -> what differs: rows and cents per gemeente and table, and every KPI that moved."""

from dataclasses import dataclass
from decimal import Decimal

from psycopg import Cursor, sql
from rich.table import Table

from ingest.settings import Settings
from publish.connection import connect, snapshot
from publish.errors import PublicationError
from publish.gemeenten import REGION
from publish.status import cents, wide_console
from publish.storage import partition_name

# What verification counted stays in the register, also when the rows themselves are gone.
TABLES = """
select deel, tabel, oud.rijen, nieuw.rijen, oud.eurocent, nieuw.eurocent
from (select * from publicatie.controles where publicatie_id = %s) as oud
full join (select * from publicatie.controles where publicatie_id = %s) as nieuw using (deel, tabel)
where (oud.rijen, oud.eurocent) is distinct from (nieuw.rijen, nieuw.eurocent)
order by 1, 2
"""
KPIS = """
select gemeente_code, kpi_id, periode, oud.teller, nieuw.teller, oud.waarde, nieuw.waarde
from {old} as oud
full join {new} as nieuw using (gemeente_code, kpi_id, periode)
where (oud.teller, oud.waarde) is distinct from (nieuw.teller, nieuw.waarde)
order by 1, 2, 3
"""
KNOWN = "select count(*) from publicatie.register where publicatie_id = any(%s)"


@dataclass(frozen=True)
class Differences:
    """What differs. `tabellen`: (deel, tabel, rows old, rows new, cents old, cents new), None where there is none.

    `kpis`: (gemeente_code, kpi_id, periode, teller old, teller new, waarde old, waarde new); None when one of the
    two is no longer in the storage.
    """

    tabellen: list[tuple]
    kpis: list[tuple[str, str, str, Decimal | None, Decimal | None, Decimal | None, Decimal | None]] | None


def compare(old: int, new: int, settings: Settings) -> Differences:
    """Compare two publications of the register; PublicationError when one of them never existed."""
    with connect(settings) as connection, snapshot(connection) as cursor:
        if cursor.execute(KNOWN, [[old, new]]).fetchone()[0] != len({old, new}):
            raise PublicationError(f"Publicatie {old} of {new} bestaat niet.")
        return Differences(cursor.execute(TABLES, [old, new]).fetchall(), compare_kpis(cursor, old, new))


def compare_kpis(cursor: Cursor, old: int, new: int) -> list[tuple] | None:
    """The KPIs that moved, region-wide; None when one of the two is not stored."""
    names = [sql.Identifier(f"opslag_{REGION}", partition_name("rpt_kpi", number)) for number in (old, new)]
    stored = [cursor.execute("select to_regclass(%s)", [name.as_string(cursor)]).fetchone()[0] for name in names]
    if not all(stored):
        return None
    return cursor.execute(sql.SQL(KPIS).format(old=names[0], new=names[1])).fetchall()


def show(found: Differences) -> None:
    """The differences for a person."""
    console = wide_console()
    table = Table("deel", "tabel", "rijen", "wordt", "euro", "wordt", title="Rijen en euro's")
    for deel, tabel, *counts, old_cents, new_cents in found.tabellen:
        table.add_row(deel, tabel, *map(text, counts), cents(old_cents), cents(new_cents))
    console.print(table)
    if found.kpis is None:
        console.print(
            "KPI's: één van beide staat niet meer in de opslag; `jeugd publicatie open` haalt een vastgezette terug."
        )
        return
    table = Table("gemeente", "kpi", "periode", "teller", "wordt", "waarde", "wordt", title="KPI's")
    for code, kpi, periode, *values in found.kpis:
        table.add_row(code, kpi, periode, *map(text, values))
    console.print(table)


def text(value: object) -> str:
    """A value, or a dash for none."""
    return "–" if value is None else str(value)
