"""Stories of declaraties that a control rule must point at, and of others that only look like them (the traps)."""

from datetime import timedelta

from demo.calendar import month_end
from demo.keten import UUR, Keten, Toegewezen
from demo.keten_berichten import (
    PRESTATIE,
    beantwoord,
    begin,
    credit,
    declareer,
    regel,
    stop,
    toegewezen,
    wijs_toe,
)
from demo.parameters import Product, products

VERBLIJF = ("35", "36", "37", "38", "43", "44")


def kies(eenheid: str, *categorieen: str) -> Product:
    """The first product of the region in this unit and one of these categories that has a tariff."""
    return next(one for one in products() if one.eenheid == eenheid and one.tarief and one.categorie in categorieen)


def hulp(k: Keten, product: Product | None = None, jeugdige: dict | None = None, **changes: object) -> Toegewezen:
    """Three months of contracted help, granted and begun."""
    chosen = product or kies(UUR, "45")
    k.tarieven.append((chosen.code, chosen.eenheid, chosen.tarief))
    given = toegewezen(k, jeugdige or k.jeugdige(), chosen, **{"months": 3, **changes})
    wijs_toe(k, given)
    begin(k, given, k.first)
    return given


def zoals_het_hoort(k: Keten) -> list[str]:
    """Nothing: every month declared and answered, one of them corrected."""
    given = hulp(k)
    lines = [regel(k, given, k.month(n)) for n in range(3)]
    beantwoord(k, declareer(k, k.month(0), [(given, lines[0])]))
    beantwoord(k, declareer(k, k.month(1), [(given, lines[1])]))
    again = [credit(k, lines[0]), regel(k, given, k.month(0), 7), lines[2]]
    beantwoord(k, declareer(k, k.month(2), [(given, line) for line in again]))
    return []


def dubbel(k: Keten) -> list[str]:
    """The first month again, under another number."""
    given = hulp(k)
    declareer(k, k.month(0), [(given, regel(k, given, k.month(0)))])
    lines = [regel(k, given, k.month(1)), regel(k, given, k.month(0))]
    declareer(k, k.month(1), [(given, line) for line in lines]).fout(f"{PRESTATIE}[2]", "TR389")
    return ["R01"]


def overlap(k: Keten) -> list[str]:
    """Half the month again; together more than the month allows."""
    given = hulp(k)
    half = {"Begindatum": str(k.first + timedelta(days=9)), "Einddatum": str(month_end(k.first))}
    lines = [regel(k, given, k.first, 25), regel(k, given, k.first, 25, ProductPeriode=half)]
    declareer(k, k.first, [(given, line) for line in lines]).fout(f"{PRESTATIE}[2]", "TR387")
    return ["R02"]


def zonder_toewijzing(k: Keten) -> list[str]:
    """Nothing was granted."""
    hulp(k)
    other = toegewezen(k, k.jeugdige(), kies(UUR, "45"), months=3)
    declareer(k, k.first, [(other, regel(k, other, k.first))]).fout(PRESTATIE, "TR338")
    return ["R03"]


def onder_een_oud_nummer(k: Keten) -> list[str]:
    """Nothing: the number is not known, but the help was granted under another."""
    given = hulp(k)
    wrong = regel(k, given, k.first, ToewijzingNummer=k.maker.next("27"))
    declareer(k, k.first, [(given, wrong)]).fout(PRESTATIE, "TR338")
    return []


def na_einde(k: Keten) -> list[str]:
    """The month after the toewijzing."""
    given = hulp(k, months=2)
    declareer(k, k.month(2), [(given, regel(k, given, k.month(2)))]).fout(PRESTATIE, "TR308")
    return ["R04"]


def vervangen(k: Keten) -> list[str]:
    """Nothing: the toewijzing was deleted and another covers the same months."""
    given = hulp(k)
    gone = {"Toewijzingstijd": "11:30:00", "Einddatum": str(given.ingang), "RedenWijziging": "13"}
    wijs_toe(k, Toegewezen(given.item | gone, given.product, given.jeugdige), op=k.first - timedelta(days=4))
    wijs_toe(k, toegewezen(k, given.jeugdige, given.product, months=3), op=k.first - timedelta(days=4))
    declareer(k, k.first, [(given, regel(k, given, k.first))]).fout(PRESTATIE, "TR384")
    return []


def na_stop(k: Keten) -> list[str]:
    """The last month, though the help stopped in the second."""
    given = hulp(k)
    stop(k, given, k.first, k.month(1) + timedelta(days=9))
    for number in range(3):
        declareer(k, k.month(number), [(given, regel(k, given, k.month(number)))])
    return ["R05"]


def zonder_start(k: Keten) -> list[str]:
    """Declared for three months, begun never."""
    hulp(k)
    given = toegewezen(k, k.jeugdige(), kies(UUR, "45"), months=3)
    wijs_toe(k, given)
    for number in range(3):
        declareer(k, k.month(number), [(given, regel(k, given, k.month(number)))])
    return ["R06"]


def nieuw_nummer(k: Keten) -> list[str]:
    """Nothing: a new number for help that goes on needs no new start."""
    given = hulp(k, months=2)
    changes = {"Ingangsdatum": str(k.month(2)), "Einddatum": str(month_end(k.month(3)))}
    later = toegewezen(k, given.jeugdige, given.product, **changes)
    wijs_toe(k, later)
    declareer(k, k.month(2), [(later, regel(k, later, k.month(2)))])
    return []


def zonder_contract(k: Keten) -> list[str]:
    """Nothing was contracted."""
    given = hulp(k)
    k.tarieven.clear()
    declareer(k, k.first, [(given, regel(k, given, k.first))])
    return ["R09"]


def te_oud(k: Keten) -> list[str]:
    """Somebody of 25."""
    wie = k.jeugdige()
    wie["Geboortedatum"] = {"Datum": f"{k.first.year - 25}-05-05"}
    given = hulp(k, jeugdige=wie)
    declareer(k, k.first, [(given, regel(k, given, k.first))])
    return ["R11"]


def na_overlijden(k: Keten) -> list[str]:
    """The stop says why; the month after is declared, so it is after the stop too."""
    given = hulp(k)
    stop(k, given, k.first, k.month(1) + timedelta(days=9), "02")
    for number in range(3):
        declareer(k, k.month(number), [(given, regel(k, given, k.month(number)))])
    return ["R05", "R12"]


def te_laat(k: Keten) -> list[str]:
    """Four months after the month."""
    given = hulp(k)
    declareer(k, k.first, [(given, regel(k, given, k.first))], op=month_end(k.first) + timedelta(days=120))
    return ["R13"]


def credit_zonder_debet(k: Keten) -> list[str]:
    """Takes back what was never declared."""
    given = hulp(k)
    wrong = credit(k, regel(k, given, k.first))
    lines = [(given, regel(k, given, k.first)), (given, wrong)]
    declareer(k, k.first, lines).fout(f"{PRESTATIE}[2]", "TR323")
    return ["R27"]


def steeds_opnieuw(k: Keten) -> list[str]:
    """The first month taken back and declared again in each of the next four."""
    given = hulp(k, months=6)
    line = regel(k, given, k.first)
    beantwoord(k, declareer(k, k.first, [(given, line)]))
    for number in range(1, 5):
        again = regel(k, given, k.first, 5 + number)
        lines = [regel(k, given, k.month(number)), credit(k, line), again]
        beantwoord(k, declareer(k, k.month(number), [(given, one) for one in lines]))
        line = again
    return ["R28"]
