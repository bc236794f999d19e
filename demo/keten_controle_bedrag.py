"""Stories of control rules about volume, tariff and hours, with the cent that is only rounding."""

from demo.keten import DAGDEEL, UUR, Keten
from demo.keten_berichten import PRESTATIE, declareer, regel
from demo.keten_controle import hulp, kies

TOTAAL = {"Volume": "10", "Eenheid": UUR, "Frequentie": "6"}


def te_veel(k: Keten) -> list[str]:
    """Ten in all were granted and fifteen declared."""
    given = hulp(k, Omvang=TOTAAL)
    for number, wrong in ((0, ()), (1, ()), (2, ("TR322",))):
        declareer(k, k.month(number), [(given, regel(k, given, k.month(number)))]).fout(PRESTATIE, *wrong)
    return ["R07"]


def ander_tarief(k: Keten) -> list[str]:
    """One euro an hour more than contracted."""
    given = hulp(k)
    tarief = given.product.tarief + 100
    amount = {"Bedrag": str(5 * tarief), "DebetCredit": "D"}
    wrong = regel(k, given, k.first, ProductTarief=str(tarief), IngediendBedrag=amount)
    declareer(k, k.first, [(given, wrong)]).fout(PRESTATIE, "TR418")
    return ["R08"]


def een_cent(k: Keten) -> list[str]:
    """Nothing: a cent too much is rounding, though the standard says otherwise."""
    given = hulp(k)
    amount = {"Bedrag": str(5 * given.product.tarief + 1), "DebetCredit": "D"}
    declareer(k, k.first, [(given, regel(k, given, k.first, IngediendBedrag=amount))]).fout(PRESTATIE, "TR346")
    return []


def te_veel_dagdelen(k: Keten) -> list[str]:
    """More than two a day, though they were granted; no other story of the year has dagbehandeling (R24)."""
    given = hulp(k, kies(DAGDEEL, "41"), Omvang={"Volume": "1000", "Eenheid": DAGDEEL, "Frequentie": "4"})
    declareer(k, k.first, [(given, regel(k, given, k.first, 800))])
    return ["R16"]
