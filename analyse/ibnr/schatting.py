"""Triangle -> what every month of care will have cost: chain ladder, and Bornhuetter-Ferguson for the newest months."""

from dataclasses import dataclass

import numpy as np

from analyse.ibnr.driehoek import Patroon, patroon, zichtbaar
from analyse.ibnr.seizoen import seizoensindex, van_maand

JAAR = 12


@dataclass(frozen=True)
class Breuk:
    """Months of care before `maand` say nothing about those after; `reeks` is a number, or None for all."""

    maand: int
    reeks: int | None


@dataclass(frozen=True)
class Keuzes:
    """How to estimate; the fields are those of `ibnr` in prognose.yml."""

    venster_maanden: int
    minimale_compleetheid: float
    bf_maanden: int
    apriori_maanden: int
    eigen_factoren_vanaf: float
    minimale_maanden_na_breuk: int
    breuken: tuple[Breuk, ...] = ()


@dataclass(frozen=True)
class Schatting:
    """Per series and month of care; amounts in the unit of the triangle.

    `maanden` is how many months can be told: of later ones too little is known. `fout` is a standard error, and
    `compleet[reeks, lag]` the share known.
    """

    bekend: np.ndarray
    ultiem: np.ndarray
    fout: np.ndarray
    compleet: np.ndarray
    maanden: int

    @property
    def ibnr(self) -> np.ndarray:
        """Given and not yet known. Negative when credits are expected."""
        return self.ultiem - self.bekend


def schat(aangroei: np.ndarray, blootstelling: np.ndarray, tot: int, eerste_maand: int, keuzes: Keuzes) -> Schatting:
    """Estimate from `aangroei[reeks, maand, lag]`, as known at the end of month `tot`.

    `blootstelling[reeks, maand]` is what the a priori of Bornhuetter-Ferguson follows: youths in care; `eerste_maand`
    is the calendar month of the first month of care (0 = January).
    """
    seen = zichtbaar(aangroei, tot)
    months = seen.shape[1]
    found = gedeelde_factoren(seen, aangroei, tot, keuzes)
    lags = np.minimum(tot - np.arange(months), aangroei.shape[-1] - 1)
    complete = found.compleet[:, lags]
    known = seen.sum(axis=-1).astype(float)
    ultimate = np.divide(known, complete, out=np.zeros_like(known), where=complete > 0)
    # Which months can be told is the same for every series: else a total would be of other months than its parts.
    total = found.compleet.mean(axis=0)[lags]
    told = int(np.sum(total >= keuzes.minimale_compleetheid))
    error = found.fout
    for maand in range(max(told - keuzes.bf_maanden, 1), told):
        expected, spread = vooraf(ultimate, blootstelling, maand, eerste_maand, keuzes)
        open_part = 1 - complete[:, maand]
        ultimate[:, maand] = known[:, maand] + open_part * expected
        error[:, maand] = np.minimum(np.where(error[:, maand] > 0, error[:, maand], np.inf), open_part * spread)
    return Schatting(known[:, :told], ultimate[:, :told], error[:, :told], found.compleet, told)


def vooraf(
    ultimate: np.ndarray, blootstelling: np.ndarray, maand: int, eerste_maand: int, keuzes: Keuzes
) -> tuple[np.ndarray, np.ndarray]:
    """What a month is expected to cost before any declaration, per series, and the standard error of that rule.

    Youths in care of that month x completed amount per youth of the months before x the season of that price. The error
    is how far the rule was off in those months.
    """
    exposure = np.maximum(blootstelling[:, : maand + 1].astype(float), 1e-9)
    price = ultimate[:, :maand] / exposure[:, :maand]
    season = np.stack([seizoensindex(row, eerste_maand) for row in price])
    index = np.stack([van_maand(row, eerste_maand, maand + 1) for row in season])
    level = (price / index[:, :maand])[:, -keuzes.apriori_maanden :]
    expected = level.mean(axis=1) * exposure[:, maand] * index[:, maand]
    spread = level.std(axis=1, ddof=1) if level.shape[1] > 1 else np.abs(level[:, 0])
    return expected, spread * exposure[:, maand] * index[:, maand] * (1 + 1 / level.shape[1]) ** 0.5


def gedeelde_factoren(seen: np.ndarray, aangroei: np.ndarray, tot: int, keuzes: Keuzes) -> Patroon:
    """Factors per series; small series, and those with holes, take those of all series together."""
    whole = np.concatenate([aangroei, aangroei.sum(axis=0, keepdims=True)])
    found = met_breuken(whole, tot, keuzes)
    amounts = np.abs(seen.sum(axis=(1, 2)))
    share = amounts / max(amounts.sum(), 1)
    usable = np.isfinite(found.factoren[:-1, found.eerste_lag :]).all(axis=1) & (found.compleet[:-1] > 0)[:, -1]
    own = usable & (share >= keuzes.eigen_factoren_vanaf)
    complete = np.where(own[:, None], found.compleet[:-1], found.compleet[-1])
    # A part of a whole has the whole's error in proportion to the root of its share.
    borrowed = found.fout[-1] * np.sqrt(share)[:, None]
    error = np.where(own[:, None], found.fout[:-1], borrowed)
    return Patroon(found.factoren, np.nan_to_num(complete, nan=1.0), np.nan_to_num(error), found.eerste_lag)


def met_breuken(aangroei: np.ndarray, tot: int, keuzes: Keuzes) -> Patroon:
    """Factors of all months of care, and after a change point of those after it when there are enough of them.

    A lag that no month after the change point has reached keeps the factor of before.
    """
    found = patroon(aangroei, tot, keuzes.minimale_compleetheid, keuzes.venster_maanden)
    factors = found.factoren.copy()
    for breuk in sorted(keuzes.breuken, key=lambda one: one.maand):
        if breuk.maand <= 0 or tot + 1 - breuk.maand < keuzes.minimale_maanden_na_breuk:
            continue
        after = patroon(
            aangroei[:, breuk.maand :], tot - breuk.maand, keuzes.minimale_compleetheid, keuzes.venster_maanden
        )
        reached = min(tot - breuk.maand, factors.shape[1])
        rows = slice(None) if breuk.reeks is None else [breuk.reeks]
        factors[rows, after.eerste_lag : reached] = after.factoren[rows, after.eerste_lag : reached]
    from_first = factors[:, found.eerste_lag :]
    complete = found.compleet.copy()
    complete[:, found.eerste_lag : -1] = 1 / np.cumprod(from_first[:, ::-1], axis=1)[:, ::-1]
    return Patroon(factors, complete, found.fout, found.eerste_lag)


def grenzen(ultiem: np.ndarray, fout: np.ndarray, z: float) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper limit: `z` standard errors either side."""
    return ultiem - z * fout, ultiem + z * fout
