"""Confidence and materiality -> how many posten to look at. Nothing here knows a population; it is all arithmetic.

Rates (materialiteit, foutaandeel, marge, zekerheid) are fractions: 1 % is 0.01.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scipy import stats

ENOUGH = 1e-9  # a quotient that is whole but for the rounding of floats is whole


@dataclass(frozen=True)
class Laag:
    """A stratum to divide a sample over: how many posten it has, and how far their amounts lie apart."""

    aantal: int
    spreiding: float


def factor(fouten: int, zekerheid: float) -> float:
    """Reliability factor of Poisson: the number of errors that is too many to have seen only `fouten` whole ones."""
    return float(stats.gamma.ppf(zekerheid, fouten + 1))


def omvang_mus(materialiteit: float, zekerheid: float, fouten: int = 0) -> int:
    """Posten of a monetary unit sample that may hold `fouten` whole errors and still stay under the materiality."""
    return up(factor(fouten, zekerheid) / materialiteit)


def omvang_mus_verwacht(materialiteit: float, zekerheid: float, foutaandeel: float) -> int:
    """The same for an expected share of error of the amount: AICPA Audit Sampling, table C-1.

    ValueError when so much error is expected that no sample can be large enough.
    """
    if foutaandeel >= materialiteit:
        raise ValueError("Wie zoveel fouten verwacht als hij wil uitsluiten, heeft geen steekproef aan zijn vraag.")
    return smallest(lambda n: stats.gamma.cdf(n * materialiteit, 1 + n * foutaandeel) >= zekerheid - ENOUGH)


def omvang_binomiaal(materialiteit: float, zekerheid: float, fouten: int = 0) -> int:
    """Posten out of an endless population such that `fouten` wrong ones still rule out this share of wrong ones."""
    return smallest(lambda n: stats.binom.cdf(fouten, n, materialiteit) <= 1 - zekerheid + ENOUGH)


def omvang_hypergeometrisch(populatie: int, materialiteit: float, zekerheid: float, fouten: int = 0) -> int:
    """The same out of a population of so many posten; drawing all of them always suffices."""
    wrong = up(populatie * materialiteit)
    return smallest(
        lambda n: n >= populatie or stats.hypergeom.cdf(fouten, populatie, wrong, n) <= 1 - zekerheid + ENOUGH
    )


def omvang_aandeel(marge: float, zekerheid: float, populatie: int | None = None, aandeel: float = 0.5) -> int:
    """Posten to estimate a share within plus or minus `marge`; smaller out of a small population."""
    z = stats.norm.ppf(1 - (1 - zekerheid) / 2)
    first = z**2 * aandeel * (1 - aandeel) / marge**2
    return up(first if populatie is None else first / (1 + (first - 1) / populatie))


def verdeel_neyman(lagen: Mapping[str, Laag], omvang: int, minste: int = 2) -> dict[str, int]:
    """Divide a sample over strata by their size times spread; at least `minste` of each, never more than there are.

    Whole posten by largest remainder, equal remainders in the order of the names; without any spread by size alone. The
    whole is larger than `omvang` only where `minste` of each already is.
    """
    fixed: dict[str, int] = {}
    while free := {name: laag for name, laag in lagen.items() if name not in fixed}:
        shares = divide(free, max(0, omvang - sum(fixed.values())))
        limits = {name: (min(minste, laag.aantal), laag.aantal) for name, laag in free.items()}
        over = {name: high for name, (_, high) in limits.items() if shares[name] > high}
        under = {name: low for name, (low, _) in limits.items() if shares[name] < low}
        if not over and not under:
            return fixed | whole(shares)
        fixed |= over or under  # who has too many first: what they leave may lift the others
    return fixed


def divide(lagen: Mapping[str, Laag], omvang: int) -> dict[str, float]:
    """Shares by size times spread, not yet whole."""
    spread = any(laag.spreiding for laag in lagen.values())
    weights = {name: laag.aantal * (laag.spreiding if spread else 1) for name, laag in lagen.items()}
    total = sum(weights.values()) or 1
    return {name: omvang * weight / total for name, weight in weights.items()}


def whole(shares: Mapping[str, float]) -> dict[str, int]:
    """Shares that add up to a whole number -> whole numbers that do."""
    parts = {name: math.floor(share + ENOUGH) for name, share in shares.items()}
    left = round(sum(shares.values())) - sum(parts.values())
    for name in sorted(shares, key=lambda name: (parts[name] - shares[name], name))[:left]:
        parts[name] += 1
    return parts


def smallest(suffices: Callable[[int], bool]) -> int:
    """The smallest n from 1 that suffices; more posten never suffice less."""
    high = 1
    while not suffices(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if suffices(middle) else (middle, high)
    return high


def up(number: float) -> int:
    """Rounded up to a whole post."""
    return math.ceil(number - ENOUGH)
