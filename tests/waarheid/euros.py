"""Exact amounts: rounding as Postgres does it, cents that add up, and what the generator's declaraties cost."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import floor

from demo.perceel import perceel_of
from demo.region import World
from tests.waarheid.money import lines


@dataclass(frozen=True)
class Bought:
    """One product by one aanbieder for one gemeente in one care month, in one unit."""

    gemeente: str
    agb: str
    product: str
    categorie: str
    eenheid: str
    maand: str
    perceel: str

    @property
    def jaar(self) -> int:
        """Year of care."""
        return int(self.maand[:4])


@cache
def bought(world: World) -> dict[Bought, tuple[int, int]]:
    """What was bought -> (cents, volume of the lines that cost something), where the cents are not nothing."""
    cents: Counter = Counter()
    volume: Counter = Counter()
    for one, line, cost in lines(world):
        product = line.toewijzing.product
        key = Bought(
            line.traject.jeugdige.gemeente, one.agb, product.code, product.categorie, line.eenheid,
            f"{line.maand:%Y-%m}", perceel_of(one.agb, line.soort),
        )  # fmt: skip
        cents[key] += cost
        volume[key] += (line.volume if line.teken == "D" else -line.volume) if cost else 0
    return {key: (amount, volume[key]) for key, amount in cents.items() if amount}


def costs(world: World) -> Counter[tuple[str, int, str]]:
    """(gemeente, year, perceel) -> cents."""
    found: Counter = Counter()
    for what, (cents, _) in bought(world).items():
        found[what.gemeente, what.jaar, what.perceel] += cents
    return found


def rounded(value: Fraction, digits: int = 0) -> Decimal:
    """Half away from zero."""
    scaled = abs(value) * 10**digits
    whole = floor(scaled + Fraction(1, 2))
    return Decimal(whole if value >= 0 else -whole).scaleb(-digits)


def percent(part: int, whole: int) -> Decimal | None:
    """With one decimal; nothing of nothing."""
    return rounded(Fraction(100 * part, whole), 1) if whole else None


def spread(cents: Mapping[str, Fraction]) -> dict[str, int]:
    """Whole cents that add up to the same: what rounding down leaves goes to the largest fractions, then by name."""
    found = {name: floor(value) for name, value in cents.items()}
    left = int(rounded(sum(cents.values(), Fraction()))) - sum(found.values())
    for name in sorted(cents, key=lambda name: (found[name] - cents[name], name))[:left]:
        found[name] += 1
    return found
