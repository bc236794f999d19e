"""Small numbers in one table -> a table in which they can neither be read nor computed from the total.

A reader knows how this works: a small cell is 1 up to the limit, a cell hidden with it is at least the limit. Cells are
hidden until that knowledge leaves every small cell at least three possible values.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

SHOWN, SMALL, SHIELDED = "getoond", "klein", "afgeschermd"
FEWEST_POSSIBLE = 3


@dataclass(frozen=True)
class Cell:
    """One figure: `aantal` people or cases, with euros where it has them. `staat` says whether it may be seen.

    `gedomineerd`: the euros are those of so few aanbieders that they would tell the turnover of one.
    """

    categorie: str
    aantal: int | None
    bedrag: Decimal | None = None
    staat: str = SHOWN
    gedomineerd: bool = False


@dataclass(frozen=True)
class Table:
    """The cells of one subject in one half-year and their total."""

    cells: tuple[Cell, ...]
    total: Cell


def protect(table: Table, limit: int) -> Table:
    """Hide counts of 1 up to `limit` with their euros, then the next smallest until nothing follows from the total."""
    small = {cell.categorie for cell in table.cells if is_small(cell, limit)}
    shielded = {cell.categorie for cell in table.cells if cell.gedomineerd and cell.categorie not in small}
    total_state = SMALL if is_small(table.total, limit) else SHOWN
    spare = sorted(
        (cell for cell in table.cells if cell.aantal and cell.categorie not in small | shielded),
        key=lambda cell: (cell.aantal, cell.categorie),
    )
    if total_state == SMALL:
        shielded |= {cell.categorie for cell in spare}
    while total_state == SHOWN and (small or shielded) and not is_safe(table, small, shielded, limit):
        if not spare:
            total_state = SHIELDED
            break
        shielded.add(spare.pop(0).categorie)
    cells = tuple(hide(cell, small, shielded) for cell in table.cells)
    return Table(cells, without_values(table.total, total_state))


def is_small(cell: Cell, limit: int) -> bool:
    """1 up to the limit; also euros without anyone behind them, which are a correction for a few."""
    if cell.aantal is None:
        return False
    return 0 < cell.aantal < limit or (cell.aantal == 0 and bool(cell.bedrag))


def is_safe(table: Table, small: set[str], shielded: set[str], limit: int) -> bool:
    """Whether subtracting all shown cells from the total leaves several possible values per small cell."""
    if len(small) + len(shielded) < 2:
        return False
    if not small:
        return True
    remainder = sum(cell.aantal for cell in table.cells if cell.categorie in small | shielded)
    others = len(small) - 1
    highest = min(limit - 1, remainder - others - limit * len(shielded))
    lowest = 1 if shielded else max(1, remainder - others * (limit - 1))
    return highest - lowest + 1 >= FEWEST_POSSIBLE


def hide(cell: Cell, small: set[str], shielded: set[str]) -> Cell:
    """The cell as the reader gets it."""
    if cell.categorie in small:
        return without_values(cell, SMALL)
    return without_values(cell, SHIELDED if cell.categorie in shielded else SHOWN)


def without_values(cell: Cell, staat: str) -> Cell:
    """A cell in a state; a hidden one no longer holds its values, so that no template can show them."""
    if staat == SHOWN:
        return replace(cell, staat=SHOWN)
    return Cell(cell.categorie, None, None, staat)
