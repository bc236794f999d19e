"""Choices that follow the map of the region: which aanbieder, which verwijzer, which first day."""

from datetime import date, timedelta
from functools import cache
from random import Random

from demo.calendar import Window
from demo.parameters import PARAMETERS, Aanbieder, aanbieders, contracts, gi_agbs, pick

PATTERN = ("groot", "groot", "middel", "groot", "klein", "groot", "middel", "klein", "groot", "klein")
PULL = {"groot": 4.0, "middel": 1.3, "klein": 0.5}
PERSONS_PER_AANBIEDER = 8  # so that a small demo does not spread thinly over 190 aanbieders
PREFIXES = {"02": ("0199", 12), "03": ("8499", 2), "05": ("0399", 4)}


def aanbieder(gemeente: str, product_code: str, size: int, random: Random) -> str:
    """An aanbieder with a contract, near the top of the list of this gemeente; large ones draw most."""
    ranked = [a for a in preference(gemeente) if has_contract(a.agb, product_code)]
    reach = {a.agb for a in preference(gemeente)[: max(6, size // PERSONS_PER_AANBIEDER)]}
    near = [a for a in ranked if a.agb in reach] or ranked[:1]
    return pick(random, {a.agb: PULL[a.klasse] / (rank + 1) ** 0.7 for rank, a in enumerate(near)})


def has_contract(agb: str, product_code: str) -> bool:
    """Whether this aanbieder has a contract for the product."""
    return (agb, product_code) in contracts()


@cache
def preference(gemeente: str) -> list[Aanbieder]:
    """The aanbieders in the order in which this gemeente uses them: the GI's, then large, medium and small mixed."""
    random = Random(f"voorkeur {gemeente}")
    gis = [a for a in aanbieders() if a.agb in gi_agbs()]
    random.shuffle(gis)
    classes = {k: [a for a in aanbieders() if a.klasse == k and a not in gis] for k in PULL}
    for members in classes.values():
        random.shuffle(members)
    order = gis[:1]
    while any(classes.values()):
        order += [classes[k].pop() for k in PATTERN if classes[k]]
    return order + gis[1:]


def verwijzer_agb(verwijzer: str, gemeente: str, random: Random) -> str:
    """AGB of the referring person; a GI is known by its own AGB, the other routes have none."""
    if verwijzer == "04":
        return next(a.agb for a in preference(gemeente) if a.agb in gi_agbs())
    if verwijzer not in PREFIXES:
        return ""
    prefix, number = PREFIXES[verwijzer]
    return f"{prefix}{gemeente[-2:]}{random.randint(1, number):02d}"


def first_day(window: Window, days: int, random: Random) -> date:
    """An Ingangsdatum such that help of this length touches the window; inflow follows the season."""
    earliest = window.first - timedelta(days=days - 1)
    latest = (window.end - timedelta(days=12) - earliest).days
    while True:
        day = earliest + timedelta(days=random.randint(0, max(latest, 1)))
        if random.random() * max(PARAMETERS["instroom"]) < PARAMETERS["instroom"][day.month - 1]:
            return day
