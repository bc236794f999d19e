"""What the forecast starts from, and how it stood at the end of any month: completed series per segment."""

from dataclasses import dataclass

import numpy as np

from analyse.ibnr.schatting import Keuzes, Schatting, schat

KOSTEN, VOLUME, JEUGDIGEN = "kosten", "volume", "jeugdigen"
TOTAAL = "totaal"
JAAR = 12


@dataclass(frozen=True)
class Gegevens:
    """All that is known, per month from `eerste` (year * 12 + month - 1), in hundredths: eurocents, 0.01 hour.

    `aangroei[meting]` is [gemeente, segment, maand, lag] of what became known. `jeugdigen` [gemeente, segment, maand]
    and `instroom` [segment, maand] end with all segments together. `jeugd` [maand] is the youth of the region, as long
    as it is known.
    """

    eerste: int
    gemeenten: tuple[str, ...]
    segmenten: tuple[str, ...]
    aangroei: dict[str, np.ndarray]
    jeugdigen: np.ndarray
    instroom: np.ndarray
    jeugd: np.ndarray

    @property
    def tot(self) -> int:
        """Place of the newest month of which everything that arrived is known."""
        return self.jeugdigen.shape[-1] - 1


@dataclass(frozen=True)
class Stand:
    """What could be told at the end of one month. `y[reeks, gemeente, maand]` for every (meting, segment) in `reeksen`.

    `jeugdigen[reeks, maand]` and `instroom[reeks, maand]` are those of the segment of each series, of the region.
    """

    reeksen: tuple[tuple[str, str], ...]
    y: np.ndarray
    jeugdigen: np.ndarray
    instroom: np.ndarray
    jeugd: np.ndarray
    eerste: int
    schattingen: dict[str, Schatting]

    @property
    def maanden(self) -> int:
        """How many months are told: the forecast begins with the next."""
        return self.y.shape[-1]


def stand_op(gegevens: Gegevens, tot: int, keuzes: Keuzes) -> Stand:
    """The completed series as they were known at the end of month `tot` (place from `eerste`)."""
    region = gegevens.jeugdigen.sum(axis=0)
    found = {
        meting: schat(amounts.sum(axis=0), region[:-1, : tot + 1] / 100, tot, gegevens.eerste % JAAR, keuzes)
        for meting, amounts in gegevens.aangroei.items()
    }
    told = min(one.maanden for one in found.values())
    parts = [aangevuld(gegevens.aangroei[meting], one, tot, told) for meting, one in found.items()]
    reeksen = [(meting, segment) for meting in found for segment in gegevens.segmenten]
    reeksen += [(JEUGDIGEN, segment) for segment in (*gegevens.segmenten, TOTAAL)]
    youths = gegevens.jeugdigen[:, :, :told].transpose(1, 0, 2)
    place = [*(n for _ in found for n in range(len(gegevens.segmenten))), *range(len(gegevens.segmenten) + 1)]
    return Stand(
        tuple(reeksen), np.concatenate([*parts, youths]), region[place, :told], gegevens.instroom[place, :told],
        gegevens.jeugd, gegevens.eerste, found,
    )  # fmt: skip


def aangevuld(aangroei: np.ndarray, schatting: Schatting, tot: int, told: int) -> np.ndarray:
    """Known amounts with the IBNR of the segment by what each gemeente had before: [segment, gemeente, maand].

    What is not yet declared does not depend on what is, so it follows the level of a gemeente, not its declarations.
    """
    lags = np.add.outer(np.arange(told), np.arange(aangroei.shape[-1])) <= tot
    known = np.where(lags, aangroei[:, :, :told], 0).sum(axis=-1).transpose(1, 0, 2)
    return known + schatting.ibnr[:, None, :told] * gewichten(known)[:, :, None]


def gewichten(known: np.ndarray) -> np.ndarray:
    """Share of each gemeente in a segment over the last twelve months: [segment, gemeente]. Equal without amounts."""
    level = np.maximum(known[:, :, -JAAR:].sum(axis=2), 0)
    total = level.sum(axis=1, keepdims=True)
    return np.divide(level, total, out=np.full_like(level, 1 / level.shape[1]), where=total > 0)
