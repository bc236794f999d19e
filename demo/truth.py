"""Planted faults of control levels 1 and 2 with every outcome that a checker must find, also the induced ones."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from demo.casus import enveloped
from demo.geldig import BODIES, valid
from demo.geldig_delen import RETOUR_OP, Maker, Message
from demo.planten import Plant, plant
from demo.planten_goed import NEIGHBOURS
from demo.rule_faults import by_rule

COLUMNS = ("leveringsbestand", "bericht", "sleutel", "regel", "retourcode")
GOOD_PER_KIND = 5
ONE_IN_ENVELOPE = 9  # every so many


def make(folder: Path, *, per_rule: int = 30, seed: int = 2024) -> int:
    """Write messages and waarheid.csv in a new folder: at least `per_rule` faults per rule, and good neighbours.

    A row per expected finding: file, message, path of the object below Bericht (Client/StartProducten/StartProduct[2]),
    rule of the standard (X… for a mistake that has no rule of its own) and retourcode (none at level 1). A file
    without a row must be accepted. Returns the number of files. Same seed, same bytes.
    """
    folder.mkdir(parents=True, exist_ok=False)
    with (folder / "waarheid.csv").open("w", encoding="utf-8", newline="") as file:
        truth = csv.writer(file, lineterminator="\n")
        truth.writerow(COLUMNS)
        number = 0
        for number, (message, found) in enumerate(messages(per_rule, Maker.seeded(f"{seed} waarheid")), 1):
            name = f"{message.soort}_{number:06d}.xml"
            (folder / name).write_bytes(delivered(message) if number % ONE_IN_ENVELOPE == 0 else message.content)
            truth.writerows((name, message.soort, *row) for row in found)
    return number


def delivered(message: Message) -> bytes:
    """The message in an envelope, if it is one that goes out in the envelope of a heenbericht."""
    if message.soort in RETOUR_OP:
        return message.content
    return enveloped(message.soort, message.content, date(2024, 1, 2))


def messages(per_rule: int, maker: Maker) -> Iterator[tuple[Message, list[tuple[str, str, str]]]]:
    """Each message with its expected (sleutel, regel, retourcode)."""
    for soort in BODIES:
        for _ in range(GOOD_PER_KIND):
            yield valid(soort, maker), []
    for neighbour in NEIGHBOURS:
        for _ in range(GOOD_PER_KIND):
            yield planted(neighbour, maker)[0], []
    for plants in by_rule().values():
        for step in range(max(per_rule, len(plants))):
            yield planted(plants[step % len(plants)], maker)


def planted(one: Plant, maker: Maker) -> tuple[Message, list[tuple[str, str, str]]]:
    """One spoiled message and what must be found in it."""
    message = valid(one.soort, maker)
    found = plant(one, message, maker)
    return message, [(path, rule, one.retourcode) for path, rule in found]
