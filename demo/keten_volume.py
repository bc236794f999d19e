"""Stories in which more is declared than the Omvang of the toewijzing allows, in a month or in all."""

from demo.calendar import add_months, month_end
from demo.keten import ETMAAL, MINUUT, OUTPUT, PER_MAAND, PER_WEEK, TOTAAL, UUR, Keten
from demo.keten_berichten import PRESTATIE, declareer, gewoon, regel
from demo.weekvolume import inspanning, output


def te_veel_in_een_maand(k: Keten) -> None:
    """TR321: more than a month allows."""
    product = k.product(k.maker.random.choice((UUR, ETMAAL, OUTPUT)))
    omvang = {"Volume": "10", "Eenheid": product.eenheid, "Frequentie": PER_MAAND}
    given = gewoon(k, product, Omvang=omvang)
    lines = [(given, regel(k, given, k.month(0), 10))]
    declareer(k, k.month(0), lines)
    declareer(k, k.month(1), [(given, regel(k, given, k.month(1), 11))]).fout(PRESTATIE, "TR321")


def te_veel_in_de_weken(k: Keten) -> None:
    """TR321: more than the weeks that the month touches allow."""
    product, week = k.product(k.maker.random.choice((UUR, ETMAAL))), k.maker.random.randint(2, 5)
    given = gewoon(k, product, Omvang={"Volume": str(week), "Eenheid": product.eenheid, "Frequentie": PER_WEEK})
    most = inspanning(k.month(0), month_end(k.month(0)), week)
    declareer(k, k.month(0), [(given, regel(k, given, k.month(0), most))])
    most = inspanning(k.month(1), month_end(k.month(1)), week)
    declareer(k, k.month(1), [(given, regel(k, given, k.month(1), most + 1))]).fout(PRESTATIE, "TR321")


def te_veel_zondagen(k: Keten) -> None:
    """TR321: for output the Sundays count."""
    product, week = k.product(OUTPUT), k.maker.random.randint(2, 5)
    given = gewoon(k, product, Omvang={"Volume": str(week), "Eenheid": OUTPUT, "Frequentie": PER_WEEK})
    most = output(k.month(0), month_end(k.month(0)), given.einde, week)
    declareer(k, k.month(0), [(given, regel(k, given, k.month(0), most))])
    most = output(k.month(1), month_end(k.month(1)), given.einde, week)
    declareer(k, k.month(1), [(given, regel(k, given, k.month(1), most + 1))]).fout(PRESTATIE, "TR321")


def te_veel_minuten(k: Keten) -> None:
    """TR321: granted in hours, declared in minutes."""
    given = gewoon(k, Omvang={"Volume": "5", "Eenheid": UUR, "Frequentie": PER_MAAND})
    for number, minutes, wrong in ((0, 300, ()), (1, 301, ("TR321",))):
        tarief = -(-given.product.tarief // 60)
        changes = {"Eenheid": MINUUT, "ProductTarief": str(tarief)}
        changes["IngediendBedrag"] = {"Bedrag": str(tarief * minutes), "DebetCredit": "D"}
        line = regel(k, given, k.month(number), minutes, **changes)
        declareer(k, k.month(number), [(given, line)]).fout(PRESTATIE, *wrong)


def te_veel_in_totaal(k: Keten) -> None:
    """TR322: every month is within the total, all months together are not."""
    given = gewoon(k, Omvang={"Volume": "20", "Eenheid": UUR, "Frequentie": TOTAAL})
    for number, volume, wrong in ((0, 8, ()), (1, 12, ()), (2, 1, ("TR322",))):
        line = regel(k, given, k.month(number), volume)
        declareer(k, k.month(number), [(given, line)]).fout(PRESTATIE, *wrong)


def te_veel_weken(k: Keten) -> None:
    """TR322: a week on the border of two months counts in both, but once in the total."""
    week = k.maker.random.randint(2, 5)
    while k.month(1).weekday() == 0:
        k.first = add_months(k.first, 1)
    omvang = {"Volume": str(week), "Eenheid": UUR, "Frequentie": PER_WEEK}
    given = gewoon(k, months=2, Omvang=omvang)
    for number, wrong in ((0, ()), (1, ("TR322",))):
        most = inspanning(k.month(number), month_end(k.month(number)), week)
        line = regel(k, given, k.month(number), most)
        declareer(k, k.month(number), [(given, line)]).fout(PRESTATIE, *wrong)
