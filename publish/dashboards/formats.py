"""Column names and values -> what a Dutch reader sees. The end of a column's name says its unit.

`_bedrag` euro, `_procent` percentage, `_dagen` days; `halfjaar` and names that end in it a half-year.
"""

import datetime
from decimal import Decimal
from typing import Any

from publish import wording

UNITS = {"_bedrag": "€", "_procent": "%", "_dagen": "dagen"}
OF_ROW = ("euro", "procent")  # units of a row that are written at the number
NO_UNIT = "_is_100"
NAMES = {"gemeente_code": "Gemeentecode", "agb": "AGB", "kpi": "KPI"}


def unit(column: str) -> str:
    """The unit of a column; empty for a count or text."""
    return next((sign for end, sign in UNITS.items() if column.endswith(end)), "")


def heading(column: str) -> str:
    """'kosten_bedrag' -> 'Kosten (€)'."""
    sign = unit(column)
    plain = next((column.removesuffix(end) for end in UNITS if column.endswith(end)), column)
    words = NAMES.get(plain) or plain.replace("_", " ").replace("agb", "AGB")
    return f"{words[:1].upper()}{words[1:]}" + (f" ({sign})" if sign else "")


def text(column: str, value: Any, eenheid: str = "") -> str:
    """One value of a result. `eenheid`: of its row, for a column that has no unit of its own."""
    if value is None:
        return wording.UNKNOWN
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime.datetime):
        return value.astimezone(wording.AMSTERDAM).strftime("%d-%m-%Y %H:%M")
    if isinstance(value, datetime.date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, int | float | Decimal):
        of_row = eenheid if eenheid.startswith(OF_ROW) and not column.endswith(NO_UNIT) else ""
        return quantity(unit(column) or of_row, Decimal(str(value)))
    return half(value) if column.endswith("halfjaar") else str(value)


def quantity(sign: str, value: Decimal) -> str:
    """A number with its unit: '€ 1.234', '12,5%', '14'."""
    if sign.startswith(("€", "euro")):
        return wording.euros(value)
    plain = decimal(value)
    return f"{plain}%" if sign in ("%", "procent") else plain


def decimal(value: Decimal) -> str:
    """At most one decimal, and only when there is one: '1.234', '12,5'."""
    rounded = round(value, 1)
    whole = int(rounded)
    if rounded == whole:
        return wording.number(whole)
    sign = "-" if rounded < 0 else ""
    return f"{sign}{wording.number(abs(whole))},{str(rounded)[-1]}"


def half(value: str) -> str:
    """'2024-H2' -> '2e halfjaar 2024'; anything else as it is."""
    return wording.period(value) if "-H" in value else value


def is_number(column_values: list[Any]) -> bool:
    """Whether a column is written to the right: only numbers, and at least one."""
    known = [value for value in column_values if value is not None]
    return bool(known) and all(isinstance(one, int | float | Decimal) and not isinstance(one, bool) for one in known)
