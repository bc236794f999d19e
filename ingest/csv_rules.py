"""What there is to judge in rows of a contract: columns with one rule below each other; and why a value is wrong."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from stdnum.nl import bsn

from ingest.contract import Column, FileContract
from ingest.csv_rows import Chunk

# Every existing day of 1900-2099, so that a date can be judged as text in one go.
DATE = (
    r"^(?:(?:19|20)[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:19(?:0[48]|[2468][048]|[13579][26])|20(?:[02468][048]|[13579][26]))-02-29)$"
)
PATTERNS = {
    "text": r"^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$",
    "date": DATE,
    "gemeente": r"^(?!0000)[0-9]{4}$",
    "agb": r"^(?!00000000)[0-9]{8}$",
    "boolean": r"^(?:ja|nee)$",
    "integer": r"^-?[0-9]{1,9}$",
    "decimal": r"^-?[0-9]{1,9}(?:\.[0-9]{1,4})?$",
    "eurocent": r"^-?[0-9]{1,11}$",
    # Words of a document: no number of eight digits or more in a row, nothing a spreadsheet would calculate.
    "zin": r"^(?!.*[0-9]{8})(?:--?|-[0-9][0-9.,]{0,19}|[^\s=+@-].{0,299})$",
}
REASONS = {
    "text": "C020",
    "code": "C013",
    "date": "C014",
    "boolean": "C016",
    "integer": "C017",
    "decimal": "C018",
    "eurocent": "C017",
    "zin": "C029",
    "gemeente": "C022",
    "agb": "C024",
    "bsn": "C026",
}
LOST_ZERO = {("gemeente", 3): "C023", ("agb", 7): "C025", ("bsn", 8): "C027"}
RIGHT, WRONG = "goed", "fout"

Part = tuple[FileContract, Chunk]
Rule = tuple[Any, ...]  # kind of check and what it needs: ("pattern", type), ("codes", ...), ("bounds", min, max)


@dataclass
class Stack:
    """The columns that share one rule, below each other; None is skipped by the expectation."""

    values: list[Any] = field(default_factory=list)
    earlier: list[Any] = field(default_factory=list)  # of an order rule: what the values must not precede
    starts: list[int] = field(default_factory=list)
    columns: list[tuple[int, Column]] = field(default_factory=list)  # part and column that begin at each start


def stacked(parts: Sequence[Part]) -> dict[Rule, Stack]:
    """Values by rule. Bounds and order are asked only where the value itself is readable."""
    stacks: dict[Rule, Stack] = defaultdict(Stack)
    for number, (file, chunk) in enumerate(parts):
        for column, values in zip(file.columns, zip(*chunk.rows, strict=True), strict=False):
            add(stacks[rule_of(column)], number, column, judgeable(column, values))
            if column.min is not None or column.max is not None:
                readable = [float(text) if is_like("decimal", text) else None for text in values]
                add(stacks["bounds", column.min, column.max], number, column, readable)
            if column.not_before:
                place = [other.name for other in file.columns].index(column.not_before)
                earlier = (row[place] for row in chunk.rows)
                pairs = [
                    (later, first) if is_like("date", later) and is_like("date", first) else (None, None)
                    for later, first in zip(values, earlier, strict=True)
                ]
                stacks["order",].earlier += [first for _, first in pairs]
                add(stacks["order",], number, column, [later for later, _ in pairs])
    return stacks


def rule_of(column: Column) -> Rule:
    """What the value of a column is judged by, apart from bounds and order."""
    return ("codes", *column.codes) if column.type == "code" else ("pattern", column.type)


def judgeable(column: Column, values: Sequence[str]) -> list[str | None]:
    """The values as an expectation sees them: empty is skipped when allowed, a BSN is replaced by its verdict."""
    if column.type == "bsn":
        values = [(RIGHT if is_bsn(value) else WRONG) if value else "" for value in values]
    return list(values) if column.required else [value or None for value in values]


def add(stack: Stack, number: int, column: Column, values: list[Any]) -> None:
    """Put the values of one column below those that were there."""
    stack.starts.append(len(stack.values))
    stack.columns.append((number, column))
    stack.values += values


def is_like(kind: str, value: str) -> bool:
    """True when the text has the form of this type."""
    return re.match(PATTERNS[kind], value) is not None


def is_bsn(value: str) -> bool:
    """True for nine digits that pass the 11-proef, without the dots and spaces that python-stdnum forgives."""
    return len(value) == 9 and value.isascii() and value.isdigit() and bsn.is_valid(value)


def reason(rule: Rule, column: Column, value: str) -> str:
    """Code of what is wrong with a value that is known to be wrong."""
    if rule[0] in ("bounds", "order"):
        return "C019" if rule[0] == "bounds" else "C015"
    if not value:
        return "C012"
    if value.isascii() and value.isdigit() and (column.type, len(value)) in LOST_ZERO:
        return LOST_ZERO[column.type, len(value)]
    return "C021" if column.type == "text" and value[0] in "=+-@" else REASONS[column.type]
