"""Who began with help and who sent them, counted from the trajecten that the generator invented."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from demo.calendar import half_year
from demo.ijw import known_versions
from demo.parameters import REGION, read
from demo.region import World
from demo.trajecten import Traject, Versie
from demo.zips import CONTRACTS
from tests.waarheid.money import UNKNOWN, lines, standing, stated, summed
from tests.waarheid.registers import halves

LISTS = CONTRACTS.parent / "codelijsten"
WINDOW = timedelta(days=183)  # waterbed_drempels.csv
DAY = timedelta(days=1)
ENDINGS = {row["reden_beeindiging"]: row["soort_einde"] for row in read(LISTS / "soorten_beeindiging.csv")}


@dataclass(frozen=True)
class Part:
    """Care on one toewijzing. `van` and `tot`: what another part must adjoin to be the same help."""

    hulp: tuple[str, str, str]  # youth, aanbieder, what is the same help
    gemeente: str
    categorie: str
    product: str  # as the messages name it: a budget names a categorie only, and what is declared on it a product
    verwijzer: str
    begin: date
    van: date
    tot: date
    einde: date | None
    reden: str  # of the stop that was told
    bron: Traject


def begun(world: World) -> Iterator[tuple[Part, date]]:
    """(first part, first day) of every traject."""
    yield from ((same[0], min(one.begin for one in same)) for same in chains(world))


def chains(world: World) -> Iterator[list[Part]]:
    """The parts of every traject: parts of the same help that adjoin are one."""
    found: dict[tuple, list[list[Part]]] = defaultdict(list)
    for part in sorted(parts(world), key=lambda one: (one.van, one.begin)):
        chain = found[part.hulp]
        if chain and max(one.tot for one in chain[-1]) + DAY >= part.van:
            chain[-1].append(part)
        else:
            chain.append([part])
    for chain in found.values():
        yield from chain


def newest(world: World) -> date:
    """The last day that anything was told."""
    return max(delivery.op for delivery in world.box.deliveries)


def parts(world: World) -> Iterator[Part]:
    """Every traject of which somebody heard: from its start, or without a message the first declared day."""
    heard = {delivery.sleutel for delivery in world.box.of("JW305")}
    stopped = {delivery.sleutel for delivery in world.box.of("JW307")}
    until = newest(world)
    declared: dict[str, date] = {}
    for _, line, _ in lines(world):
        key = f"{line.traject.jeugdige.gemeente} {line.nummer}"
        declared[key] = min(line.periode[0], declared.get(key, line.periode[0]))
    named = declared_products(world)
    for traject in world.trajecten:
        key = f"{traject.jeugdige.gemeente} {traject.hoofd.nummer}"
        begin = traject.start if key in heard else declared.get(key)
        if begin and traject.hoofd.product.soort != "vervoer":
            stop = traject.stop if key in stopped else None
            code = named.get((key, traject.agb, traject.jeugdige.bsn), UNKNOWN)
            yield part(world, traject, begin, stop, until, code if traject.hoofd.budget else traject.hoofd.product.code)


def declared_products(world: World) -> dict[tuple[str, str, str], str]:
    """The product with most cents of what stands on a number of a youth at an aanbieder; of as much, the first code."""
    cents: dict[tuple, Counter] = defaultdict(Counter)
    for one, line, cost in standing(world):
        person = line.traject.jeugdige
        key = (f"{person.gemeente} {line.nummer}", one.agb, person.bsn)
        cents[key][line.toewijzing.product.code] += cost
    return {key: min(found, key=lambda code: (-found[code], code)) for key, found in cents.items()}


def part(world: World, traject: Traject, begin: date, stop: date | None, until: date, code: str) -> Part:
    """One traject as the messages tell it. Help that ended because it was done, ends there."""
    person, hoofd = traject.jeugdige, traject.hoofd
    granted = sent(world, traject)[-1].einddatum
    end = stop or granted
    categorie = hoofd.product.categorie
    return Part(
        hulp=(person.bsn, traject.agb, same_help(categorie, code)),
        gemeente=person.gemeente,
        categorie=categorie,
        product=code,
        verwijzer=stated(world, traject),
        begin=begin,
        van=min(begin, hoofd.ingang),
        tot=end if stop and ENDINGS[traject.reden_stop] == "inhoudelijk" else max(end, granted),
        einde=max(begin, end) if end <= until else None,
        reden=traject.reden_stop if stop else "",
        bron=traject,
    )


def sent(world: World, traject: Traject) -> list[Versie]:
    """The issues of its toewijzing that were sent before the window closed."""
    versies = [traject.hoofd.versies[number] for number in known_versions(traject, world.window)]
    return [versie for versie in versies if versie.op <= world.window.closed]


def same_help(categorie: str, code: str) -> str:
    """The hulpvorm of a product that is on the ladder, else the product itself."""
    return form(categorie, code) if rung(form(categorie, code)) else code


@cache
def form(categorie: str, code: str) -> str:
    """The hulpvorm of a product: of the national list, where its categorie follows that, else of the categorie."""
    of_list = {row["product_code"]: row["hulpvorm_code"] for row in read(LISTS / "producten_jz21.csv")}
    [agreed] = [row for row in read(LISTS / "hulpvorm_per_categorie.csv") if row["product_categorie"] == categorie]
    return (of_list.get(code) if agreed["volgt_productlijst"] == "true" else "") or agreed["hulpvorm_code"]


@cache
def rung(hulpvorm: str) -> int:
    """The step on the zorgladder; 0 for what is not on it."""
    [known] = [row for row in read(LISTS / "hulpvormen.csv") if row["hulpvorm_code"] == hulpvorm]
    return int(known["zwaarte"] or 0)


def inflow(world: World) -> list[tuple]:
    """rpt_instroom_maand: trajecten that began, per month, categorie and verwijzer."""
    return summed((one.gemeente, f"{first:%Y-%m}", one.categorie, one.verwijzer, 1) for one, first in begun(world))


def inflow_by_route(world: World) -> list[tuple]:
    """rpt_instroom_verwijzer: the same per half-year, of those that care was declared in."""
    known = {half for half, _, _ in halves(world)}
    return summed(
        (one.gemeente, half_year(first), one.verwijzer, 1) for one, first in begun(world) if half_year(first) in known
    )


def waterbed(world: World) -> list[tuple]:
    """rpt_waterbed of the practices of gemeenten: trajecten in the half year before and in that from the day on."""
    found: Counter = Counter()
    trajecten = list(begun(world))
    for practice in read(REGION / "praktijken.csv"):
        day = date.fromisoformat(practice["vanaf"])
        for one, first in trajecten:
            if one.gemeente == practice["gemeente_code"] and day - WINDOW <= first < day + WINDOW:
                found[f"praktijk-{practice['praktijk_id']}", one.verwijzer, first >= day] += 1
    keys = sorted({key[:2] for key in found})
    return [(*key, found[*key, False], found[*key, True]) for key in keys]
