"""Growth of costs from year to year in four parts, counted from the lines with exact fractions.

Of every group of products with one unit, a year beside the one before: what more youths would have cost at the old
costs of each, what more volume of each at the old mean price, what other products (mix) and what other tariffs did.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from demo.region import World
from tests.waarheid.euros import bought, spread
from tests.waarheid.money import lines
from tests.waarheid.routes import newest

PARTS = ("jeugdigen", "volume", "tarief", "mix")


@dataclass
class Group:
    """Products whose volumes may be added up: cents, and the volume of this year at the prices of last year."""

    now: Fraction = Fraction(0)
    before: Fraction = Fraction(0)
    volume: Fraction = Fraction(0)
    volume_before: Fraction = Fraction(0)
    at_old_prices: Fraction = Fraction(0)

    def add(self, now: tuple[int, int], before: tuple[int, int]) -> None:
        """One product, (cents, volume) of both years; a product that is new has had no other price."""
        known = before if before[1] else now
        price = Fraction(known[0], known[1]) if known[1] else Fraction(0)
        self.now += now[0]
        self.before += before[0]
        self.volume += now[1]
        self.volume_before += before[1]
        self.at_old_prices += now[1] * price

    @property
    def at_mean_price(self) -> Fraction:
        """This year's volume at last year's mean price of the group."""
        return self.volume * self.before / self.volume_before if self.volume_before else self.at_old_prices


def years(world: World) -> list[tuple[int, set[str]]]:
    """(year, gemeenten that had costs before it): the first year of a gemeente has nothing to be laid beside."""
    seen = {(what.jaar, what.gemeente) for what in bought(world)}
    return [(jaar, {place for one, place in seen if one < jaar}) for jaar in sorted({jaar for jaar, _ in seen})]


def groups(world: World) -> Iterator[tuple[str, int, str, Group]]:
    """(gemeente, year, categorie, group), a group for every unit; what has no volume is a group of euros."""
    per_year: dict[tuple, dict[int, tuple[int, int]]] = defaultdict(dict)
    for what, (cents, volume) in bought(world).items():
        key = (what.gemeente, what.categorie, what.eenheid, what.product)
        known = per_year[key].get(what.jaar, (0, 0))
        per_year[key][what.jaar] = (known[0] + cents, known[1] + volume)
    for jaar, places in years(world):
        found: dict[tuple, Group] = defaultdict(Group)
        for (gemeente, categorie, eenheid, _), amounts in per_year.items():
            pair = [amounts.get(jaar), amounts.get(jaar - 1)]
            if not any(pair) or gemeente not in places:
                continue
            measured = all(one is None or one[1] > 0 for one in pair)
            now, before = (one if measured or one is None else (one[0], one[0]) for one in pair)
            found[gemeente, categorie, eenheid, measured].add(now or (0, 0), before or (0, 0))
        for (gemeente, categorie, *_), group in found.items():
            yield gemeente, jaar, categorie, group


def youths(world: World, *, per_categorie: bool) -> dict[tuple, int]:
    """(gemeente, year and, if asked, categorie) -> youths with costs."""
    found: dict[tuple, set[str]] = defaultdict(set)
    for _, line, cost in lines(world):
        if cost:
            kind = (line.toewijzing.product.categorie,) if per_categorie else ()
            found[line.traject.jeugdige.gemeente, line.maand.year, *kind].add(line.traject.jeugdige.bsn)
    return {key: len(persons) for key, persons in found.items()}


def split(members: list[Group], now: int, before: int) -> Counter:
    """Growth of some groups together, as fractions of cents by part; without youths before, all is because of them."""
    found: Counter = Counter()
    for one in members:
        if not before:
            found["jeugdigen"] += one.now
            continue
        with_youths = one.before * Fraction(now, before)
        found["jeugdigen"] += with_youths - one.before
        found["volume"] += one.at_mean_price - with_youths
        found["mix"] += one.at_old_prices - one.at_mean_price
        found["tarief"] += one.now - one.at_old_prices
    return found


def grown(world: World, *, per_categorie: bool) -> list[tuple]:
    """Youths before and now, cents before and now, growth in cents, and its parts in the order of PARTS."""
    members: dict[tuple, list[Group]] = defaultdict(list)
    for gemeente, jaar, categorie, group in groups(world):
        members[(gemeente, jaar, categorie) if per_categorie else (gemeente, jaar)].append(group)
    persons, today, found = youths(world, per_categorie=per_categorie), newest(world), []
    for key, own in members.items():
        gemeente, jaar, *kind = key
        now, before = persons.get(key, 0), persons.get((gemeente, jaar - 1, *kind), 0)
        cents = [int(sum(one.before for one in own)), int(sum(one.now for one in own))]
        parts = spread({part: Fraction(split(own, now, before)[part]) for part in PARTS})
        complete = today.isoformat() >= f"{jaar + 1}-07-01"
        numbers = (before, now, *cents, cents[1] - cents[0], *(parts[part] for part in PARTS))
        found.append((*key, *numbers, complete))
    return found


def costs_grown(world: World) -> list[tuple]:
    """rpt_kosten_groei."""
    return grown(world, per_categorie=False)


def sectors_grown(world: World) -> list[tuple]:
    """rpt_sectorgroei."""
    return grown(world, per_categorie=True)
