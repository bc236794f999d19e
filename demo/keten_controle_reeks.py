"""Stories of control rules about a whole aanbieder or beside others: a year in which every line by itself is right.

They lie in 2022, when no other story is told, so that what is usual is set by these alone.
"""

from dataclasses import replace
from itertools import count
from math import log10

from demo.boom import Body
from demo.calendar import month_end
from demo.keten import DAGDEEL, ETMAAL, UUR, Keten, Toegewezen
from demo.keten_berichten import declareer, regel, toegewezen, wijs_toe
from demo.keten_controle import hulp, kies
from demo.parameters import Product

JAAR, KIND, TIENER = 12, 2014, 2008
TIEN_MAANDEN, DRIE = 10, 3
MAXIMUM = {"Volume": "5", "Eenheid": UUR, "Frequentie": "4"}


def van(k: Keten, jaar: int) -> Body:
    """Somebody born in this year."""
    return k.jeugdige() | {"Geboortedatum": {"Datum": f"{jaar}-05-05"}}


def maanden(k: Keten, given: list[Toegewezen], volumes: list[list[int]]) -> None:
    """Declare every month: per toewijzing the volume of that month."""
    for number, volume in enumerate(volumes):
        month = k.month(number)
        lines = [(one, regel(k, one, month, size)) for one, size in zip(given, volume, strict=True)]
        declareer(k, month, lines)


def steeds_het_maximum(k: Keten) -> list[str]:
    """Every one of thirty lines is what was granted, to the hour."""
    given = [hulp(k, months=TIEN_MAANDEN, Omvang=MAXIMUM) for _ in range(DRIE)]
    maanden(k, given, [[5] * DRIE] * TIEN_MAANDEN)
    return ["R19"]


def vaak_het_maximum(k: Keten) -> list[str]:
    """Nothing: four lines of thirty are less, and there are others who never declare less."""
    given = [hulp(k, months=TIEN_MAANDEN, Omvang=MAXIMUM) for _ in range(DRIE)]
    maanden(k, given, [[5, 5, 4]] * 4 + [[5] * DRIE] * (TIEN_MAANDEN - 4))
    return []


def na_elkaar(k: Keten, *products: Product, months: int = 2) -> None:
    """One jeugdige, granted one product after the other, each for so many months."""
    wie, granted = k.jeugdige(), []
    known = {"Toewijzingsdatum": str(k.month(-1))}
    for place, product in enumerate(products):
        begin = k.month(months * place)
        days = {"Ingangsdatum": str(begin), "Einddatum": str(month_end(k.month(months * (place + 1) - 1)))}
        granted.append(toegewezen(k, wie, product, **days, **known))
    wijs_toe(k, *granted)


def steeds_zwaarder(k: Keten, lichter: int = 0) -> list[str]:
    """Of ten youths all but so many go from ambulante hulp to verblijf."""
    licht, zwaar = kies(UUR, "45"), kies(ETMAAL, "43")
    for number in range(10):
        na_elkaar(k, *((zwaar, licht) if number < lichter else (licht, zwaar)))
    return [] if lichter else ["R20"]


def vaak_zwaarder(k: Keten) -> list[str]:
    """Nothing: six of ten is more than the threshold, and there are others of whom it is ten."""
    return steeds_zwaarder(k, lichter=4)


def altijd_vervolg(k: Keten, zonder: int = 0) -> list[str]:
    """Two youths with a new toewijzing every month, and so many others with a single one."""
    product = kies(UUR, "45")
    for _ in range(2):
        na_elkaar(k, *[product] * (JAAR + 1), months=1)
    for _ in range(zonder):
        na_elkaar(k, product, months=1)
    return [] if zonder else ["R25"]


def meestal_vervolg(k: Keten) -> list[str]:
    """Nothing: three of twenty-seven were not followed."""
    return altijd_vervolg(k, zonder=3)


def gegroeid(k: Keten) -> list[str]:
    """Three youths in verblijf in the second half of the year, one in the first."""
    verdrievoudigd(k, kies(ETMAAL, "43"))
    return ["R22"]


def klein_gegroeid(k: Keten) -> list[str]:
    """Nothing: three times as much, but of little."""
    verdrievoudigd(k, kies(UUR, "45"))
    return []


def verdrievoudigd(k: Keten, product: Product) -> None:
    """One youth all year, two more from July on."""
    given = [hulp(k, product, months=JAAR)]
    maanden(k, given, [[nights(k, product, number)] for number in range(6)])
    july = replace(k, first=k.month(6))
    given += [hulp(july, product, months=6) for _ in range(2)]
    maanden(july, given, [[nights(july, product, number)] * DRIE for number in range(6)])


def nights(k: Keten, product: Product, number: int) -> int:
    """All nights of a month, or five hours."""
    return month_end(k.month(number)).day if product.eenheid == ETMAAL else 5


def een_cijfer(k: Keten) -> list[str]:
    """More than five hundred amounts, all of them the same."""
    honderden(k, KIND, [5] * (JAAR * 42))
    return ["R21"]


def natuurlijke_cijfers(k: Keten) -> list[str]:
    """Nothing: the first digits are as common as Benford has them."""
    number, tarief = JAAR * 42, kies(DAGDEEL, "41").tarief
    digits = [digit for digit in range(1, 10) for _ in range(round(number * log10(1 + 1 / digit)))]
    digits = (digits + [1] * number)[:number]
    k.maker.random.shuffle(digits)
    honderden(k, TIENER, [next(size for size in count(1) if str(size * tarief)[0] == str(one)) for one in digits])
    return []


def honderden(k: Keten, geboren: int, volumes: list[int]) -> None:
    """Forty-two youths in dagbehandeling for a year, with these volumes."""
    given = [hulp(k, kies(DAGDEEL, "41"), van(k, geboren), months=JAAR) for _ in range(len(volumes) // JAAR)]
    step = len(given)
    maanden(k, given, [volumes[at : at + step] for at in range(0, len(volumes), step)])


def duur_kind(k: Keten) -> list[str]:
    """Twenty youths of an age with four to eight hours, one with twenty, and one with sixty a month."""
    given = [hulp(k, kies(UUR, "40"), van(k, KIND), Omvang=MAXIMUM | {"Volume": "60"}) for _ in range(22)]
    maanden(k, given, [[4, 5, 6, 7, 8] * 4 + [20, 60]])
    for number in (1, 2):
        declareer(k, k.month(number), [(given[-1], regel(k, given[-1], k.month(number), 60))])
    return ["R24"]
