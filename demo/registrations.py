"""Sends registrations by period: a row is sent in the period in which it began and again when it changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from demo.calendar import Window, add_months, working_day
from demo.deliveries import Box, Delivery
from demo.zips import Row, Sender, contract, csv_texts, packed


class Register:
    """Everything one supplier wrote down, with the day on which it did."""

    def __init__(self, name: str, afzender: str) -> None:
        self.name = name
        self.afzender = afzender
        self.events: list[tuple[date, str, Row]] = []

    def note(self, day: date, entity: str, **values: object) -> None:
        """Write down a row, or a new state of it. None is unknown, booleans are ja and nee."""
        self.events.append((day, entity, {name: text(value) for name, value in values.items()}))

    def send(self, box: Box, window: Window, months: int) -> None:
        """One zip per period of `months` months; the first one also holds what was written down before."""
        keys = keys_of(self.name)
        for first in window.months[::months]:
            last = min(add_months(first, months), add_months(window.last, 1)) - timedelta(days=1)
            rows: dict[str, dict[tuple, Row]] = defaultdict(dict)
            for day, entity, row in sorted(self.events, key=lambda event: event[0]):
                if day <= last and (day >= first or first == window.first):
                    rows[entity][tuple(row[column] for column in keys[entity])] = row
            remember(box, self.name, self.afzender, {entity: list(found.values()) for entity, found in rows.items()})
            op = working_day(last + timedelta(days=8))
            sender = Sender(self.name, self.afzender, f"{self.afzender}-{first:%Y%m}", op, first, last)
            send(box, sender, csv_texts(self.name, {entity: list(found.values()) for entity, found in rows.items()}))


def keys_of(name: str) -> dict[str, list[str]]:
    """Entity -> the columns that tell its rows apart."""
    return {entity: agreed["key"] for entity, agreed in contract(name)["bestanden"].items()}


def remember(box: Box, name: str, afzender: str, rows: Mapping[str, list[Row]]) -> None:
    """What a supplier told last about every row; a delivery of the whole register takes the place of all before it."""
    for entity, key in keys_of(name).items():
        register = box.registers[name, entity]
        if contract(name)["levering"] == "volledig":
            for known in [known for known in register if known[0] == afzender]:
                del register[known]
        register |= {(afzender, *(row[column] for column in key)): row for row in rows.get(entity, [])}


def send(box: Box, sender: Sender, texts: dict[str, str], note: str = "", **delivery: object) -> Delivery:
    """Write one zip and count its rows per raw table."""
    tables = {
        agreed["table"]: texts[f"{entity}.csv"].count("\n") - 1
        for entity, agreed in contract(sender.contract)["bestanden"].items()
        if f"{entity}.csv" in texts
    }
    path = box.path(sender.contract, f"{sender.contract}_{sender.afzender}_{sender.van:%Y-%m}{note}.zip")
    made = Delivery(sender.contract, path, sender.contract, sender.op, tables, **delivery)
    return box.put(made, packed(sender, texts))


def text(value: object) -> str:
    """One value as the contracts want it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "" if value is None else str(value)


def until(day: date, window: Window) -> date | None:
    """The day, or nothing when it lies after the window and nobody knows it yet."""
    return day if day <= window.end else None


def numbers(prefix: str) -> Iterator[str]:
    """Identifiers in order."""
    follow = 0
    while True:
        follow += 1
        yield f"{prefix}{follow:06d}"
