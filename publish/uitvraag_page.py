"""Contracts + models + docs/producten.md -> docs/uitvraag.md: each field we ask, why, and what uses it (P-51).

`python -m publish.uitvraag_page` makes the page anew.
"""

import functools
import re

import yaml

from ingest.contract import Column, FileContract, TableContract, table_contract
from ingest.contract_page import CONTRACTS
from ingest.settings import PROJECT
from publish.dashboards.spec import load_dashboards
from publish.lineage import MODELS, model_of_kpi
from publish.uitvraag import DECIDED, follow, mart_columns

PAGE = PROJECT / "docs" / "uitvraag.md"
PRODUCTS = PROJECT / "docs" / "producten.md"
ROW = re.compile(r"^\| (P-\d\d) \| .+? \| (.+) \|$", re.MULTILINE)
PLACE = re.compile(r"(tabel|kaart|KPI) `([^`]+)`")
HEAD = """# Uitvraag: elk veld dat wij vragen, waarvoor, en welk product het gebruikt

Gemaakt uit de contracten, de modellen en [producten.md](producten.md) door `python -m publish.uitvraag_page`; niet met
de hand wijzigen. Voor wie minder wil vragen: een veld zonder gebruik verdwijnt uit het contract, of krijgt een product.
iJw-berichten staan hier niet: daarvan bepaalt de landelijke standaard de velden.

Een veld is gevolgd door alle modellen, stap voor stap en onder elke naam die het daar krijgt; beslist het alleen welke
rijen er zijn, dan telt alles wat op die rijen rust. Het is lezen van tekst: een product kan er te veel staan, een veld
zonder gebruik komt in geen enkele tabel. *Alleen tabellen*: het staat in een tabel die geen product noemt. Een veld
zonder gebruik wacht vaak op een product dat er nog niet is.

Wanneer een veld het laatst is gelezen zegt `python -m publish.gebruik`, per instantie: uit het serverlog, dat elke
vraag van een lezer of dashboard bevat, blijft alleen de dag per tabel over, nooit wie las. Rapporten en
statische pagina's maakt de publicist zelf; een veld dat alleen daar staat heet er niet gelezen.
"""


def page() -> str:
    """The whole page."""
    sections = [section(table_contract(name)) for name in CONTRACTS]
    return "\n".join([HEAD, summary(), *sections])


def summary() -> str:
    """How many fields, and those that nothing uses."""
    asked = [(file, column) for name in CONTRACTS for file in table_contract(name).files for column in file.columns]
    unused = [f"`{file.name}.{column.name}`" for file, column in asked if not used_by(file, column)]
    tables = sum(used_by(file, column) == "alleen tabellen" for file, column in asked)
    shown = len(asked) - len(unused) - tables
    counts = f"{shown} in een product, {tables} alleen in tabellen en {len(unused)} zonder gebruik."
    lines = [f"Gevraagd: {len(asked)} velden, waarvan {counts}", ""]
    return "\n".join([*lines, f"Zonder gebruik: {', '.join(unused)}.", ""] if unused else lines)


def section(contract: TableContract) -> str:
    """One source: purpose, legal ground, and a table per file."""
    purposes = yaml.safe_load((PROJECT / "schemas" / "doelbinding.yml").read_text(encoding="utf-8"))
    why = purposes[contract.name]
    head = f"## {contract.titel}\n\n{why['doel']}. Grondslag: {why['grondslag']}.\n"
    return head + "".join(f"\n{table(file)}" for file in contract.files)


def table(file: FileContract) -> str:
    """The fields of one file."""
    rows = [
        f"| `{column.name}` | {'ja' if column.required else 'nee'} | {used_by(file, column) or '**geen gebruik**'} |"
        for column in file.columns
    ]
    return "\n".join([f"### {file.name}", "", "| veld | verplicht | producten |", "|---|---|---|", *rows, ""])


@functools.cache
def used_by(file: FileContract, column: Column) -> str:
    """The products that use a field, `alleen tabellen`, or nothing."""
    reached = follow(file.table, column.loads_as or column.name)
    marts = {name: names for name, names in reached.items() if name in mart_columns()}
    found = sorted(product for product, places in products().items() if uses(places, marts, reached))
    return ", ".join(found) or ("alleen tabellen" if marts else "")


def uses(places: list[tuple[str, str]], marts: dict[str, frozenset[str]], reached: dict) -> bool:
    """Whether any place of a product shows the field, or rests on it."""
    for kind, name in places:
        if kind == "tabel" and name in marts:
            return True
        if kind == "KPI" and computes(name, reached):
            return True
        if kind == "kaart" and on_card(name, marts, reached):
            return True
    return False


def on_card(name: str, marts: dict[str, frozenset[str]], reached: dict[str, frozenset[str]]) -> bool:
    """Whether a card names the field in a mart it reads, or shows a KPI that rests on it."""
    words, kpis = cards()[name]
    return any(mart in words and out & words for mart, out in marts.items()) or any(
        computes(kpi, reached) for kpi in kpis
    )


def computes(kpi_id: str, reached: dict[str, frozenset[str]]) -> bool:
    """Whether the line of a KPI in its model names the field, or the field decided which rows the model has."""
    model = model_of_kpi(kpi_id)
    return bool(reached.get(model, frozenset()) & (kpi_words(model, kpi_id) | {DECIDED}))


@functools.cache
def kpi_words(model: str, kpi_id: str) -> frozenset[str]:
    """The words between the brackets of the line that makes a KPI."""
    text = (MODELS / "kpi" / f"{model}.sql").read_text(encoding="utf-8")
    start = re.search(rf"\(\s*'{kpi_id}',", text)
    depth, end = 1, start.end()
    while depth:
        depth += {"(": 1, ")": -1}.get(text[end], 0)
        end += 1
    return frozenset(re.findall(r"\w+", text[start.end() : end]))


@functools.cache
def products() -> dict[str, list[tuple[str, str]]]:
    """Product -> where it is, as docs/producten.md says."""
    return {code: PLACE.findall(where) for code, where in ROW.findall(PRODUCTS.read_text(encoding="utf-8"))}


@functools.cache
def cards() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """dashboard/card -> the words of its SQL, and its KPIs."""
    return {
        f"{board.key}/{card.key}": (frozenset(re.findall(r"\w+", card.sql)), card.kpis)
        for board in load_dashboards()
        for card in board.cards
    }


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
