"""Makes the deliveries of an invented region: same seed, same bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from demo import aanbieder, calendar, cbs, faults, finance, gi, huisarts, inkoop, keten_cijfers, sjt, totals, zip_faults
from demo.calendar import Window
from demo.casussen import casussen, needed
from demo.declaraties import Declaratie, declaraties
from demo.deliveries import Box
from demo.historie import FIRST, send_history
from demo.ijw import send_declaraties, send_trajecten
from demo.lumpsum import lumpsums
from demo.parameters import PARAMETERS
from demo.population import bsns, youths
from demo.prestaties import prestaties
from demo.totals import Totals
from demo.trajecten import Traject, trajecten
from demo.verschuiving import shifted


@dataclass(frozen=True, eq=False)  # a world is equal to itself alone, so that what is counted of it can be kept
class World:
    """What the generator knows: what is true, whatever is told about it."""

    box: Box  # the deliveries; `box.registers` holds what suppliers wrote down
    window: Window
    trajecten: list[Traject]
    declaraties: list[Declaratie]
    numbers: Iterator[str]  # BSNs that nobody has yet


def make_deliveries(
    folder: Path,
    *,
    jeugdigen: int = 1500,
    maanden: int = 12,
    einde: str = "2024-12",
    seed: int = 2024,
    historie: bool = False,
) -> Totals:
    """Write <folder>/<bron>/<file> for every source and what is true: waarheid.csv, uitkomsten.csv, totalen.json.

    The folder must be empty. `maanden` care months up to and including `einde` (YYYY-MM); suppliers send until the end
    of the month after it. `historie` adds messages of release 2.3, about the autumn of 2020.
    """
    world = make_world(folder, jeugdigen, calendar.window(einde, maanden), seed)
    if historie:
        people = youths(max(6, jeugdigen // 50), FIRST, Random(f"{seed} historie"), world.numbers)
        send_history(world.box, people, Random(f"{seed} historie"))
    faults.plant(world.box, Random(f"{seed} fouten"))
    zip_faults.plant(world.box, Random(f"{seed} fouten in zips"))
    return totals.write(world.box)


def make_world(folder: Path, jeugdigen: int, window: Window, seed: int = 2024, *, told: bool = True) -> World:
    """The region without spoiled deliveries, and all that is true of it. `told` adds the cases that tell a story."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty. Give a new folder, so that no old deliveries remain.")
    box = Box(folder)
    numbers = bsns()
    people = youths(jeugdigen, window.first, Random(f"{seed} population"), numbers)
    shares = PARAMETERS["bronnen_van_jeugdigen"]
    first, second = (round(jeugdigen * part / 100) for part in (shares["ijw"], shares["ijw"] + shares["alleen_sjt"]))
    change = partial(shifted, seed=f"{seed} verschuiving")
    found = trajecten(people[:first], window, Random(f"{seed} trajecten"), change)
    send_trajecten(box, found, window, Random(f"{seed} berichten"))
    lines = prestaties(found, window, Random(f"{seed} prestaties"))
    if told:
        cases = youths(needed(jeugdigen), window.first, Random(f"{seed} casussen"), numbers)
        lines += casussen(box, cases, window, Random(f"{seed} casussen"))
    declared = declaraties(lines, window, Random(f"{seed} declaraties"))
    send_declaraties(box, declared)
    sjt.send_registrations(box, found, people[first:second], window, Random(f"{seed} sjt"), numbers)
    gi.send_registrations(box, found, window, Random(f"{seed} gi"))
    huisarts.send_registrations(box, found, people[second:], window, Random(f"{seed} huisarts"))
    agreed = lumpsums(found, window, Random(f"{seed} lumpsums"))
    inkoop.send_register(box, window, agreed, lines)
    aanbieder.send_opgave(box, found, people[first:second], window, Random(f"{seed} aanbieder"))
    published = list(cbs.figures(found, window))
    finance.send_register(box, lines, agreed, published, window, Random(f"{seed} financien"))
    keten_cijfers.send_cijfers(box, window, Random(f"{seed} keten"))
    return World(box, window, found, declared, numbers)
