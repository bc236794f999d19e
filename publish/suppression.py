"""Figures with what may not be seen -> the cells of a report: hidden without their value, or rounded."""

from dataclasses import dataclass, replace
from decimal import Decimal

from publish.benchmark import rounded

SHOWN, HIDDEN = "getoond", "onderdrukt"


@dataclass(frozen=True)
class Cell:
    """One figure: `aantal` people or cases, with euros where it has them. `staat` says whether it may be seen."""

    categorie: str
    aantal: int | None
    bedrag: Decimal | None = None
    staat: str = SHOWN


@dataclass(frozen=True)
class Table:
    """The cells of one subject in one half-year and their total."""

    cells: tuple[Cell, ...]
    total: Cell


NO_FIGURES = Table((), Cell("totaal", None))  # nothing was delivered about this period: unknown, not zero


def protect(table: Table, hidden: set[str], limits: dict) -> Table:
    """Hide the cells of these categories and round the others, each by itself."""
    return Table(tuple(seen(cell, hidden, limits) for cell in table.cells), seen(table.total, hidden, limits))


def seen(cell: Cell, hidden: set[str], limits: dict) -> Cell:
    """The cell as the reader gets it; a hidden one no longer holds its values, so that no template can show them."""
    if cell.categorie in hidden:
        return Cell(cell.categorie, None, None, HIDDEN)
    count = None if cell.aantal is None else int(rounded(Decimal(cell.aantal), limits["afronden_op"]))
    return replace(cell, aantal=count, bedrag=rounded(cell.bedrag, limits["bedrag_afronden_op"]))
