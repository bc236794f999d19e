"""All marts made from their contracts, without dbt: every table and column that the models promise, a few rows each.

Text that is no code carries a canary with the gemeente it belongs to, so that a row in the wrong hands is seen.
"""

import itertools
import json
from pathlib import Path

import psycopg
import yaml
from psycopg import sql

from ingest.settings import PROJECT, Settings

MODELS = PROJECT / "dbt_project" / "models" / "marts"
KPIS = tuple(path.stem for path in sorted((PROJECT / "schemas" / "kpi").glob("*.yml")))
HALVES = ("2024-H1", "2024-H2")
ROWS = 4
SHARES = ("volledigheid", "compleet", "dekking")  # no room for more than a one before the comma
PERIODS = ("halfjaar", "periode", "maand", "zorgmaand")
# Rows about one gemeente that every gemeente may read, on purpose.
TOLD_TO_ALL = ("dim_praktijken",)
# Columns that other columns or conditions look at; the rest follows from the type.
TEXTS = {
    "halfjaar": HALVES,
    "halfjaar_begin": HALVES,
    "periode": HALVES,
    "maand": ("2024-03", "2024-09"),
    "jaar": ("2023", "2024"),
    "zorgmaand": ("2024-03", "2024-09"),
    "kpi_id": KPIS,
    "aanbieder_agb": ("A1", "A2"),
    "product_code": ("45A01", "45A02"),
    "product_id": ("zhz-45A01", "zhz-45A02"),
    "product_categorie": ("45", "41"),
    "verwijzer_type": ("04", "08"),
    "hulpvorm_code": ("01", "02"),
    "kerntaak": ("TOEGANG", "AMBULANT"),
    "onderwerp": ("jeugdigen_in_zorg", "instroom_verwijzer", "kosten_categorie", "kerntaken"),
    "signaal": ("toegewezen_niet_gestart", "geen_stop"),
    "richting": ("lichter", "zwaarder"),
    "indeling": ("toen", "nu"),
    "soort_periode": ("halfjaar", "jaar"),
    "status": ("definitief", "voorlopig"),
    "cijfer": ("A", "B"),
    "meting": ("kosten", "jeugdigen"),
    "segment": ("totaal", "totaal"),
    "staat": ("getoond", "getoond"),
}


def models() -> list[dict]:
    """The properties of every mart."""
    found = []
    for path in sorted(MODELS.glob("_*.yml")):
        found += yaml.safe_load(path.read_text(encoding="utf-8")).get("models", [])
    return found


def make_contract_marts(settings: Settings, codes: list[str]) -> None:
    """Create and fill all marts for these gemeenten, and write the manifest that dbt would write."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute("create schema if not exists marts")
        for model in models():
            fill(connection, model, codes)
    write_manifest(settings)


def fill(connection: psycopg.Connection, model: dict, codes: list[str]) -> None:
    """One mart: its columns, and rows for every gemeente; a shared one has the same rows for everyone."""
    table = sql.Identifier("marts", model["name"])
    columns = [(column["name"], column["data_type"]) for column in model["columns"]]
    names = [name for name, _ in columns]
    spec = sql.SQL(", ").join(sql.SQL("{} " + kind).format(sql.Identifier(name)) for name, kind in columns)
    connection.execute(sql.SQL("create table {} ({})").format(table, spec))
    owners = {"rpt_kpi_gebied": [*codes, "regio"]}.get(model["name"], codes if "gemeente_code" in names else [""])
    step = len(KPIS) if "kpi_id" in names else 1
    count = {"bouw": 1, "dim_gemeenten": 1}.get(model["name"], max(ROWS, step * len(HALVES)))
    told = {code: "" if model["name"] in TOLD_TO_ALL else code for code in owners}
    rows = [
        [value(name, kind, code if name == "gemeente_code" else told[code], n, step) for name, kind in columns]
        for code in owners
        for n in range(count)
    ]
    marks = sql.SQL(", ").join(sql.Placeholder() for _ in columns)
    with connection.cursor() as cursor:
        cursor.executemany(sql.SQL("insert into {} values ({})").format(table, marks), rows)


def value(name: str, kind: str, code: str, n: int, step: int) -> object:
    """The value of one column in the n-th row of a gemeente; a period changes every `step` rows."""
    if kind == "text":
        return text_value(name, code, n, step)
    if kind == "boolean":
        return name == "is_huidig" or n % 2 == 0
    if kind == "date":
        return "2024-03-01" if name in ("vanaf", "begindatum") else "2024-09-01"
    if kind.startswith("timestamp"):
        return "2025-01-15 06:00+00"
    return 1 if name in SHARES else None if name == "factor" and n % 2 else 20 + n


def text_value(name: str, code: str, n: int, step: int) -> str:
    """A code that other columns look at, or a canary."""
    if name == "gemeente_code":
        return code
    if name in TEXTS:
        place = n // step if name in PERIODS else n
        return TEXTS[name][place % len(TEXTS[name])]
    return f"KANARIE-{code}-{n}" if code else f"gedeeld {name} {n}"


def write_manifest(settings: Settings) -> None:
    """The part of dbt's manifest that says who may see what."""
    nodes = {}
    for model in models():
        columns = {
            column["name"]: {"name": column["name"], "config": {"meta": column.get("config", {}).get("meta", {})}}
            for column in model["columns"]
        }
        nodes[f"model.jeugd.{model['name']}"] = {
            "resource_type": "model",
            "schema": "marts",
            "name": model["name"],
            "alias": model["name"],
            "config": {"meta": model["config"]["meta"]},
            "columns": columns,
        }
    path: Path = settings.home / "dbt" / "target" / "manifest.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"nodes": nodes}), encoding="utf-8")


def person_columns() -> set[str]:
    """Columns that hold the key of a person, in any mart."""
    every = itertools.chain.from_iterable(model["columns"] for model in models())
    return {column["name"] for column in every if column.get("config", {}).get("meta", {}).get("persoonssleutel")}
