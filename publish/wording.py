"""Figures and dates -> the Dutch that a report shows."""

import re
import unicodedata
from datetime import date as Day
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from publish import periods
from publish.suppression import HIDDEN, Cell

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
UNKNOWN = "–"
LEFT_OUT = "*"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def period(code: str) -> str:
    """'2024-H2' -> '2e halfjaar 2024', '2024-K3' -> '3e kwartaal 2024'."""
    return f"{code[6]}e {periods.kind(code)} {code[:4]}"


def date(moment: datetime) -> str:
    """A moment as a date in the Netherlands: '15 januari 2025'."""
    return day(moment.astimezone(AMSTERDAM))


def day(value: Day) -> str:
    """A day: '15 januari 2025'."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def number(value: int) -> str:
    """12345 -> '12.345'."""
    return f"{value:,}".replace(",", ".")


def euros(value: Decimal) -> str:
    """Whole euros: '€ 12.345'."""
    rounded = int(value.quantize(Decimal(1)))
    return f"{'−' if rounded < 0 else ''}€\u00a0{number(abs(rounded))}"


def short_euros(value: Decimal) -> str:
    """For key figures and beside a bar: '€ 1,2 mln', '€ 340.000', '€ 9.876'."""
    if abs(value) >= 1_000_000:
        return f"€\u00a0{value / 1_000_000:.1f}".replace(".", ",") + "\u00a0mln"
    return euros(value.quantize(Decimal("1E+3")) if abs(value) >= 100_000 else value)


def count_text(cell: Cell) -> str:
    """A count as a reader sees it."""
    return LEFT_OUT if cell.staat == HIDDEN else UNKNOWN if cell.aantal is None else number(cell.aantal)


def euro_text(cell: Cell) -> str:
    """An amount as a reader sees it."""
    return LEFT_OUT if cell.staat == HIDDEN else UNKNOWN if cell.bedrag is None else euros(cell.bedrag)


def hours_text(cell: Cell) -> str:
    """Hours as a reader sees them."""
    return LEFT_OUT if cell.staat == HIDDEN else UNKNOWN if cell.bedrag is None else number(int(cell.bedrag))


def cell_text(cell: Cell, meet: str) -> str:
    """A figure of a subject that is measured in aantal, euro or uren."""
    return {"aantal": count_text, "euro": euro_text, "uren": hours_text}[meet](cell)


def change(new: Cell, old: Cell | None, fewest: int, soort: str = "halfjaar") -> str:
    """Difference with the previous half-year or quarter; a percentage only of enough. Empty when hidden."""
    before = f"het vorige {soort}"
    if old is None or new.aantal is None or old.aantal is None:
        return money_change(new, old, before)
    difference = new.aantal - old.aantal
    if difference == 0:
        return f"gelijk aan {before}"
    share = f" ({percentage(difference, old.aantal)})" if old.aantal >= fewest else ""
    return f"{number(abs(difference))} {'meer' if difference > 0 else 'minder'} dan {before}{share}"


def money_change(new: Cell, old: Cell | None, before: str) -> str:
    """The same for euros."""
    if old is None or new.bedrag is None or not old.bedrag:
        return ""
    difference = new.bedrag - old.bedrag
    if not difference:
        return f"gelijk aan {before}"
    word = "meer" if difference >= 0 else "minder"
    return f"{short_euros(abs(difference))} {word} dan {before} ({percentage(difference, old.bedrag)})"


def percentage(part: Decimal | int, whole: Decimal | int) -> str:
    """Whole per cent with its sign."""
    value = round(100 * part / whole)
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{abs(value)}%"


def slug(name: str) -> str:
    """A name for in a file name: 'Hendrik-Ido-Ambacht' -> 'hendrik-ido-ambacht'."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
