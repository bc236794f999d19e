"""Plants of control level 1: a value that the format of its element forbids, or an element that is not in its place."""

from collections.abc import Iterator

from demo.geldig_delen import RETOUR_OP
from demo.planten import Plant, Spoil, Spot, put, without
from demo.planten_bedrag import AFGEWEZEN, ANTWOORD, DECLARATIE, PRESTATIE
from demo.planten_client import CONTACT, MET_CLIENT, RELATIE, START, STOP, TELEFOON
from demo.planten_product import AANGEVRAAGD, NIEUW, ONGEWIJZIGD, TOEGEWEZEN, VERZOEK, WIJZIGEN

CLIENT, ADRES = ("JW301", "Client"), ("JW301", CONTACT)
BERICHTEN = ("JW301", "JW305", "JW307", "JW315", "JW317", "JW319", "JW323", "JW325")
RETOUREN = [(soort, "Header") for soort in RETOUR_OP]
HEADERS = [(soort, "Header") for soort in BERICHTEN]
PRODUCTEN = (TOEGEWEZEN, AANGEVRAAGD, NIEUW)
BSN = list(MET_CLIENT.items())
GEMEENTE = {soort: "Afzender" if soort in ("JW301", "JW319", "JW325") else "Ontvanger" for soort in BERICHTEN}
AGB = {soort: "Ontvanger" if side == "Afzender" else "Afzender" for soort, side in GEMEENTE.items()}
# rule, where, element, values that break this rule alone
VALUES = [
    ("RS001", (*PRODUCTEN, WIJZIGEN), "Omvang/Volume", ("-1",)),
    ("RS001", (TOEGEWEZEN, START, STOP, ONGEWIJZIGD), "ToewijzingNummer", ("-1", "-24000001")),
    ("RS001", (PRESTATIE, AFGEWEZEN), "GeleverdVolume", ("-1",)),
    ("RS002", (RELATIE,), "Volgorde", ("100", "1000")),
    ("RS004", (ADRES,), "Adres/Huis/Huisnummer", ("100000",)),
    ("RS005", (*PRODUCTEN, WIJZIGEN), "Omvang/Volume", ("100000000",)),
    ("RS005", (PRESTATIE, AFGEWEZEN), "ProductTarief", ("100000000",)),
    ("RS005", (PRESTATIE, AFGEWEZEN), "IngediendBedrag/Bedrag", ("100000000",)),
    ("RS006", (TOEGEWEZEN, START, STOP, ONGEWIJZIGD, WIJZIGEN, PRESTATIE), "ToewijzingNummer", ("1000000000",)),
    ("RS007", (PRESTATIE, AFGEWEZEN), "ProductReferentie/ReferentieNummer", ("",)),
    ("RS009", (CLIENT,), "JuridischeStatus", ("004",)),
    ("RS009", (ADRES,), "Adres/LandCode", ("NLD",)),
    ("RS010", HEADERS, "BerichtCode", ("4900",)),
    ("RS015", BSN, "Bsn", ("9999000060",)),
    ("RS008", (ADRES,), "Adres/Huis/Huisletter", ("AB", "bis")),
    ("RS011", (ADRES,), "Adres/Huis/HuisnummerToevoeging", ("boven", "links achter")),
    ("RS012", (*PRODUCTEN, START, STOP), "Product/Code", ("45A480", "JEUGDHULP")),
    ("RS012", (PRESTATIE, AFGEWEZEN), "ProductCode", ("45A480",)),
    ("RS013", (CLIENT, RELATIE, ("JW305", "Client")), "Naam/Voorletters", ("ABCDEFG",)),
    ("RS014", (ADRES,), "Adres/Postcode", ("3311 AB NL",)),
    (
        "RS016",
        (CLIENT, RELATIE, ("JW307", "Client")),
        "Naam/Geslachtsnaam/Voorvoegsel",
        ("van der van", "uit het verre"),
    ),
    ("RS017", HEADERS, "BerichtIdentificatie/Identificatie", ("W123456789012",)),
    ("RS017", RETOUREN, "IdentificatieRetour", ("T123456789012",)),
    ("RS032", RETOUREN, "DagtekeningRetour", ("2023-08-01Z",)),
    ("RS033", RETOUREN, "IdentificatieRetour", (" ",)),
    ("RS048", RETOUREN, "XsdVersieRetour/BerichtXsdVersie", ("1.0",)),
    ("RS019", (PRESTATIE, AFGEWEZEN), "ProductReferentie/ReferentieNummer", ("P" * 21,)),
    ("RS019", (RELATIE,), "Nummer", ("R" * 21,)),
    ("RS020", (ADRES,), "Adres/Straatnaam", ("Burgemeester de Verrestraat",)),
    ("RS021", (CLIENT,), "Communicatie", ({"Vorm": "1", "Taal": "Het Fries van de Waddenkust"},)),
    ("RS023", (ADRES,), "Organisatie", ("Stichting voor alle hulp aan alle jeugd",)),
    ("RS024", (AANGEVRAAGD, VERZOEK, ("JW319", "Antwoord")), "ReferentieAanbieder", ("V" * 37,)),
    ("RS025", (AANGEVRAAGD,), "Verwijzer", ({"Type": "02", "Naam": "N" * 65},)),
    ("RS026", (ADRES,), "Adres/Plaatsnaam", ("P" * 81,)),
    ("RS026", (ADRES,), "Emailadres", ("e" * 61 + "@voorbeeld.invalid.nl",)),
    ("RS028", (CLIENT, RELATIE, ("JW315", "Client")), "Naam/Geslachtsnaam/Achternaam", ("A" * 201,)),
    ("RS028", (CLIENT,), "Naam/Voornamen", ("V" * 201,)),
    ("RS031", (CLIENT, TOEGEWEZEN, AANGEVRAAGD, ("JW315", "Client")), "Commentaar", ("   ",)),
    ("RS032", (TOEGEWEZEN,), "Ingangsdatum", ("2023-08-01Z", "2023-08-01+01:00")),
    ("RS032", (START, STOP), "Begindatum", ("2023-08-01Z",)),
    ("RS032", HEADERS, "BerichtIdentificatie/Dagtekening", ("2023-08-01Z",)),
    ("RS033", (CLIENT, ("JW305", "Client")), "Naam/Geslachtsnaam/Achternaam", (" ",)),
    ("RS033", (AANGEVRAAGD, VERZOEK), "ReferentieAanbieder", ("  ",)),
    ("RS033", PRODUCTEN, "Product/Code", (" ",)),
    ("RS034", (TOEGEWEZEN,), "Toewijzingstijd", ("10:30:00Z", "10:30:00+01:00")),
    ("RS036", (AANGEVRAAGD,), "Verwijzer/ZorgverlenerCode", ("1012345", "0101234A")),
    ("RS037", BSN, "Bsn", ("99990001", "99990000A")),
    ("RS040", (DECLARATIE, ANTWOORD), "TotaalIngediendBedrag/TotaalBedrag", ("1000000000000",)),
    ("RS045", (CLIENT, RELATIE, ("JW315", "Client")), "Naam/Voorletters", ("A.B.", "A B")),
    ("RS046", (ADRES,), "Telefoon", ({"Telefoon01": TELEFOON["Telefoon01"] | {"Telefoonnummer": "078-6123456"}},)),
    ("RS018", (ADRES,), "Telefoon", ({"Telefoon01": TELEFOON["Telefoon01"] | {"Telefoonnummer": "0" * 16}},)),
    ("RS047", HEADERS, "BerichtCode", ("499", "414")),
    ("RS048", HEADERS, "XsdVersie/BerichtXsdVersie", ("1.0", "1.0.01", "v1.0.0")),
    ("CS015", HEADERS, "BerichtSubversie", ("1", "3")),
    ("CS025", HEADERS, "BerichtVersie", ("2", "4")),
    ("CS319", (DECLARATIE,), "DeclaratieNummer", ("D-2024", "D 2024", "D/1")),
]
MISSING = [
    *((*where, "Omvang/Frequentie") for where in PRODUCTEN),
    *((*where, "StatusAanlevering") for where in (START, STOP)),
    (*PRESTATIE, "IngediendBedrag"), (*AFGEWEZEN, "RetourCodes"), (*CLIENT, "ToegewezenProducten"),
]  # fmt: skip
# What is missing in the middle shows at the element that comes too early.
EARLY = [
    *((soort, waar, "Bsn") for soort, waar in BSN if soort != "JW317"),
    *((*where, "Omvang/Volume") for where in PRODUCTEN),
    (*PRESTATIE, "ProductCode"), (*AFGEWEZEN, "Eenheid"), (*TOEGEWEZEN, "Toewijzingstijd"),
]  # fmt: skip
DOUBLE = [(*START, "Begindatum"), (*STOP, "Einddatum"), (*PRESTATIE, "Eenheid"), (*TOEGEWEZEN, "Toewijzingsdatum")]
WRONG_CODE = [
    ("JW301", "Client", "Geslacht", "3"), (*RELATIE, "Soort", "01"), (*TOEGEWEZEN, "Omvang/Eenheid", "21"),
    (*AANGEVRAAGD, "Verwijzer/Type", "07"), (*STOP, "RedenBeeindiging", "99"), (*PRESTATIE, "ProductCategorie", "30"),
    (*VERZOEK, "RedenVerzoek", "9"), ("JW319", "Antwoord", "VerzoekAntwoord", "3"),
]  # fmt: skip
NO_DATE = [(*START, "Begindatum"), (*TOEGEWEZEN, "Ingangsdatum"), (*DECLARATIE, "DeclaratieDagtekening")]


def twice(element: str) -> Spoil:
    """The element two times, where it may stand once."""

    def spoil(spot: Spot) -> None:
        spot.item[element] = [spot.item[element]] * 2

    return spoil


def sides() -> Iterator[Plant]:
    """RS035 and RS036: the code of the gemeente without its leading zero, the AGB one digit short."""
    for soort in BERICHTEN:
        for rule, element, value in (("RS035", GEMEENTE[soort], "505"), ("RS036", AGB[soort], "1234567")):
            yield Plant(rule, soort, "Header", put(element, value), retourcode="", keeps_total=True)


PLANTS = [
    *(
        Plant(rule, *where, put(element, value), retourcode="", keeps_total=True)
        for rule, places, element, values in VALUES
        for where in places
        for value in values
    ),
    *sides(),
    *(Plant("X001", *where, without(element), retourcode="", keeps_total=True) for *where, element in MISSING),
    *(Plant("X002", *where, without(element), retourcode="", keeps_total=True) for *where, element in EARLY),
    *(Plant("X002", *where, twice(element), retourcode="", keeps_total=True) for *where, element in DOUBLE),
    *(Plant("X003", soort, waar, put(element, code), retourcode="", keeps_total=True)
      for soort, waar, element, code in WRONG_CODE),
    *(Plant("X008", soort, waar, put(element, "2023-02-30"), retourcode="", keeps_total=True)
      for soort, waar, element in NO_DATE),
]  # fmt: skip
