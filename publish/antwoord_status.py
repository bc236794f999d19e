"""Answers -> a table for the person who reviews and releases them; never a person in care."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from publish.antwoord_register import Known
from publish.status import cents
from publish.wording import number


def show(answers: Sequence[Known]) -> None:
    """One line per answer; without amounts where the answer has only a header."""
    table = Table(box=SIMPLE_HEAD, padding=(0, 1), show_edge=False)
    for name in ("nr", "antwoord", "levering", "afgewezen", "ingediend", "toegekend"):
        table.add_column(name, no_wrap=True)
    table.add_column("vrijgegeven door")
    for one in answers:
        refused = "header" if one.afgewezen_prestaties is None else number(one.afgewezen_prestaties)
        table.add_row(
            str(one.nummer),
            f"{one.bericht} {one.identificatie}",
            one.delivery_id[:8],
            refused,
            cents(one.ingediend_eurocent),
            cents(one.toegekend_eurocent),
            one.vrijgegeven_door or "concept",
        )
    Console(highlight=False, markup=False).print(table)
