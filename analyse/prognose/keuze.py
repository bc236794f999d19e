"""Which model a series gets: the one that was least wrong in the back-test of the region; and every score."""

from dataclasses import dataclass

import numpy as np

from analyse.prognose.banden import gedekt
from analyse.prognose.gegevens import KOSTEN, TOTAAL
from analyse.prognose.modellen import NAMEN
from analyse.prognose.terugtoets import Terugtoets

PER_SEGMENT = "per_segment"  # the model of a total: every segment by its own best
LARGEST = 1_000_000  # no share of anything real is as large


@dataclass(frozen=True)
class Score:
    """How one model did on one series. Shares, not percentages; NaN when there was nothing to compare with.

    `wape` is the absolute error over what came, `mase` over the error of the seasonal naive forecast, `bias` the error
    with its sign over what came, `dekking` the share within the interval, `n` the number of months x gemeenten.
    """

    model: str
    meting: str
    segment: str
    wape: float
    mase: float
    bias: float
    dekking: float
    n: int


@dataclass(frozen=True)
class Keuze:
    """The series with the total of costs behind them, the model of each, and its tried forecasts with what came."""

    reeksen: tuple[tuple[str, str], ...]
    modellen: tuple[str, ...]
    voorspeld: np.ndarray
    werkelijk: np.ndarray
    eenheid: np.ndarray
    scores: tuple[Score, ...]

    @property
    def fout(self) -> np.ndarray:
        """Forecast minus actual: [oorsprong, reeks, gemeente, maand]."""
        return self.voorspeld - self.werkelijk


def kies(reeksen: tuple[tuple[str, str], ...], tried: Terugtoets, y: np.ndarray, dekking: float) -> Keuze:
    """Choose per series; the total of costs is the sum of its segments, so it has no model of its own.

    Without a back-test every series is carried forward.
    """
    best = beste(reeksen, tried)
    chosen = tried.voorspeld[:, best, np.arange(len(reeksen))]
    costs = [place for place, (meting, _) in enumerate(reeksen) if meting == KOSTEN]
    unit = np.maximum(0.1 * y[..., -12:].mean(axis=(1, 2)), 1)
    all_units = np.append(unit, unit[costs].sum())
    every = np.concatenate([tried.voorspeld, tried.voorspeld[:, :, costs].sum(axis=2, keepdims=True)], axis=2)
    actual = met_totaal(tried.werkelijk, costs)
    naive = np.append(tried.naief, tried.naief[costs].sum())
    names = (*reeksen, (KOSTEN, TOTAAL))
    chosen = met_totaal(chosen, costs)
    scores = []
    for place, model in enumerate((*NAMEN, PER_SEGMENT)):
        said = every[:, place] if place < len(NAMEN) else chosen[:, -1:]
        rows = np.arange(len(names)) if place < len(NAMEN) else np.array([len(names) - 1])
        scores += beoordeel(
            model, [names[row] for row in rows], said, actual[:, rows], all_units[rows], naive[rows], dekking
        )
    return Keuze(names, (*(NAMEN[one] for one in best), PER_SEGMENT), chosen, actual, all_units, tuple(scores))


def beste(reeksen: tuple[tuple[str, str], ...], tried: Terugtoets) -> np.ndarray:
    """Place of the model with the smallest error per series, on the region.

    What a model is wrong in a gemeente is mostly the share of that gemeente, the same for every model. Half of the
    judgement is that of all segments of the same meting: a handful of moments says little about one.
    """
    if not tried.voorspeld.size:
        return np.full(len(reeksen), NAMEN.index("doortrekken"))
    wrong = np.nansum(np.abs(tried.fout.sum(axis=3)), axis=(0, 3))
    relative = wrong / np.maximum(wrong.mean(axis=0), 1e-9)
    together = np.empty_like(relative)
    for meting in {meting for meting, _ in reeksen}:
        here = [place for place, (one, _) in enumerate(reeksen) if one == meting]
        together[:, here] = relative[:, here].mean(axis=1, keepdims=True)
    return (relative + together).argmin(axis=0)


def met_totaal(values: np.ndarray, costs: list[int]) -> np.ndarray:
    """Series on axis 1, with the sum of some of them behind."""
    return np.concatenate([values, values[:, costs].sum(axis=1, keepdims=True)], axis=1)


def beoordeel(
    model: str, names: list, said: np.ndarray, actual: np.ndarray, unit: np.ndarray, naive: np.ndarray, dekking: float
) -> list[Score]:
    """The scores of one model on every series."""
    error = said - actual
    covered = gedekt(error, said, unit, dekking)
    found = []
    for place, (meting, segment) in enumerate(names):
        wrong, came = error[:, place], np.where(np.isfinite(error[:, place]), actual[:, place], np.nan)
        months = np.isfinite(wrong).any(axis=1).sum()
        found.append(
            Score(
                model, meting, segment,
                deel(np.nansum(np.abs(wrong)), np.nansum(np.abs(came))),
                deel(np.nansum(np.abs(wrong)), naive[place] * months),
                deel(np.nansum(wrong), np.nansum(np.abs(came))),
                deel(np.nansum(covered[:, place]), np.isfinite(covered[:, place]).sum()),
                int(np.isfinite(wrong).sum()),
            )
        )  # fmt: skip
    return found


def deel(part: float, whole: float) -> float:
    """A share; NaN of nothing, also when sums of fractions left a speck of it."""
    return float(part / whole) if whole * LARGEST > abs(part) else float("nan")
