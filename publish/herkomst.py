"""A figure of a publication -> the rows behind it and the messages they came in, read as auditor or SOJ.

The figure is a KPI, or any mart, of one gemeente and half-year. schemas/herkomst.yml says which rows make a KPI.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import psycopg
import yaml
from psycopg import Connection, IsolationLevel, sql
from psycopg.rows import dict_row

from ingest.errors import Stop
from ingest.settings import PROJECT, Settings
from publish import lineage
from publish.kpis import kpi_definitions

ROLES = ("auditor", "soj")
PERIODS = ("halfjaar", "periode")  # what marts call it
PUBLICATION = "select publicatie_id, code_version from mart_regio.publicatie"
COLUMNS = "select column_name from information_schema.columns where table_schema = 'mart_regio' and table_name = %s"
KPI = (
    "select * from mart_regio.rpt_kpi where kpi_id = %(kpi)s and gemeente_code = %(gemeente)s and periode = %(periode)s"
)
CHOSEN = "select * from mart_regio.{tabel} where gemeente_code = %(gemeente)s and {halfjaar} = %(periode)s and {waar}"
# A traject is stitched from several messages: those of the toewijzingen it ran under are shown.
TOEWIJZINGEN = """
    left join mart_regio.fct_toewijzingen as bron
        on bron.jeugdige_id = gekozen.jeugdige_id and bron.gemeente_code = gekozen.gemeente_code
        and bron.aanbieder_agb = gekozen.aanbieder_agb
        and bron.ingangsdatum <= coalesce(gekozen.einddatum, 'infinity')
        and coalesce(bron.einddatum, 'infinity') >= gekozen.begindatum
"""
ROWS = """
select
    {toont}, {bron}.delivery_id, {bron}.position, d.bron, d.bericht, d.afzender, d.identificatie, d.dagtekening,
    d.ontvangen_op::date as ontvangen_op, d.volgnummer
from ({gekozen}) as gekozen
{koppeling}
left join ingest.deliveries as d on {bron}.delivery_id = d.delivery_id and d.status = 'geladen'
order by d.volgnummer, {bron}.position
"""


@dataclass(frozen=True)
class Recipe:
    """Which rows of a mart; `telt`: what they add up to, empty when that is not the figure."""

    tabel: str
    halfjaar: str = "true"
    waar: str = "true"
    telt: str = ""
    toont: tuple[str, ...] = ()


@dataclass(frozen=True)
class Origin:
    """Everything known about a figure. `found`: the row of rpt_kpi; `total`: what the rows add up to."""

    publication: dict[str, Any]
    model: str  # that computes the figure
    definition: dict[str, Any]  # of the KPI, from schemas/kpi
    recipe: Recipe | None
    found: dict[str, Any] | None
    total: Decimal | None
    rows: list[dict[str, Any]]

    def ways(self) -> list[lineage.Path]:
        """From the figure to every raw table that its rows, or else it itself, came from."""
        behind = lineage.raw_tables_behind(self.recipe.tabel if self.recipe else self.model)
        used = {table for row in self.rows for table in raw_tables_of(row, tuple(behind))}
        return [way for table, way in behind.items() if table in used or not used]


def recipes() -> dict[str, Recipe]:
    """The rows behind every KPI of which they are known."""
    raw = yaml.safe_load((PROJECT / "schemas" / "herkomst.yml").read_text(encoding="utf-8"))
    return {kpi_id: Recipe(**{**one, "toont": tuple(one["toont"])}) for kpi_id, one in raw.items()}


def origin(name: str, gemeente: str, periode: str, settings: Settings, role: str = "auditor") -> Origin:
    """Where a figure comes from. `name`: a KPI or a published mart. Stop when there is no such figure, or role."""
    if role not in ROLES:
        raise Stop(f"Herkomst is te lezen als {' of '.join(ROLES)}.")
    chosen = {"kpi": name, "gemeente": gemeente, "periode": periode}
    with psycopg.connect(settings.dsn(role), row_factory=dict_row) as connection:
        connection.read_only = True
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        publication = connection.execute(PUBLICATION).fetchone()
        if model := lineage.model_of_kpi(name):
            found = connection.execute(KPI, chosen).fetchone()
            if found is None:
                raise Stop(f"Er is geen cijfer {name} van {gemeente} over {periode} in publicatie.")
            recipe = recipes().get(name)
        else:
            found, model, recipe = None, name, recipe_of_mart(connection, name)
        total, rows = read(connection, recipe, chosen) if recipe else (None, [])
    return Origin(publication, model, kpi_definitions().get(name, {}), recipe, found, total, rows)


def recipe_of_mart(connection: Connection, name: str) -> Recipe:
    """All rows of a mart of this gemeente and half-year. Stop when it is not published, or is not of a gemeente."""
    columns = [row["column_name"] for row in connection.execute(COLUMNS, [name])]
    period = next((one for one in PERIODS if one in columns), "")
    if "gemeente_code" not in columns or not period:
        raise Stop(f"{name} is geen KPI, en geen gepubliceerde tabel per gemeente en halfjaar.")
    shown = [one for one in columns if one not in ("gemeente_code", period, "delivery_id", "position", "volgnummer")]
    return Recipe(tabel=name, halfjaar=period, toont=tuple(shown[:6]))


def read(connection: Connection, recipe: Recipe, chosen: dict[str, str]) -> tuple[Decimal | None, list[dict]]:
    """What the rows add up to (None when that is no figure), and the rows with the message of each."""
    chosen_rows = sql.SQL(CHOSEN).format(
        tabel=sql.Identifier(recipe.tabel), halfjaar=sql.SQL(recipe.halfjaar), waar=sql.SQL(recipe.waar)
    )
    total = None
    if recipe.telt:
        counted = sql.SQL("select coalesce({telt}, 0) as totaal from ({rijen}) as gekozen")
        statement = counted.format(telt=sql.SQL(recipe.telt), rijen=chosen_rows)
        total = Decimal(connection.execute(statement, chosen).fetchone()["totaal"])
    columns = {row["column_name"] for row in connection.execute(COLUMNS, [recipe.tabel])}
    if "delivery_id" not in columns and "traject_id" not in columns:
        return total, connection.execute(chosen_rows, chosen).fetchall()
    direct = "delivery_id" in columns
    statement = sql.SQL(ROWS).format(
        toont=sql.SQL(", ").join(sql.Identifier("gekozen", one) for one in recipe.toont),
        gekozen=chosen_rows,
        bron=sql.Identifier("gekozen" if direct else "bron"),
        koppeling=sql.SQL("" if direct else TOEWIJZINGEN),
    )
    return total, connection.execute(statement, chosen).fetchall()


def raw_tables_of(row: dict[str, Any], known: tuple[str, ...]) -> list[str]:
    """The raw tables in which a row with this message can be: of its source, and of its kind of message."""
    if not row.get("bron"):
        return []
    start = f"raw.{row['bron']}__{(row['bericht'] or '').lower()}"
    return [table for table in known if table.startswith(start)]
