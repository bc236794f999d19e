"""An invented region without messages: the parameters of the demo, the past as it became known, and the future.

Only numbers, so that a hundred of them take seconds: youths come with the season, stay as long as their product and
herindicaties say, cost a tarief times a volume of the season, and are declared with the delay of the demo.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from analyse.prognose.gegevens import JEUGDIGEN, KOSTEN, VOLUME, Gegevens
from demo.parameters import HERE, PARAMETERS

JAAR = 12
AANLOOP = 48  # months before the first, until who comes and who goes are in balance
SEGMENT = {
    "45": "ambulant",
    "40": "ambulant",
    "41": "dagbehandeling",
    "43": "verblijf",
    "44": "verblijf",
    "52": "ggz",
    "48": "gi",
}
SEGMENTEN = ("ambulant", "dagbehandeling", "verblijf", "ggz", "gi")
GROOTTE = np.array([22, 18, 14, 12, 9, 8, 6, 5, 4, 2]) / 100
LAGS = 18
WEKEN = 4.3  # in a month
EERSTE = 2022 * JAAR


@dataclass(frozen=True)
class Wereld:
    """What is known at the end of the past, and what will have been: [reeks, gemeente, maand] as in the forecast."""

    gegevens: Gegevens
    toekomst: dict[str, np.ndarray]


@dataclass(frozen=True)
class Soort:
    """A segment: share of who comes, months one stays, eurocents a month, whether the calendar touches its volume."""

    gewicht: float
    duur: float
    prijs: float
    kalender: bool


def soorten() -> list[Soort]:
    """The segments out of the products of the demo."""
    rows = defaultdict(list)
    with (HERE / "producten.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["categorie"] in SEGMENT and row["volume_max"] and row["tarief_eurocent"]:
                rows[SEGMENT[row["categorie"]]].append(row)
    return [soort(rows[name]) for name in SEGMENTEN]


def soort(rows: list[dict]) -> Soort:
    """The mean of some products, each as often as it is chosen."""
    weights = [float(row["gewicht_gemeente"]) + float(row["gewicht_medisch"]) + 1 for row in rows]
    months = [float(row["duur_maanden"]) for row in rows]
    prices = [
        (WEKEN if row["frequentie"] == "2" else 1)
        * float(row["tarief_eurocent"])
        * (float(row["volume_min"]) + float(row["volume_max"]))
        / 2
        for row in rows
    ]
    stays = float(np.average(months, weights=weights)) / (1 - PARAMETERS["herindicatie"] / 200)
    price = float(np.average(prices, weights=weights))
    return Soort(sum(weights), stays, price, rows[0]["soort"] in PARAMETERS["kalenderafhankelijk"])


def maak(zaad: int, *, maanden: int = 36, vooruit: int = 12, per_maand: int = 90, groei: float = 0.03) -> Wereld:
    """A region in which `per_maand` youths come in a mean month; inflow grows or shrinks a few percents a year."""
    random = np.random.default_rng(zaad)
    whole = AANLOOP + maanden + vooruit
    kinds = soorten()
    share = np.array([kind.gewicht for kind in kinds])
    trend = np.exp(random.normal(0, groei) * (np.arange(whole) - AANLOOP) / JAAR)
    season = np.array(PARAMETERS["instroom"])[np.arange(whole) % JAAR] / 100
    rate = per_maand * (trend * season)[:, None, None] * GROOTTE[:, None] * share / share.sum()
    came = random.poisson(rate)  # [maand, gemeente, segment]
    amounts = np.zeros((len(GROOTTE), len(kinds), whole, LAGS + 1))
    present = np.zeros((len(GROOTTE), len(kinds), whole))
    inflow = np.zeros((len(kinds), whole))
    for segment, kind in enumerate(kinds):
        start, gemeente = (
            np.repeat(place, came[:, :, segment].ravel())
            for place in np.divmod(np.arange(came[:, :, segment].size), len(GROOTTE))
        )
        fill(amounts[:, segment], present[:, segment], start, gemeente, kind, random)
        inflow[segment] = came[:, :, segment].sum(axis=1)
    return verdeel_in_tijd(amounts, present, inflow, maanden)


def fill(
    amounts: np.ndarray,
    present: np.ndarray,
    start: np.ndarray,
    gemeente: np.ndarray,
    kind: Soort,
    random: np.random.Generator,
) -> None:
    """Add every month of every youth of one segment, with its costs and the month in which they are declared."""
    whole = present.shape[1]
    stay = random.geometric(1 / kind.duur, size=len(start))
    tariff = kind.prijs * random.lognormal(-0.125, 0.5, size=len(start))
    months = np.concatenate(
        [np.arange(begin, min(begin + length, whole)) for begin, length in zip(start, stay, strict=True)]
    )
    owner = np.repeat(np.arange(len(start)), np.minimum(stay, whole - start))
    volume = np.array(PARAMETERS["volume"])[months % JAAR] / 100 if kind.kalender else np.ones(len(months))
    costs = np.rint(tariff[owner] * volume * random.lognormal(-0.02, 0.2, size=len(months)))
    delay = np.array(PARAMETERS["declaratie_vertraging_maanden"]) / 100
    lag = 1 + random.choice(len(delay), p=delay / delay.sum(), size=len(months))
    np.add.at(amounts, (gemeente[owner], months, lag), costs)
    np.add.at(present, (gemeente[owner], months), 100)


def verdeel_in_tijd(amounts: np.ndarray, present: np.ndarray, inflow: np.ndarray, maanden: int) -> Wereld:
    """Cut at the end of the past: what came in later is not in the data, and makes the truth."""
    past = slice(AANLOOP, AANLOOP + maanden)
    with_total = np.concatenate([present, present.sum(axis=1, keepdims=True)], axis=1)
    came = 100 * np.concatenate([inflow, inflow.sum(axis=0, keepdims=True)])
    known = amounts[:, :, past]
    known = np.where(np.add.outer(np.arange(maanden), np.arange(LAGS + 1)) < maanden, known, 0)
    gegevens = Gegevens(
        EERSTE, tuple(f"G{place}" for place in range(len(GROOTTE))), SEGMENTEN,
        {KOSTEN: known, VOLUME: known / 5000}, with_total[:, :, past], came[:, past], np.zeros(0),
    )  # fmt: skip
    truth = amounts.sum(axis=-1)[:, :, AANLOOP:].transpose(1, 0, 2)
    youths = with_total[:, :, AANLOOP:].transpose(1, 0, 2)
    return Wereld(gegevens, {KOSTEN: truth, VOLUME: truth / 5000, JEUGDIGEN: youths})
