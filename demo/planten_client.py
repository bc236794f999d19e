"""Plants in the client, the relations and the addresses, in the products of JW305 and JW307, and in JW319."""

from datetime import date, timedelta

from demo.boom import Body
from demo.geldig_delen import contact
from demo.planten import Plant, Spoil, Spot, both, put, without
from demo.population import is_valid

CONTACT = "Client/Contactgegevens/Contact"
VAN_RELATIE = "Client/Relaties/Relatie/Contact"
RELATIE = "JW301", "Client/Relaties/Relatie"
START = "JW305", "Client/StartProducten/StartProduct"
STOP = "JW307", "Client/StopProducten/StopProduct"
ANTWOORD = "JW319", "Antwoord"
TELEFOON: Body = {"Telefoon01": {"Telefoonnummer": "0786123456", "Landnummer": "31"}}
MET_CLIENT = {soort: "Client" for soort in ("JW301", "JW305", "JW307", "JW315", "JW317")}
MET_CLIENT |= {"JW323": "Declaratie/Clienten/Client", "JW325": "DeclaratieAntwoord/Clienten/Client"}
MET_GEBOORTEDATUM = [(soort, "Client") for soort in ("JW301", "JW305", "JW307", "JW315")] + [RELATIE]


def wrong_bsn(spot: Spot) -> None:
    """One digit off, so that the 11-proef fails."""
    bsn = spot.item["Bsn"]
    wrong = [bsn[:8] + digit for digit in "0123456789" if not is_valid(bsn[:8] + digit)]
    spot.item["Bsn"] = spot.maker.random.choice(wrong)


def born(gebruik: str, day: str) -> Spoil:
    """A Geboortedatum with its DatumGebruik."""
    return put("Geboortedatum", {"Datum": day, "DatumGebruik": gebruik} if gebruik else {"Datum": day})


def naam(gebruik: str, partner: bool = False) -> Spoil:
    """NaamGebruik, with or without a Partnernaam."""
    spoil = put("Naam/NaamGebruik", gebruik)
    return both(spoil, put("Naam/Partnernaam", {"Achternaam": "Wielinga"})) if partner else spoil


def tomorrow(spot: Spot) -> str:
    """The day after the Dagtekening."""
    return str(spot.op + timedelta(days=1))


def only_temporary_address(spot: Spot) -> None:
    """TR061: the only Contact has Soort 04."""
    temporary = contact(spot.maker, "04") | {"Periode": {"Begindatum": "2023-01-01"}}
    spot.item["Contactgegevens"]["Contact"] = [temporary]


def temporary(begin: str, end: str) -> Spoil:
    """A temporary address with a period."""
    return without(Soort="04", Periode={"Begindatum": begin, "Einddatum": end})


def ends_earlier(spot: Spot) -> None:
    """TR018."""
    begin = date.fromisoformat(spot.item["Begindatum"])
    spot.item["Einddatum"] = str(begin - timedelta(days=spot.maker.random.randint(1, 60)))


def in_contact(waar: str) -> list[Plant]:
    """The rules about one Contact of JW301, of the client or of a relation."""
    phone = put("Telefoon", TELEFOON)
    abroad = put("Adres/LandCode", "BE")
    return [
        Plant("CD005", "JW301", waar, without("Adres/LandCode")),
        Plant("CD005", "JW301", waar, both(without("Adres/Postcode", Soort="02"), phone, abroad)),
        Plant("CD009", "JW301", waar, without(Soort="02", Periode={"Begindatum": "2023-01-01"})),
        Plant("CD025", "JW301", waar, both(without("Adres/Huis"), phone)),
        Plant("CD034", "JW301", waar, both(without("Adres/Postcode", "Adres/LandCode"), phone)),
        *(
            Plant("CS089", "JW301", waar, put("Adres/Postcode", code))
            for code in ("0311AB", "3311 AB", "3311A", "3311")
        ),
        Plant("CS003", "JW301", waar, temporary("2023-05-02", "2023-05-01")),
        Plant("TR006", "JW301", waar, without("Adres", Soort="02", Emailadres="bureau@voorbeeld.invalid")),
        Plant("TR006", "JW301", waar, both(without("Adres/Huis", Soort="02"), abroad)),
    ]


PLANTS = [
    *(Plant("CS002", soort, waar, wrong_bsn) for soort, waar in MET_CLIENT.items()),
    *(
        Plant("CS139", soort, waar, born(gebruik, day))
        for soort, waar in MET_GEBOORTEDATUM
        for gebruik, day in (("3", "2010-05-17"), ("2", "2010-02-01"), ("1", "2010-05-17"))
    ),
    *(Plant("CS139", *where, born("3", "1900-01-02"), (("TR002", ""),)) for where in MET_GEBOORTEDATUM),
    *(
        Plant("TR002", *where, born(*given))
        for where in MET_GEBOORTEDATUM
        for given in (("", "1899-12-31"), ("", "1900-01-01"))
    ),
    *(Plant("TR134", *where, put("Geboortedatum/Datum", tomorrow)) for where in MET_GEBOORTEDATUM),
    *(Plant("CS050", *RELATIE, spoil) for spoil in (naam("2"), naam("5"), naam("5", True), naam("6", True))),
    *(Plant("CS050", "JW301", "Client", spoil) for spoil in (naam("3"), naam("4"), naam("5"), naam("5", True))),
    Plant("CS050", "JW301", "Client", naam("6", True), (("CS318", ""),)),
    Plant("CS318", "JW301", "Client", naam("6")),
    Plant("CD007", "JW301", "Client", without(Communicatie={"Vorm": "1"})),
    Plant("CD007", "JW301", "Client", without(Communicatie={"Vorm": "2", "Taal": "Gebaren"})),
    Plant("TR061", "JW301", "Client", only_temporary_address),
    *in_contact(CONTACT),
    *in_contact(VAN_RELATIE),
    Plant("TR101", *RELATIE, Spot.double),
    Plant("TR101", "JW301", CONTACT, Spot.double),
    *(Plant("CS058", *where, put("StatusAanlevering", status)) for where in (START, STOP) for status in "29"),
    *(Plant("TR101", *where, Spot.double) for where in (START, STOP)),
    Plant("TR134", *START, put("Begindatum", tomorrow)),
    Plant("TR134", *STOP, put("Einddatum", tomorrow)),
    Plant("TR018", *STOP, ends_earlier),
    Plant("CD085", *ANTWOORD, without("RedenAfwijzingVerzoek", VerzoekAntwoord="1")),
    Plant("CD086", *ANTWOORD, without(VerzoekAntwoord="2", RedenAfwijzingVerzoek="3")),
    Plant("TR377", *ANTWOORD, without(VerzoekAntwoord="1", RedenAfwijzingVerzoek="8")),
    Plant(
        "TR409",
        *ANTWOORD,
        without(VerzoekAntwoord="1", RedenAfwijzingVerzoek="5", Woonplaatsbeginsel={"Gemeente": "0505"}),
    ),
]
