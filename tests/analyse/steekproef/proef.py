"""Populations with a planted error, drawn and evaluated many times: how often does the upper limit cover that error?"""

import random
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analyse.steekproef.evaluatie import Gezien, evalueer_aandeel, evalueer_lagen, evalueer_mus, stringer
from analyse.steekproef.omvang import Laag, verdeel_neyman
from analyse.steekproef.trekking import Post, trek_aselect, trek_gestratificeerd, trek_mus

POSTEN = 2_000
OMVANG = 200
ZEKERHEID = 0.95
LAGEN = (("groot", 200_000), ("middel", 50_000), ("overig", 0))


@dataclass(frozen=True)
class Populatie:
    """Posten, what is wrong in each (cents by key, none when right), and the size of that together."""

    naam: str
    posten: list[Post]
    fouten: dict[str, int]

    @property
    def fout(self) -> int:
        """The true error in cents."""
        return sum(self.fouten.values())

    @property
    def totaal(self) -> int:
        """The amount of all posten in cents."""
        return sum(post.centen for post in self.posten)

    def tainting(self, post: Post) -> float:
        """The share of one post that is wrong."""
        return self.fouten.get(post.sleutel, 0) / post.centen


def populaties(seed: int = 2024) -> Iterator[Populatie]:
    """Skewed amounts as of declaraties; few and many wrong posten, wholly or partly wrong, alike or in large ones."""
    for share in (0.005, 0.01, 0.03, 0.10, 0.30):
        for how, taint in (("geheel", lambda r: 1.0), ("deels", lambda r: r.betavariate(1, 3))):
            yield populatie(f"{100 * share:g} % posten {how} fout", share, taint, random.Random(f"{seed}{share}{how}"))


def populatie(naam: str, share: float, taint: Callable, chance: random.Random) -> Populatie:
    """One population; every post has the same chance to be wrong."""
    amounts = [int(100 * chance.lognormvariate(6.2, 0.9)) + 1 for _ in range(POSTEN)]
    posten = [Post(f"T{n:05d}", cents, laag(cents)) for n, cents in enumerate(amounts)]
    wrong = chance.sample(posten, round(share * POSTEN))
    return Populatie(naam, posten, {post.sleutel: max(1, int(taint(chance) * post.centen)) for post in wrong})


def laag(centen: int) -> str:
    """The stratum of an amount."""
    return next(name for name, least in LAGEN if centen >= least)


def covers(population: Populatie, zaad: str) -> dict[str, bool]:
    """Whether each method's upper limit covers the truth in one draw."""
    drawn = trek_mus(population.posten, OMVANG, zaad)
    interval = population.totaal / OMVANG
    certain = sum(population.fouten.get(one.post.sleutel, 0) for one in drawn if one.zeker)
    taints = [population.tainting(one.post) for one in drawn if not one.zeker]
    rest = sum(post.centen for post in population.posten) - sum(one.post.centen for one in drawn if one.zeker)
    alike = trek_aselect(population.posten, OMVANG, zaad)
    wrong = sum(one.post.sleutel in population.fouten for one in alike)
    return {
        "mus": evalueer_mus(interval, taints, ZEKERHEID, certain).bovengrens >= population.fout,
        "stringer": stringer(len(taints), taints, rest, ZEKERHEID).bovengrens + certain >= population.fout,
        "attributen": evalueer_aandeel(OMVANG, wrong, ZEKERHEID).bovengrens >= len(population.fouten) / POSTEN,
    }


def covers_strata(population: Populatie, zaad: str) -> bool:
    """Whether the limit over strata by size covers the truth."""
    cents: dict[str, list[int]] = {name: [] for name, _ in LAGEN}
    for post in population.posten:
        cents[post.laag].append(post.centen)
    parts = verdeel_neyman({name: Laag(len(all_), statistics.pstdev(all_)) for name, all_ in cents.items()}, OMVANG)
    seen: dict[str, list[int]] = {name: [] for name in parts}
    for one in trek_gestratificeerd(population.posten, parts, zaad):
        seen[one.post.laag].append(population.fouten.get(one.post.sleutel, 0))
    lagen = {name: Gezien(len(cents[name]), max(cents[name]), seen[name]) for name in parts}
    return evalueer_lagen(lagen, ZEKERHEID).bovengrens >= population.fout
