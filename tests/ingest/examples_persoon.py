"""Rules on Client, Relatie and Contact: a message that breaks the rule, and its nearest correct neighbour."""

from tests.ingest.messages import BAD_BSN, contact, jw301, jw305, jw307, jw315, relatie
from tests.ingest.verzoeken import jw317

UNKNOWN = {"geboortedatum": "1900-01-01", "datumgebruik": "3"}
MAKERS = {"JW301": jw301, "JW305": jw305, "JW307": jw307, "JW315": jw315}
BIRTHDAYS = {  # the messages were made in 2024
    ("CS139", "Geboortedatum/DatumGebruik"): (
        {"geboortedatum": "2012-05-02", "datumgebruik": "1"},
        {"geboortedatum": "2012-05-01", "datumgebruik": "1"},
    ),
    ("TR002", "Geboortedatum/Datum"): (UNKNOWN | {"datumgebruik": "2"}, UNKNOWN),
    ("TR134", "Geboortedatum/Datum"): ({"geboortedatum": "2024-12-31"}, {"geboortedatum": "2024-01-02"}),
}


def van_relatie(**overrides: str) -> bytes:
    """A JW301 with one relation."""
    return jw301(relaties=[relatie(**overrides)])


def op(**values: str | None) -> bytes:
    """A JW301 with one address beside the BRP address of the client."""
    given = {"soort": "02"} | values
    return jw301(contacten=[contact(), contact(given.pop("begin", None), given.pop("eind", None), **given)])


# (code, message, berichtklasse, element): (broken, correct)
CASES = {
    **{("CS002", name, "Client", "Bsn"): (make(bsn=BAD_BSN), make()) for name, make in MAKERS.items()},
    ("CS002", "JW317", "Client", "Bsn"): (jw317(bsn=BAD_BSN), jw317()),
    **{
        (code, name, "Client", element): (make(**broken), make(**correct))
        for (code, element), (broken, correct) in BIRTHDAYS.items()
        for name, make in MAKERS.items()
    },
    **{
        (code, "JW301", "Relatie", element): (van_relatie(**broken), van_relatie(**correct))
        for (code, element), (broken, correct) in BIRTHDAYS.items()
    },
    ("CS050", "JW301", "Client", "Naam/NaamGebruik"): (jw301(gebruik="2"), jw301(gebruik="2", partner="Ander")),
    ("CS050", "JW301", "Relatie", "Naam/NaamGebruik"): (
        van_relatie(gebruik="6", partner="Ander"),
        van_relatie(gebruik="6"),
    ),
    ("CS318", "JW301", "Client", "Naam/NaamGebruik"): (jw301(gebruik="6"), van_relatie(gebruik="6")),
    ("CD007", "JW301", "Client", "Communicatie/Taal"): (jw301(vorm="1"), jw301(vorm="1", taal="Pools")),
    ("TR061", "JW301", "Client", "Contactgegevens"): (
        jw301(contacten=[contact("2024-01-01")], relaties=[relatie()]),
        jw301(contacten=[contact("2024-01-01"), contact(soort="03")]),
    ),
    ("CD005", "JW301", "Contact", "Adres/LandCode"): (
        op(land=None),
        op(land=None, postcode=None, telefoon="0101234567"),
    ),
    ("CD009", "JW301", "Contact", "Periode"): (op(begin="2024-01-01"), op(soort="04", begin="2024-01-01")),
    ("CD025", "JW301", "Contact", "Adres/Huis"): (
        op(huis=None, telefoon="0101234567"),
        op(huis=None, land="BE", telefoon="0101234567"),
    ),
    ("CD034", "JW301", "Contact", "Adres/Postcode"): (
        op(soort="03", postcode=None, land=None, telefoon="0101234567"),
        op(soort="02", postcode=None, land=None, telefoon="0101234567"),
    ),
    ("CS003", "JW301", "Contact", "Periode/Einddatum"): (
        op(soort="04", begin="2024-02-01", eind="2024-01-31"),
        op(soort="04", begin="2024-02-01"),
    ),
    ("CS089", "JW301", "Contact", "Adres/Postcode"): (op(postcode="0311AA"), op(postcode="0311AA", land="BE")),
    ("TR006", "JW301", "Contact", ""): (
        op(postcode=None, land=None),
        op(postcode=None, land=None, telefoon="0101234567"),
    ),
    ("TR101", "JW301", "Contact", ""): (
        jw301(contacten=[contact(), contact()], relaties=[relatie()]),
        jw301(contacten=[contact(), contact("2024-01-01")], relaties=[relatie(), relatie("R2")]),
    ),
    ("TR101", "JW301", "Relatie", ""): (
        jw301(relaties=[relatie("A"), relatie("A")]),
        jw301(relaties=[relatie("A"), relatie("B")]),
    ),
}
