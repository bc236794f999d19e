"""What stands around help: aftercare and bridging, and other arrangements beside it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from demo.calendar import half_year
from demo.parameters import read
from demo.region import World
from tests.waarheid.care import in_care
from tests.waarheid.chain import figures
from tests.waarheid.families import Span, span
from tests.waarheid.granted import granted
from tests.waarheid.money import summed
from tests.waarheid.registers import casussen, halves, rows
from tests.waarheid.routes import LISTS, newest
from tests.waarheid.trajecten import FOREVER, Hulp, ended, told
from tests.waarheid.waits import first_days

AFTER, WAITED = timedelta(days=92), 14  # basisfeiten_termijnen.csv
Pair = tuple[int | None, int | None]
Youth = tuple[str, str]  # BSN, gemeente


def basics(world: World) -> list[tuple]:
    """rpt_basisfeiten: ended or waited; with the jeugdteam, with other help, with one of them, with none."""
    known = {half for half, _, _ in halves(world)}
    counted = [
        (gemeente, half, kind, 1, team, other, team or other, not (team or other))
        for kind, found in (("nazorg", after(world)), ("overbrugging", bridged(world)))
        for gemeente, half, team, other in found
        if half in known
    ]
    return summed(iter(counted))


def arrangements(world: World) -> list[tuple]:
    """rpt_regelingen: both numbers, and those of the half-year before, and whether they moved against each other."""
    care = Counter((gemeente, half) for gemeente, half, _ in in_care(world))
    kinds = {row["soort"]: row for row in read(LISTS / "regelingen_vergeleken.csv")}
    counted = []
    for gemeente, half, soort, number, *_, before in figures(world):
        if soort in kinds:
            pairs = (number, before), (care.get((gemeente, half)), care.get((gemeente, half_before(half))))
            counted.append((gemeente, half, soort, *pairs[0], *pairs[1], movement(*pairs, kinds[soort])))
    return counted


def movement(one: Pair, care: Pair, kind: dict[str, str]) -> str:
    """What is said of an arrangement beside youth help; each as (now, before)."""
    if not all(before and now is not None for now, before in (one, care)):
        return "onbekend"
    changes = [Fraction(100 * ((now or 0) - (before or 0)), before or 1) for now, before in (one, care)]
    if min(one[1] or 0, care[1] or 0) < int(kind["minste_aantal"]):
        return "te weinig"
    if min(map(abs, changes)) < int(kind["minste_verschil_procent"]):
        return "gelijk"
    if changes[0] * changes[1] > 0:
        return "zelfde kant op"
    up = changes[0] > 0
    return f"jeugdhulp {'omlaag' if up else 'omhoog'}, regeling {'omhoog' if up else 'omlaag'}"


def half_before(half: str) -> str:
    """2024-H1 -> 2023-H2."""
    return f"{half[:4]}-H1" if half.endswith("2") else f"{int(half[:4]) - 1}-H2"


def after(world: World) -> Iterator[tuple[str, str, bool, bool]]:
    """(gemeente, half-year, jeugdteam, other help) of jeugdhulp that ended long enough ago."""
    busy, helps, until = team_spans(world), help_spans(world), newest(world)
    for half, one, einde in ended(world):
        if one.is_jeugdhulp and einde + AFTER <= until:
            who, first = (one.persoon, one.gemeente), einde + timedelta(1)
            other = [when for hulp, when in helps.get(who, []) if hulp.parts != one.parts]
            yield (
                one.gemeente,
                half,
                runs_in(busy.get(who, []), first, einde + AFTER),
                runs_in(other, first, einde + AFTER),
            )


def bridged(world: World) -> Iterator[tuple[str, str, bool, bool]]:
    """(gemeente, half-year, jeugdteam, other help) of help, no crisis, that was waited for long enough."""
    busy, helps, begun = team_spans(world), help_spans(world), first_days(world)
    for one in granted(world):
        number = (one.gemeente, one.item.nummer)
        crisis = one.item.product.categorie == "46"
        if not one.op or not one.start or crisis or begun.get(number, FOREVER) < one.start:
            continue
        if (one.start - one.op).days >= WAITED:
            who, last = (one.traject.jeugdige.bsn, one.gemeente), one.start - timedelta(1)
            other = [when for _, when in helps.get(who, [])]
            yield (
                one.gemeente,
                half_year(one.start),
                runs_in(busy.get(who, []), one.op, last),
                runs_in(other, one.op, last),
            )


def runs_in(spans: list[Span], first: date, last: date) -> bool:
    """Whether any of them runs on one of these days."""
    return any(begin <= last and end >= first for begin, end in spans)


def team_spans(world: World) -> dict[Youth, list[Span]]:
    """When the jeugdteam gave ambulante hulp or kept the plan of the gezin."""
    known, found = casussen(world), {}
    tasks: dict[tuple[str, str], list[Span]] = {}
    for team, row in rows(world, "sjt", "kerntaken"):
        if row["kerntaak"] in ("AMBULANT", "GEZINSREGIE"):
            tasks.setdefault((team, row["casus_id"]), []).append(span(row))
    for team, row in rows(world, "sjt", "casusdeelnames"):
        casus = known[team, row["casus_id"]]
        held = (date.fromisoformat(row["van"]), span(casus)[1])
        for begin, end in tasks.get((team, row["casus_id"]), []) if row["rol"] == "JEUGDIGE" else ():
            both = (max(begin, held[0]), min(end, held[1]))
            if both[0] <= both[1]:
                found.setdefault((row["bsn"], casus["gemeente_code"]), []).append(both)
    return found


def help_spans(world: World) -> dict[Youth, list[tuple[Hulp, Span]]]:
    """The jeugdhulp of every youth."""
    found: dict[Youth, list[tuple[Hulp, Span]]] = {}
    for one in told(world):
        if one.is_jeugdhulp:
            when = (one.begin, one.einde or FOREVER)
            found.setdefault((one.persoon, one.gemeente), []).append((one, when))
    return found
