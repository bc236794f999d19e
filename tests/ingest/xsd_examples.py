"""Per rule of control level 1: a value that breaks it and the nearest value that does not, both at the same place."""

from tests.ingest import messages as m
from tests.ingest.messages import jw301, jw315, jw323, prestatie

HUIS = "<ijw:Huisnummer>1</ijw:Huisnummer>"
POSTCODE = "<ijw:Postcode>3311AA</ijw:Postcode>"
VOORNAMEN = "<ijw:Voornamen>Testkind</ijw:Voornamen>"
ACHTERNAAM = "<ijw:Achternaam>Voorbeeld</ijw:Achternaam>"
SOORT = "<Soort>10</Soort>"
VERSIE = "<ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>"
WITH_ALL = jw301(
    [m.toegewezen_product(referentie="VOT-1", omvang=None, code=None, budget="1")],
    relaties=[m.relatie()],
    contacten=[m.contact(telefoon="0101234567")],
    vorm="1",
    taal="Pools",
)
REQUEST = jw315([m.aangevraagd_product(naam="Praktijk", agb=None)])
DECLARED = jw323([prestatie(vorig="R900", cents=-80000)])


def tag(name: str, text: str) -> str:
    """An element of the basisschema."""
    return f"<ijw:{name}>{text}</ijw:{name}>"


# code -> (valid message, what to replace there, how it looks with a value in it, broken value, correct value)
EXAMPLES = {
    "CS015": (DECLARED, "<BerichtSubversie>2<", "<BerichtSubversie>{}<", "3", "2"),
    "CS025": (DECLARED, "<BerichtVersie>3<", "<BerichtVersie>{}<", "2", "3"),
    "CS319": (DECLARED, "<DeclaratieNummer>D2024061<", "<DeclaratieNummer>{}<", "D-2024", "D2024"),
    "RS001": (DECLARED, "<GeleverdVolume>10<", "<GeleverdVolume>{}<", "-1", "0"),
    "RS002": (WITH_ALL, SOORT, "<Volgorde>{}</Volgorde>" + SOORT, "100", "99"),
    "RS004": (WITH_ALL, HUIS, tag("Huisnummer", "{}"), "100000", "99999"),
    "RS005": (WITH_ALL, "<Budget>1<", "<Budget>{}<", "100000000", "99999999"),
    "RS006": (DECLARED, "<ToewijzingNummer>1001<", "<ToewijzingNummer>{}<", "1000000000", "999999999"),
    "RS007": (DECLARED, tag("ReferentieNummer", "R001"), tag("ReferentieNummer", "{}"), "", "R"),
    "RS008": (WITH_ALL, HUIS, HUIS + tag("Huisletter", "{}"), "AB", "A"),
    "RS011": (WITH_ALL, tag("Landnummer", "+31"), tag("Landnummer", "{}"), "+3100", "+310"),
    "RS012": (DECLARED, "<ProductCode>45A48<", "<ProductCode>{}<", "45A480", "45A4"),
    "RS013": (WITH_ALL, VOORNAMEN, tag("Voorletters", "{}"), "ABCDEFG", "ABCDEF"),
    "RS014": (WITH_ALL, POSTCODE, tag("Postcode", "{}"), "3311 AA X", "3311AA"),
    "RS016": (WITH_ALL, ACHTERNAAM, ACHTERNAAM + tag("Voorvoegsel", "{}"), "v" * 11, "v" * 10),
    "RS017": (DECLARED, tag("Identificatie", "B0001"), tag("Identificatie", "{}"), "B" * 13, "B" * 12),
    "RS018": (WITH_ALL, tag("Telefoonnummer", "0101234567"), tag("Telefoonnummer", "{}"), "1" * 16, "1" * 15),
    "RS019": (DECLARED, tag("ReferentieNummer", "R001"), tag("ReferentieNummer", "{}"), "R" * 21, "R" * 20),
    "RS020": (WITH_ALL, POSTCODE, POSTCODE + tag("Straatnaam", "{}"), "s" * 25, "s" * 24),
    "RS021": (WITH_ALL, tag("Taal", "Pools"), tag("Taal", "{}"), "t" * 26, "t" * 25),
    "RS023": (WITH_ALL, "<Telefoon>", "<Organisatie>{}</Organisatie><Telefoon>", "o" * 36, "o" * 35),
    "RS024": (WITH_ALL, "<ReferentieAanbieder>VOT-1<", "<ReferentieAanbieder>{}<", "V" * 37, "V" * 36),
    "RS025": (REQUEST, tag("Naam", "Praktijk"), tag("Naam", "{}"), "n" * 65, "n" * 64),
    "RS026": (WITH_ALL, POSTCODE, POSTCODE + tag("Plaatsnaam", "{}"), "p" * 81, "p" * 80),
    "RS028": (WITH_ALL, VOORNAMEN, tag("Voornamen", "{}"), "n" * 201, "n" * 200),
    "RS031": (WITH_ALL, "<Relaties>", "<Commentaar>{}</Commentaar><Relaties>", "  ", " ? "),
    "RS032": (DECLARED, tag("Einddatum", "2024-06-30"), tag("Einddatum", "{}"), "2024-06-30Z", "2024-06-30"),
    "RS033": (WITH_ALL, VOORNAMEN, tag("Voornamen", "{}"), "  ", " x"),
    "RS034": (WITH_ALL, "<Toewijzingstijd>10:30:00<", "<Toewijzingstijd>{}<", "10:30:00Z", "10:30:00.5"),
    "RS035": (DECLARED, "<Ontvanger>0505<", "<Ontvanger>{}<", "505", "0505"),
    "RS036": (DECLARED, "<Afzender>41414141<", "<Afzender>{}<", "4141414", "01414141"),
    "RS037": (DECLARED, f"<Bsn>{m.CHILD}<", "<Bsn>{}<", m.CHILD[1:], m.CHILD_2),
    "RS040": (DECLARED, tag("TotaalBedrag", "80000"), tag("TotaalBedrag", "{}"), "1" + "0" * 12, "000000080000"),
    "RS045": (WITH_ALL, VOORNAMEN, tag("Voorletters", "{}"), "A.B.", "AB"),
    "RS046": (WITH_ALL, tag("Telefoonnummer", "0101234567"), tag("Telefoonnummer", "{}"), "010-123", "010123"),
    "RS047": (DECLARED, "<BerichtCode>490<", "<BerichtCode>{}<", "436", "490"),
    "RS048": (DECLARED, VERSIE, tag("BerichtXsdVersie", "{}"), "1.0", "1.0.1"),
}


def broken(code: str) -> bytes:
    """The message with the value that breaks this rule."""
    return example(code, 3)


def correct(code: str) -> bytes:
    """The message with its correct neighbour."""
    return example(code, 4)


def example(code: str, which: int) -> bytes:
    """A message of the table above with one of its two values."""
    message, old, new = EXAMPLES[code][:3]
    text = message.decode()
    assert old in text, f"{code}: {old} is not in the message"
    return text.replace(old, new.format(EXAMPLES[code][which]), 1).encode()
