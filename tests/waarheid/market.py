"""Turnover, concentration, contract talks and ceilings, counted from declaraties and the register of the inkoop."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from demo.calendar import month_end
from demo.parameters import REGION, read, tariff_on
from demo.perceel import perceel_of
from demo.region import World
from demo.trajecten import Toewijzing, Traject
from demo.weekvolume import inspanning
from tests.waarheid.budgets import agreed_lumpsums
from tests.waarheid.euros import bought, percent, rounded
from tests.waarheid.money import lines
from tests.waarheid.registers import Row, rows
from tests.waarheid.routes import newest, sent

NO_CEILING = {"plafond_euro": ""}  # of what is paid as a lumpsum
DAY = timedelta(days=1)
Contract = tuple[str, str]  # AGB, perceel


def contracts(world: World) -> dict[Contract, Row]:
    """The contract of an aanbieder in a perceel that is paid by declaratie."""
    return {
        (row["aanbieder_agb"], row["perceel"]): row
        for _, row in rows(world, "inkoop", "contracten")
        if row["bekostiging"] != "LUMPSUM"
    }


def turnover(world: World) -> Counter[tuple[str, str, int]]:
    """(AGB, perceel, year) -> cents, declared or agreed upon as a lumpsum."""
    found: Counter = Counter()
    for what, (cents, _) in bought(world).items():
        found[what.agb, what.perceel, what.jaar] += cents
    for (_, jaar, perceel, agb), cents in agreed_lumpsums(world).items():
        found[agb, perceel, jaar] += cents
    return +found


def market(world: World) -> list[tuple]:
    """rpt_markt: aanbieders with a contract and with turnover, cents, concentration and share of the largest."""
    sold, found = turnover(world), []
    for jaar in {jaar for *_, jaar in sold}:
        percelen = {row["perceel"] for _, row in rows(world, "inkoop", "contracten")}
        for perceel in percelen:
            with_contract = {
                row["aanbieder_agb"]
                for _, row in rows(world, "inkoop", "contracten")
                if row["perceel"] == perceel and row["vanaf"] <= f"{jaar}-12-31" and (row["tot"] or "9999") >= f"{jaar}"
            }
            cents = sorted((c for (_, *place), c in sold.items() if place == [perceel, jaar]), reverse=True)
            found.append((perceel, jaar, len(with_contract), len(cents), sum(cents), *concentration(cents)))
    return found


def concentration(cents: list[int]) -> tuple:
    """Squares of the shares in percent, share of the largest and of the five largest."""
    if not cents:
        return None, None, None
    whole = sum(cents)
    hhi = sum(Fraction(100 * one, whole) ** 2 for one in cents)
    return rounded(hhi), percent(cents[0], whole), percent(sum(cents[:5]), whole)


def management(world: World) -> list[tuple]:
    """rpt_contractmanagement: turnover, percelen, talks and whether there were enough, of everybody in every year."""
    sold, talks = turnover(world), defaultdict(list)
    for _, row in rows(world, "inkoop", "gesprekken"):
        talks[row["aanbieder_agb"], int(row["datum"][:4])].append(row["soort"])
    rules = {row["grootteklasse"]: row for row in read(REGION / "grootteklassen.csv")}
    limit, found = rules["groot"]["ondergrens_bedrag"], []
    for one in read(REGION / "aanbieders.csv"):
        for jaar in sorted({jaar for *_, jaar in sold}):
            own = [cents for (agb, _, year), cents in sold.items() if (agb, year) == (one["aanbieder_agb"], jaar)]
            held = talks[one["aanbieder_agb"], jaar]
            real, wanted = held.count("INHOUDELIJK"), rules[one["grootteklasse"]]["gesprekken_minimaal"]
            stand = "nog niet vastgesteld" if not wanted else "gehaald" if real >= int(wanted) else "niet gehaald"
            numbers = (sum(own), len(own), sum(own) > int(limit) * 100 if limit else None, real, len(held), stand)
            found.append((one["aanbieder_agb"], jaar, one["grootteklasse"], *numbers))
    return found


def months(world: World) -> dict[tuple[Contract, int], dict[date, int]]:
    """(contract with a ceiling, year) -> first day of the care month -> cents, in order."""
    found: dict = defaultdict(Counter)
    held = contracts(world)
    for what, (cents, _) in sorted(bought(world).items(), key=lambda item: item[0].maand):
        if held.get((what.agb, what.perceel), NO_CEILING)["plafond_euro"]:
            found[(what.agb, what.perceel), what.jaar][date.fromisoformat(f"{what.maand}-01")] += cents
    return found


def reached(cents: dict[date, int], ceiling: int) -> date | None:
    """The day on which the ceiling was reached, when the costs of a month are spread evenly over its days."""
    before = 0
    for first, cost in cents.items():
        if before < ceiling <= before + cost:
            return first + DAY * (ceil(Fraction(month_end(first).day * (ceiling - before), cost)) - 1)
        before += cost
    return None


def expected(cents: dict[date, int], ceiling: int) -> date | None:
    """The same, or the day on which the pace until the last month with costs leads there, if that is in the year."""
    day = reached(cents, ceiling)
    if day or not cents:
        return day
    last, spent = month_end(max(cents)), sum(cents.values())
    pace = Fraction(spent, last.timetuple().tm_yday)
    coming = last + DAY * ceil((ceiling - spent) / pace) if spent > 0 else None
    return coming if coming and coming.year == last.year else None


def ceilings(world: World) -> list[tuple]:
    """rpt_plafond: ceiling and costs in cents, percentage, first and expected day, and what has been promised."""
    spent, promised, today = months(world), promises(world), newest(world)
    held, found = contracts(world), []
    for contract, jaar in spent.keys() | {(contract, today.year) for contract in promised}:
        if not held.get(contract, NO_CEILING)["plafond_euro"]:
            continue
        ceiling = int(held[contract]["plafond_euro"]) * 100
        cents = spent.get((contract, jaar), {})
        cost = sum(cents.values())
        open_cents, unknown = promised.get(contract, (0, 0)) if jaar == today.year else (0, 0)
        days = (reached(cents, ceiling), expected(cents, ceiling))
        found.append((*contract, jaar, ceiling, cost, percent(cost, ceiling), *days, open_cents, unknown))
    return found


def promises(world: World) -> dict[Contract, tuple[int, int]]:
    """Contract -> cents that running toewijzingen may still cost this year, and how many of them nobody can value."""
    found: dict[Contract, tuple[int, int]] = {}
    spent: Counter = Counter()
    for _, line, cost in lines(world):
        spent[line.traject.jeugdige.gemeente, line.nummer] += cost
    for traject, item, end in running(world):
        cents = worth(traject, item, end, newest(world), spent[traject.jeugdige.gemeente, item.nummer])
        contract = (traject.agb, perceel_of(traject.agb, item.product.soort))
        known, unknown = found.get(contract, (0, 0))
        found[contract] = (known + (cents or 0), unknown + (cents is None))
    return found


def running(world: World) -> Iterator[tuple[Traject, Toewijzing, date]]:
    """Toewijzingen that nobody stopped and that last beyond today, with their last day in this year."""
    today = newest(world)
    stopped = {delivery.sleutel for delivery in world.box.of("JW307")}
    for traject in world.trajecten:
        if f"{traject.jeugdige.gemeente} {traject.hoofd.nummer}" in stopped:
            continue
        for item in traject.toewijzingen:
            end = min(sent(world, traject)[-1].einddatum, date(today.year, 12, 31))
            if max(item.ingang, today + DAY) <= end:
                yield traject, item, end


def worth(traject: Traject, item: Toewijzing, end: date, today: date, spent: int) -> int | None:
    """Cents from tomorrow to the end: what is left of a budget or a result, else weeks or months by the tariff."""
    begin = max(item.ingang, today + DAY)
    if item.budget:
        return max(item.budget - spent, 0)
    tariff = tariff_on(traject.agb, item.product.code, today)
    if tariff is None:
        return None
    if item.product.frequentie == "6":
        return max(item.volume * tariff - spent, 0)
    if item.product.frequentie == "2":
        return inspanning(begin, end, item.volume) * tariff
    return ((end.year - begin.year) * 12 + end.month - begin.month + 1) * item.volume * tariff


def after_ceiling(world: World) -> list[tuple]:
    """rpt_na_plafond: new toewijzingen, youths, crisis, and how often another aanbieder of the perceel had room."""
    full = {((row[0], row[1]), row[2]): row[6] for row in ceilings(world)}
    found: dict[tuple, list] = defaultdict(lambda: [0, set(), 0, 0])
    for traject in world.trajecten:
        day = sent(world, traject)[0].op
        for item in traject.toewijzingen:
            perceel = perceel_of(traject.agb, item.product.soort)
            since = full.get(((traject.agb, perceel), day.year))
            if since is None or day <= since:
                continue
            others = [
                other
                for ((agb, place), jaar), other in full.items()
                if (place, jaar) == (perceel, day.year) and agb != traject.agb
            ]
            entry = found[traject.jeugdige.gemeente, traject.agb, perceel, day.year, since]
            entry[0] += 1
            entry[1].add(traject.jeugdige.bsn)
            entry[2] += item.product.categorie == "46"
            entry[3] += any(other is None or day < other for other in others)
    return [(*key, number, len(youths), crisis, room) for key, (number, youths, crisis, room) in found.items()]
