"""The operations of an instance for a person: tables in the terminal, or one page that opens without a network."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from infra.bedrijf import operations
from ingest.errors import Stop
from ingest.settings import Settings
from publish import status
from publish.report_pages import templates, write_whole
from publish.status import cents, wide_console
from publish.wording import number

STANDS = ("te laat", "geweigerd", "nooit geleverd", "op tijd")


def report(settings: Settings, *, as_json: bool, html: Path | None, op: str) -> None:
    """Print status and operations on a day (empty = today, UTC), as JSON when asked; and write the page."""
    found = status.status(settings) | operations(settings, day(op))
    if html:
        write_page(found, html)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    status.show(found)
    show(found)


def day(text: str) -> date:
    """A day as written, or today. Stop when it is none."""
    try:
        return date.fromisoformat(text) if text else datetime.now(UTC).date()
    except ValueError:
        raise Stop(f"{text} is geen dag; schrijf hem als 2024-12-31.") from None


def show(found: dict) -> None:
    """What somebody must look at; everything else is in --json and --html."""
    console = wide_console()
    stands = {stand: sum(one["stand"] == stand for one in found["kalender"]) for stand in STANDS}
    console.print(
        f"Leveringskalender op {found['op']}: " + ", ".join(f"{count} {name}" for name, count in stands.items())
    )
    table = Table("bron", "bericht", "leverancier", "verwacht op", "laatst geladen", "stand", "dagen te laat")
    for one in [late for late in found["kalender"] if late["stand"] != "op tijd"][:20]:
        table.add_row(*(str(one[key] or "–") for key in ("bron", "bericht", "leverancier", "verwacht_op")),
                      str(one["laatst_geladen"] or "–"), one["stand"], number(one["dagen_te_laat"]))  # fmt: skip
    show_unless_empty(console, table)
    table = Table("bron", "leverancier", "herstelbaar door", "leeftijd", "leveringen", "euro", title="Quarantaine")
    for row in found["quarantaine"]:
        texts = (row["bron"], row["leverancier"], row["herstelbaar_door"], row["leeftijd"])
        table.add_row(*texts, number(row["leveringen"]), cents(row["eurocent"]))
    show_unless_empty(console, table)
    kept, space = found["archief"], found["schijf"]
    missing = f", {number(len(kept['ontbreekt']))} ontbreken" if kept["ontbreekt"] else ""
    console.print(f"Archief: {number(kept['in_archief'])} bestanden, {kept['oordeel']}{missing}")
    console.print(f"Schijf: {gigabytes(space['vrij'])} vrij ({space['vrij_procent']} procent)")


def show_repairs(rows: list[dict]) -> None:
    """The repair list of one supplier; whole messages are in the file that can be written."""
    console = wide_console()
    table = Table("levering", "bericht", "ontvangen", "regel", "melding", "wat te doen", title="Herstellijst")
    for row in rows:
        table.add_row(*(str(row[key] or "–") for key in ("levering", "bericht", "ontvangen", "regel", "melding")),
                      row["wat_te_doen"])  # fmt: skip
    show_unless_empty(console, table)
    console.print(f"{number(len(rows))} bevindingen")


def show_unless_empty(console: Console, table: Table) -> None:
    """A table without rows says nothing."""
    if table.row_count:
        console.print(table)


def write_page(found: dict, path: Path) -> None:
    """Write status and operations as one HTML file, without scripts or addresses."""
    page = templates()
    page.filters |= {"gb": gigabytes, "euro": cents, "aantal": number}
    write_whole(path, page.get_template("bedrijf.html.j2").render(found=found))


def gigabytes(size: int) -> str:
    """Bytes as gigabytes: 1234567890 -> '1,2 GB'."""
    return f"{size / 1e9:.1f} GB".replace(".", ",")
