"""iJw 3.2 messages as text: classes in the message namespace, children of a CDT in that of the basisschema."""

from datetime import date

from demo.population import Person
from demo.trajecten import Toewijzing, Traject, Versie

NS = "http://www.istandaarden.nl/ijw/3_2"
CODES = {"JW301": "436", "JW305": "438", "JW307": "440", "JW315": "446", "JW323": "490", "JW325": "491"}
XSD = "<ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie>\n<ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>"


def bericht(
    soort: str, afzender: str, ontvanger: str, identificatie: str, op: date, body: str, extra: str = ""
) -> bytes:
    """A whole message: header and body. UTF-8 without BOM, CR/LF line ends (OP192). `extra` ends the header."""
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<Bericht xmlns="{NS}/{soort.lower()}/schema" xmlns:ijw="{NS}/basisschema/schema">
<Header>
<BerichtCode>{CODES[soort]}</BerichtCode>
<BerichtVersie>3</BerichtVersie>
<BerichtSubversie>2</BerichtSubversie>
<Afzender>{afzender}</Afzender>
<Ontvanger>{ontvanger}</Ontvanger>
<BerichtIdentificatie>
<ijw:Identificatie>{identificatie}</ijw:Identificatie>
<ijw:Dagtekening>{op}</ijw:Dagtekening>
</BerichtIdentificatie>
<XsdVersie>
{XSD}
</XsdVersie>
{extra}</Header>
{body}</Bericht>
"""
    return text.replace("\n", "\r\n").encode()


def toewijzing(traject: Traject, versie: int) -> str:
    """Body of a JW301: the toewijzingen of one traject in one version."""
    person = traject.jeugdige
    naam = korte_naam(person).replace("</Naam>", "<ijw:NaamGebruik>1</ijw:NaamGebruik>\n</Naam>")
    status = "<JuridischeStatus>04</JuridischeStatus>\n" if traject.hoofd.product.soort == "jeugdbescherming" else ""
    return (
        f"<Client>\n{wie(person)}{naam}{status}"
        f"<Contactgegevens>\n<Contact>\n<Soort>01</Soort>\n<Adres>\n<ijw:Huis>\n<ijw:Huisnummer>{person.huisnummer}</ijw:Huisnummer>\n"
        f"</ijw:Huis>\n<ijw:Postcode>{person.postcode}</ijw:Postcode>\n<ijw:Straatnaam>{person.straat}</ijw:Straatnaam>\n"
        f"<ijw:Plaatsnaam>{person.plaats}</ijw:Plaatsnaam>\n<ijw:LandCode>NL</ijw:LandCode>\n</Adres>\n</Contact>\n"
        "</Contactgegevens>\n<ToegewezenProducten>\n"
        + "".join(toegewezen(t, t.versies[versie]) for t in traject.toewijzingen)
        + "</ToegewezenProducten>\n</Client>\n"
    )


def toegewezen(item: Toewijzing, versie: Versie) -> str:
    """One ToegewezenProduct; the reference of a request is answered once, in the first issue (TR379)."""
    referentie = (
        f"<ReferentieAanbieder>{item.referentie}</ReferentieAanbieder>\n"
        if item.referentie and not versie.reden
        else ""
    )
    reden = f"<RedenWijziging>{versie.reden}</RedenWijziging>\n" if versie.reden else ""
    return (
        f"<ToegewezenProduct>\n<ToewijzingNummer>{item.nummer}</ToewijzingNummer>\n{referentie}{product(item)}"
        f"<Toewijzingsdatum>{versie.op}</Toewijzingsdatum>\n<Toewijzingstijd>{versie.tijd}</Toewijzingstijd>\n"
        f"<Ingangsdatum>{item.ingang}</Ingangsdatum>\n<Einddatum>{versie.einddatum}</Einddatum>\n{reden}{omvang(item)}</ToegewezenProduct>\n"
    )


def verzoek(traject: Traject) -> str:
    """Body of a JW315, the only message that names the verwijzer (CD066-068: an AGB or a name, by type)."""
    code, name = traject.verwijzer_agb, ""
    if traject.verwijzer == "08":
        name = "Rechtbank Waardrecht"
    elif traject.verwijzer == "02" and code.endswith("7"):  # some do not know the code of the person
        code, name = "", "Dr. Griendemaker"
    verwijzer = f"<Verwijzer>\n<ijw:Type>{traject.verwijzer}</ijw:Type>\n"
    verwijzer += f"<ijw:Naam>{name}</ijw:Naam>\n" if name else ""
    verwijzer += f"<ijw:ZorgverlenerCode>{code}</ijw:ZorgverlenerCode>\n" if code else ""
    return (
        f"<Client>\n{wie_en_naam(traject.jeugdige)}<AangevraagdeProducten>\n"
        + "".join(
            f"<AangevraagdProduct>\n<ReferentieAanbieder>{item.referentie}</ReferentieAanbieder>\n{product(item)}"
            f"<ToewijzingIngangsdatum>{item.ingang}</ToewijzingIngangsdatum>\n"
            f"<ToewijzingEinddatum>{item.versies[0].einddatum}</ToewijzingEinddatum>\n{omvang(item)}{verwijzer}</Verwijzer>\n"
            "<Raamcontract>1</Raamcontract>\n</AangevraagdProduct>\n"
            for item in traject.toewijzingen
        )
        + "</AangevraagdeProducten>\n</Client>\n"
    )


def start(traject: Traject) -> str:
    """Body of a JW305."""
    items = "".join(
        f"<StartProduct>\n<ToewijzingNummer>{item.nummer}</ToewijzingNummer>\n{product(item)}"
        f"<ToewijzingIngangsdatum>{item.ingang}</ToewijzingIngangsdatum>\n<Begindatum>{traject.start}</Begindatum>\n"
        "<StatusAanlevering>1</StatusAanlevering>\n</StartProduct>\n"
        for item in traject.toewijzingen
    )
    return f"<Client>\n{wie_en_naam(traject.jeugdige)}<StartProducten>\n{items}</StartProducten>\n</Client>\n"


def stop(traject: Traject) -> str:
    """Body of a JW307; the key of the start is repeated unchanged (TR382)."""
    items = "".join(
        f"<StopProduct>\n<ToewijzingNummer>{item.nummer}</ToewijzingNummer>\n{product(item)}"
        f"<ToewijzingIngangsdatum>{item.ingang}</ToewijzingIngangsdatum>\n<Begindatum>{traject.start}</Begindatum>\n"
        f"<RedenBeeindiging>{traject.reden_stop}</RedenBeeindiging>\n<Einddatum>{traject.stop}</Einddatum>\n"
        "<StatusAanlevering>1</StatusAanlevering>\n</StopProduct>\n"
        for item in traject.toewijzingen
    )
    return f"<Client>\n{wie_en_naam(traject.jeugdige)}<StopProducten>\n{items}</StopProducten>\n</Client>\n"


def product(item: Toewijzing) -> str:
    """Categorie and code; a toewijzing with a budget names the categorie only."""
    code = "" if item.budget else f"<ijw:Code>{item.product.code}</ijw:Code>\n"
    return f"<Product>\n<ijw:Categorie>{item.product.categorie}</ijw:Categorie>\n{code}</Product>\n"


def omvang(item: Toewijzing) -> str:
    """Omvang or Budget, never both (CD077, CD078)."""
    if item.budget:
        return f"<Budget>{item.budget}</Budget>\n"
    return (
        f"<Omvang>\n<ijw:Volume>{item.volume}</ijw:Volume>\n<ijw:Eenheid>{item.product.eenheid}</ijw:Eenheid>\n"
        f"<ijw:Frequentie>{item.product.frequentie}</ijw:Frequentie>\n</Omvang>\n"
    )


def wie_en_naam(person: Person) -> str:
    """Who the client is, as far as aanbieders say it."""
    return wie(person) + korte_naam(person)


def wie(person: Person) -> str:
    """Bsn, Geboortedatum and Geslacht."""
    return (
        f"<Bsn>{person.bsn}</Bsn>\n<Geboortedatum>\n<ijw:Datum>{person.geboortedatum}</ijw:Datum>\n</Geboortedatum>\n"
        f"<Geslacht>{person.geslacht}</Geslacht>\n"
    )


def geslachtsnaam(person: Person) -> str:
    """The family name."""
    before = f"<ijw:Voorvoegsel>{person.voorvoegsel}</ijw:Voorvoegsel>\n" if person.voorvoegsel else ""
    return f"<ijw:Geslachtsnaam>\n<ijw:Achternaam>{person.achternaam}</ijw:Achternaam>\n{before}</ijw:Geslachtsnaam>\n"


def korte_naam(person: Person) -> str:
    """CDT_VerkorteNaam."""
    return f"<Naam>\n{geslachtsnaam(person)}<ijw:Voornamen>{person.voornaam}</ijw:Voornamen>\n</Naam>\n"
