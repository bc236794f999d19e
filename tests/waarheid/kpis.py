"""The KPIs of money, use and the chain per gemeente and half-year, each by its own definition, from the world."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from demo.calendar import half_year
from demo.parameters import gemeenten
from demo.region import World
from tests.waarheid import budgets, chain, money, registers
from tests.waarheid.care import STAY_CATEGORIES, in_care
from tests.waarheid.euros import rounded
from tests.waarheid.registers import halves, rows
from tests.waarheid.routes import inflow_by_route

Parts = dict[tuple[str, str], tuple[Fraction | int, int | None]]  # (gemeente, half-year) -> numerator, denominator


def spent(world: World) -> Counter[tuple[str, str]]:
    """(gemeente, half-year) -> cents."""
    found: Counter = Counter()
    for _, line, cost in money.lines(world):
        found[line.traject.jeugdige.gemeente, half_year(line.maand)] += cost
    return found


def youth(world: World) -> dict[tuple[str, int], int]:
    """(gemeente, year) -> inhabitants under 18 on its first day; as on the list of the region where nobody told."""
    told: Counter = Counter()
    for _, row in rows(world, "financien", "bevolking"):
        if int(row["leeftijd"]) < 18:
            told[row["gemeente_code"], int(row["jaar"])] += int(row["aantal"])
    years = {int(half[:4]) for half, _, _ in halves(world)}
    return {(one.code, jaar): told[one.code, jaar] or one.jeugd for one in gemeenten() for jaar in years}


def use(world: World) -> Iterator[tuple[str, Parts]]:
    """Who was in care: how many, under 18 (by year of birth), in a residence; and what care cost each of them."""
    persons: dict[tuple[str, str], dict[str, set[str]]] = {
        (one.code, half): {} for one in gemeenten() for half, _, _ in halves(world)
    }
    for (gemeente, half, bsn), kinds in in_care(world).items():
        persons[gemeente, half][bsn] = kinds
    born = {traject.jeugdige.bsn: traject.jeugdige.geboortedatum.year for traject in world.trajecten}
    people = youth(world)
    cents = spent(world)
    young = {key: sum(born[bsn] >= int(key[1][:4]) - 18 for bsn in found) for key, found in persons.items()}
    yield "jeugdigen_in_zorg", {key: (len(found), None) for key, found in persons.items()}
    yield "jeugdhulpgebruik_lt18", {key: (young[key], people[key[0], int(key[1][:4])]) for key in persons}
    stays = {key: sum(bool(kinds & {*STAY_CATEGORIES}) for kinds in found.values()) for key, found in persons.items()}
    yield "aandeel_verblijf", {key: (stays[key], len(persons[key])) for key in persons}
    yield "kosten_per_jeugdige", {key: (Fraction(cents[key], 100), len(found)) for key, found in persons.items()}


def euros(world: World) -> Iterator[tuple[str, Parts]]:
    """What care cost: in all, of the budget, beside the year before, and per inhabitant under 18."""
    cents, people = spent(world), youth(world)
    yield "kosten", {key: (Fraction(amount, 100), None) for key, amount in cents.items()}
    budget: Counter = Counter()
    for (gemeente, jaar, post), row in budgets.budgets(world).items():
        if budgets.SIDES[post] != "voorkant":
            budget[gemeente, jaar] += int(row["bedrag_eurocent"])
    years = {half: int(half[:4]) for _, half in cents}
    owners = {(place, half) for place, jaar in budget for half, of in years.items() if of == jaar and place != "regio"}
    until = {
        key: cents[key] + (cents[key[0], f"{key[1][:5]}H1"] if key[1][5:] == "H2" else 0) for key in owners | {*cents}
    }
    yield "begroting_benut", parts({key: (amount, budget[key[0], years[key[1]]]) for key, amount in until.items()})
    yield "kosten_groei", parts(grown(cents))
    places = [(one.code, half) for one in gemeenten() for half, _, _ in halves(world)]
    yield (
        "kosten_per_inwoner_lt18",
        {key: (Fraction(cents[key], 100), people[key[0], int(key[1][:4])]) for key in places},
    )
    decided: Counter = Counter()
    for gemeente, half, klasse, _, amount in money.per_class(world):
        decided[gemeente, half] += 0 if klasse == "nog niet vastgesteld" else amount
    yield "afbakening_vastgesteld", parts({key: (decided[key], cents[key]) for key in cents})


def grown(cents: Counter) -> dict[tuple[str, str], tuple[int, int]]:
    """More than the year before, and that: of whoever had costs in either, once there is a year before."""
    spending = {half for _, half in cents}
    either = [(place, half) for place in {place for place, _ in cents} for half in spending]
    pairs = [(key, year_before(key)) for key in either if key in cents or year_before(key) in cents]
    return {
        key: (cents.get(key, 0) - cents.get(before, 0), cents.get(before, 0)) if before[1] in spending else (0, 0)
        for key, before in pairs
    }


def year_before(key: tuple[str, str]) -> tuple[str, str]:
    """The same half-year of the year before."""
    return key[0], f"{int(key[1][:4]) - 1}{key[1][4:]}"


def parts(cents: dict[tuple[str, str], tuple[int, int]]) -> Parts:
    """Both in euros."""
    return {key: (Fraction(one, 100), Fraction(other, 100)) for key, (one, other) in cents.items()}


def around(world: World) -> Iterator[tuple[str, Parts]]:
    """What others told: lines rejected, measures at the end, and shares of the figures of the chain."""
    answered: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for one, line, _ in money.lines(world):
        if one.answered:
            entry = answered[line.traject.jeugdige.gemeente, half_year(line.maand)]
            entry[0] += bool(line.retourcode)
            entry[1] += 1
    yield "afgewezen_prestaties", {key: (entry[0], entry[1]) for key, entry in answered.items()}
    begun: Counter = Counter()
    for gemeente, half, _, number in inflow_by_route(world):
        begun[gemeente, half] += number
    yield "instroom", {key: (number, None) for key, number in begun.items()}
    worked: Counter = Counter()
    for gemeente, half, _, _, tenths in registers.hours(world):
        worked[gemeente, half] += tenths
    yield "kerntaak_uren", {key: (Fraction(tenths, 10), None) for key, tenths in worked.items()}
    yield "maatregelen_eindstand", {(row[0], row[1]): (row[5], None) for row in registers.measures(world)}
    figures = {row[:3]: row for row in chain.figures(world)}
    for kpi, kind in (("lta_afgewezen", "LTA_AFGEWEZEN"), ("toekomstplan", "TOEKOMSTPLAN")):
        yield kpi, {key[:2]: (row[3], row[4]) for key, row in figures.items() if key[2] == kind}


EVERYWHERE = {
    "jeugdigen_in_zorg", "jeugdhulpgebruik_lt18", "aandeel_verblijf", "instroom", "kosten", "kosten_per_jeugdige",
    "afgewezen_prestaties", "kerntaak_uren",
}  # fmt: skip
FACTORS = {
    "kosten_per_jeugdige": 1, "kosten_per_inwoner_lt18": 1, "jeugdhulpgebruik_lt18": 100, "aandeel_verblijf": 100,
    "begroting_benut": 100, "kosten_groei": 100, "afbakening_vastgesteld": 100, "afgewezen_prestaties": 100,
    "lta_afgewezen": 100, "toekomstplan": 100, "jeugdigen_in_zorg": 0, "kosten": 0, "maatregelen_eindstand": 0,
    "instroom": 0, "kerntaak_uren": 0,
}  # fmt: skip


@cache
def all_parts(world: World) -> dict[str, Parts]:
    """KPI -> its numerators and denominators, in the half-years with care or kerntaken."""
    known = [half for half, _, _ in halves(world)]
    everywhere = {(one.code, half): (0, None) for one in gemeenten() for half in known}
    found: dict[str, Parts] = {}
    for kpi, own in [*use(world), *euros(world), *around(world)]:
        told = {key: (top, bottom or None) for key, (top, bottom) in own.items() if key[1] in known}
        found[kpi] = everywhere | told if kpi in EVERYWHERE else told
    return found


def figure(kpi: str, numerator: Fraction | int, denominator: Fraction | int | None) -> Decimal | None:
    """With two decimals: a number, or so many per denominator."""
    if not FACTORS[kpi]:
        return rounded(Fraction(numerator), 2)
    return rounded(Fraction(FACTORS[kpi] * numerator) / denominator, 2) if denominator else None


def row(kpi: str, place: tuple, top: Fraction | int, bottom: Fraction | int | None) -> tuple:
    """KPI, place, numerator, denominator and figure."""
    pair = (None if one is None else rounded(Fraction(one), 2) for one in (top, bottom))
    return (kpi, *place, *pair, figure(kpi, top, bottom))


def per_gemeente(world: World) -> list[tuple]:
    """rpt_kpi, of the KPIs that are counted here."""
    return [
        row(kpi, key, top, bottom) for kpi, found in all_parts(world).items() for key, (top, bottom) in found.items()
    ]


def together(world: World) -> Iterator[tuple[str, str, Fraction | int, Fraction | int | None, bool]]:
    """(KPI, half-year, numerator, denominator, whether it is known) of the region: sums, never a mean."""
    for kpi, own in all_parts(world).items():
        for half in sorted({half for _, half in own}):
            pairs = [own[key] for key in own if key[1] == half]
            top, bottom = sum(pair[0] for pair in pairs), sum(pair[1] or 0 for pair in pairs)
            yield kpi, half, top, bottom or None, bool(bottom) or not FACTORS[kpi]


def of_region(world: World) -> list[tuple]:
    """rpt_kpi_regio: a share of nothing has no row."""
    return [row(kpi, (half,), top, bottom) for kpi, half, top, bottom, known in together(world) if known]


def by_borders(world: World) -> list[tuple]:
    """rpt_kpi_gebied: no border moved in these years, so three times the same, and the region beside it."""
    region = [row(kpi, ("regio", half), top, bottom) for kpi, half, top, bottom, _ in together(world)]
    own = per_gemeente(world) + region
    return [(kpi, borders, *rest) for borders in ("toen", "nu", "constant") for kpi, *rest in own]
