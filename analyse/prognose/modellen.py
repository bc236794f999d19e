"""The models: a series of the region and what it follows from -> the months to come. Never negative.

Order is from simple to rich: at an equal error the first is chosen. The first two are the benchmarks.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analyse.ibnr.seizoen import JAAR, seizoensindex, van_maand

RECENT = 3  # months that tell where a series is now
PRIJS = 6  # months that tell what a youth costs now
KORTST = 8  # months without which a trend is noise


@dataclass(frozen=True)
class Verleden:
    """One series of the region until now. `jeugd[maand]` goes on after now, as far as the population is known.

    `eerste_maand` is the calendar month of the first (0 = January); `is_stand` says whether it counts youths.
    """

    y: np.ndarray
    jeugdigen: np.ndarray
    instroom: np.ndarray
    jeugd: np.ndarray
    eerste_maand: int
    is_stand: bool

    @property
    def volgende_maand(self) -> int:
        """Calendar month of the first month to come."""
        return (self.eerste_maand + len(self.y)) % JAAR


def seizoensnaief(past: Verleden, aantal: int) -> np.ndarray:
    """The same month a year earlier; without a whole year the last month."""
    season = past.y[-JAAR:] if len(past.y) >= JAAR else past.y[-1:]
    return np.resize(season, aantal)


def doortrekken(past: Verleden, aantal: int) -> np.ndarray:
    """The mean of the last three months, on and on."""
    return np.full(aantal, past.y[-RECENT:].mean())


def ets_gedempt(past: Verleden, aantal: int) -> np.ndarray:
    """Exponential smoothing with a damped trend (statsmodels) of the series without its season."""
    index = seizoensindex(past.y, past.eerste_maand)
    plain = past.y / van_maand(index, past.eerste_maand, len(past.y))
    level = plain.mean()
    if len(plain) < KORTST or level <= 0 or np.ptp(plain) == 0:
        return doortrekken(past, aantal)
    from statsmodels.tsa.holtwinters import Holt

    # Where a series began is known well enough: three parameters instead of five, and a fit in a few milliseconds.
    known = {"initial_level": (plain / level)[:RECENT].mean(), "initial_trend": 0.0}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # no convergence: the best found so far, which the back-test judges
        fit = Holt(plain / level, damped_trend=True, initialization_method="known", **known).fit()
    return fit.forecast(aantal) * level * van_maand(index, past.volgende_maand, aantal)


def stand_stroom(past: Verleden, aantal: int) -> np.ndarray:
    """Youths who stay (herindicaties included) + those who come (season, population), x what a youth costs."""
    youths = stand(past, aantal)
    if past.is_stand:
        return youths
    price = np.divide(past.y, past.jeugdigen, out=np.zeros(len(past.y)), where=past.jeugdigen > 0)
    index = seizoensindex(price, past.eerste_maand)
    level = (price / van_maand(index, past.eerste_maand, len(price)))[-PRIJS:].mean()
    return youths * level * van_maand(index, past.volgende_maand, aantal)


def stand(past: Verleden, aantal: int) -> np.ndarray:
    """Youths in care in the months to come: the last stand, of which each month a share stays, and the inflow."""
    before, after, came = past.jeugdigen[-JAAR - 1 : -1], past.jeugdigen[-JAAR:], past.instroom[-JAAR:]
    came = came[-len(before) :]
    after = after[-len(before) :]
    stays = np.clip((after - came).sum() / max(before.sum(), 1e-9), 0, 1)
    index = seizoensindex(past.instroom, past.eerste_maand)
    level = (past.instroom / van_maand(index, past.eerste_maand, len(past.instroom)))[-JAAR:].mean()
    inflow = level * van_maand(index, past.volgende_maand, aantal) * bevolkingsgroei(past, aantal)
    found, now = np.empty(aantal), float(past.jeugdigen[-1])
    for month in range(aantal):
        now = now * stays + inflow[month]
        found[month] = now
    return found


def bevolkingsgroei(past: Verleden, aantal: int) -> np.ndarray:
    """Youth of the months to come against that of the last year; what is not known yet stays what it was."""
    here = len(past.y)
    if len(past.jeugd) < here or past.jeugd[here - 1] <= 0:
        return np.ones(aantal)
    known = past.jeugd[here : here + aantal]
    ahead = np.r_[known, np.full(aantal - len(known), past.jeugd[min(len(past.jeugd), here + aantal) - 1])]
    return ahead / past.jeugd[max(here - JAAR, 0) : here].mean()


COMBINATIE = "combinatie"  # the mean of the last two: wrong in different ways, together less wrong
MODELLEN: dict[str, Callable[[Verleden, int], np.ndarray]] = {
    model.__name__: model for model in (seizoensnaief, doortrekken, ets_gedempt, stand_stroom)
}
NAMEN = (*MODELLEN, COMBINATIE)
IJKPUNTEN = NAMEN[:2]


def voorspel(past: Verleden, aantal: int) -> np.ndarray:
    """What every model of NAMEN says, [model, maand], never below zero."""
    if len(past.y) < 2:
        raise ValueError("A series of less than two months cannot be continued.")
    found = np.maximum([model(past, aantal) for model in MODELLEN.values()], 0)
    return np.concatenate([found, found[-2:].mean(axis=0, keepdims=True)])
