"""The past as a test: forecasts made at earlier moments with what was known then, beside what came."""

from dataclasses import dataclass

import numpy as np

from analyse.ibnr.schatting import Keuzes
from analyse.prognose.gegevens import JAAR, JEUGDIGEN, Gegevens, Stand, stand_op
from analyse.prognose.modellen import NAMEN, Verleden, voorspel


@dataclass(frozen=True)
class Plan:
    """How to try: the fields are those of `prognose` in prognose.yml."""

    minimale_historie: int
    oorsprongen: int
    stap_maanden: int
    horizon_terugtoets: int
    halfwaarde_maanden: dict[str, float]
    dekking: float


@dataclass(frozen=True)
class Terugtoets:
    """`voorspeld[oorsprong, model, reeks, gemeente, maand]` and `werkelijk[oorsprong, reeks, gemeente, maand]`.

    NaN where a month has not come yet. `naief[reeks]` is the mean error of the seasonal naive forecast within the
    series, all gemeenten together, by which MASE divides.
    """

    voorspeld: np.ndarray
    werkelijk: np.ndarray
    naief: np.ndarray

    @property
    def fout(self) -> np.ndarray:
        """Forecast minus actual."""
        return self.voorspeld - self.werkelijk[:, None]


def vooruit(stand: Stand, aantal: int, plan: Plan) -> np.ndarray:
    """What every model says of the months after `stand`: [model, reeks, gemeente, maand].

    The region is forecast and divided: a series of a small gemeente is too short of youths to continue by itself.
    """
    found = np.empty((len(NAMEN), len(stand.reeksen), stand.y.shape[1], aantal))
    for place, (meting, _) in enumerate(stand.reeksen):
        past = Verleden(
            stand.y[place].sum(axis=0), stand.jeugdigen[place], stand.instroom[place], stand.jeugd,
            stand.eerste % JAAR, meting == JEUGDIGEN,
        )  # fmt: skip
        share = aandeel(stand.y[place], plan.halfwaarde_maanden[meting])
        found[:, place] = voorspel(past, aantal)[:, None, :] * share[:, None]
    return found


def aandeel(y: np.ndarray, halfwaarde: float) -> np.ndarray:
    """Share of every gemeente in a series [gemeente, maand]; a month counts half after `halfwaarde` months."""
    weights = 0.5 ** (np.arange(y.shape[1])[::-1] / halfwaarde)
    level = np.maximum((y * weights).sum(axis=1), 0)
    return level / level.sum() if level.sum() > 0 else np.full(len(level), 1 / len(level))


def terugtoets(gegevens: Gegevens, nu: Stand, keuzes: Keuzes, plan: Plan) -> Terugtoets:
    """Forecast from earlier moments, with the declarations of then, until now."""
    moments = oorsprongen(gegevens, nu, plan)
    horizon = plan.horizon_terugtoets
    shape = (len(moments), len(nu.reeksen), len(gegevens.gemeenten), horizon)
    actual = np.full(shape, np.nan)
    said = np.full((shape[0], len(NAMEN), *shape[1:]), np.nan)
    for place, moment in enumerate(moments):
        then = stand_op(gegevens, moment, keuzes)
        months = min(horizon, nu.maanden - then.maanden)
        said[place, ..., :months] = vooruit(then, months, plan)
        actual[place, ..., :months] = nu.y[:, :, then.maanden : then.maanden + months]
    return Terugtoets(said, actual, naieve_fout(nu.y))


def oorsprongen(gegevens: Gegevens, nu: Stand, plan: Plan) -> list[int]:
    """The months after which is looked ahead: some steps back from now, with enough history before them."""
    behind = gegevens.tot + 1 - nu.maanden
    found = [nu.maanden - step * plan.stap_maanden for step in range(1, plan.oorsprongen + 1)]
    return [told + behind - 1 for told in found if told >= plan.minimale_historie]


def naieve_fout(y: np.ndarray) -> np.ndarray:
    """Mean absolute change against a year earlier (else a month earlier), summed over gemeenten: [reeks]."""
    lag = JAAR if y.shape[-1] > JAAR else 1
    return np.abs(y[..., lag:] - y[..., :-lag]).mean(axis=-1).sum(axis=-1)
