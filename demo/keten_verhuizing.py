"""Stories of control rules about verblijf, two aanbieders or two gemeenten: a jeugdige who moves, or does on paper."""

from demo.calendar import month_end
from demo.keten import ETMAAL, Keten
from demo.keten_berichten import declareer, regel
from demo.keten_controle import VERBLIJF, hulp, kies
from demo.parameters import gemeenten

MAART = 31  # days; every story of a control rule begins in a month of 31 days


def overgedragen(k: Keten) -> list[str]:
    """Declared at the gemeente that had handed over the help two months before."""
    given = hulp(k, months=6)
    first, k.gemeente = k.gemeente, next(one.code for one in gemeenten() if one.code != k.gemeente)
    begun, k.first = k.first, k.month(2)
    hulp(k, given.product, given.jeugdige)
    k.gemeente, k.first = first, begun
    declareer(k, k.month(3), [(given, regel(k, given, k.month(3)))])
    return ["R10"]


def dubbel_verblijf(k: Keten) -> list[str]:
    """All nights here, and twenty elsewhere; no other story has this kind of verblijf (R24)."""
    nachten(k, MAART, 20, "43")
    return ["R15"]


def verhuisd(k: Keten) -> list[str]:
    """Nothing: on the day of the move both aanbieders count the night."""
    nachten(k, 10, MAART - 10 + 1, "44")
    return []


def verblijf_met_ambulant(k: Keten) -> list[str]:
    """All nights of the month, and hours beside them."""
    stay = hulp(k, kies(ETMAAL, *VERBLIJF))
    talk = hulp(k, jeugdige=stay.jeugdige)
    lines = [(stay, regel(k, stay, k.first, month_end(k.first).day)), (talk, regel(k, talk, k.first))]
    declareer(k, k.first, lines)
    return ["R14"]


def nachten(k: Keten, here: int, elsewhere: int, categorie: str) -> None:
    """So many nights of one jeugdige at this aanbieder, and at another that no truth is told of."""
    product = kies(ETMAAL, categorie)
    given = hulp(k, product)
    declareer(k, k.first, [(given, regel(k, given, k.first, here))])
    mine, k.agb = k.agb, f"{int(k.agb) + 5_000_000}"
    other = hulp(k, product, given.jeugdige)
    declareer(k, k.first, [(other, regel(k, other, k.first, elsewhere))])
    k.agb = mine
