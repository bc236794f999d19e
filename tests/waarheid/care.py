"""Who is in care and where, counted from the trajecten, starts and declared lines that the generator knows."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from demo.calendar import half_year
from demo.inkoop import contract_of
from demo.parameters import PARAMETERS, aanbieders, gemeenten, read
from demo.perceel import perceel_of
from demo.region import World
from demo.trajecten import Traject
from tests.waarheid.money import standing, summed
from tests.waarheid.registers import halves
from tests.waarheid.routes import LISTS, newest, sent
from tests.waarheid.trajecten import FOREVER, Hulp, told

STAYS = ("11", "12", "13", "14", "LI")
STAY_CATEGORIES = ("35", "36", "37", "38", "43", "44")
Care = tuple[str, str, str]  # gemeente, half-year, BSN


def periods(world: World) -> Iterator[tuple[Traject, str, date, date]]:
    """(traject, categorie, first day, last day) of what was started, or declared and not rejected or taken back."""
    heard = {delivery.sleutel for delivery in world.box.of("JW305")}
    stopped = {delivery.sleutel for delivery in world.box.of("JW307")}
    until = newest(world)
    for traject in world.trajecten:
        key = f"{traject.jeugdige.gemeente} {traject.hoofd.nummer}"
        if key in heard:
            end = min(sent(world, traject)[-1].einddatum, until)
            for item in traject.toewijzingen:
                yield traject, item.product.categorie, traject.start, min(end, traject.stop) if key in stopped else end
    for _, line, _ in standing(world):
        yield line.traject, line.toewijzing.product.categorie, *line.periode


def in_care(world: World) -> dict[Care, set[str]]:
    """(gemeente, half-year, BSN) -> the categorieen that a youth had."""
    found: dict[Care, set[str]] = defaultdict(set)
    listed = halves(world)
    for traject, categorie, begin, end in periods(world):
        for half, first, last in listed:
            if begin <= last and end >= first:
                found[traject.jeugdige.gemeente, half, traject.jeugdige.bsn].add(categorie)
    return found


def youths_in_care(world: World) -> list[tuple]:
    """rpt_jeugdigen_in_zorg: youths per name of a categorie, and each once in the total."""
    names = {row["product_categorie"]: row["omschrijving"] for row in read(LISTS / "productcategorieen.csv")}
    return summed(
        (gemeente, half, name, 1)
        for (gemeente, half, _), found in in_care(world).items()
        for name in {names[categorie] for categorie in found} | {"totaal"}
    )


def eighteen(world: World) -> list[tuple]:
    """rpt_achttien: youths, with an age; 18+, in verblijf; who become 18 this year or the next, in verblijf."""
    born = {traject.jeugdige.bsn: traject.jeugdige.geboortedatum.year for traject in world.trajecten}
    counted = []
    for (gemeente, half, bsn), categories in in_care(world).items():
        years, stays = int(half[:4]) - born[bsn], bool(categories.intersection(STAY_CATEGORIES))
        soon = years in (17, 18)
        counted.append((gemeente, half, 1, 1, years > 18, years > 18 and stays, soon, soon and stays))
    return summed(iter(counted))


def stand_per_form(world: World) -> list[tuple]:
    """rpt_stand_hulpvorm: youths in help after the last day of a half-year, per hulpvorm and once in total."""
    names = {row["hulpvorm_code"]: row["hulpvorm"] for row in read(LISTS / "hulpvormen.csv")}
    found: dict[tuple, set[str]] = defaultdict(set)
    listed = halves(world)
    for one in told(world):
        for half, _, last in listed:
            if one.begin <= last < (one.einde or FOREVER):
                found[one.gemeente, half, names[one.vorm]].add(one.persoon)
                found[one.gemeente, half, "totaal"].add(one.persoon)
    return sorted((*key, len(persons)) for key, persons in found.items())


def flows(world: World) -> list[tuple]:
    """rpt_stand_stroom: trajecten at the begin, begun, ended, and at the end, each counted by itself."""
    helps, listed = told(world), halves(world)
    keys = {(one.gemeente, one.vorm) for one in helps}
    counted: list[tuple] = [(gemeente, half, vorm, 0, 0, 0, 0) for gemeente, vorm in keys for half, _, _ in listed]
    for one in helps:
        end = one.einde or FOREVER
        for half, first, last in listed:
            numbers = (
                one.begin < first <= end,
                first <= one.begin <= last,
                first <= end <= last,
                one.begin <= last < end,
            )
            counted.append((one.gemeente, half, one.vorm, *numbers))
    return summed(iter(counted))


def outflow(world: World) -> list[tuple]:
    """rpt_uitstroom_hulpvorm: what ended, per hulpvorm."""
    return summed((gemeente, half, vorm, gone) for gemeente, half, vorm, _, _, gone, _ in flows(world) if gone)


def placements(world: World) -> list[tuple]:
    """rpt_plaatsing: youths in verblijf, JeugdzorgPlus, bought nationally, at home, out of the region, known; days."""
    region = {gemeente.code for gemeente in gemeenten()}
    found: dict[tuple, list[set[str]]] = defaultdict(lambda: [set() for _ in range(6)])
    days: dict[tuple, int] = defaultdict(int)
    listed = halves(world)
    for one in told(world):
        for half, first, last in listed if one.vorm in STAYS else ():
            if one.begin <= last and (one.einde or FOREVER) >= first:
                where = bought(one.parts[0].hulp[1], one.parts[0].bron.hoofd.product.soort)
                place = where["locatie_gemeente"]
                national = one.vorm == "LI" or where["inkoopniveau"] == "LANDELIJK"
                away = place and place not in region
                holds = (True, one.vorm == "13", national, place == one.gemeente, away, place)
                key = (one.gemeente, half)
                for persons, is_so in zip(found[key], holds, strict=True):
                    persons |= {one.persoon} if is_so else set()
                days[key] += (min(one.einde or last, last) - max(one.begin, first) + timedelta(1)).days
    return sorted((*key, *map(len, persons), days[key]) for key, persons in found.items())


def bought(agb: str, soort: str) -> dict[str, str]:
    """The contract of an aanbieder for a kind of product, which says where the help is given."""
    number, klasse = next((n, one.klasse) for n, one in enumerate(aanbieders(), 1) if one.agb == agb)
    perceel = perceel_of(agb, soort)
    return contract_of(f"{PARAMETERS['kenmerk']}-{number:03d}-{perceel}", agb, perceel, klasse)


def grounds(world: World) -> list[tuple]:
    """rpt_rechtmatigheid: begun jeugdhulp per ground, from who sent the youth."""
    return summed((one.gemeente, half_year(one.begin), ground(one), 1) for one in told(world) if one.is_jeugdhulp)


def ground(one: Hulp) -> str:
    """On what the help rests; every traject that the generator made has a toewijzing."""
    kinds = {"besluit_gemeente": ("01",), "verwijzing_arts": ("02", "03", "05"), "bepaling_gi": ("04", "08")}
    found = [name for name, verwijzers in kinds.items() if one.parts[0].verwijzer in verwijzers]
    return found[0] if found else "toewijzing_zonder_verwijzer"
