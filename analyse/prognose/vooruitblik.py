"""From what is known to expectations with intervals, per gemeente and for the region; no database, no clock."""

from dataclasses import dataclass

import numpy as np

from analyse.ibnr.schatting import Keuzes
from analyse.ibnr.verdeling import verdeel
from analyse.prognose.banden import band, breedtes
from analyse.prognose.gegevens import JAAR, KOSTEN, Gegevens, Stand, gewichten, stand_op
from analyse.prognose.keuze import Keuze, kies
from analyse.prognose.modellen import NAMEN
from analyse.prognose.terugtoets import Plan, terugtoets, vooruit


@dataclass(frozen=True)
class Band:
    """Expectation and limits in whole hundredths: [reeks, gemeente, maand], the region behind the gemeenten.

    The gemeenten add up to the region; limits do not, and may not be added.
    """

    verwacht: np.ndarray
    onder: np.ndarray
    boven: np.ndarray


@dataclass(frozen=True)
class Vooruitblik:
    """Months told (`realisatie`) and to come (`prognose`) of every series of `keuze`.

    `opgeteld` [gemeente, maand] are all costs added up from the first month to come.
    """

    stand: Stand
    keuze: Keuze
    realisatie: np.ndarray
    prognose: Band
    opgeteld: Band


def blik_vooruit(gegevens: Gegevens, keuzes: Keuzes, plan: Plan) -> Vooruitblik:
    """Everything of one vintage. ValueError when there are fewer than `minimale_historie` months to go on."""
    now = stand_op(gegevens, gegevens.tot, keuzes)
    if now.maanden < max(plan.minimale_historie, 2):
        raise ValueError(f"{now.maanden} months of care are too few for a forecast")
    keuze = kies(now.reeksen, terugtoets(gegevens, now, keuzes, plan), now.y, plan.dekking)
    months = maanden_vooruit(now)
    said = vooruit(now, months, plan)
    best = [NAMEN.index(model) for model in keuze.modellen[:-1]]
    chosen = said[best, np.arange(len(now.reeksen))]
    costs = [place for place, (meting, _) in enumerate(now.reeksen) if meting == KOSTEN]
    whole = np.stack([heel(one) for one in chosen])
    whole = np.concatenate([whole, whole[costs].sum(axis=0, keepdims=True)])
    told = met_regio(realisatie(gegevens, now, costs))
    summed = keuze.voorspeld[:, -1:].cumsum(axis=-1), keuze.werkelijk[:, -1:].cumsum(axis=-1)
    return Vooruitblik(
        now, keuze, told,
        met_band(whole, keuze.voorspeld, keuze.fout, keuze.eenheid, plan.dekking),
        eerste(met_band(
            whole[-1:].cumsum(axis=-1), summed[0], summed[0] - summed[1], keuze.eenheid[-1:], plan.dekking
        )),
    )  # fmt: skip


def maanden_vooruit(now: Stand) -> int:
    """From the first month that is not told until December of the year after it."""
    first = now.eerste + now.maanden
    return JAAR - first % JAAR + JAAR


def heel(said: np.ndarray) -> np.ndarray:
    """A forecast [gemeente, maand] in whole numbers that add up, per month, to the rounded region."""
    return np.stack([verdeel(round(month.sum()), month) for month in said.T], axis=1)


def realisatie(gegevens: Gegevens, now: Stand, costs: list[int]) -> np.ndarray:
    """The months told in whole numbers, [reeks, gemeente, maand]; costs as declared plus the divided IBNR."""
    whole = np.rint(now.y).astype(np.int64)
    whole[costs] = bekend(gegevens, now) + ibnr_per_gemeente(gegevens, now)
    return np.concatenate([whole, whole[costs].sum(axis=0, keepdims=True)])


def bekend(gegevens: Gegevens, now: Stand) -> np.ndarray:
    """Declared costs, eurocents: [segment, gemeente, maand]."""
    return gegevens.aangroei[KOSTEN].sum(axis=-1)[:, :, : now.maanden].transpose(1, 0, 2).astype(np.int64)


def ibnr_per_gemeente(gegevens: Gegevens, now: Stand) -> np.ndarray:
    """The IBNR of each segment and month over the gemeenten, to the cent: [segment, gemeente, maand].

    What came in after the last whole month is no longer to come; it makes no IBNR negative that was not.
    """
    known = bekend(gegevens, now)
    shares = gewichten(known.astype(float))
    found = now.schattingen[KOSTEN]
    ibnr = np.maximum(found.ultiem[:, : now.maanden] - known.sum(axis=1), np.minimum(found.ibnr[:, : now.maanden], 0))
    return np.stack(
        [
            np.stack([verdeel(round(cents), share) for cents in row], axis=1)
            for row, share in zip(ibnr, shares, strict=True)
        ]
    )


def met_regio(values: np.ndarray) -> np.ndarray:
    """Gemeenten on axis 1, with their sum behind."""
    return np.concatenate([values, values.sum(axis=1, keepdims=True)], axis=1)


def met_band(whole: np.ndarray, tried: np.ndarray, error: np.ndarray, unit: np.ndarray, dekking: float) -> Band:
    """Expectations with intervals from the errors of the back-test: gemeenten from theirs, the region from its own."""
    low, high = band(whole, breedtes(error, tried, unit, dekking), unit)
    region, region_error = tried.sum(axis=2, keepdims=True), error.sum(axis=2, keepdims=True)
    total = whole.sum(axis=1, keepdims=True)
    low_region, high_region = band(total, breedtes(region_error, region, unit, dekking), unit)
    rounded = [
        np.rint(np.concatenate(both, axis=1)).astype(np.int64) for both in ((low, low_region), (high, high_region))
    ]
    return Band(met_regio(whole), *rounded)


def eerste(found: Band) -> Band:
    """The only series of a band, without its axis."""
    return Band(found.verwacht[0], found.onder[0], found.boven[0])
