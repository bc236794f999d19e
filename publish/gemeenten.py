"""The region's configuration -> the parts of a publication: one per gemeente of today, with those it absorbed whole."""

import csv
from dataclasses import dataclass

from ingest.settings import Settings

REGION = "regio"
WHOLE = 1.0


@dataclass(frozen=True)
class Gemeente:
    """A gemeente of today; `codes` are its own CBS code and those of predecessors merged whole into it."""

    code: str
    naam: str
    codes: tuple[str, ...]


def region_gemeenten(settings: Settings) -> list[Gemeente]:
    """Gemeenten of the region that still exist, by code."""
    rows = read_csv(settings, "gemeenten.csv")
    current = [row for row in rows if not row["tot"]]
    absorbed = absorbed_by(settings, {row["gemeente_code"] for row in rows})
    return [
        Gemeente(row["gemeente_code"], row["naam"], codes_of(row["gemeente_code"], absorbed))
        for row in sorted(current, key=lambda row: row["gemeente_code"])
    ]


def read_region_name(settings: Settings) -> str:
    """What the region is called."""
    return read_csv(settings, "regio.csv")[0]["naam"]


def find_gemeente(code: str, settings: Settings) -> Gemeente:
    """One gemeente of today by CBS code; KeyError when the region has no such gemeente."""
    return {gemeente.code: gemeente for gemeente in region_gemeenten(settings)}[code]


def absorbed_by(settings: Settings, in_region: set[str]) -> dict[str, list[str]]:
    """Successor -> predecessors of this region that went into it undivided; a split gemeente belongs to nobody."""
    absorbed: dict[str, list[str]] = {}
    for row in read_csv(settings, "herindelingen.csv"):
        if float(row["gewicht_jeugd"]) == WHOLE and row["van_gemeente"] in in_region:
            absorbed.setdefault(row["naar_gemeente"], []).append(row["van_gemeente"])
    return absorbed


def codes_of(code: str, absorbed: dict[str, list[str]]) -> tuple[str, ...]:
    """A code with everything that was merged into it, also in several steps."""
    codes = [code]
    for known in codes:
        codes.extend(absorbed.get(known, []))
    return tuple(sorted(codes))


def read_csv(settings: Settings, name: str) -> list[dict[str, str]]:
    """Rows of one configuration file of the region; a region without herindelingen has no such file."""
    path = settings.region_folder / name
    if name == "herindelingen.csv" and not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
