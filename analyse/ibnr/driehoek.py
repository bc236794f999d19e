"""Increments per month of care and lag -> development factors, completeness and Mack's error, by `chainladder`.

An array `aangroei[reeks, maand, lag]` holds signed amounts: a credit is a negative increment, the last lag is "or
later". `tot` is the newest month of which everything that arrived is known: a cell exists when maand + lag <= tot.
"""

import warnings
from dataclasses import dataclass
from datetime import date

import numpy as np


@dataclass(frozen=True)
class Patroon:
    """What is known of a series per month of care after so many months.

    `factoren[reeks, lag]` go from lag to lag + 1; `compleet[reeks, lag]` is the share known; `fout[reeks, maand]` is
    Mack's standard error of the ultimate, 0 where everything is known. Before `eerste_lag` nothing counts as known.
    """

    factoren: np.ndarray
    compleet: np.ndarray
    fout: np.ndarray
    eerste_lag: int


def zichtbaar(aangroei: np.ndarray, tot: int) -> np.ndarray:
    """The increments that were known at the end of month `tot`, the others 0; months after it are cut off."""
    months, lags = min(aangroei.shape[-2], tot + 1), aangroei.shape[-1]
    known = np.add.outer(np.arange(months), np.arange(lags)) <= tot
    return np.where(known, aangroei[..., :months, :], 0)


def eerste_lag(aangroei: np.ndarray, minimum: float) -> int:
    """The first lag after which at least this share of everything is known, over all series together."""
    share = aangroei.sum(axis=(0, 1)).cumsum()
    if share[-1] <= 0:
        return 0
    return int(np.argmax(share / share[-1] >= minimum))


def patroon(aangroei: np.ndarray, tot: int, minimum: float, venster: int, *, sigma: str = "log-linear") -> Patroon:
    """Volume-weighted factors over the last `venster` months of care, per series.

    `sigma` is how the last sigma is guessed: log-linear as the package does, or mack for Mack's min rule. Factors under
    1 (credits) are kept. A series without amounts in some lag gets NaN factors: use those of all series together.
    """
    seen = zichtbaar(aangroei, tot)
    first = eerste_lag(seen, minimum)
    begin = max(tot - first + 1 - venster, 0)  # older months of care say nothing about how declarations come in now
    # Sum the leading lags in which nearly nothing is known, or the first factor would be a division by almost nothing.
    cumulative = seen.cumsum(axis=-1)[:, begin : tot - first + 1, first:]
    reeksen, months, lags = cumulative.shape
    factors, errors = np.ones((reeksen, lags - 1)), np.zeros(seen.shape[:2])
    if months > 1:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # the package warns of empty cells by way of numpy; we look at what comes out
            found, errors[:, begin : begin + months] = fit(cumulative, sigma)
        factors[:, : found.shape[1]] = found[:, : lags - 1]
    return Patroon(*gespreid(factors, first, aangroei.shape[-1]), errors, first)


def fit(cumulative: np.ndarray, sigma: str) -> tuple[np.ndarray, np.ndarray]:
    """Factors per series and lag, and Mack's error per series and month, of triangles with the same months."""
    import chainladder as cl  # 5 s of imports

    triangle = cl.Triangle(
        rijen(cumulative), index="reeks", origin="maand", development="bekend", columns="bedrag", cumulative=True
    )
    triangle = triangle[triangle.development <= cumulative.shape[2]]
    developed = cl.Development(average="volume", sigma_interpolation=sigma).fit_transform(triangle)
    model = cl.MackChainladder().fit(developed)
    order = np.argsort([int(name) for name in triangle.index.iloc[:, 0]])
    return model.ldf_.values[order, 0, 0, :], np.nan_to_num(model.mack_std_err_.values[order, 0, :, -1])


def rijen(cumulative: np.ndarray):
    """The known cells as the table from which the package makes triangles."""
    import pandas as pd

    reeksen, months, lags = cumulative.shape
    cells = [
        (str(reeks), maand, maand + lag, cumulative[reeks, maand, lag])
        for reeks in range(reeksen)
        for maand in range(months)
        for lag in range(min(lags, months - maand))
    ]
    frame = pd.DataFrame(cells, columns=["reeks", "maand", "bekend", "bedrag"])
    for name in ("maand", "bekend"):
        frame[name] = [pd.Timestamp(date(2000 + month // 12, month % 12 + 1, 1)) for month in frame[name]]
    return frame


def gespreid(factors: np.ndarray, first: int, lags: int) -> tuple[np.ndarray, np.ndarray]:
    """Factors and completeness over all lags; before the first one nothing is known yet."""
    later = np.cumprod(factors[:, ::-1], axis=1)[:, ::-1]
    complete = np.concatenate([1 / later, np.ones((len(factors), 1))], axis=1)
    whole = np.zeros((len(factors), lags))
    whole[:, first:] = complete[:, : lags - first]
    spread = np.full((len(factors), lags - 1), np.nan)
    spread[:, first:] = factors[:, : lags - 1 - first]
    return spread, whole
