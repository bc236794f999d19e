"""Valid iJw 3.2 messages to plant a fault in: free of every rule of control levels 1 and 2."""

from collections.abc import Callable
from datetime import timedelta

from demo.boom import Body
from demo.calendar import add_months, month_end
from demo.geldig_delen import (
    RETOUR_OP,
    XSD,
    Maker,
    Message,
    amount,
    client,
    clienten,
    contact,
    granted,
    header,
    net,
    relatie,
    some_products,
)


def jw301(maker: Maker) -> Body:
    """Toewijzing of several products."""
    op = maker.day()
    stamp = {"Toewijzingsdatum": str(op - timedelta(days=1)), "Toewijzingstijd": "10:30:00"}
    items = [
        {"ToewijzingNummer": maker.next("24")} | stamp | granted(product, "Ingangsdatum", "Einddatum", op)
        for product in some_products(maker)
    ]
    found = client(maker, op, Relaties={"Relatie": [relatie(maker, op) for _ in range(maker.random.randint(1, 3))]})
    found["Naam"]["NaamGebruik"] = "1"
    found["Contactgegevens"] = {"Contact": [contact(maker), contact(maker, "03")]}
    found["ToegewezenProducten"] = {"ToegewezenProduct": items}
    return {"Header": header("JW301", maker, op), "Client": found}


def jw315(maker: Maker) -> Body:
    """Verzoek om toewijzing by a huisarts."""
    op = maker.day()
    agb = f"01{maker.random.randrange(10**6):06d}"
    items = [
        {"ReferentieAanbieder": maker.next("VOT-")}
        | granted(product, "ToewijzingIngangsdatum", "ToewijzingEinddatum", op + timedelta(days=14))
        | {"Verwijzer": {"Type": "02", "ZorgverlenerCode": agb}}
        for product in some_products(maker)
    ]
    found = client(maker, op, AangevraagdeProducten={"AangevraagdProduct": items})
    return {"Header": header("JW315", maker, op), "Client": found}


def levering(soort: str, outer: str, inner: str, **more: str) -> Callable[[Maker], Body]:
    """JW305 or JW307: `more` closes every product; days of it are counted from the start."""

    def made(maker: Maker) -> Body:
        op = maker.day()
        items = []
        for product in some_products(maker):
            start = op - timedelta(days=maker.random.randint(30, 60))
            item = {"ToewijzingNummer": maker.next("24")}
            item["Product"] = {"Categorie": product.categorie, "Code": product.code}
            item |= {"ToewijzingIngangsdatum": str(start), "Begindatum": str(start), **more, "StatusAanlevering": "1"}
            items.append(item | ({"Einddatum": str(op - timedelta(days=3))} if soort == "JW307" else {}))
        return {"Header": header(soort, maker, op), "Client": client(maker, op, **{outer: {inner: items}})}

    return made


def jw317(maker: Maker) -> Body:
    """Verzoek om wijziging: what stays, what changes and what is new."""
    op = maker.day()
    soon = op + timedelta(days=maker.random.randint(5, 40))
    changed, new = some_products(maker, 2), some_products(maker, 2)
    wijzigen = []
    for product in changed:
        item = granted(product, "GewensteIngangsdatum", "Einddatum", soon)
        wijzigen.append({"ToewijzingNummer": maker.next("24"), **{k: v for k, v in item.items() if k != "Product"}})
    verzoek = {
        **{"ReferentieAanbieder": maker.next("VOW-"), "RedenVerzoek": maker.random.choice("12")},
        "OngewijzigdeProducten": {"OngewijzigdProduct": [{"ToewijzingNummer": maker.next("24")} for _ in range(2)]},
        "TeWijzigenProducten": {"TeWijzigenProduct": wijzigen},
        "NieuweProducten": {
            "NieuwProduct": [granted(product, "GewensteIngangsdatum", "Einddatum", soon) for product in new]
        },
    }
    return {"Header": header("JW317", maker, op), "Client": {"Bsn": next(maker.numbers), "Verzoek": verzoek}}


def jw319(maker: Maker) -> Body:
    """Antwoord: refused for one of the reasons, or being looked at."""
    antwoord: Body = {"ReferentieAanbieder": maker.next("VOT-"), "VerzoekAntwoord": maker.random.choice("12")}
    if antwoord["VerzoekAntwoord"] == "1":
        antwoord["RedenAfwijzingVerzoek"] = maker.random.choice("1234567")
    return {"Header": header("JW319", maker, maker.day()), "Antwoord": antwoord}


def jw323(maker: Maker) -> Body:
    """Declaratie of last month."""
    op = maker.day()
    month = add_months(op, -1)
    declaratie: Body = {
        "DeclaratieNummer": maker.next("D"),
        "DeclaratiePeriode": {"Begindatum": str(month), "Einddatum": str(month_end(month))},
        "DeclaratieDagtekening": str(op),
        "Clienten": clienten(maker, month),
    }
    declaratie["TotaalIngediendBedrag"] = amount(net({"Declaratie": declaratie}))
    return {"Header": header("JW323", maker, op), "Declaratie": declaratie}


def jw325(maker: Maker) -> Body:
    """Answer that rejects some prestaties and grants the rest."""
    op = maker.day()
    codes: Body = {"RetourCodes": {"RetourCode": "0200"}}
    antwoord: Body = {
        "DeclaratieNummer": maker.next("D"),
        "Clienten": clienten(maker, add_months(op, -2), codes),
        **codes,
    }
    rest = maker.random.randint(10_000, 900_000)
    antwoord["TotaalIngediendBedrag"] = amount(rest + net({"DeclaratieAntwoord": antwoord}))
    antwoord["TotaalToegekendBedrag"] = amount(rest)
    about = {"Identificatie": maker.next("W"), "Dagtekening": str(op - timedelta(days=9))}
    extra = {"DeclaratieIdentificatie": about, "XsdVersieDeclaratie": dict(XSD), **codes}
    return {"Header": header("JW325", maker, op, **extra), "DeclaratieAntwoord": antwoord}


def retour(soort: str) -> Callable[[Maker], Body]:
    """A header-only retour: accepted without codes, or refused with 0001."""

    def made(maker: Maker) -> Body:
        op = maker.day()
        about = {"IdentificatieRetour": maker.next("T"), "DagtekeningRetour": str(op), "XsdVersieRetour": dict(XSD)}
        if maker.random.random() < 0.5:
            about["RetourCodes"] = {"RetourCode": "0001"}
        return {"Header": header(soort, maker, op - timedelta(days=2), **about)}

    return made


BODIES: dict[str, Callable[[Maker], Body]] = {
    **{"JW301": jw301, "JW315": jw315, "JW317": jw317, "JW319": jw319, "JW323": jw323, "JW325": jw325},
    "JW305": levering("JW305", "StartProducten", "StartProduct"),
    "JW307": levering("JW307", "StopProducten", "StopProduct", RedenBeeindiging="31"),
    **{soort: retour(soort) for soort in RETOUR_OP},
}


def valid(soort: str, maker: Maker) -> Message:
    """A valid message of this kind; a retour refuses its heenbericht in full or accepts it."""
    return Message(soort, (BODIES[soort])(maker))
