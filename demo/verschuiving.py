"""Plants a shift between routes: from a day on, in one gemeente, most of what came by one route comes by another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from demo.choices import verwijzer_agb
from demo.parameters import PARAMETERS
from demo.trajecten import ROUTES, Traject


@dataclass(frozen=True)
class Verschuiving:
    """What the practice of this day in `praktijken.csv` of the region brings about. Routes are COD327, or gemeente."""

    gemeente_code: str
    vanaf: date
    van: str
    naar: str
    procent: int


def planted() -> list[Verschuiving]:
    """The shifts of the region."""
    return [Verschuiving(**(row | {"vanaf": date.fromisoformat(row["vanaf"])})) for row in PARAMETERS["verschuivingen"]]


def shifted(trajecten: Iterable[Traject], seed: str) -> Iterator[Traject]:
    """The trajecten, those after a shift with another verwijzer; nothing else of them changes, nor of the others."""
    for traject in trajecten:
        random = Random(f"{seed} {traject.jeugdige.bsn} {traject.hoofd.product.code}")
        moved = next((one for one in planted() if moves(one, traject) and random.random() * 100 < one.procent), None)
        if moved:
            agb = verwijzer_agb(moved.naar, moved.gemeente_code, random)
            traject = replace(traject, verwijzer=moved.naar, verwijzer_agb=agb)
        yield traject


def moves(one: Verschuiving, traject: Traject) -> bool:
    """Whether a shift is about this traject: help that begins after its day and that the new route can lead to."""
    return (
        (traject.jeugdige.gemeente, traject.verwijzer) == (one.gemeente_code, one.van)
        and traject.start >= one.vanaf
        and traject.hoofd.product.gewichten[ROUTES.get(one.naar, "medisch")] > 0
    )
