"""The parameters of the invented region: files beside this module and in the folder of the region (JEUGD_REGIO)."""

import csv
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

import yaml

from ingest.settings import Settings

HERE = Path(__file__).parent
REGION = Settings.from_env(os.environ).region_folder  # one process makes one region
DATA = REGION / "demo"
PARAMETERS = {
    name: value
    for path in (HERE / "parameters.yml", DATA / "regio.yml")
    for name, value in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}
Choice = TypeVar("Choice")


@dataclass(frozen=True)
class Product:
    """One product of the standard list with the volume that is normally granted per period of `frequentie`."""

    code: str
    categorie: str
    soort: str
    eenheid: str
    frequentie: str
    volume: tuple[int, int]
    tarief: int | None  # eurocents; None when the unit is euros
    duur: int  # mean duration in months
    gewichten: dict[str, int] = field(hash=False, compare=False)


@dataclass(frozen=True)
class Aanbieder:
    """An invented aanbieder and the kinds of product it has a contract for."""

    agb: str
    naam: str
    klasse: str


@dataclass(frozen=True)
class Gemeente:
    """A gemeente of today with its youth population."""

    code: str
    naam: str
    jeugd: int


def pick(random: Random, weights: dict[Choice, float] | Sequence[tuple[Choice, float]]) -> Choice:
    """Draw one key by weight."""
    pairs = list(weights.items()) if isinstance(weights, dict) else list(weights)
    return random.choices([key for key, _ in pairs], [weight for _, weight in pairs])[0]


@cache
def products() -> tuple[Product, ...]:
    """All products, in file order."""
    return tuple(
        Product(
            code=row["product_code"],
            categorie=row["categorie"],
            soort=row["soort"],
            eenheid=row["eenheid"],
            frequentie=row["frequentie"],
            volume=(int(row["volume_min"]), int(row["volume_max"])),
            tarief=int(row["tarief_eurocent"]) if row["tarief_eurocent"] else None,
            gewichten={key.removeprefix("gewicht_"): int(row[key]) for key in row if key.startswith("gewicht_")},
            duur=int(row["duur_maanden"]),
        )
        for row in read(HERE / "producten.csv")
    )


@cache
def gemeenten() -> tuple[Gemeente, ...]:
    """The gemeenten that exist today."""
    rows = read(REGION / "gemeenten.csv")
    return tuple(
        Gemeente(r["gemeente_code"], r["naam"], int(r["jeugd_lt18"]))
        for r in rows
        if r["gemeente_code"] in PARAMETERS["postcodes"]
    )


@cache
def aanbieders() -> tuple[Aanbieder, ...]:
    """All aanbieders, large ones first."""
    return tuple(Aanbieder(r["aanbieder_agb"], r["naam"], r["grootteklasse"]) for r in read(REGION / "aanbieders.csv"))


@cache
def gi_agbs() -> tuple[str, ...]:
    """AGB codes of the gecertificeerde instellingen."""
    return tuple(row["gi_agb"] for row in read(REGION / "gi.csv"))


@cache
def teams() -> dict[str, list[str]]:
    """Gemeente code -> codes of its jeugdteams."""
    found: dict[str, list[str]] = {}
    for row in read(REGION / "teams.csv"):
        found.setdefault(row["gemeente_code"], []).append(row["team_code"])
    return found


@cache
def contracts() -> dict[tuple[str, str], list[tuple[str, str, int | None]]]:
    """(AGB, product code) -> periods (vanaf, tot inclusive or empty, tariff in eurocents)."""
    found: dict[tuple[str, str], list[tuple[str, str, int | None]]] = {}
    for row in read(DATA / "contracten.csv"):
        tarief = int(row["tarief_eurocent"]) if row["tarief_eurocent"] else None
        found.setdefault((row["aanbieder_agb"], row["product_code"]), []).append((row["vanaf"], row["tot"], tarief))
    return found


def tariff_on(agb: str, product_code: str, day: date) -> int | None:
    """The contracted tariff on a day; before the first period the first tariff counts."""
    periods = contracts()[agb, product_code]
    valid = [tarief for vanaf, _, tarief in periods if vanaf <= day.isoformat()]
    return valid[-1] if valid else periods[0][2]


def read(path: Path) -> list[dict[str, str]]:
    """All rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
