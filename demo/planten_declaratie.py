"""Plants in the periods and the keys of JW323 and JW325."""

from calendar import monthrange
from datetime import date, timedelta

from demo.calendar import add_months, month_end
from demo.geldig_delen import lines
from demo.planten import Plant, Spoil, Spot, put
from demo.planten_bedrag import AFGEWEZEN, DECLARATIE, PRESTATIE

CLIENT = "JW323", "Declaratie/Clienten/Client"
AFGEWEZEN_CLIENT = "JW325", "DeclaratieAntwoord/Clienten/Client"


def period(element: str, begin: date, end: date) -> Spoil:
    """Another period."""
    return put(element, {"Begindatum": str(begin), "Einddatum": str(end)})


def period_after(element: str, first: int, last: int) -> Spoil:
    """A period from and until so many days after the Dagtekening."""
    return lambda spot: period(element, spot.op + timedelta(days=first), spot.op + timedelta(days=last))(spot)


def filed_at_month_end(element: str) -> Spoil:
    """TR137 alone: the Einddatum is one day after the Dagtekening, the Begindatum is not after it."""

    def spoil(spot: Spot) -> None:
        op = month_end(spot.op) - timedelta(days=1)
        spot.message.body["Header"]["BerichtIdentificatie"]["Dagtekening"] = str(op)
        period(element, op.replace(day=1), month_end(op))(spot)

    return spoil


def backwards(spot: Spot) -> None:
    """A ProductPeriode that ends before it begins, within one month."""
    begin = date.fromisoformat(spot.item["ProductPeriode"]["Begindatum"]) + timedelta(days=9)
    period("ProductPeriode", begin, begin - timedelta(days=spot.maker.random.randint(1, 8)))(spot)


def two_months(spot: Spot) -> None:
    """A ProductPeriode that begins in the month before."""
    end = date.fromisoformat(spot.item["ProductPeriode"]["Einddatum"])
    period("ProductPeriode", add_months(end, -1), end)(spot)


def almost_a_month(spot: Spot) -> None:
    """A DeclaratiePeriode that lacks a day, at the begin or at the end."""
    begin, end = (date.fromisoformat(day) for day in spot.item["DeclaratiePeriode"].values())
    first = spot.maker.random.choice((0, 1))
    period("DeclaratiePeriode", begin + timedelta(days=first), end - timedelta(days=1 - first))(spot)


def too_old(spot: Spot) -> None:
    """TR335: one day more than five years before the DeclaratieDagtekening; that one lies far ahead."""
    made = date(2028, spot.maker.random.randint(1, 12), spot.maker.random.randint(5, 28))
    spot.message.body["Header"]["BerichtIdentificatie"]["Dagtekening"] = str(made)
    spot.message.body["Declaratie"]["DeclaratieDagtekening"] = str(made)
    end = made.replace(year=made.year - 5) - timedelta(days=1)
    for line in lines(spot.message.body):
        line["ProductPeriode"] = {"Begindatum": "2027-01-01", "Einddatum": "2027-01-31"}
    period("ProductPeriode", end.replace(day=1), end)(spot)


def debet_again(spot: Spot) -> None:
    """TR416: another ReferentieNummer for the same toewijzing, product and period."""
    spot.double()["ProductReferentie"] = {"ReferentieNummer": spot.maker.next("P")}


def same_reference(spot: Spot) -> None:
    """TR101 on Prestatie: the same ReferentieNummer on another toewijzing."""
    spot.double()["ToewijzingNummer"] = spot.maker.next("25")


def same_client(spot: Spot) -> None:
    """TR101 on Client: the same BSN a second time, with other prestaties."""
    for line in spot.double()["Prestaties"]["Prestatie"]:
        line["ToewijzingNummer"] = spot.maker.next("25")
        line["ProductReferentie"] = {"ReferentieNummer": spot.maker.next("P")}


def old_month(element: str) -> Spoil:
    """CS100: a whole month of 2020, not longer ago than five years."""

    def spoil(spot: Spot) -> None:
        month = spot.maker.random.choice((11, 12))
        period(element, date(2020, month, 1), date(2020, month, monthrange(2020, month)[1]))(spot)

    return spoil


PLANTS = [
    Plant("CS100", *DECLARATIE, old_month("DeclaratiePeriode")),
    Plant("CS100", *PRESTATIE, old_month("ProductPeriode")),
    Plant("CS337", *PRESTATIE, two_months),
    Plant("CS340", *DECLARATIE, almost_a_month),
    Plant(
        "TR134",
        *DECLARATIE,
        lambda spot: period("DeclaratiePeriode", add_months(spot.op, 1), month_end(add_months(spot.op, 1)))(spot),
        (("TR137", ""),),
    ),
    *(
        Plant("TR134", *where, period_after("ProductPeriode", 1, 1), (("TR137", ""),))
        for where in (PRESTATIE, AFGEWEZEN)
    ),
    Plant("TR137", *DECLARATIE, filed_at_month_end("DeclaratiePeriode")),
    *(
        Plant("TR137", *where, spoil)
        for where in (PRESTATIE, AFGEWEZEN)
        for spoil in (backwards, filed_at_month_end("ProductPeriode"))
    ),
    Plant("TR335", *PRESTATIE, too_old),
    Plant("TR416", *PRESTATIE, debet_again),
    *(Plant("TR101", *where, same_reference) for where in (PRESTATIE, AFGEWEZEN)),
    *(Plant("TR101", *where, same_client) for where in (CLIENT, AFGEWEZEN_CLIENT)),
]
