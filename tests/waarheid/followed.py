"""What is read from KPIs and months: what a council must be told, practices, goals of assignments, the signal board."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from demo.calendar import add_months, half_year, month_end
from demo.parameters import REGION, read
from demo.region import World
from tests.waarheid.care import outflow, stand_per_form, youths_in_care
from tests.waarheid.euros import rounded
from tests.waarheid.families import measures, tasks
from tests.waarheid.kpis import FACTORS, of_region, per_gemeente
from tests.waarheid.money import per_aanbieder, per_categorie, summed
from tests.waarheid.registers import Row, halves, hours, rows
from tests.waarheid.routes import LISTS, inflow, inflow_by_route, newest

SIGNALS = ("instroom", "kosten", "afgewezen", "stille_aanbieders")
Month = tuple[Decimal | None, int | None]  # figure, denominator


def change(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """In percent of what it was, with one decimal."""
    if now is None or not before:
        return None
    return rounded(100 * (Fraction(now) - Fraction(before)) / abs(Fraction(before)), 1)


def explained(world: World) -> list[tuple]:
    """rpt_duiding_nodig: figure, the one of the half-year before, the change, and whether that must be explained."""
    known = {row[:3]: (row[4], row[5]) for row in per_gemeente(world)}
    limits = {row["kpi_id"]: row for row in read(LISTS / "duiding_drempels.csv")}
    found = []
    for (kpi, gemeente, half), (bottom, now) in known.items():
        if kpi not in limits:
            continue
        earlier = f"{half[:4]}-H1" if half.endswith("2") else f"{int(half[:4]) - 1}-H2"
        bottom_then, then = known.get((kpi, gemeente, earlier), (None, None))
        limit, moved = limits[kpi], change(now, then)
        enough = False
        if then is not None and now is not None and now != then:
            size = min(bottom, bottom_then) if bottom is not None else abs(now - then)
            exact = 100 * abs(now - then) / abs(then) if then else Decimal("Infinity")
            enough = size >= int(limit["vanaf"]) and exact >= int(limit["verandering"])
        found.append((gemeente, half, kpi, now, then, moved, enough))
    return found


def practices(world: World) -> list[tuple]:
    """rpt_praktijken: each indicator of a practice, counted from the half-year in which it began."""
    known = {row[:3]: row[5] for row in per_gemeente(world)}
    wanted = read(REGION / "maatregel_indicatoren.csv")
    found = []
    for one in read(REGION / "praktijken.csv"):
        began = half_number(half_year(date.fromisoformat(one["vanaf"])))
        for kpi in [row["kpi_id"] for row in wanted if row["maatregel_nr"] == one["maatregel_nr"]]:
            own = {
                half: now for (name, place, half), now in known.items() if (name, place) == (kpi, one["gemeente_code"])
            }
            before = next((now for half, now in own.items() if half_number(half) == began - 1), None)
            for half, now in own.items():
                step = half_number(half) - began
                found.append((one["praktijk_id"], kpi, half, step, now, before, change(now, before)))
    return found


def subjects(world: World) -> list[tuple]:
    """rpt_gemeente_halfjaar: the subjects of the report together, each as its own mart counts it."""
    counted = {
        "jeugdigen_in_zorg": youths_in_care, "instroom_verwijzer": inflow_by_route, "uitstroom_hulpvorm": outflow,
        "stand_hulpvorm": stand_per_form, "kosten_categorie": per_categorie, "kerntaken": tasks,
        "kerntaken_uren": hours, "maatregelen_gi": measures,
    }  # fmt: skip
    return summed(
        (gemeente, half, subject, rest[1])
        for subject, count in counted.items()
        for gemeente, half, *rest in count(world)
    )


def half_number(half: str) -> int:
    """Half-years since the beginning of our era."""
    return 2 * int(half[:4]) + int(half[-1])


def goals(world: World) -> list[tuple]:
    """rpt_inkoopdoelen: first and last figure of the region while a version of the assignment held."""
    assignments: dict[str, list[Row]] = defaultdict(list)
    for _, row in rows(world, "financien", "opdrachten"):
        assignments[row["opdracht_id"]].append(row)
    figures = {row[:2]: row[4] for row in of_region(world)}
    found = []
    for _, row in rows(world, "financien", "opdrachtdoelen"):
        if row["kpi"] in FACTORS:
            versions = sorted(assignments[row["opdracht_id"]], key=lambda one: one["vanaf"])
            place = next(number for number, one in enumerate(versions) if one["versie"] == row["versie"])
            begin = date.fromisoformat(versions[place]["vanaf"])
            later = versions[place + 1]["vanaf"] if place + 1 < len(versions) else ""
            end = date.fromisoformat(later) - timedelta(days=1) if later else None
            held = [
                half
                for half in sorted(half for kpi, half in figures if kpi == row["kpi"])
                if half_year(begin) <= half and (end is None or half <= half_year(end))
            ]
            values = [figures[row["kpi"], half] for half in held]
            ends = (values[0], values[-1], held[-1]) if held else (None, None, None)
            found.append((row["doel_id"], int(row["versie"]), begin, end, *ends, achieved(row, ends[1])))
    return found


def achieved(goal: Row, now: Decimal | None) -> str:
    """How a goal stands."""
    if now is None:
        return "nog geen cijfer"
    if not goal["streefwaarde"]:
        return "streefwaarde nog niet vastgesteld"
    wanted = Decimal(goal["streefwaarde"])
    return "gehaald" if (now >= wanted if goal["richting"] == "OMHOOG" else now <= wanted) else "nog niet gehaald"


def months(world: World) -> list[date]:
    """First days of the months of the half-years of the reports that had begun."""
    first, last = halves(world)[0][1], min(halves(world)[-1][2], newest(world))
    found = [first]
    while add_months(found[-1], 1) <= last:
        found.append(add_months(found[-1], 1))
    return found


def measured(world: World) -> Iterator[tuple[str, str, dict[str, Month]]]:
    """(signal, gemeente, month -> figure and denominator): inflow, costs, share rejected and share that fell silent."""
    begun: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for gemeente, month, *_, number in inflow(world):
        begun[gemeente][month] += number
    costs: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    filed: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for gemeente, month, agb, _, answered, rejected, _, cents in per_aanbieder(world):
        entry = costs[gemeente][month]
        entry[0], entry[1], entry[2] = entry[0] + cents, entry[1] + rejected, entry[2] + answered
        filed[gemeente][month].add(agb)
    names = [f"{month:%Y-%m}" for month in months(world)]
    for gemeente, own in begun.items():
        yield "instroom", gemeente, {month: (Decimal(own[month]), None) for month in names}
    for gemeente, by_month in costs.items():
        yield "kosten", gemeente, {month: (Decimal(by_month[month][0]) / 100, None) for month in names}
        yield "afgewezen", gemeente, {month: share(by_month[month][1], by_month[month][2]) for month in names}
        silent = {}
        for before, month in zip([None, *names], names, strict=False):
            earlier = filed[gemeente][before] if before else set()
            silent[month] = share(len(earlier - filed[gemeente][month]), len(earlier))
        yield "stille_aanbieders", gemeente, silent


def share(part: int, whole: int) -> Month:
    """Percentage with two decimals, of how many."""
    return (rounded(Fraction(100 * part, whole), 2), whole) if whole else (None, None)


def board(world: World) -> list[tuple]:
    """rpt_signaalbord: figure and stand of every gemeente, month and signal that is counted here."""
    limits = {row["signaal"]: row for row in read(LISTS / "signaalbord_drempels.csv")}
    found = []
    for signal, gemeente, figures in measured(world):
        names = list(figures)
        for place, month in enumerate(names):
            earlier = [figures[one][0] for one in names[max(place - 3, 0) : place]]
            stand = judged(limits[signal], month, figures[month], earlier, newest(world))
            found.append((gemeente, month, signal, figures[month][0], stand))
    return found


def judged(limit: Row, month: str, figure: Month, earlier: list[Decimal | None], today: date) -> str:
    """Open until it is ripe, then by how much it jumped from the three months before, or by its height."""
    now, whole = figure
    if month_end(date.fromisoformat(f"{month}-01")) + timedelta(days=int(limit["rijp_na_dagen"])) > today:
        return "nog open"
    size: Fraction | None = Fraction(now) if now is not None else None
    enough = size is not None and (whole if whole is not None else now) >= int(limit["vanaf"])
    if limit["soort"] == "sprong":
        known = [Fraction(one) for one in earlier if one is not None]
        before = Fraction(rounded(sum(known, Fraction()) / len(known), 2)) if known else Fraction(0)
        enough = len(known) == 3 and max(Fraction(now), before) >= int(limit["vanaf"])
        size = 100 * (Fraction(now) - before) / before if before > 0 else None
        size = abs(size) if size is not None and limit["richting"] == "beide" else size
    if not enough or size is None:
        return "te weinig"
    return "actie" if size >= int(limit["actie"]) else "let op" if size >= int(limit["let_op"]) else "rustig"
