"""Who was sent where, and what became of every toewijzing, counted from what the generator made of it."""

from collections import Counter
from datetime import date

from demo.calendar import half_year
from demo.region import World
from tests.waarheid.granted import Granted, granted
from tests.waarheid.money import UNKNOWN, stated, summed
from tests.waarheid.registers import casussen, rows
from tests.waarheid.routes import newest
from tests.waarheid.waits import numbers_declared


def sent_on(world: World) -> list[tuple]:
    """fct_verwijzingen: verzoeken per product, bepalingen, verwijzingen of doctors and decisions of the toegang."""
    counted: Counter = Counter()
    for traject in world.trajecten:
        if traject.verwijzer != "gemeente" and traject.verzocht_op <= world.window.closed:
            half = half_year(traject.verzocht_op)
            counted[traject.jeugdige.gemeente, half, "ijw", traject.verwijzer] += len(traject.toewijzingen)
    for _, row in rows(world, "gi", "bepalingen"):
        counted[row["gemeente_code"], half_of(row["datum_bepaling"]), "gi", "04"] += 1
    for _, row in rows(world, "huisarts", "verwijzingen"):
        counted[row["gemeente_code"], half_of(row["verwijsdatum"]), "huisarts", row["verwijzertype"]] += 1
    known = casussen(world)
    for team, row in rows(world, "sjt", "toegangsbesluiten"):
        if row["besluit"] == "INDIVIDUELE_VOORZIENING":
            gemeente = known[team, row["casus_id"]]["gemeente_code"]
            counted[gemeente, half_of(row["datum_besluit"]), "sjt", "01"] += 1
    return sorted((*key, number) for key, number in counted.items())


def half_of(day: str) -> str:
    """The half-year of a date as text."""
    return half_year(date.fromisoformat(day))


def stands(world: World) -> list[tuple]:
    """fct_toewijzingen: how many stand where, by who sent the youth."""
    declared, until = numbers_declared(world), newest(world)
    return summed(
        (one.gemeente, one.item.product.categorie, stand(one, declared, until), verwijzer(world, one), 1)
        for one in granted(world)
    )


def stand(one: Granted, declared: set[tuple[str, str]], until: date) -> str:
    """The last step that was told."""
    steps = {
        "gestopt": one.stop is not None,
        "afgelopen": one.einde < until,
        "gestart": one.start is not None,
        "gedeclareerd": (one.gemeente, one.item.nummer) in declared,
        "toekomstig": one.item.ingang > until,
    }
    return next((name for name, holds in steps.items() if holds), "toegewezen")


def verwijzer(world: World, one: Granted) -> str:
    """Of the toewijzing itself; a GI names the one that the help is about only."""
    return stated(world, one.traject) if one.op or one.item is one.traject.hoofd else UNKNOWN
