"""Contracts and tariffs as the inkoop of the region sends them: exactly those the declaraties were made with."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from demo.calendar import Window, working_day
from demo.deliveries import Box
from demo.parameters import HERE, aanbieders, gi_agbs, products, read
from demo.registrations import send
from demo.zips import Row, Sender, csv_texts

SENDER = "INKOOP-ZHZ"
FIRST_DAY = "2020-01-01"
RESIDENTIAL = ("pleegzorg", "gezinshuis", "verblijf", "gesloten", "crisisverblijf", "logeren")
GGZ = ("ggz", "basisggz", "kindergeneeskunde")
CEILINGS = {"groot": (800, 6000), "middel": (150, 800)}  # thousands of euros a year


def send_register(box: Box, window: Window) -> None:
    """One zip, before the first message of the window: the whole register of all years."""
    contracts: dict[str, Row] = {}
    tariffs: list[Row] = []
    for contract, tariff in agreed():
        contracts.setdefault(contract["contract_id"], contract)
        tariffs.append(tariff)
    op = working_day(window.first - timedelta(days=14))
    sender = Sender("inkoop", SENDER, f"{SENDER}-{op:%Y%m}", op, window.first, window.end)
    send(box, sender, csv_texts("inkoop", {"contracten": list(contracts.values()), "tarieven": tariffs}))


def agreed() -> Iterator[tuple[Row, Row]]:
    """(contract, tariff) for every contracted product and period."""
    numbers = {aanbieder.agb: number for number, aanbieder in enumerate(aanbieders(), 1)}
    classes = {aanbieder.agb: aanbieder.klasse for aanbieder in aanbieders()}
    kinds = {product.code: product.soort for product in products()}
    for number, row in enumerate(read(HERE / "contracten.csv"), 1):
        agb = row["aanbieder_agb"]
        perceel = perceel_of(agb, kinds[row["product_code"]])
        contract = contract_of(f"ZHZ-{numbers[agb]:03d}-{perceel}", agb, perceel, classes[agb])
        yield contract, {
            "tarief_id": f"T{number:05d}", "contract_id": contract["contract_id"],
            "product_code": row["product_code"], "eenheid": row["eenheid"],
            "tarief_eurocent": row["tarief_eurocent"], "vanaf": row["vanaf"], "tot": row["tot"],
        }  # fmt: skip


def contract_of(contract_id: str, agb: str, perceel: str, klasse: str) -> Row:
    """One contract; a small aanbieder has no ceiling, and in the perceel GGZ it is paid per result."""
    random = Random(f"plafond {contract_id}")
    ceiling = str(random.randint(*CEILINGS[klasse]) * 1000) if klasse in CEILINGS else ""
    return {
        "contract_id": contract_id, "aanbieder_agb": agb, "perceel": perceel,
        "bekostiging": "TRAJECTPRIJS" if perceel == "GGZ" and klasse == "klein" else "PXQ",
        "grootteklasse": klasse.upper(), "plafond_euro": ceiling,
        "vanaf": FIRST_DAY, "tot": "",
    }  # fmt: skip


def perceel_of(agb: str, soort: str) -> str:
    """The perceel in which a product of this kind was bought."""
    if agb in gi_agbs():
        return "GI"
    return "VERBLIJF" if soort in RESIDENTIAL else "GGZ" if soort in GGZ else "AMBULANT"
