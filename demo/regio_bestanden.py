"""Writes invented data of a region: jeugdteams, aanbieders and GI's, which dbt reads too, and what was contracted."""

import csv
from collections.abc import Iterable
from pathlib import Path
from random import Random

from demo.parameters import DATA, PARAMETERS, REGION, products

NAMES = PARAMETERS["aanbieders"]
BROAD = ["ambulant", "netwerk", "diagnostiek", "dagbehandeling", "vervoer", "maatwerk", "crisis"]
RESIDENTIAL = ["pleegzorg", "gezinshuis", "verblijf", "gesloten", "crisisverblijf", "logeren"]
GGZ = ["ggz", "basisggz", "diagnostiek", "kindergeneeskunde", "ambulant"]
GI = ["jeugdbescherming", "jeugdreclassering", "preventief"]
LARGE = [BROAD + RESIDENTIAL] * 3 + [[*BROAD, "verzorging", "logeren"]] * 2 + [GGZ] * 3 + [RESIDENTIAL + BROAD[:2]] * 2
SMALL = [["ambulant"], ["basisggz"], ["ggz", "basisggz"], ["dagbehandeling", "vervoer"], ["gezinshuis"], ["verzorging"],
         ["logeren"], ["ambulant", "netwerk"], ["maatwerk"], ["diagnostiek", "basisggz"]]  # fmt: skip
YEARS = (("2020-01-01", "2022-12-31", 94), ("2023-01-01", "2023-12-31", 97), ("2024-01-01", "", 100))


def write_region(folder: Path = REGION, demo: Path = DATA) -> None:
    """Write teams, aanbieders, gi and, for the generator, contracten (.csv), the same bytes every time.

    `tot` is inclusive.
    """
    rows = list(aanbieders())
    write(folder / "teams.csv", "team_code,naam,gemeente_code,vanaf,tot", teams())
    write(folder / "aanbieders.csv", "aanbieder_agb,naam,grootteklasse", (row[:3] for row in rows))
    write(folder / "gi.csv", "gi_agb,naam", (row[:2] for row in rows[: len(NAMES["gi"])]))
    header = "aanbieder_agb,product_code,vanaf,tot,tarief_eurocent,eenheid"
    write(demo / "contracten.csv", header, contracts((agb, kinds) for agb, _, _, kinds in rows))


def teams() -> Iterable[tuple]:
    """The jeugdteams, by youth population."""
    for gemeente, count in PARAMETERS["teams"].items():
        plaats = PARAMETERS["postcodes"][gemeente][1]
        for number in range(1, count + 1):
            yield f"SJT-{gemeente}-{number}", f"{PARAMETERS['team']} {plaats} {number}", gemeente, "2015-01-01", ""


def aanbieders() -> Iterable[tuple[str, str, str, list[str]]]:
    """The GI's, other large ones, medium and small aanbieders; a third of the AGB codes starts with zeros."""
    random = Random("aanbieders")
    names = [f"{first}{last}" for first in NAMES["eerste_deel"] for last in NAMES["laatste_deel"]]
    random.shuffle(names)
    gis, large, medium = len(NAMES["gi"]), NAMES["groot"], NAMES["groot"] + NAMES["middel"]
    for number in range(NAMES["aantal"]):
        agb = ("0099", "5499", "9499")[number % 3] + f"{NAMES['eerste_nummer'] + number * 37:04d}"
        if number < gis:
            yield agb, NAMES["gi"][number], "groot", GI
        elif number < large:
            yield agb, f"Stichting {names[number]}", "groot", LARGE[number - gis]
        elif number < medium:
            yield agb, f"{names[number]} Jeugd", "middel", random.choice(SMALL) + random.sample(BROAD + GGZ, 2)
        else:
            yield agb, f"Praktijk {names[number]}", "klein", random.choice(SMALL)


def contracts(profiles: Iterable[tuple[str, list[str]]]) -> Iterable[tuple]:
    """One row per aanbieder, product and contract period; tariffs differ a few percent and are indexed."""
    for agb, kinds in profiles:
        random = Random(f"contract {agb}")
        for product in products():
            level = random.randint(960, 1040)
            if product.soort in kinds:
                for vanaf, tot, index in YEARS:
                    yield agb, product.code, vanaf, tot, tariff(product.tarief, level * index), product.eenheid


def tariff(base: int | None, level: int) -> int | str:
    """A tariff in eurocents at `level` / 100,000 of the base; euro products (Eenheid 83) have none."""
    return "" if base is None else max(1, base * level // 100_000)


def write(path: Path, header: str, rows: Iterable[tuple]) -> None:
    """Write one CSV with LF line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


if __name__ == "__main__":
    write_region()
