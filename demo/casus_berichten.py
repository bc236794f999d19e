"""What a told case begins with, and the JW301, JW305 and JW307 it consists of."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from demo import choices
from demo.boom import Body
from demo.calendar import Window, add_months, month_end
from demo.casus import Casus, wie
from demo.parameters import Product, products, tariff_on
from demo.population import Person
from demo.trajecten import Toewijzing, Traject, Versie

PER_WEEK, UUR = "2", "04"


def traject(person: Person, window: Window, numbers: Iterator[int], random: Random) -> Traject:
    """Ambulant help per week from the first day of the window until the end of its second month."""
    product = random.choice([one for one in products() if (one.eenheid, one.frequentie) == (UUR, PER_WEEK)])
    agb = choices.aanbieder(person.gemeente, product.code, 8, random)
    asked, end = window.first - timedelta(days=20), month_end(add_months(window.first, 1))
    versie = Versie(window.first - timedelta(days=6), "09:15:00", end, "")
    item = Toewijzing(str(next(numbers)), "", product, 4, 0, window.first, (versie,))
    return Traject(person, agb, "gemeente", "", asked, asked, (item,), window.first, end, "31")


def toewijzen(case: Casus, *items: Body, op: date, **how: object) -> None:
    """JW301."""
    person = case.traject.jeugdige
    found = wie(person)
    found["Naam"]["NaamGebruik"] = "1"
    huis = {"Huis": {"Huisnummer": str(person.huisnummer)}, "Postcode": person.postcode, "LandCode": "NL"}
    found["Contactgegevens"] = {"Contact": [{"Soort": "01", "Adres": huis}]}
    found["ToegewezenProducten"] = {"ToegewezenProduct": list(items)}
    case.send("JW301", op, Client=found, **how)


def product(item: Product) -> Body:
    """Categorie and code."""
    return {"Categorie": item.categorie, "Code": item.code}


def omvang(volume: int) -> Body:
    """Hours per week."""
    return {"Volume": str(volume), "Eenheid": UUR, "Frequentie": PER_WEEK}


def granted(item: Toewijzing, op: date, **changes: object) -> Body:
    """ToegewezenProduct; a change of None leaves an element out."""
    found: Body = {"ToewijzingNummer": item.nummer, "Product": product(item.product)}
    found |= {"Toewijzingsdatum": str(op), "Toewijzingstijd": f"10:{op.day:02d}:00", "Ingangsdatum": str(item.ingang)}
    return found | {"Einddatum": str(item.einde), "Omvang": omvang(item.volume)} | changes


def begin(case: Casus, on: date, op: date, status: str = "1", item: Toewijzing | None = None) -> None:
    """JW305."""
    chosen = item or case.toewijzing
    found = {"ToewijzingNummer": chosen.nummer, "Product": product(chosen.product)}
    found |= {"ToewijzingIngangsdatum": str(chosen.ingang), "Begindatum": str(on), "StatusAanlevering": status}
    case.send("JW305", op, Client=wie(case.traject.jeugdige, StartProducten={"StartProduct": [found]}))


def end(case: Casus, begun: date, on: date, reden: str, op: date, status: str = "1") -> None:
    """JW307."""
    chosen = case.toewijzing
    found = {"ToewijzingNummer": chosen.nummer, "Product": product(chosen.product)}
    found |= {"ToewijzingIngangsdatum": str(chosen.ingang), "Begindatum": str(begun), "RedenBeeindiging": reden}
    found |= {"Einddatum": str(on), "StatusAanlevering": status}
    case.send("JW307", op, Client=wie(case.traject.jeugdige, StopProducten={"StopProduct": [found]}))


def ordinary(case: Casus) -> None:
    """The toewijzing and the start with which most cases begin."""
    item = case.toewijzing
    toewijzen(case, granted(item, item.versies[0].op), op=item.versies[0].op)
    begin(case, item.ingang, item.ingang + timedelta(days=2))


def hours(case: Casus, month: date, volume: int = 8, item: Toewijzing | None = None) -> None:
    """Declare hours at the contracted tariff."""
    code = (item or case.toewijzing).product.code
    case.declare(month, volume, item, tarief=tariff_on(case.traject.agb, code, month))
