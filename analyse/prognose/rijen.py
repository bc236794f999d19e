"""One vintage as rows for the tables of analyse/register.sql. Amounts are hundredths of their unit."""

from collections.abc import Iterator
from datetime import date
from math import isfinite
from statistics import NormalDist

import numpy as np

from analyse.prognose.gegevens import JEUGDIGEN, KOSTEN, Gegevens, gewichten
from analyse.prognose.instellingen import Instellingen, eerste_dag
from analyse.prognose.jaren import Jaar, fout_per_gemeente, jaren
from analyse.prognose.vooruitblik import Vooruitblik, bekend, ibnr_per_gemeente, met_regio

REGIO = "regio"
REALISATIE = "realisatie"
EURO = "euro"
Rij = tuple


def vintage_rijen(gegevens: Gegevens, blik: Vooruitblik, chosen: Instellingen) -> dict[str, list[Rij]]:
    """Table -> its rows, without the vintage."""
    dekking = chosen.plan.dekking
    shares = gewichten(bekend(gegevens, blik.stand).astype(float))
    errors = fout_per_gemeente(blik, shares)
    owners = (*gegevens.gemeenten, REGIO)
    units = {one.code: one.eenheid for one in chosen.segmenten}
    return {
        "ibnr": list(ibnr_rijen(gegevens, blik, shares, dekking)),
        "ibnr_patronen": [
            (segment, lag, round(float(share), 6))
            for segment, row in zip(gegevens.segmenten, blik.stand.schattingen[KOSTEN].compleet, strict=True)
            for lag, share in enumerate(row)
        ],
        "prognoses": [
            *realisatie_rijen(blik, owners, units, halve_banden(blik, shares, errors, dekking)),
            *prognose_rijen(blik, owners, units),
        ],
        "prognosescores": list(score_rijen(blik)),
        "prognosejaren": [jaar_rij(one, owners) for one in jaren(blik, errors, dekking)],
    }


def ibnr_rijen(gegevens: Gegevens, blik: Vooruitblik, shares: np.ndarray, dekking: float) -> Iterator[Rij]:
    """Declared and still to be declared per gemeente and for the region, with limits around their sum."""
    z = NormalDist().inv_cdf((1 + dekking) / 2)
    found = blik.stand.schattingen[KOSTEN]
    known, ibnr = (met_regio(part) for part in (bekend(gegevens, blik.stand), ibnr_per_gemeente(gegevens, blik.stand)))
    shares = np.concatenate([shares, np.ones((len(shares), 1))], axis=1)
    for s, segment in enumerate(gegevens.segmenten):
        for g, code in enumerate((*gegevens.gemeenten, REGIO)):
            half = z * found.fout[s, : blik.stand.maanden] * np.sqrt(shares[s, g])
            for m, cents in enumerate(ibnr[s, g]):
                total = int(known[s, g, m] + cents)
                share = found.compleet[s, min(gegevens.tot - m, found.compleet.shape[1] - 1)]
                yield (
                    code, segment, maand(blik, m), int(known[s, g, m]), int(cents),
                    total - round(half[m]), total + round(half[m]), round(float(np.clip(share, 0, 1)), 6),
                )  # fmt: skip


def realisatie_rijen(
    blik: Vooruitblik, owners: tuple, units: dict[str, str], halves: dict[str, np.ndarray]
) -> Iterator[Rij]:
    """The months told; costs carry the uncertainty of the IBNR, of the other metingen it is not known."""
    for k, (meting, segment) in enumerate(blik.keuze.reeksen):
        for g, code in enumerate(owners):
            for m, value in enumerate(blik.realisatie[k, g]):
                half = round(halves[segment][g, m]) if meting == KOSTEN else 0
                yield (
                    code, segment, meting, eenheid(meting, segment, units), maand(blik, m), int(value),
                    int(value) - half, int(value) + half, REALISATIE, True,
                )  # fmt: skip


def halve_banden(blik: Vooruitblik, shares: np.ndarray, errors: np.ndarray, dekking: float) -> dict[str, np.ndarray]:
    """Half the width of the interval around the costs told, per segment: [gemeente, maand] with the region behind."""
    z = NormalDist().inv_cdf((1 + dekking) / 2)
    parts = np.sqrt(np.concatenate([shares, np.ones((len(shares), 1))], axis=1))
    found = blik.stand.schattingen[KOSTEN].fout[:, None, : blik.stand.maanden] * parts[:, :, None]
    segments = [segment for meting, segment in blik.keuze.reeksen if meting == KOSTEN]
    return {segment: z * half for segment, half in zip(segments, [*found, errors], strict=True)}


def prognose_rijen(blik: Vooruitblik, owners: tuple, units: dict[str, str]) -> Iterator[Rij]:
    """The months to come."""
    said = blik.prognose
    for k, (meting, segment) in enumerate(blik.keuze.reeksen):
        for g, code in enumerate(owners):
            for m in range(said.verwacht.shape[2]):
                yield (
                    code, segment, meting, eenheid(meting, segment, units), maand(blik, blik.stand.maanden + m),
                    int(said.verwacht[k, g, m]), int(said.onder[k, g, m]), int(said.boven[k, g, m]),
                    blik.keuze.modellen[k], False,
                )  # fmt: skip


def score_rijen(blik: Vooruitblik) -> Iterator[Rij]:
    """Every score, and whether its model was chosen."""
    best = dict(zip(blik.keuze.reeksen, blik.keuze.modellen, strict=True))
    for one in blik.keuze.scores:
        figures = (value if isfinite(value) else None for value in (one.wape, one.mase, one.bias, one.dekking))
        chosen = best[one.meting, one.segment] == one.model
        yield (one.model, one.segment, one.meting, *(rond(value) for value in figures), one.n, chosen)


def jaar_rij(one: Jaar, owners: tuple) -> Rij:
    """One year of one gemeente."""
    return (owners[one.gemeente], one.jaar, one.prognose_rest, one.totaal, one.onder, one.boven)


def eenheid(meting: str, segment: str, units: dict[str, str]) -> str:
    """In what a series is counted."""
    if meting == KOSTEN:
        return EURO
    return JEUGDIGEN if meting == JEUGDIGEN else units[segment]


def maand(blik: Vooruitblik, place: int) -> date:
    """The first day of the month at this place."""
    return eerste_dag(blik.stand.eerste + place)


def rond(value: float | None) -> float | None:
    """As precise as the table."""
    return None if value is None else round(value, 6)
