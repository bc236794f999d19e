"""Load and build all worlds at once, in a region that has their gemeenten, and compare them."""

import csv
import dataclasses
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from dbt_project.run import build
from demo.population import bsns
from ingest import delivery
from ingest.pseudonym import hider
from ingest.settings import SOURCES, Settings
from tests.werelden import vergelijking, volgorde
from tests.werelden.wereld import ALL, Wereld, wereld

WORLDS = 500


@dataclass(frozen=True)
class Outcome:
    """What became of the worlds."""

    worlds: int
    offered: int
    loaded: delivery.BatchResult
    rows: int  # in the marts of all worlds
    marts: int  # with rows of world 0
    errors: list[str]

    def line(self) -> str:
        """One line for the record."""
        return (
            f"{self.worlds} werelden, {self.offered} leveringen ({self.loaded.loaded} geladen, "
            f"{self.loaded.ignored} genegeerd, {self.loaded.quarantined} geweigerd), {self.rows} rijen in "
            f"{self.marts} marts: {len(self.errors)} verschillen"
        )


def run(
    settings: Settings, number: int, registered: Sequence[str] = ALL, before_build: Callable = lambda worlds: None
) -> Outcome:
    """Deliver, load, build and compare `number` worlds in an empty warehouse; `registered`: sources beside iJw.

    `before_build` is called with the worlds when everything is loaded.
    """
    worlds = all_worlds(number, settings, registered)
    order = volgorde.mixed(worlds, Random("volgorde"))
    volgorde.drop(order, settings)
    loaded = sum((delivery.load_source(source, settings) for source in SOURCES), delivery.BatchResult())
    before_build(worlds)
    build(in_region(settings, worlds))
    found = vergelijking.marts(settings, worlds)
    rows = sum(sum(one.values()) for world in found.values() for one in world.values())
    return Outcome(number, len(order), loaded, rows, len(found[0]), vergelijking.differences(found))


def all_worlds(number: int, settings: Settings, registered: Sequence[str]) -> list[Wereld]:
    """Worlds 0 and up, each with its own people."""
    hide, people = hider(settings), bsns()
    return [wereld(one, people, hide, registered) for one in range(number)]


def in_region(settings: Settings, worlds: Sequence[Wereld]) -> Settings:
    """The settings of a region that has the gemeenten of all worlds; else it is a copy of the default one."""
    regions, folder = settings.region_folder.parent, settings.home / "regio"
    if not folder.exists():
        shutil.copytree(settings.region_folder, folder)
        add_gemeenten(folder / "gemeenten.csv", worlds)
    return dataclasses.replace(settings, region=os.path.relpath(folder, regions))


def add_gemeenten(path: Path, worlds: Sequence[Wereld]) -> None:
    """Two equal gemeenten per world."""
    with path.open(encoding="utf-8", newline="") as file:
        columns = csv.DictReader(file).fieldnames
    known = {"naam": "Wereld", "inwoners": 50_000, "jeugd_lt18": 10_000, "vanaf": "2013-01-01"}
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        for world in worlds:
            writer.writerows(known | {"gemeente_code": world.gemeente(which)} for which in (0, 1))
