"""Toewijzingen as the messages tell them: what followed at their end, and what was used of them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from demo.calendar import half_year
from demo.region import World
from demo.trajecten import Toewijzing, Traject
from tests.waarheid.money import UNKNOWN, lines, summed
from tests.waarheid.registers import halves
from tests.waarheid.routes import form, newest, rung, sent
from tests.waarheid.trajecten import rounded

MONTH = timedelta(days=30)
IN_MINUTES = {("01", "04"): 60}


@dataclass(frozen=True)
class Granted:
    """One toewijzing as the messages tell it."""

    traject: Traject
    item: Toewijzing
    op: date | None  # first issue, if that was sent
    einde: date  # of the last issue that was sent
    laatste_op: date
    start: date | None
    stop: date | None

    @property
    def gemeente(self) -> str:
        """Who pays."""
        return self.traject.jeugdige.gemeente

    @property
    def vorm(self) -> str:
        """The hulpvorm; a budget names a categorie only."""
        product = self.item.product
        return form(product.categorie, UNKNOWN if self.item.budget else product.code)


def granted(world: World) -> list[Granted]:
    """Every toewijzing that was sent."""
    heard = {delivery.sleutel for delivery in world.box.of("JW305")}
    stopped = {delivery.sleutel for delivery in world.box.of("JW307")}
    found = []
    for traject in world.trajecten:
        key = f"{traject.jeugdige.gemeente} {traject.hoofd.nummer}"
        versies = sent(world, traject)
        first = traject.hoofd.versies[0]
        for item in traject.toewijzingen if versies else ():
            found.append(Granted(
                traject, item, first.op if first in versies else None, versies[-1].einddatum, versies[-1].op,
                traject.start if key in heard else None, traject.stop if key in stopped else None,
            ))  # fmt: skip
    return found


def followed_up(world: World) -> list[tuple]:
    """rpt_herindicatie: ended; prolonged or followed; lighter, as heavy, heavier, unknown; asked by whom."""
    until, every = newest(world), granted(world)
    known = {half for half, _, _ in halves(world)}
    counted = []
    for one in every:
        versies = sent(world, one.traject)
        for versie, after in zip(versies, [*versies[1:], None], strict=True):
            half = half_year(versie.einddatum)
            if versie.einddatum <= until and half in known:
                way, asker = ("gelijk", "gemeente") if after else next_one(every, one)
                ways = [way == name for name in ("lichter", "gelijk", "zwaarder", "onbekend")]
                askers = [asker == name for name in ("aanbieder", "gi", "gemeente")]
                counted.append((one.gemeente, half, one.vorm, 1, bool(way), *ways, *askers))
    return summed(iter(counted))


def next_one(every: list[Granted], one: Granted) -> tuple[str, str]:
    """(direction, who asked for it) of what the youth was granted within 30 days of the end."""
    near = [
        other
        for other in every
        if other.traject.jeugdige.bsn == one.traject.jeugdige.bsn
        and other.item.ingang > one.item.ingang
        and one.einde - MONTH <= other.item.ingang <= one.einde + MONTH
    ]
    if not near:
        return "", ""
    first = min(near, key=lambda other: (other.vorm != one.vorm, other.item.ingang, other.item.nummer))
    before, after = rung(one.vorm), rung(first.vorm)
    if not before or not after:
        way = "onbekend"
    else:
        way = "lichter" if after < before else "zwaarder" if after > before else "gelijk"
    return way, "gemeente" if first.traject.verwijzer == "gemeente" else "aanbieder"


def tightness(world: World) -> list[tuple]:
    """rpt_strakheid: ended; with a volume; done early; days; measured, hundredths of it; less than half, nearly all."""
    until, first_care = newest(world), min(line.periode[0] for _, line, _ in lines(world))
    used = volumes(world)
    counted = []
    for one in granted(world):
        if one.einde > until - timedelta(days=92):
            continue
        early = one.stop is not None and one.stop < one.einde and one.traject.reden_stop == "31"
        share = None
        if not one.item.budget and one.item.ingang >= first_care:
            share = rounded(10_000 * used.get((one.gemeente, one.item.nummer), Fraction(0)) / most(one))
        known = share is not None
        counted.append((
            one.gemeente, half_year(one.einde), one.item.product.categorie, 1, not one.item.budget, early,
            (one.einde - one.item.ingang).days + 1, known, share or 0,
            known and share < 5_000, known and share >= 9_500,
        ))  # fmt: skip
    return [(*row[:8], rounded(Fraction(row[8], 100)), *row[9:]) for row in summed(iter(counted))]


def volumes(world: World) -> dict[tuple[str, str], Fraction]:
    """(gemeente, number) -> declared, less what was taken back, in the unit of the toewijzing."""
    found: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for one, line, _ in lines(world):
        if one.answered is None or not line.retourcode:
            factor = IN_MINUTES.get((line.eenheid, line.toewijzing.product.eenheid), 1)
            volume = Fraction(line.volume if line.teken == "D" else -line.volume, factor)
            found[line.traject.jeugdige.gemeente, line.nummer] += volume
    return found


def most(one: Granted) -> int:
    """The volume that the toewijzing allows: per day, per calendar week or month that it touches, or at once."""
    begin, end = one.item.ingang, one.einde
    if one.item.product.frequentie == "2":
        weeks = ((end - timedelta(end.weekday())) - (begin - timedelta(begin.weekday()))).days // 7 + 1
        return one.item.volume * weeks
    if one.item.product.frequentie == "4":
        return one.item.volume * ((end.year - begin.year) * 12 + end.month - begin.month + 1)
    return one.item.volume
