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
IN_PERIOD = """
select * from mart_regio.{tabel}
where gemeente_code = %(gemeente)s and %(periode)s between {halfjaar} and coalesce({tot}, %(periode)s)
"""
CHOSEN = "select * from ({alles}) as alles where {waar}"
TOTAL = "select coalesce({telt}, 0) as totaal from ({rijen}) as gekozen"
# A traject is stitched from several messages: those of the toewijzingen it ran under are shown.
BY_TOEWIJZING = "left join mart_regio.fct_toewijzingen as bron on gekozen.toewijzing_id = bron.toewijzing_id"
BY_TRAJECT = """
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
    """Which rows of a mart, and in `ook` of another; `telt` and `deelt`: what they add up to, empty when unknown."""

    tabel: str
    halfjaar: str
    tot: str = ""
    waar: str = "true"
    telt: str = ""
    deelt: str = ""
    toont: tuple[str, ...] = ()
    ook: "Recipe | None" = None


@dataclass(frozen=True)
class Origin:
    """Everything known about a figure. `found`: the row of rpt_kpi; `total`, `divisor`: what the rows add up to."""

    publication: dict[str, Any]
    model: str  # that computes the figure
    definition: dict[str, Any]  # of the KPI, from schemas/kpi
    recipe: Recipe | None
    found: dict[str, Any] | None
    total: Decimal | None
    divisor: Decimal | None
    rows: list[dict[str, Any]]

    def ways(self) -> list[lineage.Path]:
        """From the figure to every raw table that its rows, or else it itself, came from."""
        behind: dict[str, lineage.Path] = {}
        for start in [part.tabel for part in parts(self.recipe)] if self.recipe else [self.model]:
            behind = lineage.raw_tables_behind(start) | behind
        used = {table for row in self.rows for table in raw_tables_of(row, tuple(behind))}
        return [way for table, way in behind.items() if table in used or not used]


def recipes() -> dict[str, Recipe]:
    """The rows behind every KPI of which they are known."""
    raw = yaml.safe_load((PROJECT / "schemas" / "herkomst.yml").read_text(encoding="utf-8"))
    return {kpi_id: recipe_from(one) for kpi_id, one in raw.items()}


def recipe_from(raw: dict[str, Any]) -> Recipe:
    """One recipe as the file writes it."""
    ook = recipe_from(raw["ook"]) if "ook" in raw else None
    return Recipe(**{**raw, "toont": tuple(raw["toont"]), "ook": ook})


def parts(recipe: Recipe | None) -> list[Recipe]:
    """The recipe itself, and those of the other tables that its rows are in."""
    return [recipe, *parts(recipe.ook)] if recipe else []


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
        total, divisor = sums(connection, recipe, chosen) if recipe else (None, None)
        rows = [row for part in parts(recipe) for row in read(connection, part, chosen)]
    return Origin(publication, model, kpi_definitions().get(name, {}), recipe, found, total, divisor, rows)


def recipe_of_mart(connection: Connection, name: str) -> Recipe:
    """All rows of a mart of this gemeente and half-year. Stop when it is not published, or is not of a gemeente."""
    columns = [row["column_name"] for row in connection.execute(COLUMNS, [name])]
    period = next((one for one in PERIODS if one in columns), "")
    if "gemeente_code" not in columns or not period:
        raise Stop(f"{name} is geen KPI, en geen gepubliceerde tabel per gemeente en halfjaar.")
    shown = [one for one in columns if one not in ("gemeente_code", period, "delivery_id", "position", "volgnummer")]
    return Recipe(tabel=name, halfjaar=period, toont=tuple(shown[:6]))


def sums(connection: Connection, recipe: Recipe, chosen: dict[str, str]) -> tuple[Decimal | None, Decimal | None]:
    """What the rows add up to, and what all of that gemeente and half-year do, beside numerator and denominator."""
    column = sql.SQL("jeugdige_id" if recipe.ook else "*")
    rows = [sql.SQL("select {} from ({}) as deel").format(column, chosen_rows(part)) for part in parts(recipe)]
    found: list[Decimal | None] = []
    for telt, relation in ((recipe.telt, sql.SQL(" union all ").join(rows)), (recipe.deelt, in_period(recipe))):
        statement = sql.SQL(TOTAL).format(telt=sql.SQL(telt), rijen=relation)
        found.append(Decimal(connection.execute(statement, chosen).fetchone()["totaal"]) if telt else None)
    return found[0], found[1]


def in_period(recipe: Recipe) -> sql.Composed:
    """All rows of the table, of a gemeente and a half-year."""
    names = {"tabel": sql.Identifier(recipe.tabel), "halfjaar": sql.SQL(recipe.halfjaar)}
    return sql.SQL(IN_PERIOD).format(**names, tot=sql.SQL(recipe.tot or recipe.halfjaar))


def chosen_rows(recipe: Recipe) -> sql.Composed:
    """Those of them that the recipe is about."""
    return sql.SQL(CHOSEN).format(alles=in_period(recipe), waar=sql.SQL(recipe.waar))


def read(connection: Connection, recipe: Recipe, chosen: dict[str, str]) -> list[dict[str, Any]]:
    """The rows, each with the message that it came in."""
    columns = {row["column_name"] for row in connection.execute(COLUMNS, [recipe.tabel])}
    ways = {"delivery_id": "", "traject_id": BY_TRAJECT, "toewijzing_id": BY_TOEWIJZING}
    way = next((one for one in ways if one in columns), "")
    if not way:
        return connection.execute(chosen_rows(recipe), chosen).fetchall()
    statement = sql.SQL(ROWS).format(
        toont=sql.SQL(", ").join(sql.Identifier("gekozen", one) for one in recipe.toont),
        gekozen=chosen_rows(recipe),
        bron=sql.Identifier("gekozen" if way == "delivery_id" else "bron"),
        koppeling=sql.SQL(ways[way]),
    )
    return connection.execute(statement, chosen).fetchall()


def raw_tables_of(row: dict[str, Any], known: tuple[str, ...]) -> list[str]:
    """The raw tables in which a row with this message can be: of its source, and of its kind of message."""
    if not row.get("bron"):
        return []
    start = f"raw.{row['bron']}__{(row['bericht'] or '').lower()}"
    return [table for table in known if table.startswith(start)]
