"""Trajecten as the messages tell them: what began, what ended, how long it took, and what came before and after."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from demo.calendar import half_year
from demo.parameters import read
from demo.region import World
from tests.waarheid.money import lines, summed
from tests.waarheid.registers import halves
from tests.waarheid.routes import LISTS, Part, chains, form, newest, rung

FOREVER = date.max - timedelta(days=400)
HALF_YEAR = timedelta(days=183)
NO_HELP = {row["hulpvorm_code"] for row in read(LISTS / "hulpvormen.csv") if row["is_jeugdhulp"] == "false"}
DROPPED = {row["reden_beeindiging"]: row for row in read(LISTS / "soorten_beeindiging.csv")}


@dataclass(frozen=True)
class Hulp:
    """One traject: the parts of the same help that adjoin."""

    parts: tuple[Part, ...]

    @property
    def persoon(self) -> str:
        """BSN."""
        return self.parts[0].hulp[0]

    @property
    def gemeente(self) -> str:
        """Who pays."""
        return self.parts[0].gemeente

    @property
    def vorm(self) -> str:
        """The hulpvorm."""
        return min(form(part.categorie, part.product) for part in self.parts)

    @property
    def is_jeugdhulp(self) -> bool:
        """Jeugdbescherming and jeugdreclassering are not."""
        return self.vorm not in NO_HELP

    @property
    def begin(self) -> date:
        """The first day."""
        return min(part.begin for part in self.parts)

    @property
    def einde(self) -> date | None:
        """The last day, once all of it has ended."""
        ends = [part.einde for part in self.parts]
        return None if None in ends else max(end for end in ends if end)

    @property
    def reden(self) -> str:
        """Why the last part stopped, as far as that was told."""
        return max(self.parts, key=lambda part: part.einde or FOREVER).reden


def told(world: World) -> list[Hulp]:
    """Every traject."""
    return [Hulp(tuple(parts)) for parts in chains(world)]


def ended(world: World) -> list[tuple[str, Hulp, date]]:
    """(half-year, traject, last day) of those that ended in a half-year of the reports."""
    known = {half for half, _, _ in halves(world)}
    return [
        (half_year(one.einde), one, one.einde) for one in told(world) if one.einde and half_year(one.einde) in known
    ]


def durations(world: World) -> list[tuple]:
    """rpt_trajectduur: n, days, mean and median in tenths of a day, per hulpvorm and in total."""
    found: dict[tuple, list[int]] = defaultdict(list)
    for half, one, einde in ended(world):
        for vorm in (one.vorm, "totaal"):
            found[one.gemeente, half, vorm].append((einde - one.begin).days)
    return sorted(
        (*key, len(days), sum(days), rounded(Fraction(10 * sum(days), len(days))), rounded(10 * part(days, "0.5")))
        for key, days in found.items()
    )


def part(values: Iterable[int], share: str) -> Fraction:
    """The value below which this share lies, between two of them in proportion."""
    ordered = sorted(values)
    place = Fraction(share) * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def rounded(number: Fraction) -> int:
    """To the nearest whole; a half goes up."""
    return int(2 * number + 1) // 2


def endings(world: World) -> list[tuple]:
    """rpt_uitval: ended, without a stop, by administration, that count, dropped out, by the youth, by the aanbieder."""
    counted = []
    for half, one, _ in ended(world):
        kind = DROPPED.get(one.reden, {})
        dropped = kind.get("is_uitval") == "true"
        whose = [dropped and one.reden == reden for reden in ("32", "33")]
        administrative = kind.get("soort_einde") == "administratief"
        counts = kind.get("telt_voor_uitval") == "true"
        counted.append((one.gemeente, half, one.vorm, 1, not one.reden, administrative, counts, dropped, *whose))
    return summed(iter(counted))


def per_person(helps: Iterable[Hulp]) -> dict[str, list[Hulp]]:
    """BSN -> trajecten in order of their first day."""
    found: dict[str, list[Hulp]] = defaultdict(list)
    for one in sorted(helps, key=lambda one: one.begin):
        found[one.persoon].append(one)
    return found


def returns(world: World) -> list[tuple]:
    """rpt_herhaald_beroep: begun, of which after earlier help; ended long enough ago, of which without a new start."""
    known, until = {half for half, _, _ in halves(world)}, newest(world)
    counted = []
    for own in per_person(one for one in told(world) if one.is_jeugdhulp).values():
        for one in own:
            if (half := half_year(one.begin)) in known:
                leap = (one.begin.month, one.begin.day) == (2, 29)
                since = one.begin.replace(year=one.begin.year - 5, day=28 if leap else one.begin.day)
                again = any(other.begin < one.begin and (other.einde or FOREVER) >= since for other in own)
                counted.append((one.gemeente, half, one.vorm, 1, again, 0, 0))
            if one.einde and (limit := next_half_end(one.einde)) <= until and (half := half_year(one.einde)) in known:
                back = any(one.einde < other.begin <= limit for other in own)
                counted.append((one.gemeente, half, one.vorm, 0, 0, 1, not back))
    return summed(iter(counted))


def next_half_end(day: date) -> date:
    """The last day of the half-year after that of a day."""
    return date(day.year, 12, 31) if day.month < 7 else date(day.year + 1, 6, 30)


def steps(world: World) -> list[tuple]:
    """rpt_zorgladder: begun, from which rung (0 without help in the half-year before) to which."""
    known = {half for half, _, _ in halves(world)}
    counted = []
    for own in per_person(one for one in told(world) if rung(one.vorm)).values():
        for one in own:
            if half_year(one.begin) in known:
                counted.append((one.gemeente, half_year(one.begin), f"{step_before(own, one)} {rung(one.vorm)}", 1))
    return summed(iter(counted))


def step_before(own: list[Hulp], one: Hulp) -> int:
    """The rung of the heaviest help that began before this one, and did not end more than half a year ago."""
    earlier = [other for other in own if other.begin < one.begin <= (other.einde or FOREVER) + HALF_YEAR]
    return max((rung(other.vorm) for other in earlier), default=0)


def survival(world: World) -> list[tuple]:
    """rpt_overleving: ended, still followed and tenths of a percent still in help, by Kaplan-Meier on every term."""
    until, seen = newest(world), min(line.periode[0] for _, line, _ in lines(world))
    found: dict[tuple, list[tuple[int, int, bool]]] = defaultdict(list)
    for one in told(world):
        last = one.einde or until
        if one.is_jeugdhulp and last >= max(one.begin, seen):
            span = (max((seen - one.begin).days, 0), (last - one.begin).days + 1, one.einde is not None)
            found[one.gemeente, one.vorm].append(span)
            found[one.gemeente, "totaal"].append(span)
    terms = [(int(row["dagen"]), int(row["minste_gevolgd"])) for row in read(LISTS / "overleving_termijnen.csv")]
    return sorted(
        (*key, term, *curve(spans, term, least))
        for key, spans in found.items()
        for term, least in terms
        if min(begin for begin, _, _ in spans) <= term
    )


def curve(spans: list[tuple[int, int, bool]], term: int, least: int) -> tuple[int, int, int | None]:
    """(ended, still followed, tenths of a percent still in help or None where too few were followed) after a term."""
    deaths = Counter(end for _, end, is_ended in spans if is_ended and end <= term)
    at_risk = {day: sum(begin < day <= end for begin, end, _ in spans) for day in deaths}
    alive = Fraction(1)
    for day, number in deaths.items():
        alive *= 1 - Fraction(number, at_risk[day])
    followed = sum(begin <= term < end for begin, end, _ in spans)
    days = {0, *(end for _, end, _ in spans if end <= term)}  # on other days nobody leaves
    enough = min(sum(begin <= day < end for begin, end, _ in spans) for day in days) >= least
    return deaths.total(), followed, rounded(1000 * alive) if enough else None
