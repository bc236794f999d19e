"""What SJT, GI, huisartsen and aanbieders wrote down, counted from the memory of the generator, not from its files."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

from demo.calendar import half_year
from demo.parameters import REGION, contracts, read
from demo.region import World
from tests.waarheid.money import lines, summed

Row = dict[str, str]


def rows(world: World, contract: str, entity: str) -> list[tuple[str, Row]]:
    """(supplier, row) of everything that stands in a register in the end."""
    return [(key[0], row) for key, row in world.box.registers[contract, entity].items()]


@cache
def halves(world: World) -> list[tuple[str, date, date]]:
    """(name, first day, last day) of the half-years from the January of the first care or kerntaak to the last one."""
    told = [date.fromisoformat(row["datum_start"]) for _, row in rows(world, "sjt", "kerntaken")]
    days = [*told, *(line.periode[0] for _, line, _ in lines(world))]
    first, found = min(days).replace(month=1, day=1), []
    while first <= max(days):
        last = first.replace(month=first.month + 5, day=30 if first.month == 1 else 31)
        found.append((half_year(first), first, last))
        first = date(first.year, 7, 1) if first.month == 1 else date(first.year + 1, 1, 1)
    return found


def casussen(world: World) -> dict[tuple[str, str], Row]:
    """(team, casus) -> row."""
    return {(team, row["casus_id"]): row for team, row in rows(world, "sjt", "casussen")}


def hours(world: World) -> list[tuple]:
    """rpt_kerntaken_uren: casussen with hours and tenths of hours, in the half-year in which the period began."""
    known, listed = casussen(world), halves(world)
    found: dict[tuple, list] = defaultdict(lambda: [set(), 0])
    for team, row in rows(world, "sjt", "kerntaken"):
        tenths = round(float(row["uren"] or 0) * 10)
        if not tenths:
            continue
        gemeente = known[team, row["casus_id"]]["gemeente_code"]
        begun = date.fromisoformat(row["datum_start"])
        for half, first, last in listed:
            if first <= begun <= last:
                key = (gemeente, half, row["kerntaak"])
                found[key][0].add((team, row["casus_id"]))
                found[key][1] += tenths
    return sorted((*key, len(cases), tenths) for key, (cases, tenths) in found.items())


def hours_in_euros(world: World) -> list[tuple]:
    """rpt_inzet_kerntaken: cents, for the half-years that have a price of the whole region on their first day."""
    prices = read(REGION / "uurtarieven_jeugdteam.csv")
    found = []
    for gemeente, half, task, _, tenths in hours(world):
        first = next(first for name, first, _ in halves(world) if name == half).isoformat()
        for row in prices:
            if row["vanaf"] <= first <= (row["tot"] or "9999"):
                found.append((gemeente, half, task, round(tenths * float(row["uurtarief"]) * 10)))
    return found


def results(world: World) -> list[tuple]:
    """rpt_sjt_resultaat: ended casussen with ambulante hulp, with an outcome, dropped out, tenths of satisfaction."""
    helped = {(team, r["casus_id"]) for team, r in rows(world, "sjt", "kerntaken") if r["kerntaak"] == "AMBULANT"}
    outcomes = {(team, row["casus_id"]): row for team, row in rows(world, "sjt", "uitkomsten")}
    counted = []
    for key, row in casussen(world).items():
        if key in helped and row["datum_einde"]:
            said = outcomes.get(key, {})
            half = half_year(date.fromisoformat(row["datum_einde"]))
            tenths = round(float(said.get("tevredenheid") or 0) * 10)
            numbers = (1, bool(said), said.get("uitval") == "ja", bool(said.get("tevredenheid")), tenths)
            counted.append((row["gemeente_code"], row["team_id"], half, *numbers))
    return summed(iter(counted))


def questions(world: World) -> list[tuple]:
    """rpt_hulpvraag, ages put together: casussen by leefgebied and problematiek."""
    known = casussen(world)
    found: dict[tuple, set] = defaultdict(set)
    for team, row in rows(world, "sjt", "hulpvragen"):
        casus = known[team, row["casus_id"]]
        half = half_year(date.fromisoformat(casus["datum_start"]))
        key = (casus["gemeente_code"], half, row["leefgebied"].lower(), row["problematiek"].lower())
        found[key].add((team, row["casus_id"]))
    return sorted((*key, len(cases)) for key, cases in found.items())


def workload(world: World) -> list[tuple]:
    """rpt_werkdruk per team: casussen that run, and who works on them, on the last day known of the half-year."""
    newest = max(delivery.op for delivery in world.box.deliveries)
    found: dict[tuple, list[set]] = defaultdict(lambda: [set(), set()])
    for half, _, last in halves(world):
        day = min(last, newest)
        for key, row in casussen(world).items():
            if row["datum_start"] >= "2017-09-01" and runs(row, day):
                place = (row["gemeente_code"], half, row["team_id"])
                found[place][0].add(key)
                found[place][1] |= workers(world, key, day)
    return sorted((*key, len(cases), len(people)) for key, (cases, people) in found.items())


def workers(world: World, casus: tuple[str, str], day: date) -> set[str]:
    """The professionals with a kerntaak of this casus on this day."""
    told = rows(world, "sjt", "kerntaken")
    return {r["professional_id"] for team, r in told if (team, r["casus_id"]) == casus and runs(r, day)}


def runs(row: Row, day: date) -> bool:
    """Whether something that has begun has not ended before this day."""
    return row["datum_start"] <= day.isoformat() <= (row.get("datum_einde") or "9999")


def measures(world: World) -> list[tuple]:
    """rpt_jeugdbescherming, kinds put together: begin, inflow and outflow of measures per gemeente and half-year."""
    counted, listed = [], halves(world)
    for _, row in rows(world, "gi", "maatregelen"):
        begun, ended = row["datum_aanvang"], row["datum_einde"] or "9999"
        for half, first, last in listed:
            if begun <= last.isoformat() and ended >= first.isoformat():
                new, gone = begun >= first.isoformat(), ended <= last.isoformat()
                counted.append((row["gemeente_code"], half, not new, new, gone, not gone))
    return summed(iter(counted))


def verwijzingen(world: World) -> list[tuple]:
    """rpt_verwijspraktijk: verwijzingen, discussed with the team, with a POH, their consults, in a hurry."""
    return summed(verwijzing(row) for _, row in rows(world, "huisarts", "verwijzingen"))


def verwijzing(row: Row) -> tuple:
    """One verwijzing, to be added up."""
    half = half_year(date.fromisoformat(row["verwijsdatum"]))
    key = (row["gemeente_code"], half, row["praktijk_agb"], row["verwijzertype"])
    hurry = row["urgentie"] in ("SPOED", "CRISIS")
    numbers = (row["afgestemd_met_jeugdteam"] == "ja", row["poh_jeugd"] == "ja")
    return (*key, 1, *numbers, int(row["aantal_poh_consulten"] or 0), hurry)


def last_stands(world: World, entity: str, period: bool) -> Iterator[Row]:
    """Of each aanbieder, perceel and kind the last stand, of all time or of each half-year."""
    found: dict[tuple, Row] = {}
    for agb, row in rows(world, "aanbieder", entity):
        half = half_year(date.fromisoformat(row["peildatum"])) if period else ""
        key = (agb, row["perceel"], row.get("crisis"), half)
        if not row.get("gemeente_code") and row["peildatum"] >= found.get(key, row)["peildatum"]:
            found[key] = row | {"halfjaar": half}
    yield from found.values()


def waiting(world: World) -> list[tuple]:
    """rpt_wachtlijsten: tenths of the mean wait; how many wait is said from ten on, or when nobody does."""
    return sorted(
        (
            row["aanbieder_agb"], row["perceel"], row["crisis"] == "ja", shown(int(row["aantal_wachtenden"])),
            round(float(row["gemiddelde_wachttijd_dagen"]) * 10), row["peildatum"],
        )
        for row in last_stands(world, "wachttijden", period=False)
    )  # fmt: skip


def shown(number: int) -> int | None:
    """A number that everybody may see."""
    return None if 0 < number < 10 else number


def places(world: World) -> list[tuple]:
    """rpt_bezetting: places and how many are taken."""
    return sorted(
        (row["aanbieder_agb"], row["perceel"], row["halfjaar"], int(row["plaatsen"]), int(row["bezet"]))
        for row in last_stands(world, "capaciteit", period=True)
    )


def tariffs(world: World) -> list[tuple]:
    """rpt_tarieven: contracts with a tariff in the year, the lowest and the highest in cents, as on its last day."""
    found: dict[tuple, list[int]] = defaultdict(list)
    for year in sorted({first.year for _, first, _ in halves(world)}):
        for (_, product), periods in contracts().items():
            held = [
                tarief for vanaf, tot, tarief in periods if vanaf <= f"{year}-12-31" and (tot or "9999") >= f"{year}-01"
            ]
            if held and held[-1] is not None:
                found[product, str(year)].append(held[-1])
    return sorted((*key, len(cents), min(cents), max(cents)) for key, cents in found.items())
