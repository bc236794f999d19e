"""Gezinnen, casussen and measures, counted from what jeugdteams and GI's wrote down. A gezin is (team, number)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from demo.calendar import half_year
from demo.parameters import REGION, read
from demo.region import World
from tests.waarheid.money import lines, summed
from tests.waarheid.registers import Row, casussen, halves, rows, runs
from tests.waarheid.routes import LISTS, newest
from tests.waarheid.trajecten import FOREVER, told

Gezin = tuple[str, str]
Span = tuple[date, date]


def day(text: str) -> date:
    """A date, or the end of time when there is none."""
    return date.fromisoformat(text) if text else FOREVER


def touches(span: Span, first: date, last: date) -> bool:
    """Whether it runs on one of these days."""
    return span[0] <= last and span[1] >= first


def span(row: Row, start: str = "datum_start", end: str = "datum_einde") -> Span:
    """From when until when a row holds."""
    return day(row[start]), day(row.get(end, ""))


def tasks(world: World) -> list[tuple]:
    """rpt_kerntaken: casussen with a period that touches the half-year, per kerntaak and each once in the total."""
    names = {row["kerntaak"]: row["naam"] for row in read(LISTS / "kerntaken.csv")}
    known, listed = casussen(world), halves(world)
    found: dict[tuple, set] = defaultdict(set)
    for team, row in rows(world, "sjt", "kerntaken"):
        casus = (team, row["casus_id"])
        for half, first, last in listed:
            if touches(span(row), first, last):
                for name in (names[row["kerntaak"]], "totaal"):
                    found[known[casus]["gemeente_code"], half, name].add(casus)
    return sorted((*key, len(cases)) for key, cases in found.items())


def measures(world: World) -> list[tuple]:
    """rpt_maatregelen_gi: measures that ran in a half-year."""
    names = {row["type_maatregel"]: row["soort"] for row in read(LISTS / "gi_maatregelen.csv")}
    listed = halves(world)
    return summed(
        (row["gemeente_code"], half, names[row["type_maatregel"]], 1)
        for _, row in rows(world, "gi", "maatregelen")
        for half, first, last in listed
        if touches(span(row, "datum_aanvang"), first, last)
    )


def registered(world: World) -> list[tuple]:
    """rpt_registratie_volledigheid: casussen; with a kerntaak, hours, a question. Unknown before 1 September 2017."""
    told_of = {(team, r["casus_id"]) for team, r in rows(world, "sjt", "kerntaken")}
    timed = {(team, r["casus_id"]) for team, r in rows(world, "sjt", "kerntaken") if r["uren"]}
    asked = {(team, r["casus_id"]) for team, r in rows(world, "sjt", "hulpvragen")}
    found: dict[tuple, list] = defaultdict(list)
    for key, row in casussen(world).items():
        asked_for = "geregistreerd" if row["datum_start"] >= "2017-09-01" else "niet geregistreerd"
        half = half_year(date.fromisoformat(row["datum_start"]))
        found[row["gemeente_code"], row["team_id"], half, asked_for].append(key)
    return sorted(
        (*key, len(cases), *(sum(case in have for case in cases) for have in (told_of, timed, asked)))
        if key[-1] == "geregistreerd"
        else (*key, len(cases), None, None, None)
        for key, cases in found.items()
    )


def plans(world: World) -> dict[Gezin, list[tuple[Row, Span]]]:
    """The versions of the plans of every gezin, each until its end, or until the next version of the same plan."""
    found: dict[Gezin, list[tuple[Row, Span]]] = defaultdict(list)
    told_of = rows(world, "sjt", "plannen")
    for team, row in told_of:
        later = [
            day(other["datum_start"]) - timedelta(1)
            for sender, other in told_of
            if (sender, other["plan_id"]) == (team, row["plan_id"]) and int(other["versie"]) > int(row["versie"])
        ]
        begin, end = span(row)
        found[team, row["gezin_id"]].append((row, (begin, end if row["datum_einde"] else min([*later, FOREVER]))))
    return found


def signals(world: World) -> Iterator[tuple[str, str]]:
    """(gemeente, half-year) of everything that is wrong about a gezin; each kind counts once, when it began."""
    begun: dict[tuple, date] = {}
    known = casussen(world)
    gemeente = {(team, row["gezin_id"]): row["gemeente_code"] for (team, _), row in sorted(known.items(), reverse=True)}
    for gezin, versions in plans(world).items():
        for (one, span_one), (other, span_other) in combinations(versions, 2):
            if touches(span_one, *span_other):
                for name in ("plan_id", "regisseur_professional_id"):
                    if one[name] != other[name]:
                        key, since = (name, gezin, gemeente[gezin]), max(span_one[0], span_other[0])
                        begun[key] = min(since, begun.get(key, since))
    homes = {row["team_code"]: row["gemeente_code"] for row in read(REGION / "teams.csv")}
    for (team, _), row in known.items():
        if homes[row["team_id"]] != row["gemeente_code"]:
            key = ("team", (team, row["gezin_id"]), row["gemeente_code"])
            begun[key] = min(day(row["datum_start"]), begun.get(key, FOREVER))
    yield from ((key[-1], half_year(since)) for key, since in begun.items())


def direction(world: World) -> list[tuple]:
    """rpt_gezinsregie: gezinnen with a casus on the last day known; gezinsregie; plans: none, one, more; regisseurs."""
    led = {(team, r["casus_id"]) for team, r in rows(world, "sjt", "kerntaken") if r["kerntaak"] == "GEZINSREGIE"}
    versions, until, counted = plans(world), newest(world), []
    wrong = list(signals(world))
    for half, _, last in halves(world):
        on = min(last, until)
        found: dict[tuple[Gezin, str], bool] = defaultdict(bool)
        for (team, casus), row in casussen(world).items():
            if runs(row, on):
                found[(team, row["gezin_id"]), row["gemeente_code"]] |= (team, casus) in led
        for (gezin, gemeente), is_led in found.items():
            held = [row for row, (begin, end) in versions.get(gezin, []) if begin <= on <= end]
            number = len({row["plan_id"] for row in held})
            people = len({row["regisseur_professional_id"] for row in held})
            counted.append((
                gemeente, half, 1, is_led, number == 0, number == 1 == people, number > 1, people > 1,
            ))  # fmt: skip
    return [(*row, wrong.count(row[:2])) for row in summed(iter(counted))]


def members(world: World) -> dict[tuple[Gezin, str, str], list[tuple[str, Span]]]:
    """(gezin, gemeente, BSN) -> (team, from when until when) of every casus that a youth was in."""
    known, found = casussen(world), defaultdict(list)
    for team, row in rows(world, "sjt", "casusdeelnames"):
        casus = known[team, row["casus_id"]]
        if row["rol"] == "JEUGDIGE":
            held = (day(row["van"]), day(row.get("tot", "") or casus["datum_einde"]))
            found[(team, casus["gezin_id"]), casus["gemeente_code"], row["bsn"]].append((casus["team_id"], held))
    return found


def used(world: World) -> dict[tuple[str, str], list[tuple]]:
    """(BSN, gemeente) -> (regeling, party, traject, from when until when) of all that a youth had."""
    found: dict[tuple[str, str], list[tuple]] = defaultdict(list)
    for number, one in enumerate(told(world)):
        had = ("besluit", one.parts[0].hulp[1], number, (one.begin, one.einde or FOREVER))
        found[one.persoon, one.gemeente].append(had)
    for _, row in rows(world, "gi", "maatregelen"):
        kind = {"1": "jb", "2": "jb", "3": "preventief"}.get(row["type_maatregel"][0], "jr")
        had = (kind, f"GI {row['gi_agb']}", None, span(row, "datum_aanvang"))
        found[row["bsn"], row["gemeente_code"]].append(had)
    for _, row in rows(world, "huisarts", "verwijzingen"):
        found[row["bsn"], row["gemeente_code"]].append(("arts", "arts", None, (day(row["verwijsdatum"]),) * 2))
    for (_, gemeente, bsn), held in members(world).items():
        found[bsn, gemeente] += [("team", team, None, when) for team, when in held]
    return found


def picture(world: World) -> list[tuple]:
    """rpt_gezinsbeeld: youths, trajecten, regelingen, parties, plans, regisseurs and cents of every gezin and year."""
    euros: dict[tuple, int] = defaultdict(int)
    for _, line, cost in lines(world):
        euros[line.traject.jeugdige.bsn, line.traject.jeugdige.gemeente, line.maand.year] += cost
    had, versions = used(world), plans(world)
    counted: dict[tuple, list] = defaultdict(lambda: [set(), []])
    for (gezin, gemeente, bsn), held in members(world).items():
        for year in sorted({first.year for _, first, _ in halves(world)}):
            first, last = date(year, 1, 1), date(year, 12, 31)
            if min(begin for _, (begin, _) in held) <= last and max(end for _, (_, end) in held) >= first:
                counted[gezin, gemeente, year][0].add(bsn)
                counted[gezin, gemeente, year][1] += [one for one in had[bsn, gemeente] if touches(one[3], first, last)]
    found = []
    for (gezin, gemeente, year), (persons, uses) in counted.items():
        plan = [row for row, when in versions.get(gezin, []) if touches(when, date(year, 1, 1), date(year, 12, 31))]
        found.append((
            "-".join(gezin), gemeente, year, len(persons), len({one[2] for one in uses} - {None}),
            len({one[0] for one in uses}), len({one[1] for one in uses}), len({row["plan_id"] for row in plan}),
            len({row["regisseur_professional_id"] for row in plan}),
            sum(euros[bsn, gemeente, year] for bsn in persons),
        ))  # fmt: skip
    return sorted(found)
