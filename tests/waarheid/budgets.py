"""Begroting, lumpsum and solidarity, counted from what the finances of the region wrote down and what care cost."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import reduce

from demo.calendar import add_months
from demo.parameters import REGION, read
from demo.region import World
from tests.waarheid.euros import costs, percent, rounded, spread
from tests.waarheid.registers import Row, casussen, rows
from tests.waarheid.routes import newest

ORDER = ("PRIMITIEF", "BURAP1", "BURAP2")
SIDES = {row["post"]: row["kant"] for row in read(REGION / "begrotingsposten.csv")}


def budgets(world: World, until: str = "BURAP2") -> dict[tuple[str, int, str], Row]:
    """(gemeente, year, post) -> the row that counts when only versions up to and including `until` are known."""
    found: dict[tuple[str, int, str], Row] = {}
    for _, row in rows(world, "financien", "begroting"):
        key = (row["gemeente_code"] or "regio", int(row["jaar"]), row["post"])
        known = found.get(key)
        if row["versie"] in ORDER[: ORDER.index(until) + 1] and (
            known is None or row["vastgesteld_op"] > known["vastgesteld_op"]
        ):
            found[key] = row
    return found


def lumpsums(world: World) -> Counter[tuple[str, int, str]]:
    """(gemeente, year, perceel) -> cents that are paid without declaraties."""
    found: Counter = Counter()
    for (gemeente, jaar, perceel, _), cents in agreed_lumpsums(world).items():
        found[gemeente, jaar, perceel] += cents
    return found


def agreed_lumpsums(world: World) -> Counter[tuple[str, int, str, str]]:
    """The same for each aanbieder."""
    contracts = {row["contract_id"]: row for _, row in rows(world, "inkoop", "contracten")}
    found: Counter = Counter()
    for _, row in rows(world, "inkoop", "lumpsums"):
        contract = contracts[row["contract_id"]]
        key = (row["gemeente_code"], int(row["jaar"]), contract["perceel"], contract["aanbieder_agb"])
        found[key] += int(row["bedrag_eurocent"])
    return found


def paid(world: World) -> list[tuple]:
    """rpt_bekostiging: cents declared, cents of lumpsums and both."""
    declared, agreed = costs(world), lumpsums(world)
    return [(*key, declared[key], agreed[key], declared[key] + agreed[key]) for key in declared.keys() | agreed.keys()]


def used(world: World) -> list[tuple]:
    """rpt_budgetuitputting: version, cents budgeted and spent, percentage, months that were over, and how it stands."""
    spent, agreed, today, found = costs(world), budgets(world), newest(world), []
    for key in spent.keys() | agreed.keys():
        budget = agreed.get(key)
        cents = int(budget["bedrag_eurocent"]) if budget else None
        months = sum(add_months(date(key[1], month, 1), 1) <= today for month in range(1, 13))
        version = budget["versie"] if budget else "geen begroting"
        part = percent(spent[key], cents) if cents else None
        found.append((*key, version, cents, spent[key], part, months, verdict(spent[key], cents, months)))
    return found


def verdict(spent: int, budget: int | None, months: int) -> str:
    """How a budget stands after so many months of its year."""
    if not budget:
        return "geen begroting"
    if spent > budget:
        return "overschreden"
    return "loopt voor" if spent * 12 > budget * months else "binnen begroting"


def by_version(world: World) -> list[tuple]:
    """rpt_begroting_prognose: cents of each version; a later one only where somebody took it. The region is all."""
    found: dict[tuple[str, int], Counter] = defaultdict(Counter)
    seen: dict[tuple[str, int], int] = defaultdict(int)
    for version in ORDER:
        for (gemeente, jaar, post), row in budgets(world, version).items():
            for place in {gemeente, "regio"} if SIDES[post] != "voorkant" else ():
                found[place, jaar][version] += int(row["bedrag_eurocent"])
                seen[place, jaar] = max(seen[place, jaar], ORDER.index(row["versie"]))
    agreed: Counter = Counter()
    for (gemeente, jaar, _), cents in lumpsums(world).items():
        agreed.update({(gemeente, jaar): cents, ("regio", jaar): cents})
    return [
        (*key, *(cents[one] if place <= seen[key] else None for place, one in enumerate(ORDER)), cents["BURAP2"],
         agreed[key])
        for key, cents in found.items()
    ]  # fmt: skip


def front(world: World) -> list[tuple]:
    """rpt_voorkant: cents before and behind the market, the share, its change, and what the teams did for it."""
    sides: dict[tuple[str, int], Counter] = defaultdict(Counter)
    for (gemeente, jaar, post), row in budgets(world).items():
        if gemeente != "regio":
            sides[gemeente, jaar][SIDES[post]] += int(row["bedrag_eurocent"])
    work = team_work(world)
    share = {
        key: Fraction(100 * cents["voorkant"], cents["voorkant"] + cents["achterkant"]) for key, cents in sides.items()
    }
    found = []
    for (gemeente, jaar), cents in sides.items():
        now, before = share[gemeente, jaar], share.get((gemeente, jaar - 1))
        change = None if before is None else rounded(now - before, 1)
        cases, tenths = work[gemeente, jaar]
        own = (cents["voorkant"], cents["achterkant"], cents["overig"])
        found.append((gemeente, jaar, *own, rounded(now, 1), change, len(cases), tenths))
    return found


def team_work(world: World) -> dict[tuple[str, int], tuple[set, int]]:
    """(gemeente, year in which it began) -> casussen with ambulante hulp, and tenths of hours."""
    known = casussen(world)
    found: dict[tuple[str, int], tuple[set, int]] = defaultdict(lambda: (set(), 0))
    for team, row in rows(world, "sjt", "kerntaken"):
        if row["kerntaak"] == "AMBULANT":
            key = (known[team, row["casus_id"]]["gemeente_code"], int(row["datum_start"][:4]))
            cases, tenths = found[key]
            found[key] = (cases | {(team, row["casus_id"])}, tenths + round(float(row["uren"] or 0) * 10))
    return found


def keys(world: World) -> Iterator[tuple[int, str, str, bool, Fraction, dict[str, int]]]:
    """(year, model, category, whether agreed upon, shared part, gemeente -> value of the key)."""
    found: dict[tuple[int, str, str], list[Row]] = defaultdict(list)
    for _, row in rows(world, "financien", "sleutels"):
        found[int(row["jaar"]), row["model"], row["kostencategorie"]].append(row)
    for key, members in found.items():
        values = {row["gemeente_code"]: int(row["waarde"]) for row in members}
        yield *key, members[0]["afgesproken"] == "ja", Fraction(members[0]["solidair_deel"]), values


def shared(own: dict[str, int], values: dict[str, int], part: Fraction) -> dict[str, int]:
    """What everybody pays: of the shared part by key, and the rest of the own costs."""
    whole, weight = sum(own.values()), sum(values.get(one, 0) for one in own)
    part = part if weight else Fraction(0)
    exact = {
        one: part * whole * Fraction(values.get(one, 0), weight or 1) + (1 - part) * cents for one, cents in own.items()
    }
    return spread(exact)


def solidarity(world: World) -> list[tuple]:
    """rpt_solidariteit: own cents and the contribution by every model."""
    spent, found = costs(world), []
    for jaar, model, perceel, agreed, part, values in keys(world):
        payers = values.keys() | {gemeente for gemeente, *place in spent if place == [jaar, perceel]}
        own = {gemeente: spent[gemeente, jaar, perceel] for gemeente in payers}
        for gemeente, cents in shared(own, values, part).items():
            found.append((jaar, model, perceel, gemeente, agreed, own[gemeente], cents))
    return found


def solidarity_in_parts(world: World) -> list[tuple]:
    """rpt_solidariteit_subregio: the agreed model with all gemeenten, and with those of the own subregion only."""
    spent, found = costs(world), []
    regional = {row[:4]: row[6] for row in solidarity(world)}
    for jaar, model, perceel, agreed, part, values in keys(world):
        groups: dict[str, dict[str, int]] = defaultdict(dict)
        for gemeente in values if agreed else ():
            groups[subregion(gemeente, jaar) or gemeente][gemeente] = spent[gemeente, jaar, perceel]
        together = reduce(dict.__or__, (shared(own, values, part) for own in groups.values()), {})
        for gemeente, cents in together.items():
            place = subregion(gemeente, jaar) or "geen subregio"
            of_region = regional[jaar, model, perceel, gemeente]
            found.append((jaar, model, perceel, gemeente, place, spent[gemeente, jaar, perceel], of_region, cents))
    return found


def subregion(gemeente: str, jaar: int) -> str | None:
    """On the first day of the year."""
    day = f"{jaar}-01-01"
    holds = [
        row["subregio"]
        for row in read(REGION / "subregios.csv")
        if row["gemeente_code"] == gemeente and row["vanaf"] <= day <= (row["tot"] or "9999")
    ]
    return holds[0] if holds else None
