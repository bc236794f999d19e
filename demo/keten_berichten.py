"""The messages of a story, from what was granted: toewijzing, start, stop, verzoek, antwoord, declaratie, answer."""

from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta

from demo.boom import Body
from demo.calendar import month_end
from demo.geldig_delen import CODES, RETOUR_OP, XSD, Message, amount, contact, net
from demo.keten import PER_MAAND, Keten, Toegewezen, Verstuurd
from demo.parameters import Product

PRESTATIE = "Declaratie/Clienten/Client/Prestaties/Prestatie"
ANTWOORD = "DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie"
ALLES, DEELS, REGEL = "8001", "0200", "9321"  # retourcodes: all granted, judged, a line refused


def toegewezen(
    k: Keten, jeugdige: Body, product: Product | None = None, months: int = 6, **changes: object
) -> Toegewezen:
    """Something to grant from the first day of the story, 40 a month; a change of None leaves an element out."""
    chosen = product or k.product()
    item = {
        "ToewijzingNummer": k.maker.next("26"),
        "Product": {"Categorie": chosen.categorie, "Code": chosen.code},
        **{"Toewijzingsdatum": str(k.first - timedelta(days=12)), "Toewijzingstijd": "09:30:00"},
        **{"Ingangsdatum": str(k.first), "Einddatum": str(month_end(k.month(months - 1)))},
        "Omvang": {"Volume": "40", "Eenheid": chosen.eenheid, "Frequentie": PER_MAAND},
    }
    return Toegewezen(item | changes, chosen, jeugdige)


def wijs_toe(k: Keten, *granted: Toegewezen, op: date | None = None) -> Verstuurd:
    """JW301 for one jeugdige, ten days before care begins."""
    wie = {**granted[0].jeugdige, "Naam": {**granted[0].jeugdige["Naam"], "NaamGebruik": "1"}}
    wie["Contactgegevens"] = {"Contact": [contact(k.maker)]}
    wie["ToegewezenProducten"] = {"ToegewezenProduct": [one.item for one in granted]}
    return k.stuur("JW301", op or k.first - timedelta(days=10), Client=wie)


def gewoon(k: Keten, product: Product | None = None, months: int = 6, **changes: object) -> Toegewezen:
    """The toewijzing with which most stories begin, already sent."""
    found = toegewezen(k, k.jeugdige(), product, months, **changes)
    wijs_toe(k, found)
    return found


def begin(k: Keten, granted: Toegewezen, on: date, op: date | None = None, status: str = "1") -> Verstuurd:
    """JW305."""
    return levering(k, "JW305", granted, {"Begindatum": str(on)}, op or on + timedelta(days=2), status)


def stop(
    k: Keten, granted: Toegewezen, begun: date, on: date, reden: str = "31", op: date | None = None, status: str = "1"
) -> Verstuurd:
    """JW307."""
    found: Body = {"Begindatum": str(begun), "RedenBeeindiging": reden, "Einddatum": str(on)}
    return levering(k, "JW307", granted, found, op or on + timedelta(days=2), status)


def levering(k: Keten, soort: str, granted: Toegewezen, item: Body, op: date, status: str) -> Verstuurd:
    """JW305 or JW307 about one toewijzing."""
    found: Body = {"ToewijzingNummer": granted.nummer, "Product": granted.item.get("Product")}
    found |= {"ToewijzingIngangsdatum": str(granted.ingang), **item, "StatusAanlevering": status}
    what = {"JW305": "Start", "JW307": "Stop"}[soort]
    return k.stuur(soort, op, Client={**granted.jeugdige, f"{what}Producten": {f"{what}Product": [found]}})


def regel(k: Keten, granted: Toegewezen, month: date, volume: int = 5, **changes: object) -> Body:
    """A debet Prestatie over a whole month, at the tariff of the product."""
    product = granted.product
    found = {
        "ProductReferentie": {"ReferentieNummer": k.maker.next("R")},
        **{"ToewijzingNummer": granted.nummer, "ProductCategorie": product.categorie, "ProductCode": product.code},
        "ProductPeriode": {"Begindatum": str(month), "Einddatum": str(month_end(month))},
        **{"GeleverdVolume": str(volume), "Eenheid": product.eenheid, "ProductTarief": str(product.tarief)},
        "IngediendBedrag": {"Bedrag": str(volume * product.tarief), "DebetCredit": "D"},
    }
    return found | changes


def credit(k: Keten, debet: Body) -> Body:
    """The Prestatie that takes back a debet."""
    before = debet["ProductReferentie"]["ReferentieNummer"]
    about = {"ReferentieNummer": k.maker.next("R"), "VorigReferentieNummer": before}
    return debet | {"ProductReferentie": about, "IngediendBedrag": debet["IngediendBedrag"] | {"DebetCredit": "C"}}


def declareer(k: Keten, month: date, lines: list[tuple[Toegewezen, Body]], op: date | None = None) -> Verstuurd:
    """JW323 over a month, on the fifth day of the next one; lines of one jeugdige stand together."""
    op = op or month_end(month) + timedelta(days=5)
    clienten: dict[str, Body] = {}
    for granted, line in lines:
        bsn = granted.jeugdige["Bsn"]
        clienten.setdefault(bsn, {"Bsn": bsn, "Prestaties": {"Prestatie": []}})["Prestaties"]["Prestatie"].append(line)
    body: Body = {
        "DeclaratieNummer": k.maker.next("D"),
        "DeclaratiePeriode": {"Begindatum": str(month), "Einddatum": str(month_end(month))},
        "DeclaratieDagtekening": str(op),
        "Clienten": {"Client": list(clienten.values())},
    }
    return k.stuur("JW323", op, Declaratie=body | {"TotaalIngediendBedrag": amount(net({"Declaratie": body}))})


def beantwoord(
    k: Keten, declaratie: Verstuurd, rejected: list[tuple[str, Body]] | None = None, na: int = 7, **changes: Body
) -> Verstuurd:
    """JW325 so many days later: everything is granted but `rejected`, (BSN, Prestatie) pairs."""
    asked = declaratie.message.body["Declaratie"]
    op = date.fromisoformat(declaratie.head["BerichtIdentificatie"]["Dagtekening"]) + timedelta(days=na)
    codes: Body = {"RetourCodes": {"RetourCode": DEELS}}
    found: Body = {
        "DeclaratieNummer": asked["DeclaratieNummer"],
        "TotaalIngediendBedrag": asked["TotaalIngediendBedrag"],
    }
    refused = [{"Bsn": bsn, "Prestaties": {"Prestatie": [line | {"RetourCodes": {"RetourCode": REGEL}}]}, **codes}
               for bsn, line in rejected or ()]  # fmt: skip
    if refused:
        found["Clienten"] = {"Client": refused}
    minus = net({"DeclaratieAntwoord": found}) if refused else 0
    found["TotaalToegekendBedrag"] = amount(net({"Declaratie": asked}) - minus)
    found |= codes if refused else {"RetourCodes": {"RetourCode": ALLES}}
    head = {"DeclaratieIdentificatie": dict(declaratie.head["BerichtIdentificatie"]), **codes}
    return k.stuur("JW325", op, Header=head | {"XsdVersieDeclaratie": dict(XSD)}, DeclaratieAntwoord=found | changes)


def verzoek(k: Keten, jeugdige: Body, product: Product, op: date, referentie: str = "") -> Verstuurd:
    """JW315 for one product, sent by a huisarts."""
    item: Body = {
        "ReferentieAanbieder": referentie or k.maker.next("V"),
        "Product": {"Categorie": product.categorie, "Code": product.code},
        **{"ToewijzingIngangsdatum": str(k.first), "ToewijzingEinddatum": str(month_end(k.month(5)))},
        "Omvang": {"Volume": "40", "Eenheid": product.eenheid, "Frequentie": PER_MAAND},
        "Verwijzer": {"Type": "02", "ZorgverlenerCode": f"01{k.maker.random.randrange(10**6):06d}"},
    }
    return k.stuur("JW315", op, Client=jeugdige | {"AangevraagdeProducten": {"AangevraagdProduct": [item]}})


def referentie(vot: Verstuurd) -> str:
    """ReferentieAanbieder of a JW315 or JW317."""
    client = vot.message.body["Client"]
    found = client.get("Verzoek") or client["AangevraagdeProducten"]["AangevraagdProduct"][0]
    return found["ReferentieAanbieder"]


def wijziging(
    k: Keten, jeugdige: Body, op: date, stays: list[str] = (), change: list[Body] = (), new: list[Body] = (), **how: str
) -> Verstuurd:
    """JW317: ToewijzingNummers that stay, TeWijzigenProducten and NieuweProducten; `referentie` if not a new one."""
    found: Body = {"ReferentieAanbieder": how.get("referentie") or k.maker.next("W"), "RedenVerzoek": "1"}
    if stays:
        found["OngewijzigdeProducten"] = {"OngewijzigdProduct": [{"ToewijzingNummer": one} for one in stays]}
    if change:
        found["TeWijzigenProducten"] = {"TeWijzigenProduct": list(change)}
    if new:
        found["NieuweProducten"] = {"NieuwProduct": list(new)}
    return k.stuur("JW317", op, Client={"Bsn": jeugdige["Bsn"], "Verzoek": found})


def antwoord(k: Keten, referentie: str, op: date, soort: str = "1") -> Verstuurd:
    """JW319: refused (1) or being looked at (2)."""
    found: Body = {"ReferentieAanbieder": referentie, "VerzoekAntwoord": soort}
    return k.stuur("JW319", op, Antwoord=found | ({"RedenAfwijzingVerzoek": "5"} if soort == "1" else {}))


def retour(k: Keten, sent: Verstuurd, na: int) -> Verstuurd:
    """The retour of a message, so many days later: nothing wrong with it, so a header with that of the message."""
    soort = next(retour for retour, heen in RETOUR_OP.items() if heen == sent.message.soort)
    op = date.fromisoformat(sent.head["BerichtIdentificatie"]["Dagtekening"]) + timedelta(days=na)
    head = deepcopy(sent.head) | {"BerichtCode": CODES[soort], "IdentificatieRetour": k.maker.next("T")}
    head |= {"DagtekeningRetour": str(op), "XsdVersieRetour": dict(XSD)}
    k.sent.append(Verstuurd(Message(soort, {"Header": head}), datetime.combine(op, time(8), UTC)))
    return k.sent[-1]
