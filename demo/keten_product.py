"""Stories in which a JW323 breaks a rule about the product, unit, amount or period of its toewijzing."""

from datetime import timedelta

from demo.calendar import month_end
from demo.keten import ETMAAL, MINUUT, UUR, Keten, Toegewezen
from demo.keten_berichten import PRESTATIE, declareer, gewoon, regel, toegewezen, wijs_toe
from demo.parameters import Product, products


def aspecifiek(k: Keten, product: Product | None = None, budget: int = 900_000, **changes: object) -> Toegewezen:
    """A toewijzing of a whole categorie, with a budget in eurocents; already sent."""
    product = product or k.product()
    changes = {"Product": {"Categorie": product.categorie}, "Omvang": None, "Budget": str(budget)} | changes
    return gewoon(k, product, **changes)


def andere_categorie(k: Keten) -> None:
    """TR339: only the categorie was granted, and it is another one."""
    given = aspecifiek(k)
    other = k.maker.random.choice([
        one for one in products() if one.eenheid == UUR and one.categorie != given.product.categorie
    ])  # fmt: skip
    lines = [regel(k, given, k.first), regel(k, of(given, other), k.first)]
    declareer(k, k.first, [(given, line) for line in lines]).fout(f"{PRESTATIE}[2]", "TR339")


def andere_code(k: Keten) -> None:
    """TR340: another product of the same categorie."""
    kinds = [one for one in products() if one.categorie == "45" and one.eenheid == UUR]
    product, other = k.maker.random.sample(kinds, 2)
    given = gewoon(k, product)
    lines = [regel(k, given, k.first), regel(k, of(given, other), k.first)]
    declareer(k, k.first, [(given, line) for line in lines]).fout(f"{PRESTATIE}[2]", "TR340")


def of(given: Toegewezen, product: Product) -> Toegewezen:
    """The same toewijzing as if it were of another product."""
    return Toegewezen(given.item, product, given.jeugdige)


def andere_eenheid(k: Keten) -> None:
    """TR341: granted in hours, declared in etmalen; or granted in minutes, declared in hours."""
    hours = k.maker.random.random() < 0.5
    product = k.product(UUR if hours else MINUUT)
    given = gewoon(k, product)
    wrong = regel(k, given, k.first, Eenheid=ETMAAL if hours else UUR)
    declareer(k, k.first, [(given, wrong)]).fout(PRESTATIE, "TR341")


def bedrag_klopt_niet(k: Keten) -> None:
    """TR346: not volume times tariff."""
    given = gewoon(k)
    wrong = regel(k, given, k.first)
    wrong["IngediendBedrag"]["Bedrag"] = str(int(wrong["IngediendBedrag"]["Bedrag"]) + k.maker.random.choice((-100, 1)))
    declareer(k, k.first, [(given, wrong)]).fout(PRESTATIE, "TR346")


def boven_budget(k: Keten) -> None:
    """TR369: the last one no longer fits in the budget of the toewijzing."""
    product = k.product()
    given = aspecifiek(k, product, budget=10 * product.tarief)
    for number, volume, wrong in ((0, 5, ()), (1, 5, ()), (2, 1, ("TR369",))):
        line = regel(k, given, k.month(number), volume)
        declareer(k, k.month(number), [(given, line)]).fout(PRESTATIE, *wrong)


def verwijderde_toewijzing(k: Keten) -> None:
    """TR384: the toewijzing was deleted before the month was declared."""
    given = toegewezen(k, k.jeugdige())
    wijs_toe(k, given)
    changes = {"Toewijzingstijd": "11:30:00", "Einddatum": str(given.ingang), "RedenWijziging": "13"}
    wijs_toe(k, toegewezen(k, given.jeugdige, given.product, **given.item | changes), op=k.first - timedelta(days=4))
    declareer(k, k.first, [(given, regel(k, given, k.first))]).fout(PRESTATIE, "TR384")


def begint_later(k: Keten) -> None:
    """TR387: a month begins on its first day."""
    given = gewoon(k)
    day = k.month(1) + timedelta(days=k.maker.random.randint(1, 20))
    period = {"Begindatum": str(day), "Einddatum": str(month_end(day))}
    declareer(k, k.month(1), [(given, regel(k, given, k.month(1), ProductPeriode=period))]).fout(PRESTATIE, "TR387")


def eindigt_eerder(k: Keten) -> None:
    """TR388: a month ends on its last day."""
    given = gewoon(k)
    period = {"Begindatum": str(k.first), "Einddatum": str(k.first + timedelta(days=k.maker.random.randint(3, 25)))}
    declareer(k, k.first, [(given, regel(k, given, k.first, ProductPeriode=period))]).fout(PRESTATIE, "TR388")


def code_hoort_elders(k: Keten) -> None:
    """TR381: the code of another categorie, in the toewijzing and in what is declared on it."""
    product = k.product()
    other = k.maker.random.choice([one.categorie for one in products() if one.categorie != product.categorie])
    given = toegewezen(k, k.jeugdige(), product, Product={"Categorie": other, "Code": product.code})
    wijs_toe(k, given).fout("Client/ToegewezenProducten/ToegewezenProduct", "TR381")
    declareer(k, k.first, [(given, regel(k, given, k.first, ProductCategorie=other))]).fout(PRESTATIE, "TR381")
