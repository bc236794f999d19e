"""Valid iJw 3.2 messages as bytes for tests; a test changes what it wants to see refused.

Example: `jw323(prestaties=[prestatie(bedrag=5000), prestatie(CHILD_2, toewijzing="2")])`. A child element is a pair
(name, text) or (name, [children]); names with `ijw:` stand in the namespace of the basisschema.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from tests.ingest.message_parts import (  # noqa: F401  tests import everything from here
    AANBIEDER,
    BAD_BSN,
    CHILD,
    CHILD_2,
    CHILD_3,
    CODES,
    GEMEENTE,
    NAMESPACE,
    Node,
    bedrag,
    bericht,
    client,
    geboortedatum,
    identificatie,
    lines,
    naam,
    omvang,
    optional,
    periode,
    product,
    retourcodes,
    versie,
)


def prestatie(bsn: str = CHILD, **values: str | int | None) -> tuple[str, Node]:
    """One Prestatie of a client; keys: referentie, vorig, toewijzing, categorie, code, begin, eind, volume, eenheid,
    tarief, cents (negative = credit), sign."""
    given = {"referentie": "R001", "vorig": None, "toewijzing": "1001", "categorie": "45", "code": "45A48"}
    given |= {"begin": "2024-06-01", "eind": "2024-06-30", "volume": 10, "eenheid": "04", "tarief": 8000}
    given |= {"cents": 80000, "sign": None} | values
    reference = [
        ("ijw:ReferentieNummer", given["referentie"]),
        optional("ijw:VorigReferentieNummer", given["vorig"]),
    ]
    found = [
        ("ProductReferentie", reference),
        ("ToewijzingNummer", given["toewijzing"]),
        ("ProductCategorie", given["categorie"]),
        ("ProductCode", given["code"]),
        periode("ProductPeriode", given["begin"], given["eind"]),
        ("GeleverdVolume", str(given["volume"])),
        ("Eenheid", given["eenheid"]),
        optional("ProductTarief", None if given["tarief"] is None else str(given["tarief"])),
        bedrag("IngediendBedrag", given["cents"], given["sign"]),
    ]
    return bsn, ("Prestatie", found)


def clienten(prestaties: Iterable[tuple[str, Node]], extra: Sequence[Node] = ()) -> Node:
    """Prestaties in a row with the same BSN share a Client; `extra` closes every Prestatie and Client."""
    found = []
    for bsn, group in groupby(prestaties, key=lambda pair: pair[0]):
        inside = [("Prestatie", [*node[1], *extra]) for _, node in group]
        found.append(("Client", [("Bsn", bsn), ("Prestaties", inside), *extra]))
    return ("Clienten", found)


def total(prestaties: Iterable[tuple[str, Node]]) -> int:
    """Net eurocents of the prestaties."""
    amounts = [child[1] for _, node in prestaties for child in node[1] if child and child[0] == "IngediendBedrag"]
    return sum(int(cents) if sign == "D" else -int(cents) for (_, cents), (_, sign) in amounts)


def jw323(prestaties: Sequence[tuple[str, Node]] | None = None, **overrides: str | int) -> bytes:
    """Declaratie; overrides also: nummer, begin, eind, declaratie_dagtekening, totaal (cents), totaal_sign."""
    given = prestaties if prestaties is not None else [prestatie()]
    cents = int(overrides.get("totaal", total(given)))
    declaratie = [
        ("DeclaratieNummer", overrides.get("nummer", "D2024061")),
        periode("DeclaratiePeriode", overrides.get("begin", "2024-06-01"), overrides.get("eind", "2024-06-30")),
        ("DeclaratieDagtekening", overrides.get("declaratie_dagtekening", "2024-07-05")),
        bedrag("TotaalIngediendBedrag", cents, overrides.get("totaal_sign"), "TotaalBedrag"),
        clienten(given),
    ]
    return bericht("JW323", ("Declaratie", declaratie), **overrides)


def jw325(afgewezen: Sequence[tuple[str, Node]] | None = None, **overrides: str | int) -> bytes:
    """Declaratie-antwoord with rejected prestaties (none = header only with 0001); overrides also: nummer, ingediend,
    toegekend (cents), retourcode."""
    given = afgewezen if afgewezen is not None else [prestatie()]
    header = [
        identificatie("DeclaratieIdentificatie", {"identificatie": overrides.get("declaratie", "B0001")}),
        versie("XsdVersieDeclaratie"),
        retourcodes("0200" if given else "0001"),
    ]
    submitted = int(overrides.get("ingediend", total(given) + 100000))
    granted = int(overrides.get("toegekend", submitted - total(given)))
    antwoord = [
        ("DeclaratieNummer", overrides.get("nummer", "D2024061")),
        bedrag("TotaalIngediendBedrag", submitted, overrides.get("ingediend_sign"), "TotaalBedrag"),
        bedrag("TotaalToegekendBedrag", granted, overrides.get("toegekend_sign"), "TotaalBedrag"),
        clienten(given, [retourcodes(overrides.get("retourcode", "9307"))]),
        retourcodes("0200"),
    ]
    body = [("DeclaratieAntwoord", antwoord)] if given else []
    return bericht("JW325", *body, header=header, **{"identificatie": "G0001", **overrides})


def toegewezen_product(**values: object) -> Node:
    """Keys: toewijzing, referentie, categorie, code, datum, tijd, begin, eind, reden, omvang (a triple), budget."""
    given = {"toewijzing": "1001", "referentie": None, "categorie": "45", "code": "45A48", "datum": "2024-01-10"}
    given |= {"tijd": "10:30:00", "begin": "2024-02-01", "eind": "2024-12-31", "reden": None}
    given |= {"omvang": ("120", "04", "4"), "budget": None} | values
    return (
        "ToegewezenProduct",
        [
            ("ToewijzingNummer", given["toewijzing"]),
            optional("ReferentieAanbieder", given["referentie"]),
            product(given["categorie"], given["code"]),
            ("Toewijzingsdatum", given["datum"]),
            ("Toewijzingstijd", given["tijd"]),
            ("Ingangsdatum", given["begin"]),
            optional("Einddatum", given["eind"]),
            optional("RedenWijziging", given["reden"]),
            omvang(given["omvang"]),
            optional("Budget", given["budget"]),
        ],
    )


def contact(begin: str | None = None, eind: str | None = None, **values: str | None) -> Node:
    """An address, temporary when it has a period; keys: soort, huis, postcode, land, telefoon. None leaves one out."""
    given = {"soort": "04" if begin else "01", "huis": "1", "postcode": "3311AA", "land": "NL", "telefoon": None}
    given |= values
    huis = given["huis"] and ("ijw:Huis", [("ijw:Huisnummer", given["huis"])])
    adres = [huis, optional("ijw:Postcode", given["postcode"]), optional("ijw:LandCode", given["land"])]
    nummer = [("ijw:Telefoonnummer", given["telefoon"]), ("ijw:Landnummer", "+31")]
    days = [optional("ijw:Begindatum", begin), optional("ijw:Einddatum", eind)]
    return (
        "Contact",
        [
            ("Soort", given["soort"]),
            ("Adres", adres) if any(adres) else None,
            ("Telefoon", [("ijw:Telefoon01", nummer)]) if given["telefoon"] else None,
            ("Periode", days) if any(days) else None,
        ],
    )


def relatie(nummer: str = "R1", contact_: Node | None = None, **overrides: str) -> Node:
    """A relation of the client, never loaded; overrides: those of `naam`, geboortedatum, datumgebruik."""
    born = geboortedatum(overrides) if "geboortedatum" in overrides else None
    return ("Relatie", [("Nummer", nummer), ("Soort", "10"), born, naam(True, **overrides), contact_ or contact()])


def jw301(
    producten: Sequence[Node] | None = None,
    bsn: str = CHILD,
    contacten: Sequence[Node] = (),
    relaties: Sequence[Node] = (),
    **overrides: str,
) -> bytes:
    """Toewijzing."""
    person = client(
        bsn,
        ("Relaties", relaties) if relaties else None,
        ("Contactgegevens", contacten or [contact()]),
        ("ToegewezenProducten", producten if producten is not None else [toegewezen_product()]),
        full_name=True,
        **overrides,
    )
    return bericht("JW301", person, **{"dagtekening": "2024-01-10", **overrides})


def start_product(**values: str | None) -> Node:
    """Keys: toewijzing, categorie, code, ingang, begin, status."""
    given = {"toewijzing": "1001", "categorie": "45", "code": "45A48", "ingang": "2024-02-01"}
    given |= {"begin": "2024-02-12", "status": "1"} | values
    return ("StartProduct", levering(given, []))


def stop_product(**values: str | None) -> Node:
    """Keys: as a start, and reden, eind."""
    given = {"toewijzing": "1001", "categorie": "45", "code": "45A48", "ingang": "2024-02-01"}
    given |= {"begin": "2024-02-12", "status": "1", "reden": "31", "eind": "2024-06-30"} | values
    return ("StopProduct", levering(given, [("RedenBeeindiging", given["reden"]), ("Einddatum", given["eind"])]))


def levering(given: dict[str, str | None], middle: list[Node]) -> list[Node | None]:
    """What a start and a stop share."""
    return [
        optional("ToewijzingNummer", given["toewijzing"]),
        product(given["categorie"], given["code"]),
        optional("ToewijzingIngangsdatum", given["ingang"]),
        ("Begindatum", given["begin"]),
        *middle,
        ("StatusAanlevering", given["status"]),
    ]


def jw305(producten: Sequence[Node] | None = None, bsn: str = CHILD, **overrides: str) -> bytes:
    """Start jeugdhulp."""
    inside = ("StartProducten", producten if producten is not None else [start_product()])
    return bericht("JW305", client(bsn, inside, **overrides), **{"dagtekening": "2024-02-13", **overrides})


def jw307(producten: Sequence[Node] | None = None, bsn: str = CHILD, **overrides: str) -> bytes:
    """Stop jeugdhulp."""
    inside = ("StopProducten", producten if producten is not None else [stop_product()])
    return bericht("JW307", client(bsn, inside, **overrides), **{"dagtekening": "2024-07-01", **overrides})


def aangevraagd_product(**values: object) -> Node:
    """Keys: referentie, categorie, code, begin, eind, omvang, budget, type, naam, agb, raamcontract, beschikking,
    beschikt_op."""
    given = {"referentie": "VOT-1", "categorie": "45", "code": "45A48", "begin": "2024-02-01", "eind": "2024-12-31"}
    given |= {"omvang": ("120", "04", "4"), "budget": None, "type": "02", "naam": None, "agb": "01012345"}
    given |= {"raamcontract": None, "beschikking": None, "beschikt_op": None} | values
    verwijzer = [
        ("ijw:Type", given["type"]),
        optional("ijw:Naam", given["naam"]),
        optional("ijw:ZorgverlenerCode", given["agb"]),
    ]
    return (
        "AangevraagdProduct",
        [
            ("ReferentieAanbieder", given["referentie"]),
            optional("BeschikkingNummer", given["beschikking"]),
            product(given["categorie"], given["code"]),
            optional("BeschikkingIngangsdatum", given["beschikt_op"]),
            ("ToewijzingIngangsdatum", given["begin"]),
            optional("ToewijzingEinddatum", given["eind"]),
            omvang(given["omvang"]),
            optional("Budget", given["budget"]),
            ("Verwijzer", verwijzer),
            optional("Raamcontract", given["raamcontract"]),
        ],
    )


def jw315(producten: Sequence[Node] | None = None, bsn: str = CHILD, **overrides: str) -> bytes:
    """Verzoek om toewijzing."""
    inside = ("AangevraagdeProducten", producten if producten is not None else [aangevraagd_product()])
    return bericht("JW315", client(bsn, inside, **overrides), **{"dagtekening": "2024-01-05", **overrides})
