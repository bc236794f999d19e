"""Correct neighbours: changes that come close to breaking a rule and must be accepted. They measure precision."""

from datetime import date, timedelta

from demo.boom import Body
from demo.calendar import month_end
from demo.geldig_delen import lines
from demo.planten import Plant, Spoil, Spot, both, put, without
from demo.planten_bedrag import DECLARATIE, PRESTATIE, in_euros, zero_credit
from demo.planten_client import (
    ANTWOORD,
    CONTACT,
    MET_GEBOORTEDATUM,
    RELATIE,
    START,
    STOP,
    TELEFOON,
    born,
    naam,
    temporary,
)
from demo.planten_declaratie import period
from demo.planten_product import AANGEVRAAGD, AGB, BUDGET, NIEUW, PERIODS, TOEGEWEZEN, VERZOEK, apart, only, verwijzer

CLIENT, ADRES = ("JW301", "Client"), ("JW301", CONTACT)


def stacked_after(begin: str, end: str, **numbers: str) -> Spoil:
    """The same product again from the day after its end: no stacking."""

    def spoil(spot: Spot) -> None:
        spot.double(**numbers)
        spot.days_later(181, begin, end)

    return spoil


def deleted(spot: Spot) -> None:
    """RedenWijziging 13 with Einddatum = Ingangsdatum; a deleted toewijzing may stand beside its replacement."""
    spot.double(ToewijzingNummer="999000001", RedenWijziging="13")
    spot.item["Einddatum"] = spot.item["Ingangsdatum"]


def born_today(spot: Spot) -> None:
    """TR134 holds on the Dagtekening itself."""
    spot.item["Geboortedatum"] = {"Datum": str(spot.op)}


def oldest(spot: Spot) -> None:
    """TR002 holds when the birthday is 119 years ago."""
    spot.item["Geboortedatum"] = {"Datum": str(spot.op.replace(year=spot.op.year - 119))}


def until_dagtekening(spot: Spot) -> None:
    """TR137 holds when the period ends on the Dagtekening: it is the last day of a month."""
    op = month_end(spot.op)
    spot.message.body["Header"]["BerichtIdentificatie"]["Dagtekening"] = str(op)
    period("ProductPeriode", op.replace(day=1), op)(spot)


def five_years_old(spot: Spot) -> None:
    """TR335 holds on exactly five years."""
    made = date(2028, 3, 15)
    spot.message.body["Header"]["BerichtIdentificatie"]["Dagtekening"] = str(made)
    spot.message.body["Declaratie"]["DeclaratieDagtekening"] = str(made)
    for line in lines(spot.message.body):
        line["ProductPeriode"] = {"Begindatum": "2023-03-01", "Einddatum": "2023-03-15"}


def credit_of_older_line(spot: Spot) -> None:
    """A credit beside the debet that replaces it (TR416 looks at debets only)."""
    other: Body = spot.double()
    other["IngediendBedrag"] = other["IngediendBedrag"] | {"DebetCredit": "C"}
    other["ProductReferentie"] = {
        "ReferentieNummer": spot.maker.next("P"),
        "VorigReferentieNummer": spot.maker.next("V"),
    }


def free_zero(spot: Spot) -> None:
    """CS325 holds: an amount of zero is a debet."""
    zero_credit(spot)
    spot.item["IngediendBedrag"]["DebetCredit"] = "D"
    spot.item["ProductReferentie"].pop("VorigReferentieNummer")


def good(where: tuple[str, str], spoil: Spoil) -> Plant:
    """A neighbour breaks nothing."""
    return Plant("", *where, spoil)


# As long or as large as the format allows.
LIMITS = [
    (CLIENT, "Naam/Voornamen", "V" * 200), (CLIENT, "Naam/Voorletters", "ABCDEF"), (CLIENT, "Commentaar", "x " * 900),
    (CLIENT, "Naam/Geslachtsnaam/Voorvoegsel", "van der te"), (RELATIE, "Nummer", "R" * 20), (RELATIE, "Volgorde", "9"),
    (ADRES, "Adres/Straatnaam", "S" * 24), (ADRES, "Adres/Plaatsnaam", "P" * 80), (ADRES, "Organisatie", "O" * 35),
    (ADRES, "Adres/Huis", {"Huisnummer": "99999", "Huisletter": "a", "HuisnummerToevoeging": "bis2"}),
    (TOEGEWEZEN, "ReferentieAanbieder", "V" * 36), (TOEGEWEZEN, "ToewijzingNummer", "000000000"),
    (TOEGEWEZEN, "Toewijzingstijd", "23:59:59.999"), (TOEGEWEZEN, "Omvang/Volume", "99999999"),
    (PRESTATIE, "ProductReferentie/ReferentieNummer", "P" * 20), (PRESTATIE, "ProductTarief", "99999999"),
    (DECLARATIE, "DeclaratieNummer", "D2024ABCdef9"), (("JW323", "Header"), "XsdVersie/BerichtXsdVersie", "10.0.99"),
]  # fmt: skip
NEIGHBOURS = [
    *(good(where, put(element, value)) for where, element, value in LIMITS),
    *(good(where, both(apart(*period), without("Product/Code", "Omvang", **BUDGET)))
      for where, period in PERIODS.items() if where in (TOEGEWEZEN, AANGEVRAAGD, NIEUW)),
    *(good(where, both(put("Omvang/Frequentie", "4"), without(period[1]))) for where, period in PERIODS.items()),
    *(good(where, both(put("Omvang/Eenheid", "84"), put("Omvang/Frequentie", "6"))) for where in PERIODS),
    *(good(where, put(period[1], lambda spot, begin=period[0]: spot.item[begin])) for where, period in PERIODS.items()),
    good(TOEGEWEZEN, stacked_after(*PERIODS[TOEGEWEZEN], ToewijzingNummer="999000001")),
    good(AANGEVRAAGD, stacked_after(*PERIODS[AANGEVRAAGD], ReferentieAanbieder="VOT-N1")),
    good(NIEUW, stacked_after(*PERIODS[NIEUW])),
    good(TOEGEWEZEN, deleted),
    good(AANGEVRAAGD, without(BeschikkingNummer="4711", BeschikkingIngangsdatum="2023-02-01")),
    *(good(AANGEVRAAGD, verwijzer(Type="02", **given)) for given in ({"Naam": "Praktijk"}, {"ZorgverlenerCode": AGB})),
    *(good(AANGEVRAAGD, verwijzer(Type=soort)) for soort in ("01", "06", "08")),
    good(VERZOEK, only("OngewijzigdeProducten", "NieuweProducten")),
    good(VERZOEK, only("TeWijzigenProducten")),
    *(good(where, spoil) for where in MET_GEBOORTEDATUM for spoil in (
        born("3", "1900-01-01"), born("2", "2010-01-01"), born("1", "2010-05-01"), born_today, oldest)),
    *(good(RELATIE, spoil) for spoil in (naam("6"), naam("4", True), naam("1", True))),
    good(CLIENT, naam("2", True)),
    good(CLIENT, without(Communicatie={"Vorm": "1", "Taal": "Pools"})),
    good(CLIENT, without(Communicatie={"Vorm": "3"})),
    good(ADRES, temporary("2023-05-01", "2023-05-01")),
    good(ADRES, without("Adres", Soort="02", Telefoon=TELEFOON)),
    good(ADRES, both(put("Adres/LandCode", "BE"), put("Adres/Postcode", "2000"))),
    *(good(where, put("StatusAanlevering", "3")) for where in (START, STOP)),
    good(START, put("Begindatum", lambda spot: str(spot.op))),
    good(STOP, put("Einddatum", lambda spot: spot.item["Begindatum"])),
    good(ANTWOORD, without(VerzoekAntwoord="1", RedenAfwijzingVerzoek="8", Woonplaatsbeginsel={"Gemeente": "0505"})),
    *(good(PRESTATIE, spoil) for spoil in (until_dagtekening, five_years_old, credit_of_older_line, free_zero)),
    good(PRESTATIE, in_euros(0)),
    good(DECLARATIE, period("DeclaratiePeriode", date(2021, 1, 1), date(2021, 1, 31))),
    good(NIEUW, put("GewensteIngangsdatum", lambda spot: str(spot.op + timedelta(days=1)))),
]  # fmt: skip
