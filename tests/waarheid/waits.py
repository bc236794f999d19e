"""How long help waited: from the verwijzing and from the toewijzing until the start."""

from collections import Counter, defaultdict
from datetime import date

from demo.calendar import half_year
from demo.region import World
from tests.waarheid.granted import Granted, granted
from tests.waarheid.money import lines
from tests.waarheid.registers import halves
from tests.waarheid.routes import newest
from tests.waarheid.trajecten import FOREVER, part, rounded, told


def throughput(world: World) -> list[tuple]:
    """rpt_doorlooptijd_maand: toewijzingen by the month of their first issue, begun, and the days until then."""
    found: dict[tuple, list[int | None]] = defaultdict(list)
    for one in granted(world):
        if one.op:
            days = (one.start - one.op).days if one.start else None
            found[one.gemeente, f"{one.op:%Y-%m}", one.item.product.categorie].append(days)
    counted = []
    for key, all_days in found.items():
        days = sorted(day for day in all_days if day is not None)
        shares = [days[-(-len(days) * share // 10) - 1] if days else None for share in (5, 9)]
        counted.append((*key, len(all_days), len(days), *shares, sum(days) if days else None))
    return sorted(counted, key=str)


def waits(world: World) -> list[tuple]:
    """rpt_wachttijden: n from verwijzing; n, days, median and 80th percentile in tenths from toewijzing; who waits.

    How long after a verwijzing is compared per toewijzing, below.
    """
    until, last = newest(world), halves(world)[-1][0]
    known = {half for half, _, _ in halves(world)}
    asked, begun = referred(world), first_days(world)
    found: dict[tuple, list[list[int]]] = defaultdict(lambda: [[], [], []])
    declared = numbers_declared(world)
    for one in granted(world):
        number = (one.gemeente, one.item.nummer)
        waiting = is_waiting(one, declared, until)
        half = half_year(one.start) if one.start else last
        if half not in known or not (one.start or waiting) or begun.get(number, FOREVER) < (one.start or date.min):
            continue
        for vorm in (one.vorm, "totaal"):
            entry = found[one.gemeente, half, vorm, one.item.product.categorie == "46"]
            for place, since in enumerate((asked.get(number), one.op)):
                if one.start and since:
                    entry[place].append(max((one.start - since).days, 0))
            if waiting:
                entry[2].append(max((until - one.op).days, 0) if one.op else -1)
    return sorted(
        (*key, len(asked_for), *described(decision), len(waiting), max(waiting, default=None))
        for key, (asked_for, decision, waiting) in found.items()
    )


def first_verwijzingen(world: World) -> list[tuple]:
    """fct_wachttijden of youths with one toewijzing: its first verwijzing, and the days until the start.

    With two of them, which one an unnumbered verwijzing of a doctor is about is a guess (4 of 861 were wrong).
    """
    every, asked = granted(world), referred(world)
    own = Counter(one.traject.jeugdige.bsn for one in every if one.item is one.traject.hoofd)
    declared, until, counted = numbers_declared(world), newest(world), []
    for one in every:
        key = (one.gemeente, one.item.nummer)
        if one.item is not one.traject.hoofd or own[one.traject.jeugdige.bsn] > 1:
            continue
        if one.start or is_waiting(one, declared, until):
            since = asked.get(key)
            days = max((one.start - since).days, 0) if one.start and since else None
            counted.append(("-".join(key), str(since) if since else None, days))
    return sorted(counted)


def numbers_declared(world: World) -> set[tuple[str, str]]:
    """(gemeente, number) of everything that was declared."""
    return {(line.traject.jeugdige.gemeente, line.nummer) for _, line, _ in lines(world)}


def is_waiting(one: Granted, declared: set[tuple[str, str]], until: date) -> bool:
    """Whether help should have begun by now, and nobody said that it did."""
    return not one.start and (one.gemeente, one.item.nummer) not in declared and one.item.ingang <= until <= one.einde


def described(days: list[int]) -> tuple[int | None, ...]:
    """(n, sum, median and 80th percentile in tenths of a day)."""
    if not days:
        return 0, None, None, None
    return len(days), sum(days), rounded(10 * part(days, "0.5")), rounded(10 * part(days, "0.8"))


def first_days(world: World) -> dict[tuple[str, str], date]:
    """(gemeente, number) -> the first day of the help that the toewijzing goes on with."""
    return {(one.gemeente, piece.bron.hoofd.nummer): one.begin for one in told(world) for piece in one.parts}


def referred(world: World) -> dict[tuple[str, str], date]:
    """(gemeente, number) -> the first day on which somebody sent the youth there."""
    found: dict[tuple[str, str], date] = {}
    decided = {(r["gemeente_code"], r["toewijzing_nummer"]) for r in world.box.registers["gi", "bepalingen"].values()}
    window = world.window
    for one in granted(world):
        traject, main = one.traject, one.item is one.traject.hoofd
        days = []
        if one.op and traject.verwijzer != "gemeente" and traject.verzocht_op <= window.closed:
            days.append(traject.verzocht_op)
        if main and (one.gemeente, one.item.nummer) in decided:
            days.append(min(traject.verzocht_op, traject.start))
        if main and traject.verwijzer in ("02", "03", "05") and window.first <= traject.verwezen_op <= window.end:
            days.append(traject.verwezen_op)
        if main and traject.verwijzer == "gemeente" and traject.hoofd.versies[0].op <= window.end:
            days.append(traject.hoofd.versies[0].op)
        if days:
            found[one.gemeente, one.item.nummer] = min(days)
    return found
