"""schemas/prognose.yml, and that of the region over it -> the choices; a wrong field stops with a reason."""

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

import yaml

from analyse.ibnr.schatting import Breuk, Keuzes
from analyse.prognose.terugtoets import Plan
from ingest.errors import Stop
from ingest.settings import PROJECT, Settings

ALLE = "alle"
STANDAARD = PROJECT / "schemas" / "prognose.yml"
IBNR_ELDERS = {"laatste_lag", "marge_dagen"}
PROGNOSE_ELDERS = {"historie_maanden", "trekkingen", "zaad"}


@dataclass(frozen=True)
class Segment:
    """A part of care that is told by itself: `omrekening` is how much of `eenheid` one of each iJw unit is."""

    code: str
    naam: str
    categorieen: tuple[str, ...]
    eenheid: str
    omrekening: dict[str, float]


@dataclass(frozen=True)
class Instellingen:
    """All of prognose.yml. `maatregelen` is read by analyse/prognose/maatregelen.py."""

    segmenten: tuple[Segment, ...]
    ibnr: dict
    prognose: dict
    maatregelen: dict

    def keuzes(self, eerste: int) -> Keuzes:
        """How to estimate the IBNR of months that start at `eerste` (year * 12 + month - 1)."""
        codes = [one.code for one in self.segmenten]
        breuken = tuple(
            Breuk(
                maandnummer(breuk["vanaf"]) - eerste,
                None if breuk["segment"] == ALLE else codes.index(breuk["segment"]),
            )
            for breuk in self.ibnr["breuken"]
        )
        chosen = {name: value for name, value in self.ibnr.items() if name not in IBNR_ELDERS}
        return Keuzes(**{**chosen, "breuken": breuken})

    @property
    def plan(self) -> Plan:
        """How to try the models."""
        return Plan(**{name: value for name, value in self.prognose.items() if name not in PROGNOSE_ELDERS})


def maandnummer(day: date) -> int:
    """Year * 12 + month - 1: months that can be subtracted."""
    return day.year * 12 + day.month - 1


def eerste_dag(month: int) -> date:
    """The first day of a numbered month."""
    return date(month // 12, month % 12 + 1, 1)


def read(settings: Settings) -> Instellingen:
    """The choices of this region: a part that it gives replaces that part whole. Stop on a field missing or unknown."""
    raw = {}
    for path in files(settings):
        raw |= yaml.safe_load(path.read_text(encoding="utf-8"))
    check("ibnr", raw["ibnr"], {field.name for field in fields(Keuzes)} | IBNR_ELDERS)
    check("prognose", raw["prognose"], {field.name for field in fields(Plan)} | PROGNOSE_ELDERS)
    if raw["ibnr"]["venster_maanden"] <= raw["ibnr"]["laatste_lag"]:
        raise Stop("prognose.yml: venster_maanden moet groter zijn dan laatste_lag, anders ontbreken factoren.")
    segments = tuple(
        Segment(code, one["naam"], tuple(one["categorieen"]), one["eenheid"], one["omrekening"])
        for code, one in raw["segmenten"].items()
    )
    return Instellingen(segments, raw["ibnr"], raw["prognose"], raw["maatregelen"])


def files(settings: Settings) -> list[Path]:
    """What the choices come from: what holds everywhere, and what the region wants otherwise."""
    return [path for path in (STANDAARD, settings.region_folder / "prognose.yml") if path.is_file()]


def check(part: str, found: dict, wanted: set[str]) -> None:
    """Stop on a field too many or too few."""
    if set(found) != wanted:
        wrong = ", ".join(sorted(set(found) ^ wanted))
        raise Stop(f"prognose.yml, {part}: dit veld ontbreekt of is onbekend: {wrong}.")
