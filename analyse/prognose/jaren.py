"""Years: what was declared, what is still to be declared and what is still to come, with an interval around the sum."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from analyse.prognose.gegevens import JAAR, KOSTEN
from analyse.prognose.vooruitblik import Vooruitblik


@dataclass(frozen=True)
class Jaar:
    """Costs of one calendar year of care in eurocents, of place `gemeente` (the last place is the region)."""

    gemeente: int
    jaar: int
    prognose_rest: int
    totaal: int
    onder: int
    boven: int


def jaren(blik: Vooruitblik, fout_ibnr: np.ndarray, dekking: float) -> list[Jaar]:
    """Every year with costs told or to come, per gemeente and for the region.

    `fout_ibnr[gemeente, maand]` is the standard error of the costs told. Errors of IBNR and forecast are taken as
    independent; the next year is as uncertain as what its end adds to the uncertainty of its beginning.
    """
    z = NormalDist().inv_cdf((1 + dekking) / 2)
    told, coming = blik.realisatie[-1], blik.prognose.verwacht[-1]
    months = blik.stand.eerste + np.arange(told.shape[1] + coming.shape[1])
    rest = np.concatenate([np.zeros_like(told), coming], axis=1)
    every = np.concatenate([told, coming], axis=1)
    found = []
    for jaar in sorted(set(months // JAAR)):
        here = months // JAAR == jaar
        half = breedte(blik, here[told.shape[1] :])
        error = z * np.sqrt((fout_ibnr[:, here[: told.shape[1]]] ** 2).sum(axis=1))
        low, high = (np.sqrt(error**2 + side**2) for side in half)
        for place in range(len(every)):
            total = int(every[place, here].sum())
            found.append(
                Jaar(
                    place, int(jaar), int(rest[place, here].sum()), total,
                    max(total - round(low[place]), 0), total + round(high[place]),
                )
            )  # fmt: skip
    return found


def breedte(blik: Vooruitblik, here: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How far the sum over these months to come may be off, down and up, per gemeente."""
    if not here.any():
        return (np.zeros(len(blik.opgeteld.verwacht)),) * 2
    first, last = int(np.argmax(here)), len(here) - 1 - int(np.argmax(here[::-1]))
    sides = []
    for limit in (blik.opgeteld.onder, blik.opgeteld.boven):
        away = np.abs(limit - blik.opgeteld.verwacht).astype(float)
        before = away[:, first - 1] if first else np.zeros(len(away))
        sides.append(np.sqrt(np.maximum(away[:, last] ** 2 - before**2, 0)))
    return sides[0], sides[1]


def fout_per_gemeente(blik: Vooruitblik, gewichten: np.ndarray) -> np.ndarray:
    """Standard error of the costs told, [gemeente, maand] with the region behind, from that of the segments.

    A part of a segment has the error of the whole in proportion to the root of its share: so their squares add up.
    """
    per_segment = blik.stand.schattingen[KOSTEN].fout[:, : blik.stand.maanden] ** 2
    parts = (gewichten[:, :, None] * per_segment[:, None]).sum(axis=0)
    return np.sqrt(np.concatenate([parts, per_segment.sum(axis=0, keepdims=True)]))
