"""Plants in the money of JW323 and JW325: amounts, totals, credits, and what is granted."""

from copy import deepcopy

from demo.geldig_delen import amount, lines
from demo.planten import Plant, Spoil, Spot, both, put

DECLARATIE = "JW323", "Declaratie"
PRESTATIE = "JW323", "Declaratie/Clienten/Client/Prestaties/Prestatie"
ANTWOORD = "JW325", "DeclaratieAntwoord"
AFGEWEZEN = "JW325", "DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie"
ZERO_CREDIT = {"TotaalBedrag": "0", "DebetCredit": "C"}


def in_euros(volume_too_much: int) -> Spoil:
    """A line in euros, with a volume that differs from the amount."""

    def spoil(spot: Spot) -> None:
        cents = int(spot.item["IngediendBedrag"]["Bedrag"])
        spot.item.pop("ProductTarief", None)
        spot.item |= {"Eenheid": "83", "GeleverdVolume": str(cents + volume_too_much)}

    return spoil


def zero_credit(spot: Spot) -> None:
    """CS325 on a line; a credit names what it credits."""
    spot.item |= {"GeleverdVolume": "0", "IngediendBedrag": {"Bedrag": "0", "DebetCredit": "C"}}
    spot.item["ProductReferentie"]["VorigReferentieNummer"] = spot.maker.next("V")


def all_zero(spot: Spot) -> None:
    """CS325 on the total: every line is worth nothing."""
    for line in lines(spot.message.body):
        line |= {"GeleverdVolume": "0", "IngediendBedrag": {"Bedrag": "0", "DebetCredit": "D"}}
    spot.item["TotaalIngediendBedrag"] = dict(ZERO_CREDIT)


def nothing_granted(spot: Spot) -> None:
    """CS325 on the granted total: every line of the declaratie is rejected."""
    granted = int(spot.item["TotaalToegekendBedrag"]["TotaalBedrag"])
    spot.item["TotaalIngediendBedrag"] = amount(int(spot.item["TotaalIngediendBedrag"]["TotaalBedrag"]) - granted)
    spot.item["TotaalToegekendBedrag"] = dict(ZERO_CREDIT)


def nothing_submitted(spot: Spot) -> None:
    """CS325 on the submitted total: a debet and a credit of the same amount are rejected."""
    clients = spot.item["Clienten"]["Client"] = spot.item["Clienten"]["Client"][:1]
    line = clients[0]["Prestaties"]["Prestatie"][0]
    mirror = deepcopy(line) | {"IngediendBedrag": line["IngediendBedrag"] | {"DebetCredit": "C"}}
    mirror["ProductReferentie"] = {
        "ReferentieNummer": spot.maker.next("P"),
        "VorigReferentieNummer": spot.maker.next("V"),
    }
    clients[0]["Prestaties"]["Prestatie"] = [line, mirror]
    spot.item |= {"TotaalIngediendBedrag": dict(ZERO_CREDIT), "TotaalToegekendBedrag": amount(0)}


def total_off_by(element: str, cents: int) -> Spoil:
    """TR358 and TR342."""
    return put(f"{element}/TotaalBedrag", lambda spot: str(int(spot.item[element]["TotaalBedrag"]) + cents))


def refused_but_granted(spot: Spot) -> None:
    """TR342: the declaratie itself is refused and yet something is granted."""
    spot.item.pop("Clienten")
    spot.item |= {"RetourCodes": {"RetourCode": "9333"}, "TotaalToegekendBedrag": amount(100)}


def reversed_sign(spot: Spot) -> None:
    """CD060: a credit without the reference it credits."""
    spot.item["IngediendBedrag"]["DebetCredit"] = "C"


def credit(spot: Spot, vorig: str) -> None:
    """Turn the line into a credit of another line."""
    spot.item["IngediendBedrag"]["DebetCredit"] = "C"
    spot.item["ProductReferentie"]["VorigReferentieNummer"] = vorig


def other_line(spot: Spot) -> dict:
    """A line of the message that is not the item, in front of it if there is one."""
    return next(line for line in lines(spot.message.body) if line is not spot.item)


def credits_own_message(spot: Spot) -> None:
    """TR316."""
    credit(spot, other_line(spot)["ProductReferentie"]["ReferentieNummer"])


def credited_twice(spot: Spot) -> None:
    """TR315: two credits of one earlier line."""
    vorig = spot.maker.next("V")
    other = other_line(spot)
    other["IngediendBedrag"]["DebetCredit"] = "C"
    other["ProductReferentie"]["VorigReferentieNummer"] = vorig
    credit(spot, vorig)


PLANTS = [
    *(
        Plant("CD060", *where, spoil)
        for where in (PRESTATIE, AFGEWEZEN)
        for spoil in (reversed_sign, put("ProductReferentie/VorigReferentieNummer", "V000000"))
    ),
    Plant("CD087", *PRESTATIE, lambda spot: spot.item.pop("ProductTarief")),
    Plant("CD087", *PRESTATIE, both(in_euros(0), put("ProductTarief", "1000"))),
    Plant("CS325", *DECLARATIE, all_zero, keeps_total=True),
    *(Plant("CS325", *where, zero_credit) for where in (PRESTATIE, AFGEWEZEN)),
    *(Plant("CS325", *ANTWOORD, spoil, keeps_total=True) for spoil in (nothing_granted, nothing_submitted)),
    *(Plant("CS339", *PRESTATIE, in_euros(extra)) for extra in (1, 100)),
    Plant("TR315", *PRESTATIE, credited_twice),
    Plant("TR316", *PRESTATIE, credits_own_message),
    *(
        Plant("TR358", *DECLARATIE, total_off_by("TotaalIngediendBedrag", cents), keeps_total=True)
        for cents in (1, 100)
    ),
    *(
        Plant("TR342", *ANTWOORD, total_off_by("TotaalToegekendBedrag", cents), keeps_total=True)
        for cents in (-1, 1, 5000)
    ),
    Plant("TR342", *ANTWOORD, refused_but_granted, keeps_total=True),
]
