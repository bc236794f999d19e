"""What goes to the CBS, what it published, and what lies between: from trajecten and kerntaken of the generator."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from demo.parameters import read
from demo.region import World
from tests.waarheid.care import in_care
from tests.waarheid.registers import Row, casussen, halves, rows
from tests.waarheid.routes import LISTS
from tests.waarheid.trajecten import FOREVER, NO_HELP, told

TEAM, STAY = "01", "11"  # help by the team; from here on the codes are those of verblijf
CODES = {
    (row["soort"], row["code"]): row["cbs_code"] for row in read(LISTS / "cbs_codes.csv")
}  # hulpvorm and verwijzer
FORMS = {row["product_categorie"]: row["hulpvorm_code"] for row in read(LISTS / "hulpvorm_per_categorie.csv")}
Between = Counter[tuple[str, str, str]]  # gemeente, half-year, categorie


@dataclass(frozen=True)
class Record:
    """One youth, one kind of help, one aanbieder."""

    persoon: str
    gemeente: str
    aanbieder: str
    hulpvorm: str
    verwijzer: str
    begin: date
    einde: date | None


@cache
def records(world: World) -> list[Record]:
    """All that is told: help that is jeugdhulp, and ambulante hulp by the team; not what a verblijf already covers."""
    found = [
        Record(
            one.persoon, one.gemeente, one.parts[0].hulp[1], CODES["hulpvorm", one.vorm],
            CODES.get(("verwijzer", one.parts[0].verwijzer), ""), one.begin, one.einde,
        )
        for one in told(world)
        if one.is_jeugdhulp and ("hulpvorm", one.vorm) in CODES
    ]  # fmt: skip
    found += team_records(world)
    own: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for one in found:
        own[one.persoon, one.aanbieder].append(one)
    return [one for one in found if not covered(one, own[one.persoon, one.aanbieder])]


def covered(one: Record, others: list[Record]) -> bool:
    """Whether a verblijf at the same aanbieder had begun by then and ends no earlier."""
    stays = [other for other in others if other.hulpvorm >= STAY and other.begin <= one.begin]
    return one.hulpvorm < STAY and any((stay.einde or FOREVER) >= (one.einde or FOREVER) for stay in stays)


def team_records(world: World) -> Iterator[Record]:
    """Ambulante hulp by a team, for every youth while they belong to the casus."""
    known = casussen(world)
    children: dict[tuple[str, str], dict[str, list[tuple[date, date]]]] = defaultdict(lambda: defaultdict(list))
    for team, row in rows(world, "sjt", "casusdeelnames"):
        if row["rol"] == "JEUGDIGE":
            children[team, row["casus_id"]][row["bsn"]].append(span(row["van"], row.get("tot", "")))
    for team, row in rows(world, "sjt", "kerntaken"):
        casus, (first, last) = known[team, row["casus_id"]], span(row["datum_start"], row["datum_einde"])
        members = children[team, row["casus_id"]] if row["kerntaak"] == "AMBULANT" else {}
        for persoon, spans in members.items():
            if together := [(max(first, van), min(last, tot)) for van, tot in spans if van <= last and first <= tot]:
                begin, end = min(together)[0], max(tot for _, tot in together)
                until = None if end == FOREVER else end
                yield Record(persoon, casus["gemeente_code"], casus["team_id"], TEAM, TEAM, begin, until)


def span(van: str, tot: str) -> tuple[date, date]:
    """First and last day."""
    return date.fromisoformat(van), date.fromisoformat(tot) if tot else FOREVER


def delivered(world: World) -> Iterator[tuple[str, Record, bool]]:
    """(half-year, record, whether it had ended) of all that ran in a half-year."""
    for half, first, last in halves(world):
        for one in records(world):
            if one.begin <= last and (one.einde or FOREVER) >= first:
                yield half, one, one.einde is not None and one.einde <= last


def delivery(world: World) -> list[tuple]:
    """rpt_cbs_levering: records and how many had ended, by aanbieder, hulpvorm and verwijzer."""
    found: Counter = Counter()
    ended: Counter = Counter()
    for half, one, is_ended in delivered(world):
        key = (half, one.gemeente, one.aanbieder, one.hulpvorm, one.verwijzer or None)
        found[key] += 1
        ended[key] += is_ended
    return [(*key, number, ended[key]) for key, number in found.items()]


def between(world: World) -> Between:
    """Where the youths of a half-year are: in our own figure, in the delivery, or in one of them only, and why."""
    told_by: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for half, one, _ in delivered(world):
        told_by[one.gemeente, half, one.persoon].add(one.hulpvorm)
    own, found = in_care(world), Counter()
    for key in own.keys() | told_by.keys():
        place = key[:2]
        found[*place, "eigen"] += key in own
        if key not in told_by:
            helped = any(FORMS[categorie] not in NO_HELP for categorie in own[key])
            found[*place, "zonder_traject" if helped else "geen_jeugdhulp"] -= 1
        elif key not in own:
            found[*place, "jeugdteam" if told_by[key] == {TEAM} else "overig_levering"] += 1
    return found


def compared(world: World) -> list[tuple]:
    """rpt_cbs_vergelijking: from our own figure to that of the CBS, rounded to five, and what nobody explains."""
    published = figures(world)
    steps = ("geen_jeugdhulp", "zonder_traject", "jeugdteam", "overig_levering")
    counted, found = between(world), []
    for gemeente, half in {key[:2] for key in counted}:
        own = counted[gemeente, half, "eigen"]
        parts = [counted[gemeente, half, step] for step in steps]
        told_to = own + sum(parts)
        near = 5 * ((2 * told_to + 5) // 10)
        row = published.get((gemeente, half))
        figure = int(row["aantal"]) if row and row["aantal"] else None
        rest = None if figure is None else figure - near
        amounts = (own, *parts, near - told_to, rest, figure)
        names = ("eigen", *steps, "afronding", "onverklaard", "cbs")
        found += [(gemeente, half, name, amount) for name, amount in zip(names, amounts, strict=True)]
    return found


def figures(world: World) -> dict[tuple[str, str], Row]:
    """(gemeente, half-year) -> what the CBS published last about all youths."""
    found: dict[tuple[str, str], Row] = {}
    for _, row in rows(world, "financien", "cbscijfers"):
        key = (row["gemeente_code"], row["halfjaar"])
        if row["onderwerp"] == "JONGEREN" and row["gepubliceerd_op"] >= found.get(key, row)["gepubliceerd_op"]:
            found[key] = row
    return found
