"""How a calendar month differs from the months around it; ones where the history is too short to tell."""

import numpy as np

JAAR = 12
EEN_JAAR = 0.85  # how far one year is believed
WANTROUWEN = 0.25  # years of ones that the seen years are averaged with


def seizoensindex(reeks: np.ndarray, eerste_maand: int) -> np.ndarray:
    """Index per calendar month (January first, mean 1) of a monthly series from `eerste_maand` (0 = January).

    Ratio to the centred twelve-month mean, drawn to 1 when few years were seen. With less than two years the ratio
    of the last year to its own mean, which a trend disturbs and so is drawn further; under a year: all ones.
    """
    if len(reeks) < JAAR or reeks.sum() <= 0:
        return np.ones(JAAR)
    if len(reeks) < 2 * JAAR:
        last = reeks[-JAAR:]
        return (
            np.roll(1 + EEN_JAAR * (last / last.mean() - 1), eerste_maand + len(reeks))
            if last.sum() > 0
            else np.ones(JAAR)
        )
    weights = np.r_[0.5, np.ones(JAAR - 1), 0.5] / JAAR
    trend = np.convolve(reeks, weights, mode="valid")
    middle = reeks[JAAR // 2 : JAAR // 2 + len(trend)]
    ratio = np.divide(middle, trend, out=np.ones_like(trend), where=trend > 0)
    months = (eerste_maand + JAAR // 2 + np.arange(len(trend))) % JAAR
    index = np.ones(JAAR)
    for month in range(JAAR):
        seen = ratio[months == month]
        if len(seen):
            index[month] = 1 + (seen.mean() - 1) * len(seen) / (len(seen) + WANTROUWEN)
    return index / index.mean()


def van_maand(index: np.ndarray, eerste_maand: int, aantal: int) -> np.ndarray:
    """The index of `aantal` months from `eerste_maand` (0 = January)."""
    return index[(eerste_maand + np.arange(aantal)) % JAAR]
