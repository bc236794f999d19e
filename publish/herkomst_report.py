"""The origin of a figure for a person: the figure, how it is made, and the messages its rows came in."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import typer
from rich.table import Table

from publish.dashboards import formats
from publish.herkomst import Origin, parts
from publish.lineage import MODELS
from publish.quarantaine import not_a_formula
from publish.status import wide_console

HASH_LETTERS = 12  # enough to find it; the file with all rows has the whole of it
FROM = " ◀ "
MOST_WAYS = 6  # more than that says less than the graph in `jeugd docs`
ONLY_IN_FILE = ("bron", "identificatie", "volgnummer")


def show(origin: Origin, most: int) -> None:
    """Print everything, of the rows the first `most`."""
    publication = origin.publication
    typer.echo(f"Publicatie {publication['publicatie_id']}, programmaversie {publication['code_version']}")
    if origin.found:
        show_figure(origin)
    typer.echo(f"\nRekenwerk: {model_file(origin.model)}")
    show_ways(origin)
    if origin.recipe:
        show_rows(origin, most)
    else:
        typer.echo("\nDe regels achter dit cijfer staan niet in één tabel; volg de modellen hierboven.")


def show_figure(origin: Origin) -> None:
    """The figure as published, with its definition."""
    found, said = origin.found, origin.definition
    typer.echo(f"\n{said['naam']}, gemeente {found['gemeente_code']}, {found['periode']}:")
    for name in ("waarde", "teller", "noemer", "status", "cijfer"):
        typer.echo(f"  {name:<11} {'–' if found[name] is None else found[name]}")
    typer.echo(f"  {'definitie':<11} {said['definitie']}")


def show_ways(origin: Origin) -> None:
    """From the rows, or else from the figure, to the raw tables, when that can be read."""
    ways = origin.ways()
    for way in ways if len(ways) <= MOST_WAYS else ():
        typer.echo(f"  {FROM.join(way)}")
    if len(ways) > MOST_WAYS:
        typer.echo(f"  rust op {', '.join(way[-1] for way in ways)}; de weg daarheen tekent `jeugd docs`")


def show_rows(origin: Origin, most: int) -> None:
    """How many rows, whether they add up to the figure, and the first of them."""
    recipe, rows = origin.recipe, origin.rows
    named = [one.tabel + (f", waar {one.waar}" if one.waar != "true" else "") for one in parts(recipe)]
    typer.echo(f"\nRegels met hun bericht: {len(rows)}, uit {', en uit '.join(named)}")
    for name, made, total in (("teller", recipe.telt, origin.total), ("noemer", recipe.deelt, origin.divisor)):
        if total is not None:
            same = "gelijk aan" if total == (origin.found[name] or 0) else "NIET gelijk aan"
            typer.echo(f"  {made} = {total}: {same} de {name}")
    if not rows:
        return
    names = [name for name in columns(rows) if name not in ONLY_IN_FILE]
    table = Table(*(name.replace("_", " ") for name in names))
    for row in rows[:most]:
        table.add_row(*(cell(name, row.get(name)) for name in names))
    wide_console().print(table)
    if "delivery_id" in rows[0]:
        typer.echo("delivery_id is de SHA-256 van het bestand in het archief; position is de regel in het bericht.")


def columns(rows: list[dict[str, Any]]) -> list[str]:
    """All names, those of a row of another table too."""
    return list(dict.fromkeys(name for row in rows for name in row))


def cell(name: str, value: object) -> str:
    """One value; a hash by its beginning, amounts to the cent, a position as the bare number."""
    if name == "delivery_id" and value:
        return str(value)[:HASH_LETTERS]
    exact = isinstance(value, Decimal) or (name == "position" and value is not None)
    return str(value) if exact else formats.text(name, value)


def model_file(model: str) -> str:
    """Where the SQL of a model is, from the root of the repository."""
    found = next(iter(MODELS.rglob(f"{model}.sql")), None)
    return str(found.relative_to(MODELS.parent.parent)) if found else model


def write(origin: Origin, path: Path) -> None:
    """All rows as CSV with semicolons, hashes whole; no cell is ever calculated."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns(origin.rows), delimiter=";")
        writer.writeheader()
        writer.writerows({key: not_a_formula(value) for key, value in row.items()} for row in origin.rows)
