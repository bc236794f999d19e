"""A region of any size in schema raw, filled inside the server, as the loader would have laid it."""

import csv
from pathlib import Path

from psycopg import sql

from infra.database import connect_as_admin, current_gemeenten
from ingest.settings import PROJECT, Settings

FOLDER = Path(__file__).with_name("vulling")
PLAN = ("1_dobbel.sql", "2_toewijzingen.sql", "3_prestaties.sql", "4_berichten.sql")
RAW = ("5_raw_declaraties.sql", "6_raw_keten.sql", "7_raw_inkoop.sql")
TABLES = "select schemaname, tablename from pg_tables where schemaname in ('raw', 'ingest')"
NOW = """
create temporary table nu on commit drop as
select * from vulling.bericht
where
    maand between {} and {}
    and mod(hashtextextended(afzender || ontvanger, 0) & 9223372036854775807, 100) between {} and {}
"""


def plan(settings: Settings, prestaties: int) -> None:
    """Invent four years of care of about so many prestaties; nothing is delivered yet."""
    values = {
        "toewijzingen": prestaties // 13,
        "aanbieders": 500 if prestaties > 5_000_000 else 100,
        "gemeenten": current_gemeenten(settings),
        "producten": product_codes(),
    }
    literals = {name: sql.Literal(value) for name, value in values.items()}
    with connect_as_admin(settings) as connection:
        for name in PLAN:
            connection.execute(sql.SQL((FOLDER / name).read_text(encoding="utf-8")).format(**literals))


def deliver(settings: Settings, months: tuple[int, int], percent: tuple[int, int] = (0, 99)) -> int:
    """Lay the deliveries of these months (2 to 49, inclusive) in raw; of some percents of the pairs that correspond.

    Returns the number of prestaties laid.
    """
    with connect_as_admin(settings) as connection, connection.transaction():
        connection.execute("set local work_mem = '512MB'")
        connection.execute(sql.SQL(NOW).format(*map(sql.Literal, (*months, *percent))))
        connection.execute("analyze nu")
        for name in RAW:
            connection.execute((FOLDER / name).read_text(encoding="utf-8"))
        return connection.execute("select coalesce(sum(rijen), 0)::bigint from som").fetchone()[0]


def analyze_raw(settings: Settings) -> None:
    """Statistics, as autovacuum makes them after a night."""
    with connect_as_admin(settings) as connection:
        for schema, table in connection.execute(TABLES).fetchall():
            connection.execute(sql.SQL("analyze {}").format(sql.Identifier(schema, table)))


def product_codes() -> list[str]:
    """National product codes, of which the first categories are used most."""
    path = PROJECT / "schemas" / "codelijsten" / "producten_jz21.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row["product_code"] for row in csv.DictReader(file)]
