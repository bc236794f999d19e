"""Registrations of the gecertificeerde instellingen: maatregelen of the court and bepalingen of help."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from demo.calendar import Window
from demo.choices import preference
from demo.deliveries import Box
from demo.parameters import gi_agbs, pick
from demo.registrations import Register, numbers, until
from demo.trajecten import Traject

MEASURES = {"11": 62, "12": 8, "21": 22, "22": 2, "23": 1, "41": 4, "31": 1}
BY_PRODUCT = {"48A01": "11", "48A02": "11", "48A03": "21", "47A08": "41", "49B02": "31"}
STAY = ("pleegzorg", "gezinshuis", "verblijf", "crisisverblijf")


def send_registrations(box: Box, trajecten: Iterable[Traject], window: Window, random: Random) -> None:
    """One zip per GI per quarter, for every youth whose help was decided by the GI or the court."""
    registers = {agb: Register("gi", agb) for agb in gi_agbs()}
    measures, decisions = numbers("MTR"), numbers("BEP")
    for traject in trajecten:
        if traject.verwijzer not in ("04", "08"):
            continue
        agb = traject.agb if traject.agb in registers else traject.verwijzer_agb or home_gi(traject)
        nummer = next(measures)
        note_measure(registers[agb], nummer, agb, traject, window, random)
        if traject.agb not in registers:
            note_decision(registers[agb], next(decisions), nummer, traject, window, random)
    for register in registers.values():
        register.send(box, window, 3)


def home_gi(traject: Traject) -> str:
    """The GI that works most in the gemeente of this youth."""
    return next(a.agb for a in preference(traject.jeugdige.gemeente) if a.agb in gi_agbs())


def note_measure(register: Register, nummer: str, agb: str, traject: Traject, window: Window, random: Random) -> None:
    """The measure begins some weeks before the help and is sent again when it ends."""
    kind = BY_PRODUCT.get(traject.hoofd.product.code) or pick(random, MEASURES)
    begin = max(
        traject.verzocht_op - timedelta(days=random.randint(5, 60)), traject.jeugdige.geboortedatum + timedelta(days=14)
    )
    end, person = traject.stop + timedelta(days=random.randint(0, 120)), traject.jeugdige
    for day, known in ((begin, None), (end, until(end, window))):
        register.note(
            day, "maatregelen", maatregel_id=nummer, bsn=person.bsn, geboortedatum=person.geboortedatum,
            geslacht=person.geslacht, gemeente_code=person.gemeente, gi_agb=agb, type_maatregel=kind,
            datum_aanvang=begin, datum_einde=known, reden_einde=random.choice(["01", "02", "03"]) if known else None,
            erkende_interventie=random.random() < 0.4 if kind.startswith("4") else None,
        )  # fmt: skip


def note_decision(
    register: Register, nummer: str, measure: str, traject: Traject, window: Window, random: Random
) -> None:
    """The bepaling names the toewijzing that followed from it (art. 3.5)."""
    soort = traject.hoofd.product.soort
    leave = "GESLOTEN" if soort == "gesloten" else "UITHUISPLAATSING" if soort in STAY else None
    day: date = min(traject.verzocht_op, traject.start)
    register.note(
        day, "bepalingen", bepaling_id=nummer, maatregel_id=measure, bsn=traject.jeugdige.bsn,
        gemeente_code=traject.jeugdige.gemeente, datum_bepaling=day, aanbieder_agb=traject.agb,
        product_code=traject.hoofd.product.code, begindatum=traject.hoofd.ingang, einddatum=traject.hoofd.einde,
        toewijzing_nummer=traject.hoofd.nummer, machtiging=leave, spoed=soort in ("crisis", "crisisverblijf"),
    )  # fmt: skip
