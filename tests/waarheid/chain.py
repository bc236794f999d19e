"""What parties around the youth help counted, without persons, from what they wrote down."""

from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction

from demo.calendar import half_year
from demo.parameters import read
from demo.region import World
from tests.waarheid.care import in_care
from tests.waarheid.euros import percent, rounded
from tests.waarheid.frameworks import cents
from tests.waarheid.registers import Row, rows
from tests.waarheid.routes import LISTS

KINDS = {row["soort"]: row for row in read(LISTS / "ketencijfers.csv")}
FAMILIES = {row["familie"] for row in KINDS.values()}


def counting(world: World) -> list[Row]:
    """All that counts: nothing of a period that lies in a longer one of the same party, gemeente and part."""
    told = [row for family in sorted(FAMILIES) for _, row in rows(world, "keten", family)]
    places: dict[tuple, list[Row]] = defaultdict(list)
    for row in told:
        places[row["soort"], row["gemeente_code"], row["onderdeel"]].append(row)
    return [
        row
        for members in places.values()
        for row in members
        if not any(one is not row and one["van"] <= row["van"] and row["tot"] <= one["tot"] for one in members)
    ]


def figures(world: World) -> list[tuple]:
    """rpt_ketencijfers: number, of how many, the share, mean days, cents, and the number of the half-year before."""
    found: dict[tuple[str, str, str], list[int | None]] = defaultdict(lambda: [0, None, 0, None])
    for row in counting(world):
        if KINDS[row["soort"]]["telling"] == "norm":
            continue
        entry = found[row["gemeente_code"], half_year(date.fromisoformat(row["van"])), row["soort"]]
        number, days, amount = int(row["aantal"]), row["dagen"], cents(row)
        entry[0] += number
        if days:
            entry[1] = (entry[1] or 0) + int(days)
            entry[2] += number
        if amount is not None:
            entry[3] = (entry[3] or 0) + amount
    return [shared(key, found) for key in found]


def shared(key: tuple[str, str, str], found: dict) -> tuple:
    """One figure beside its whole and the one before it."""
    gemeente, half, kind = key
    number, days, measured, amount = found[key]
    whole = found.get((gemeente, half, KINDS[kind]["noemer_soort"]), [None])[0]
    before = (gemeente, f"{half[:4]}-H1" if half.endswith("2") else f"{int(half[:4]) - 1}-H2", kind)
    mean = rounded(Fraction(days, measured), 1) if days is not None and measured else None
    earlier = found[before][0] if before in found else None
    return (*key, number, whole, percent(number, whole) if whole else None, mean, amount, earlier)


def beside_care(world: World) -> list[tuple]:
    """rpt_regelingen: an arrangement and help, each with its change; and which way both went, where that says much."""
    helped: Counter = Counter(key[:2] for key in in_care(world))
    limits = {row["soort"]: row for row in read(LISTS / "regelingen_vergeleken.csv")}
    found = []
    for gemeente, half, kind, number, _, _, _, _, before in figures(world):
        if kind in limits:
            earlier = f"{half[:4]}-H1" if half.endswith("2") else f"{int(half[:4]) - 1}-H2"
            own, own_before = (helped[gemeente, one] or None for one in (half, earlier))
            changes = [grown(number, before), grown(own, own_before)]
            way = direction(changes, min(before or 0, own_before or 0), limits[kind])
            shown = [None if change is None else rounded(change, 1) for change in changes]
            found.append((gemeente, half, kind, number, before, shown[0], own, own_before, shown[1], way))
    return found


def grown(now: int | None, before: int | None) -> Fraction | None:
    """In percent."""
    return Fraction(100 * (now - before), before) if now is not None and before else None


def direction(changes: list[Fraction | None], least: int, limit: Row) -> str:
    """Whether one went up while the other went down."""
    other, own = changes
    if other is None or own is None:
        return "onbekend"
    if least < int(limit["minste_aantal"]):
        return "te weinig"
    if min(abs(other), abs(own)) < int(limit["minste_verschil_procent"]):
        return "gelijk"
    if own < 0 < other:
        return "jeugdhulp omlaag, regeling omhoog"
    return "jeugdhulp omhoog, regeling omlaag" if other < 0 < own else "zelfde kant op"
