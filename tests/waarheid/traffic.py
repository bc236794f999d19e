"""Messages and their answers, counted from what the generator sent. Nobody sends retours in this world."""

from collections.abc import Iterator
from datetime import date, timedelta

from demo.parameters import read
from demo.region import World
from tests.waarheid.money import summed
from tests.waarheid.routes import LISTS, newest

ANSWER_ITSELF = "JW325"


def messages(world: World) -> list[tuple]:
    """fct_berichten: messages per gemeente, kind and whether they were answered in time."""
    kinds = ("JW301", "JW305", "JW307", "JW315", ANSWER_ITSELF)
    gemeenten = {traject.jeugdige.gemeente for traject in world.trajecten}
    counted = []
    for kind in kinds:
        for delivery in world.box.of(kind):
            [gemeente] = gemeenten.intersection(delivery.path.stem.split("_")[1:3])
            said = "geen antwoord verwacht" if kind == ANSWER_ITSELF else "antwoorden niet aangeleverd"
            counted.append((gemeente, kind, said, 1))
    return summed(iter([*counted, *declared(world)]))


def declared(world: World) -> Iterator[tuple]:
    """The declaraties, by the term of ten working days for their answer."""
    [norm] = [int(row["norm"]) for row in read(LISTS / "termijnen.csv") if row["termijn"] == "declaratie_antwoord"]
    holidays = {row["datum"] for row in read(LISTS / "feestdagen.csv")}
    until = newest(world)
    for one in world.declaraties:
        is_late = working_days(one.op, one.answered or until, holidays) > norm
        if one.answered:
            said = "te laat" if is_late else "op tijd"
        else:
            said = "antwoord ontbreekt" if is_late else "wacht op antwoord"
        yield one.gemeente, "JW323", said, 1


def working_days(since: date, until: date, holidays: set[str]) -> int:
    """Working days after the one and up to the other day."""
    days = (since + timedelta(number) for number in range(1, (until - since).days + 1))
    return sum(day.weekday() < 5 and str(day) not in holidays for day in days)
