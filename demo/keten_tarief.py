"""Stories in which a JW323 is set beside a contract: another tariff, or minutes that were rounded too early."""

from collections.abc import Iterable
from datetime import date

from demo.boom import Body
from demo.keten import MINUUT, PER_MAAND, UUR, Keten, Toegewezen
from demo.keten_berichten import PRESTATIE, declareer, gewoon, regel
from demo.zips import Sender, csv_texts, packed

SENDER = "INKOOP-KETEN"


def gecontracteerd(k: Keten) -> Toegewezen:
    """A toewijzing in hours of a product that the aanbieder has a contract for; a minute of it is no whole cents."""
    product = next(one for one in iter(k.product, None) if one.tarief % 60)
    k.tarieven.append((product.code, product.eenheid, product.tarief))
    return gewoon(k, product, Omvang={"Volume": "40", "Eenheid": UUR, "Frequentie": PER_MAAND})


def in_minuten(k: Keten, given: Toegewezen, month: date, minutes: int, bedrag: int) -> Body:
    """A Prestatie in minutes: the tariff of an hour divided by 60, half a cent up (IV081)."""
    tarief = (given.product.tarief + 30) // 60
    changes = {"Eenheid": MINUUT, "ProductTarief": str(tarief)}
    return regel(k, given, month, minutes, **changes, IngediendBedrag={"Bedrag": str(bedrag), "DebetCredit": "D"})


def bedrag_van(given: Toegewezen, minutes: int) -> int:
    """Eurocents of so many minutes: rounded after multiplying, half a cent up."""
    return (given.product.tarief * minutes + 30) // 60


def volgens_contract(k: Keten) -> None:
    """Nothing wrong: hours, and minutes that are rounded last."""
    given = gecontracteerd(k)
    declareer(k, k.first, [(given, regel(k, given, k.first))])
    line = in_minuten(k, given, k.month(1), 217, bedrag_van(given, 217))
    declareer(k, k.month(1), [(given, line)])


def ander_tarief(k: Keten) -> None:
    """TR418: not the tariff of the contract, though the amount is volume times tariff."""
    given = gecontracteerd(k)
    tarief = given.product.tarief + k.maker.random.choice((-250, 100))
    bedrag = {"Bedrag": str(5 * tarief), "DebetCredit": "D"}
    wrong = regel(k, given, k.first, 5, ProductTarief=str(tarief), IngediendBedrag=bedrag)
    declareer(k, k.first, [(given, wrong)]).fout(PRESTATIE, "TR418")


def te_vroeg_afgerond(k: Keten) -> None:
    """TR346: minutes times a rounded tariff is not what the hours cost."""
    given, minutes = gecontracteerd(k), 600
    bedrag = (given.product.tarief + 30) // 60 * minutes
    declareer(k, k.first, [(given, in_minuten(k, given, k.first, minutes, bedrag))]).fout(PRESTATIE, "TR346")


def contracten(ketens: Iterable[Keten]) -> bytes:
    """The register of the inkoop with the tariffs of these stories."""
    contracts, tariffs = [], []
    for k in ketens:
        contract = {"contract_id": f"K-{k.agb}", "aanbieder_agb": k.agb, "perceel": "AMBULANT", "bekostiging": "PXQ"}
        contracts.append(contract | {"vanaf": "2020-01-01"})
        for number, (code, eenheid, tarief) in enumerate(dict.fromkeys(k.tarieven)):
            about = {"tarief_id": f"T-{k.agb}-{number}", "contract_id": f"K-{k.agb}", "product_code": code}
            tariffs.append(about | {"eenheid": eenheid, "tarief_eurocent": str(tarief), "vanaf": "2020-01-01"})
    sender = Sender("inkoop", SENDER, f"{SENDER}-1", date(2023, 1, 2), date(2023, 1, 1), date(2024, 12, 31))
    return packed(sender, csv_texts("inkoop", {"contracten": contracts, "tarieven": tariffs}))
