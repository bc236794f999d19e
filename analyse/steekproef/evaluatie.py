"""What was found in a sample -> the most likely error of the population, its upper limit, and what that means.

Amounts are euros as Decimal or float in, float out; a tainting is the share of a post that is wrong, 0 to 1. Negative
taintings (declared too little) lower the most likely error but never an upper limit.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from analyse.steekproef.omvang import factor

# Fewer wrong posten than this say too little about the spread: an interval of Student then covers less than it claims
# (make steekproef-proef), so the cautious limit holds.
GENOEG_FOUTEN = 50
GOED, FOUT, ONZEKER = "goedgekeurd", "afgekeurd", "geen oordeel"


@dataclass(frozen=True)
class Uitkomst:
    """What a sample says about a population, in euros (or a share, for attributes)."""

    meest_waarschijnlijk: float
    bovengrens: float
    ondergrens: float = 0.0


def evalueer_mus(interval: float, taintings: Sequence[float], zekerheid: float, zekere_fout: float = 0) -> Uitkomst:
    """Monetary unit sample: `interval` euros per drawn post, taintings of the posten drawn by chance that were wrong.

    `zekere_fout`: what was wrong in the posten that were all looked at; known, so it is added without margin.
    """
    likely = interval * math.fsum(taintings) + zekere_fout
    steps = [factor(0, zekerheid), *climbs(taintings, lambda k: factor(k, zekerheid))]
    return Uitkomst(likely, interval * math.fsum(steps) + zekere_fout)


def stringer(omvang: int, taintings: Sequence[float], boekwaarde: float, zekerheid: float) -> Uitkomst:
    """Stringer bound with the binomial limits of Clopper and Pearson, for `omvang` posten drawn by chance."""
    steps = [limiet(omvang, 0, zekerheid), *climbs(taintings, lambda k: limiet(omvang, k, zekerheid))]
    likely = boekwaarde * math.fsum(taintings) / omvang
    return Uitkomst(likely, boekwaarde * min(1.0, math.fsum(steps)))


def limiet(omvang: int, fouten: int, zekerheid: float) -> float:
    """One-sided upper limit of Clopper and Pearson for a share of which `fouten` of `omvang` were seen."""
    return 1.0 if fouten >= omvang else float(stats.beta.ppf(zekerheid, fouten + 1, omvang - fouten))


def climbs(taintings: Sequence[float], bound) -> list[float]:
    """What each wrong post adds to the bound, the largest first: its tainting times the step from k-1 to k errors."""
    largest = sorted((one for one in taintings if one > 0), reverse=True)
    return [taint * (bound(k) - bound(k - 1)) for k, taint in enumerate(largest, 1)]


def evalueer_aandeel(omvang: int, fouten: int, zekerheid: float) -> Uitkomst:
    """Attributes: the share of wrong posten, with an exact one-sided upper and lower limit."""
    low = float(stats.beta.ppf(1 - zekerheid, fouten, omvang - fouten + 1)) if fouten else 0.0
    return Uitkomst(fouten / omvang, limiet(omvang, fouten, zekerheid), low)


@dataclass(frozen=True)
class Gezien:
    """A stratum after the work: posten in the population, its largest amount, the euros of error of each drawn post."""

    posten: int
    grootste: float
    fouten: Sequence[float]


def evalueer_lagen(lagen: Mapping[str, Gezien], zekerheid: float) -> Uitkomst:
    """Stratified sample: the mean error per stratum times its size, with a two-sided interval.

    Of Student, with the degrees of freedom of Satterthwaite; a stratum of which everything was seen has no margin. With
    less than GENOEG_FOUTEN wrong posten the upper limit is at least the sum of the cautious ones. ValueError for a
    stratum of which less than two were seen, unless that is all of it.
    """
    likely, variance, freedom = 0.0, 0.0, 0.0
    for name, laag in lagen.items():
        size, seen = laag.posten, len(laag.fouten)
        if seen < min(2, size):
            raise ValueError(f"Laag {name}: twee posten is het minste waaruit een spreiding volgt.")
        if size:
            likely += size * float(np.mean(laag.fouten))
        if size > seen:
            part = size**2 * (1 - seen / size) * float(np.var(laag.fouten, ddof=1)) / seen
            variance += part
            freedom += part**2 / (seen - 1)
    half = math.sqrt(variance) * stats.t.ppf(1 - (1 - zekerheid) / 2, variance**2 / freedom) if variance else 0.0
    upper = likely + half
    if sum(error != 0 for laag in lagen.values() for error in laag.fouten) < GENOEG_FOUTEN:
        upper = max(upper, math.fsum(voorzichtig(laag, zekerheid) for laag in lagen.values()))
    return Uitkomst(likely, upper, likely - half)


def voorzichtig(laag: Gezien, zekerheid: float) -> float:
    """Upper limit of the error of one stratum after Stringer, every post taken for as large as the largest of all."""
    if len(laag.fouten) >= laag.posten:
        return math.fsum(laag.fouten)
    shares = [error / laag.grootste for error in laag.fouten]
    return stringer(len(shares), shares, laag.posten * laag.grootste, zekerheid).bovengrens


def oordeel(uitkomst: Uitkomst, materialiteit: float) -> str:
    """goedgekeurd, afgekeurd or geen oordeel, beside the largest error that is acceptable (same unit)."""
    if uitkomst.bovengrens <= materialiteit:
        return GOED
    return FOUT if uitkomst.meest_waarschijnlijk > materialiteit else ONZEKER


def oordeel_tekst(uitkomst: Uitkomst, materialiteit: float, zekerheid: float, maat: str = "euro") -> str:
    """The decision in words that a report may hold; a person signs it."""
    likely, upper, limit = (
        f"{100 * one:.2f} %".replace(".", ",") if maat == "aandeel" else f"{euro(one)} euro"
        for one in (uitkomst.meest_waarschijnlijk, uitkomst.bovengrens, materialiteit)
    )
    found = f"De meest waarschijnlijke fout is {likely}; met {100 * zekerheid:g} % zekerheid niet meer dan {upper}."
    return f"{found} {CONSEQUENCE[oordeel(uitkomst, materialiteit)].format(limit)}"


CONSEQUENCE = {
    GOED: "Dat blijft onder de materialiteit van {}: de populatie kan op dit punt worden goedgekeurd.",
    FOUT: "De meest waarschijnlijke fout is hoger dan de materialiteit van {}: de populatie wordt afgekeurd. "
    "Laat de oorzaak uitzoeken en herstellen, en trek daarna opnieuw.",
    ONZEKER: "De materialiteit van {} ligt ertussen: er is geen oordeel mogelijk. Breid de steekproef uit of laat de "
    "gevonden fouten herstellen.",
}


def euro(amount: float) -> str:
    """Whole cents with Dutch marks: 1.598.223,77."""
    return f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
