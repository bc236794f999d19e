"""Level-2 rules on persons and where they can be reached: Client, Relatie and Contact."""

import re
from datetime import date

from ingest.ijw_rule import Klasse, Message, Rule, Values, day, once
from ingest.masking import is_bsn

BORN, BORN_HOW = "Geboortedatum/Datum", "Geboortedatum/DatumGebruik"
UNKNOWN_DATE, OLDEST = date(1900, 1, 1), 120  # years
NAAMGEBRUIK, PARTNER = "Naam/NaamGebruik", "Naam/Partnernaam/Achternaam"
HUIS, POSTCODE, LAND = "Adres/Huis/Huisnummer", "Adres/Postcode", "Adres/LandCode"
TELEFOON = "Telefoon/Telefoon01/Telefoonnummer"
DUTCH_POSTCODE = re.compile(r"[1-9][0-9]{3}[a-zA-Z]{2}")
WITH_CLIENT = ("JW301", "JW303", "JW305", "JW307", "JW315", "JW317", "JW323", "JW325")
WITH_BIRTHDAY = ("JW301", "JW305", "JW307", "JW315")


def bsn_fails_check(klasse: Klasse, message: Message) -> list[int]:
    """CS002. Judged on the BSN itself, so before it is hidden."""
    return [number for number, bsn in enumerate(klasse.column("Bsn")) if not is_bsn(bsn)]


def datumgebruik_does_not_fit(values: Values, message: Message) -> bool:
    """CS139: what is unknown of the date is written as 1."""
    born, how = values.get(BORN), values.get(BORN_HOW)
    if born is None or how is None:
        return False
    known = {"1": day(born).replace(day=1), "2": day(born).replace(month=1, day=1), "3": UNKNOWN_DATE}
    return day(born) != known[how]


def older_than_possible(values: Values, message: Message) -> bool:
    """TR002: more than 120 years before the message, unless the date is the sign for unknown."""
    if BORN not in values or (day(values[BORN]) == UNKNOWN_DATE and values.get(BORN_HOW) == "3"):
        return False
    born, made = day(values[BORN]), message.dagtekening
    return (made.year - OLDEST, made.month, made.day) > (born.year, born.month, born.day)


def in_the_future(element: str):
    """TR134 for one date: not after the message itself."""
    return lambda values, message: element in values and day(values[element]) > message.dagtekening


def naamgebruik_does_not_fit(values: Values, message: Message) -> bool:
    """CS050."""
    return values[NAAMGEBRUIK] not in (("1", "2", "3", "4") if PARTNER in values else ("1", "6"))


def client_is_no_person(values: Values, message: Message) -> bool:
    """CS318."""
    return values[NAAMGEBRUIK] == "6"


def taal_does_not_fit(values: Values, message: Message) -> bool:
    """CD007."""
    return (values.get("Communicatie/Vorm") == "1") != ("Communicatie/Taal" in values)


def no_lasting_address(values: Values, message: Message) -> bool:
    """TR061: the addresses of the client itself, not those of a relation."""
    soorten = message.element.iterfind("{*}Contactgegevens/{*}Contact/{*}Soort")
    return not any(soort.text in ("01", "02", "03") for soort in soorten)


def land_does_not_fit(values: Values, message: Message) -> bool:
    """CD005."""
    return (POSTCODE in values) != (LAND in values)


def lasting_address_with_period(values: Values, message: Message) -> bool:
    """CD009: only a temporary address has a period."""
    return values["Soort"] != "04" and message.element.find("{*}Periode") is not None


def dutch_address_without_house(values: Values, message: Message) -> bool:
    """CD025."""
    return values.get(LAND) == "NL" and HUIS not in values


def address_without_postcode(values: Values, message: Message) -> bool:
    """CD034; as in the published rule of the Wlz, only when there is an Adres at all."""
    return values["Soort"] in ("01", "03") and POSTCODE not in values and message.element.find("{*}Adres") is not None


def postcode_is_not_dutch(values: Values, message: Message) -> bool:
    """CS089."""
    return values.get(LAND) == "NL" and POSTCODE in values and not DUTCH_POSTCODE.fullmatch(values[POSTCODE])


def cannot_be_reached(values: Values, message: Message) -> bool:
    """TR006."""
    return TELEFOON not in values and not (HUIS in values and POSTCODE in values)


def contact_repeated(values: Values, message: Message) -> bool:
    """TR101 on Contact of the client; a Relatie has one Contact."""
    is_of_relatie = message.element.getparent().tag.endswith("}Relatie")
    return not is_of_relatie and message.is_repeated("TR101 Contact", values["Soort"])


def ends_before_start(begin: str, end: str):
    """CS003 for one period; an open end is fine."""
    return lambda values, message: begin in values and end in values and day(values[end]) < day(values[begin])


def birthday_rules(berichten: tuple[str, ...], klasse: str) -> tuple[Rule, ...]:
    """The rules on a Geboortedatum."""
    return (
        Rule("CS139", berichten, klasse, BORN_HOW, datumgebruik_does_not_fit),
        Rule("TR002", berichten, klasse, BORN, older_than_possible),
        Rule("TR134", berichten, klasse, BORN, in_the_future(BORN)),
    )


TOEWIJZING = ("JW301",)
RULES = (
    Rule("CS002", WITH_CLIENT, "Client", "Bsn", where=bsn_fails_check),
    *birthday_rules(WITH_BIRTHDAY, "Client"),
    *birthday_rules(TOEWIJZING, "Relatie"),
    Rule("CS050", TOEWIJZING, "Client", NAAMGEBRUIK, naamgebruik_does_not_fit),
    Rule("CS050", TOEWIJZING, "Relatie", NAAMGEBRUIK, naamgebruik_does_not_fit),
    Rule("CS318", TOEWIJZING, "Client", NAAMGEBRUIK, client_is_no_person),
    Rule("CD007", TOEWIJZING, "Client", "Communicatie/Taal", taal_does_not_fit),
    Rule("TR061", TOEWIJZING, "Client", "Contactgegevens", no_lasting_address),
    Rule("CD005", TOEWIJZING, "Contact", LAND, land_does_not_fit),
    Rule("CD009", TOEWIJZING, "Contact", "Periode", lasting_address_with_period),
    Rule("CD025", TOEWIJZING, "Contact", "Adres/Huis", dutch_address_without_house),
    Rule("CD034", TOEWIJZING, "Contact", POSTCODE, address_without_postcode),
    Rule(
        "CS003",
        TOEWIJZING,
        "Contact",
        "Periode/Einddatum",
        ends_before_start(*("Periode/Begindatum", "Periode/Einddatum")),
    ),
    Rule("CS089", TOEWIJZING, "Contact", POSTCODE, postcode_is_not_dutch),
    Rule("TR006", TOEWIJZING, "Contact", "", cannot_be_reached),
    Rule("TR101", TOEWIJZING, "Contact", "", contact_repeated),
    Rule("TR101", TOEWIJZING, "Relatie", "", where=once("TR101 Relatie", "Nummer")),
)
