"""Verwijzingen by huisarts, jeugdarts and medical specialist, sent each month by the verwijsdienst of the region."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from demo.calendar import Window
from demo.choices import verwijzer_agb
from demo.deliveries import Box
from demo.parameters import PARAMETERS, pick
from demo.population import Person
from demo.registrations import Register, numbers
from demo.trajecten import Traject

SENDER = PARAMETERS["afzenders"]["verwijsdienst"]
CARE = {"basisggz": "BASIS_GGZ", "ggz": "SPECIALISTISCHE_GGZ", "diagnostiek": "SPECIALISTISCHE_GGZ"}


def send_registrations(
    box: Box, trajecten: Iterable[Traject], others: Iterable[Person], window: Window, random: Random
) -> None:
    """Referrals in the window: those that led to help, and those of youths who still wait or never came."""
    register, ids = Register("huisarts", SENDER), numbers("ZD")
    for traject in trajecten:
        if traject.verwijzer in ("02", "03", "05") and window.first <= traject.verwezen_op <= window.end:
            care = CARE.get(traject.hoofd.product.soort, "OVERIG")
            aimed = traject.agb if random.random() < 0.8 else None
            who = (traject.verwijzer, traject.verwijzer_agb)
            note(register, next(ids), traject.jeugdige, traject.verwezen_op, who, care, aimed, random)
    for person in others:
        kind = pick(random, {"02": 80, "03": 7, "05": 13})
        day = window.first + timedelta(days=random.randint(0, (window.end - window.first).days))
        care = pick(random, {"BASIS_GGZ": 45, "SPECIALISTISCHE_GGZ": 40, "OVERIG": 15})
        note(register, next(ids), person, day, (kind, verwijzer_agb(kind, person.gemeente, random)), care, None, random)
    wrong = plant(register)
    register.send(box, window, 1)
    for nummer in wrong:
        box.fault(next(iter(box.of("huisarts"))), nummer, "AGB van een specialist bij een huisarts", "agb_past_niet")


def plant(register: Register) -> list[str]:
    """The first verwijzing of a huisarts gets the AGB code of a medical specialist; returns its number."""
    for place, (day, entity, row) in enumerate(register.events):
        if row["verwijzertype"] == "02":
            register.events[place] = (day, entity, row | {"verwijzer_agb": f"03{row['verwijzer_agb'][2:]}"})
            return [row["verwijzing_id"]]
    return []


def note(
    register: Register,
    nummer: str,
    person: Person,
    day: date,
    who: tuple[str, str],
    care: str,
    aimed: str | None,
    random: Random,
) -> None:
    """One verwijzing; no diagnosis, no reason."""
    kind, agb = who
    poh = random.random() < 0.45 if kind == "02" else None
    register.note(
        day, "verwijzingen", verwijzing_id=nummer, bsn=person.bsn, geboortedatum=person.geboortedatum,
        gemeente_code=person.gemeente, verwijsdatum=day, verwijzer_agb=agb,
        praktijk_agb=f"0100{person.gemeente[-2:]}{agb[-2:]}", verwijzertype=kind, type_zorg=care,
        aanbieder_agb=aimed, poh_jeugd=poh, aantal_poh_consulten=random.randint(1, 6) if poh else None,
        afgestemd_met_jeugdteam=random.random() < 0.3,
        urgentie=pick(random, {"REGULIER": 86, "SPOED": 11, "CRISIS": 3}),
    )  # fmt: skip
