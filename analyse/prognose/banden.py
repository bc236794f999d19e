"""How wide an interval must be: the errors of the back-test, measured so that large and small gemeenten compare.

An amount made up of many youths varies with the root of its size, so an error is divided by that root. The width is the
quantile of those errors, per series and part of the horizon, over all gemeenten and moments.
"""

from math import ceil

import numpy as np

VAKKEN = (3, 6, 12)  # months ahead, up to and including


def schaal(voorspeld: np.ndarray, eenheid: np.ndarray) -> np.ndarray:
    """By what an error is divided; `eenheid` keeps a forecast of nothing from being certain."""
    return np.sqrt(np.maximum(voorspeld, 0) + eenheid)


def vak(aantal: int) -> np.ndarray:
    """The part of the horizon of each of the months to come; beyond the last it is the last."""
    return np.minimum(np.searchsorted(VAKKEN, np.arange(1, aantal + 1)), len(VAKKEN) - 1)


def breedtes(fout: np.ndarray, voorspeld: np.ndarray, eenheid: np.ndarray, dekking: float) -> np.ndarray:
    """Width in scaled units per series and part of the horizon; errors are [oorsprong, reeks, deel, maand].

    A part without errors takes what the one before it has; no part is narrower than the one before it. Of one place
    there are only as many errors as moments, whatever the number of months: few tell less than their quantile says.
    """
    few = student(len(fout), dekking) if fout.shape[2] == 1 else 1.0
    scaled = np.abs(fout) / schaal(voorspeld, eenheid[:, None, None])
    parts = vak(fout.shape[-1])
    found = np.zeros((fout.shape[1], len(VAKKEN)))
    for reeks in range(fout.shape[1]):
        for part in range(len(VAKKEN)):
            values = scaled[:, reeks][..., parts == part]
            width = kwantiel(values[np.isfinite(values)], dekking)
            found[reeks, part] = max(width, found[reeks, part - 1] if part else 0.0)
    return few * found


def student(moments: int, dekking: float) -> float:
    """How much wider an interval of so many moments is than one of very many: Student's t over the normal."""
    from scipy.stats import norm, t

    place = (1 + dekking) / 2
    return float(t.ppf(place, max(moments - 1, 1)) / norm.ppf(place))


def kwantiel(values: np.ndarray, dekking: float) -> float:
    """The value under which this share lies, counting the one that is to come; 0 without any."""
    if not len(values):
        return 0.0
    place = min(ceil(dekking * (len(values) + 1)), len(values)) - 1
    return float(np.sort(values)[place])


def band(voorspeld: np.ndarray, breedte: np.ndarray, eenheid: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper limit of forecasts [reeks, deel, maand]; the lower is never below zero.

    Beyond the horizon of the back-test the width grows with the root of the months.
    """
    months = np.arange(1, voorspeld.shape[-1] + 1)
    growth = np.sqrt(np.maximum(months / VAKKEN[-1], 1))
    half = breedte[:, vak(len(months))][:, None] * growth * schaal(voorspeld, eenheid[:, None, None])
    return np.maximum(voorspeld - half, 0), voorspeld + half


def gedekt(fout: np.ndarray, voorspeld: np.ndarray, eenheid: np.ndarray, dekking: float) -> np.ndarray:
    """Which errors [oorsprong, reeks, deel, maand] fall within intervals made of the other moments; NaN without one."""
    found = np.full(fout.shape, np.nan)
    if len(fout) < 2:
        return found
    for moment in range(len(fout)):
        others = np.arange(len(fout)) != moment
        width = breedtes(fout[others], voorspeld[others], eenheid, dekking)
        half = width[:, vak(fout.shape[-1])][:, None] * schaal(voorspeld[moment], eenheid[:, None, None])
        found[moment] = np.where(np.isfinite(fout[moment]), np.abs(fout[moment]) <= half, np.nan)
    return found
