"""schemas/rapport and the region's rapport.yml -> what a gemeenterapportage can tell, and what each reader gets."""

import functools
from dataclasses import dataclass, replace
from typing import Any

import yaml

from ingest.errors import Stop
from ingest.settings import PROJECT, Settings
from publish.gemeenten import read_csv

FOLDER = PROJECT / "schemas" / "rapport"
EVERYTHING = "alle"


@dataclass(frozen=True)
class Subject:
    """What is counted per half-year and category. `meet`: aantal, euro or uren; `telt`: som or overlappend.

    `kwartaal`: the column of rpt_kwartaal with its total, for what is counted per quarter too.
    """

    key: str
    code: str
    naam: str
    titel: str
    intro: str
    as_: str
    meet: str
    telt: str
    grafiek: str
    kpi: str = ""
    noot: str = ""
    kwartaal: str = ""


@dataclass(frozen=True)
class Measure:
    """A ratio, mean or median. Of a KPI, or of column `waarde` with `n` behind it of the rows `waar` of a mart.

    `telt`: the column of that mart which counts them, with `n` a percentage. `teller`: `deel` when it counts some of
    the noemer; `met`: subjects of which the total must be shown.
    """

    key: str
    code: str
    naam: str
    eenheid: str
    teller: str
    van: str
    kpi: str = ""
    tabel: str = ""
    waar: str = ""
    waarde: str = ""
    n: str = ""
    telt: str = ""
    met: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChapterSpec:
    """A chapter: its parts as data, and what it says when none of them has figures.

    `kwartaal` (of a chapter without parts, or of a part): also in the edition of a quarter.
    """

    nummer: int
    sleutel: str
    titel: str
    delen: tuple[dict[str, Any], ...]
    geen: str
    kwartaal: bool = False

    def of_quarter(self) -> "ChapterSpec":
        """The same with the parts that the edition of a quarter has."""
        parts = tuple(part for part in self.delen if part.get("kwartaal"))
        return replace(self, delen=parts, kwartaal=self.kwartaal or bool(parts))


def read(name: str) -> Any:
    """One file of the catalogue."""
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))


@functools.cache
def subjects() -> dict[str, Subject]:
    """Every counted subject, in the order of the file."""
    found = read("onderwerpen")
    return {key: Subject(key, as_=one.pop("as"), **one) for key, one in found.items()}


@functools.cache
def measures() -> dict[str, Measure]:
    """Every ratio, mean and median."""
    return {key: Measure(key, **{**one, "met": tuple(one.get("met", ()))}) for key, one in read("maten").items()}


@functools.cache
def chapters() -> tuple[ChapterSpec, ...]:
    """Every chapter, in order."""
    return tuple(ChapterSpec(**{**one, "delen": tuple(one["delen"])}) for one in read("hoofdstukken"))


@functools.cache
def mirror_measures() -> dict[str, dict[str, Any]]:
    """Every measure of a spiegelrapport."""
    return read("spiegel")


def region_choices(settings: Settings) -> dict[str, Any]:
    """rapport.yml of the region, over what holds where it says nothing; `kwartaal`: the region reports per quarter."""
    quarters = {"kwartaal": read_csv(settings, "regio.csv")[0]["rapportage"] == "kwartaal"}
    return {
        **quarters,
        **read("standaard"),
        **yaml.safe_load((settings.region_folder / "rapport.yml").read_text(encoding="utf-8")),
    }


def chosen_chapters(code: str, level: str, settings: Settings) -> tuple[ChapterSpec, ...]:
    """The chapters that readers of a level in one gemeente get. Stop when a level or chapter does not exist."""
    choices = region_choices(settings)
    own = choices["gemeenten"].get(code, {})
    levels = {**choices["niveaus"], **own.get("niveaus", {})}
    if level not in levels:
        raise Stop(f"Niveau {level} staat niet in rapport.yml; kies uit {', '.join(levels)}.")
    known = [one.sleutel for one in chapters()]
    wanted = known if levels[level] == EVERYTHING else levels[level]
    left_out = own.get("weglaten", [])
    if strange := [name for name in [*wanted, *left_out] if name not in known]:
        raise Stop(f"rapport.yml noemt hoofdstukken die er niet zijn: {', '.join(strange)}.")
    return tuple(one for one in chapters() if one.sleutel in wanted and one.sleutel not in left_out)
