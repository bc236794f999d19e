"""Measures together, by simulation: each draws an effect in its band, a start and a run-up; overlap is taken off.

The plan itself says that effects overlap and may not be added. A scenario that would add them is refused.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import psycopg

from analyse.prognose.gegevens import JAAR
from analyse.prognose.instellingen import Instellingen, maandnummer
from analyse.prognose.vooruitblik import Vooruitblik
from ingest.errors import Stop

BESLOTEN, ALLE = "besloten", "alle"
MAATREGELEN = """
select distinct on (d.maatregel_nr)
    d.maatregel_nr, d.besluit_op, d.startdatum, d.voorbereiding_min_maanden, d.voorbereiding_max_maanden,
    (100 * r.effect_min_bedrag)::bigint, (100 * r.effect_max_bedrag)::bigint
from marts.dim_maatregelen as d
inner join marts.rpt_maatregelen as r on d.maatregel_nr = r.maatregel_nr
where d.maatregel_nr <> 'onbekend'
order by d.maatregel_nr, r.jaar desc
"""


@dataclass(frozen=True)
class Maatregel:
    """One measure with the band of its structural effect in eurocents a year.

    Months are year * 12 + month - 1: `start` is that of the plan, `besluit` when it was decided.
    """

    nr: str
    besluit: int | None
    start: int | None
    voorbereiding: tuple[int, int] | None
    effect: tuple[int, int]


@dataclass(frozen=True)
class Aannames:
    """What the plan leaves open: `aanloop` is how long a measure takes to work in full, as indications expire."""

    aanloop: tuple[int, int]
    voorbereiding_onbekend: tuple[int, int]
    plafond: float
    trekkingen: int
    zaad: int


def simuleer(
    measures: list[Maatregel], kosten: dict[int, int], nu: int, overlap: tuple[float, float], how: Aannames
) -> dict[int, tuple[int, int, int]]:
    """P10, P50 and P90 in eurocents of all measures together, per year of `kosten` (eurocents, without measures).

    A measure that was not decided is taken to be decided in month `nu`. Stop when the overlap would make a plain sum.
    """
    weiger_optellen(overlap)
    random = np.random.default_rng(how.zaad)
    rho = random.uniform(*overlap, size=how.trekkingen)
    drawn = [trek(one, nu, how, random) for one in measures]
    found = {}
    for jaar, cents in kosten.items():
        months = jaar * JAAR + np.arange(JAAR)
        effects = np.array([effect * ingelopen(months, start, run_up) for effect, start, run_up in drawn])
        total = np.minimum(samen(effects.reshape(len(drawn), how.trekkingen), rho), how.plafond * cents)
        found[jaar] = tuple(round(float(value)) for value in np.quantile(total, (0.1, 0.5, 0.9)))
    return found


def weiger_optellen(overlap: tuple[float, float]) -> None:
    """Stop when effects would simply be added."""
    if not 0 < overlap[0] <= overlap[1] <= 1:
        raise Stop(
            "Effecten van maatregelen overlappen en worden niet opgeteld: geef een overlap boven 0 en hoogstens 1"
            f" (nu {overlap[0]} tot {overlap[1]})."
        )


def samen(effecten: np.ndarray, rho: np.ndarray) -> np.ndarray:
    """The effect of all together, [trekking]: the largest whole, of each next one what the ones before left over."""
    ordered = -np.sort(-effecten, axis=0)
    left = (1 - rho) ** np.arange(len(ordered))[:, None]
    return (ordered * left).sum(axis=0)


def trek(one: Maatregel, nu: int, how: Aannames, random: np.random.Generator) -> tuple[np.ndarray, ...]:
    """Yearly effect, first month and run-up in months, drawn for every simulation."""
    low, high = one.effect
    size = how.trekkingen
    effect = random.triangular(low, (low + high) / 2, high, size) if high > low else np.full(size, float(low))
    prepared = random.uniform(*(one.voorbereiding or how.voorbereiding_onbekend), size=size)
    decided = one.besluit if one.besluit is not None else nu
    start = np.full(size, float(one.start)) if one.start is not None else decided + prepared
    return effect, start, random.uniform(*how.aanloop, size=size)


def ingelopen(months: np.ndarray, start: np.ndarray, run_up: np.ndarray) -> np.ndarray:
    """Which part of its yearly effect a measure has in these months, per simulation."""
    return np.clip((months[:, None] - start) / run_up, 0, 1).mean(axis=0)


def simuleer_alle(connection: psycopg.Connection, chosen: Instellingen, blik: Vooruitblik) -> list[tuple]:
    """Rows of every scenario of prognose.yml for the years to come, of the region: no gemeente has measures."""
    rules = chosen.maatregelen
    how = Aannames(
        tuple(rules["aanloop_maanden"]), tuple(rules["voorbereiding_onbekend_maanden"]), rules["plafond_procent"] / 100,
        chosen.prognose["trekkingen"], chosen.prognose["zaad"],
    )  # fmt: skip
    every = [lees(*row) for row in connection.execute(MAATREGELEN)]
    here = blik.stand.eerste + blik.stand.maanden
    months = blik.stand.eerste + np.arange(blik.stand.maanden + blik.prognose.verwacht.shape[2])
    costs = np.concatenate([blik.realisatie[-1, -1], blik.prognose.verwacht[-1, -1]])
    years = {
        int(jaar): int(costs[months // JAAR == jaar].sum())
        for jaar in sorted(set(months // JAAR))
        if jaar >= here // JAAR
    }
    rows = []
    for name, scenario in rules["scenarios"].items():
        wanted = [
            one for one in every if scenario["maatregelen"] == ALLE or one.start is not None or one.besluit is not None
        ]
        found = simuleer(wanted, years, here, tuple(scenario["overlap"]), how)
        rows += [(name, scenario["naam"], jaar, len(wanted), *limits) for jaar, limits in found.items()]
    return rows


def lees(
    nr: str, besluit: date | None, start: date | None, kortst: int | None, langst: int | None, low: int, high: int
) -> Maatregel:
    """A row of the marts. No contract says which end of a band comes first, and no draw takes one upside down."""
    month = lambda day: None if day is None else maandnummer(day)  # noqa: E731
    prepared = None if kortst is None else ends(kortst, kortst if langst is None else langst)
    return Maatregel(nr, month(besluit), month(start), prepared, ends(low, high))


def ends(one: int, other: int) -> tuple[int, int]:
    """The lowest and the highest."""
    return min(one, other), max(one, other)
