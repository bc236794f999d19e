"""Who began with help and who sent them, counted from the trajecten that the generator invented."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from demo.calendar import half_year
from demo.ijw import known_versions
from demo.parameters import REGION, Product, read
from demo.region import World
from demo.trajecten import Traject
from demo.zips import CONTRACTS
from tests.waarheid.money import lines, stated, summed
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
    verwijzer: str
    begin: date
    van: date
    tot: date


def begun(world: World) -> Iterator[tuple[Part, date]]:
    """(first part, first day) of every traject: parts of the same help that adjoin are one."""
    chains: dict[tuple, list[list[Part]]] = defaultdict(list)
    for part in sorted(parts(world), key=lambda one: (one.van, one.begin)):
        chain = chains[part.hulp]
        if chain and max(one.tot for one in chain[-1]) + DAY >= part.van:
            chain[-1].append(part)
        else:
            chain.append([part])
    for chain in chains.values():
        yield from ((same[0], min(one.begin for one in same)) for same in chain)


def parts(world: World) -> Iterator[Part]:
    """Every traject of which somebody heard: from its start, or without a message the first declared day."""
    heard = {delivery.sleutel for delivery in world.box.of("JW305")}
    stopped = {delivery.sleutel for delivery in world.box.of("JW307")}
    declared: dict[str, date] = {}
    for _, line, _ in lines(world):
        key = f"{line.traject.jeugdige.gemeente} {line.nummer}"
        declared[key] = min(line.periode[0], declared.get(key, line.periode[0]))
    for traject in world.trajecten:
        key = f"{traject.jeugdige.gemeente} {traject.hoofd.nummer}"
        begin = traject.start if key in heard else declared.get(key)
        if begin and traject.hoofd.product.soort != "vervoer":
            yield part(world, traject, begin, is_stopped=key in stopped)


def part(world: World, traject: Traject, begin: date, *, is_stopped: bool) -> Part:
    """One traject as the messages tell it. Help that ended because it was done, ends there."""
    person, hoofd = traject.jeugdige, traject.hoofd
    granted = hoofd.versies[known_versions(traject, world.window)[-1]].einddatum
    end = traject.stop if is_stopped else granted
    tot = end if is_stopped and ENDINGS[traject.reden_stop] == "inhoudelijk" else max(end, granted)
    hulp = (person.bsn, traject.agb, same_help(hoofd.product))
    verwijzer = stated(world, traject)
    return Part(hulp, person.gemeente, hoofd.product.categorie, verwijzer, begin, min(begin, hoofd.ingang), tot)


@cache
def same_help(product: Product) -> str:
    """The hulpvorm of a product that is on the ladder, else the product itself."""
    of_list = {row["product_code"]: row["hulpvorm_code"] for row in read(LISTS / "producten_jz21.csv")}
    [agreed] = [r for r in read(LISTS / "hulpvorm_per_categorie.csv") if r["product_categorie"] == product.categorie]
    follows = agreed["volgt_productlijst"] == "true"
    form = (of_list.get(product.code) if follows else "") or agreed["hulpvorm_code"]
    [known] = [row for row in read(LISTS / "hulpvormen.csv") if row["hulpvorm_code"] == form]
    return form if known["zwaarte"] else product.code


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
