"""One regional KPI -> whether gemeenten may see it: also who subtracts its own part must learn nothing about a few."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

SHOWN, HIDDEN = "getoond", "onderdrukt"


@dataclass(frozen=True)
class Part:
    """What one gemeente brings to a regional KPI."""

    teller: Decimal
    noemer: Decimal | None


@dataclass(frozen=True)
class Regional:
    """One KPI of the region in one half-year, exact, with the part of every gemeente by code.

    `euro`: the teller is money. `deel`: the teller counts some of those in the noemer.
    """

    kpi_id: str
    periode: str
    waarde: Decimal | None
    parts: dict[str, Part]
    euro: bool
    deel: bool

    def rests(self) -> Iterator[list[Part]]:
        """What is left for every reader: all parts for an outsider, all but its own for each gemeente."""
        yield list(self.parts.values())
        for code in self.parts:
            yield [part for other, part in self.parts.items() if other != code]

    def teller(self) -> Decimal:
        """The numerator of the region."""
        return sum((part.teller for part in self.parts.values()), Decimal(0))

    def noemer(self) -> Decimal | None:
        """The denominator of the region; None when the numerator is the figure."""
        known = [part.noemer for part in self.parts.values() if part.noemer is not None]
        return sum(known, Decimal(0)) if known else None


def state(regional: Regional, limits: dict, dominated: set[str]) -> str:
    """SHOWN or HIDDEN; `dominated` are the half-years in which few aanbieders make up the costs of some rest."""
    if regional.euro and regional.periode in dominated:
        return HIDDEN
    return HIDDEN if any(betrays(regional, rest, limits) for rest in regional.rests()) else SHOWN


def betrays(regional: Regional, rest: list[Part], limits: dict) -> bool:
    """Whether the sum over these parts tells something about too few."""
    few, teller = limits["onderdruk_onder"], sum(part.teller for part in rest)
    noemer = sum(part.noemer or 0 for part in rest)
    if regional.euro:
        if is_dominated([part.teller for part in rest], limits):
            return True
    elif 0 < teller < few:
        return True
    if regional.deel and 0 < noemer - teller < few:
        return True
    return 0 < noemer < limits["percentage_vanaf"]


def is_dominated(amounts: list[Decimal], limits: dict) -> bool:
    """Whether an amount comes from too few, or nearly all from one; nothing at all comes from nobody."""
    sizes = [abs(amount) for amount in amounts if amount]
    if not sizes:
        return False
    return len(sizes) < limits["minste_aanbieders"] or nearly_all_of_one(sizes, limits)


def nearly_all_of_one(sizes: list[Decimal], limits: dict) -> bool:
    """Whether one of these, none below zero, has more of their sum than one may have."""
    return 100 * max(sizes) > limits["grootste_aandeel"] * sum(sizes)


def moves_too_little(new: Regional, old: Regional, limits: dict) -> bool:
    """Whether the difference between two versions, also after subtracting the own part, is about a few."""
    least = limits["kleinste_verschil_bedrag"] if new.euro else limits["onderdruk_onder"]
    for code in ["", *new.parts]:
        for column in ("teller", "noemer"):
            moved = abs(rest_of(new, code, column) - rest_of(old, code, column))
            if 0 < moved < (limits["onderdruk_onder"] if column == "noemer" else least):
                return True
    return False


def rest_of(regional: Regional, code: str, column: str) -> Decimal:
    """The sum over all gemeenten but this one."""
    return sum(getattr(part, column) or Decimal(0) for other, part in regional.parts.items() if other != code)


def rounded(value: Decimal | None, to: int) -> Decimal | None:
    """The nearest multiple; half goes away from zero."""
    return None if value is None else to * (value / to).to_integral_value(ROUND_HALF_UP)
