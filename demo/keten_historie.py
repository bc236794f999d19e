"""Stories in release 2.3, before 2021: from request to stop, with a Beschikking, JW303 and JW304."""

from datetime import UTC, date, datetime, time, timedelta

from demo.boom import Body
from demo.calendar import add_months, month_end
from demo.geldig_delen import CODES, FROM_GEMEENTE, Message
from demo.historie_declaraties import RELEASE, Declaratie, amount, kop
from demo.keten import Keten, Toegewezen, Verstuurd
from demo.keten_berichten import toegewezen

FIRST = date(2019, 5, 1)  # 2.3 was a month old


def vroeger(k: Keten, months: int = 3) -> Toegewezen:
    """The story goes back to 2019 or 2020; what was granted then, not yet sent."""
    k.first = add_months(FIRST, k.maker.random.randrange(12))
    return toegewezen(k, k.jeugdige(), months=months)


def stuur(k: Keten, soort: str, op: date, **classes: Body) -> Verstuurd:
    """Send a message with the header of every message but JW303 and JW304."""
    van, naar = (k.gemeente, k.agb) if soort in FROM_GEMEENTE else (k.agb, k.gemeente)
    head = {
        **{"BerichtCode": CODES[soort], "BerichtVersie": "2", "BerichtSubversie": "3"},
        **{"Afzender": van, "Ontvanger": naar},
        "BerichtIdentificatie": {"Identificatie": k.maker.next("H"), "Dagtekening": str(op)},
    }
    return verstuurd(k, soort, op, {"Header": head, **classes})


def verstuurd(k: Keten, soort: str, op: date, body: Body) -> Verstuurd:
    """Send a whole body; it arrives that morning."""
    k.sent.append(Verstuurd(Message(soort, body, RELEASE), datetime.combine(op, time(8), UTC)))
    return k.sent[-1]


def vraag_aan(k: Keten, given: Toegewezen, op: date) -> str:
    """JW315 by a huisarts; its ReferentieAanbieder."""
    item: Body = {key: given.item[key] for key in ("Product", "Omvang")}
    item |= {"ToewijzingIngangsdatum": str(given.ingang), "ToewijzingEinddatum": str(given.einde)}
    item |= {"ReferentieAanbieder": k.maker.next("V"), "Verwijzer": {"Type": "02", "Naam": "Dr. Griendemaker"}}
    stuur(k, "JW315", op, Client=given.jeugdige | {"AangevraagdeProducten": {"AangevraagdProduct": [item]}})
    return item["ReferentieAanbieder"]


def wijs_toe(k: Keten, given: Toegewezen, op: date) -> None:
    """JW301: the product stands in a Beschikking."""
    wie = {**given.jeugdige, "Naam": {**given.jeugdige["Naam"], "NaamGebruik": "1"}}
    huis = {"Huis": {"Huisnummer": "7"}, "Postcode": "3311AB", "LandCode": "NL"}
    wie["Contactgegevens"] = {"Contact": [{"Soort": "01", "Adres": huis}]}
    besluit: Body = {"BeschikkingNummer": given.nummer, "Afgiftedatum": str(op), "Ingangsdatum": str(given.ingang)}
    besluit["ToegewezenProducten"] = {"ToegewezenProduct": [given.item]}
    stuur(k, "JW301", op, Client=wie | {"Beschikking": besluit})


def begin_en_stop(k: Keten, given: Toegewezen) -> None:
    """JW305 and JW307 over all of it, each told after two days."""
    item: Body = {"BeschikkingNummer": given.nummer, "ToewijzingNummer": given.nummer, "StatusAanlevering": "1"}
    item |= {"Product": given.item["Product"], "ToewijzingIngangsdatum": str(given.ingang)}
    item["Begindatum"] = str(given.ingang)
    client = given.jeugdige | {"StatusAanlevering": "1"}
    after = timedelta(days=2)
    stuur(k, "JW305", given.ingang + after, Client=client | {"StartProducten": {"StartProduct": [item]}})
    stopped = item | {"RedenBeeindiging": "31", "Einddatum": str(given.einde)}
    stuur(k, "JW307", given.einde + after, Client=client | {"StopProducten": {"StopProduct": [stopped]}})


def regel(k: Keten, given: Toegewezen, month: date, volume: int = 8) -> Body:
    """A debet Prestatie over a whole month, at the tariff of the product."""
    product, nummer = given.product, given.nummer
    bedrag: Body = {"GeleverdVolume": str(volume), "Eenheid": product.eenheid, "ProductTarief": str(product.tarief)}
    bedrag |= {"BtwVrijstellingIndicatie": "1", "DeclaratieFactuurBedrag": amount(volume * product.tarief)}
    return {
        **{"BeschikkingNummer": nummer, "ToewijzingNummer": nummer},
        **{"ProductCategorie": product.categorie, "ProductCode": product.code},
        "ProductPeriode": {"Begindatum": str(month), "Einddatum": str(month_end(month))},
        "IngediendeBedragPrestatie": bedrag,
        "ProductReferentie": {"ReferentieNummer": k.maker.next("H")},
    }


def cents(line: Body) -> int:
    """What a line asks."""
    return int(line["IngediendeBedragPrestatie"]["DeclaratieFactuurBedrag"]["Bedrag"])


def declareer(k: Keten, given: Toegewezen, month: date, lines: list[Body]) -> Declaratie:
    """JW303, in the week after the month."""
    sent = Declaratie(k.agb, k.gemeente, month, k.maker.next("F"), ())
    bedragen = {"DeclaratieFactuurTotaalBedrag": amount(sum(map(cents, lines)), "TotaalBedrag")}
    client = given.jeugdige | {"Prestaties": {"Prestatie": lines}}
    head = kop(sent, "432") | {"DeclaratieFactuurBedragen": bedragen}
    verstuurd(k, "JW303", sent.op, {"Header": head, "Clienten": {"Client": [client]}})
    return sent


def beantwoord(
    k: Keten, given: Toegewezen, sent: Declaratie, lines: list[Body], granted: dict[int, int] | None = None
) -> None:
    """JW304 a week later: place of a line -> cents that are granted of it; what is not named is granted in full."""
    less = granted or {}
    op, asked = sent.op + timedelta(days=7), sum(map(cents, lines))
    minus = sum(cents(lines[place]) - found for place, found in less.items())
    head = kop(sent, "433") | {
        "RetourHeader": {"GemeenteReferentieNummer": f"G{sent.nummer}", "RetourDagtekening": str(op)},
        "RetourBedragen": {
            "IngediendTotaalBedrag": amount(asked, "TotaalBedrag"),
            "ToegekendTotaalBedrag": amount(asked - minus, "TotaalBedrag"),
        },
        "RetourCodes": {"RetourCode": "0200" if less else "8001"},
    }
    named = []
    for place, found in less.items():
        toegekend = {"GemeenteBerekendBedrag": amount(found), "ToegekendBedrag": amount(found)}
        named.append(lines[place] | {"ToegekendeBedragPrestatie": toegekend, "RetourCodes": {"RetourCode": "9321"}})
    client = given.jeugdige | {"Prestaties": {"Prestatie": named}}
    verstuurd(k, "JW304", op, {"Header": head} | ({"Clienten": {"Client": [client]}} if named else {}))
