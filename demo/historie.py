"""Messages of release 2.3, as they were sent in the last autumn before 2021: with a Beschikking."""

from collections import Counter
from datetime import date, timedelta
from itertools import count
from random import Random

from demo.boom import Body
from demo.calendar import window
from demo.casus import Casus, wie
from demo.casus_berichten import product, traject
from demo.deliveries import Box
from demo.historie_declaraties import CLOSED, MONTHS, RELEASE, declaraties, send_declaratie
from demo.population import Person
from demo.trajecten import Toewijzing

FIRST = MONTHS[0]
FIRST_NUMBER = 20_000_001


def send_history(box: Box, people: list[Person], random: Random) -> None:
    """One traject per person, from request to stop, and its declaraties per aanbieder and month."""
    sent: Counter = Counter()
    numbers, lines = count(FIRST_NUMBER), []
    for person in people:
        case = Casus(box, traject(person, window("2020-10", 2), numbers, random), CLOSED, sent, RELEASE)
        send_traject(case)
        for month in MONTHS:
            case.declare(month, random.randint(4, 16), tarief=random.choice((9_000, 10_250, 11_875)))
        lines += case.lines
    for declaratie in declaraties(lines):
        send_declaratie(box, declaratie)


def send_traject(case: Casus) -> None:
    """JW315, JW301, JW305 and JW307 with their retours; the names of 2.3 differ."""
    item, person = case.toewijzing, case.traject.jeugdige
    op, referentie = item.versies[0].op, f"H-{item.nummer}"
    period = {"ToewijzingIngangsdatum": str(item.ingang), "ToewijzingEinddatum": str(item.einde)}
    aanvraag = {"ReferentieAanbieder": referentie, "Product": product(item.product), "Omvang": omvang(item)} | period
    aanvraag["Verwijzer"] = {"Type": "07"} if person.huisnummer % 5 == 0 else {"Type": "02", "Naam": "Dr. Griendemaker"}
    case.send(
        "JW315", op - timedelta(days=9), Client=wie(person, AangevraagdeProducten={"AangevraagdProduct": [aanvraag]})
    )
    case.send("JW301", op, Client=beschikt(case, op, referentie))
    start = {"BeschikkingNummer": item.nummer, "ToewijzingNummer": item.nummer, "Product": product(item.product)}
    start |= {"ToewijzingIngangsdatum": str(item.ingang), "Begindatum": str(item.ingang)}
    started = start | {"StatusAanlevering": "1"}
    client = wie(person, StatusAanlevering="1")
    case.send("JW305", item.ingang + timedelta(days=2), Client=client | {"StartProducten": {"StartProduct": [started]}})
    stopped = started | {"RedenBeeindiging": "31", "Einddatum": str(item.einde)}
    case.send("JW307", item.einde + timedelta(days=2), Client=client | {"StopProducten": {"StopProduct": [stopped]}})


def omvang(item: Toewijzing) -> Body:
    """Hours per four weeks, a Frequentie that later releases do not have."""
    return {"Volume": str(item.volume * 4), "Eenheid": item.product.eenheid, "Frequentie": "3"}


def beschikt(case: Casus, op: date, referentie: str) -> Body:
    """Client of a JW301: the products stand in a Beschikking."""
    item, person = case.toewijzing, case.traject.jeugdige
    found = wie(person)
    found["Naam"]["NaamGebruik"] = "1"
    huis = {"Huis": {"Huisnummer": str(person.huisnummer)}, "Postcode": person.postcode, "LandCode": "NL"}
    found["Contactgegevens"] = {"Contact": [{"Soort": "01", "Adres": huis}]}
    toegewezen = {"ToewijzingNummer": item.nummer, "ReferentieAanbieder": referentie, "Product": product(item.product)}
    toegewezen |= {"Toewijzingsdatum": str(op), "Toewijzingstijd": "09:00:00", "Ingangsdatum": str(item.ingang)}
    toegewezen |= {"Einddatum": str(item.einde), "Omvang": omvang(item)}
    besluit: Body = {"BeschikkingNummer": item.nummer, "Afgiftedatum": str(op), "Ingangsdatum": str(item.ingang)}
    besluit["ToegewezenProducten"] = {"ToegewezenProduct": [toegewezen]}
    return found | {"Beschikking": besluit}
