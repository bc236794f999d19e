"""Contracts and tariffs as the inkoop of the region sends them: exactly those the declaraties were made with.

Ceilings are drawn by size class, far above what a small demo costs; a few are planted so low that they are reached.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from demo.calendar import Window, working_day
from demo.deliveries import Box
from demo.lumpsum import Lumpsums, rows
from demo.opdrachten import talks
from demo.parameters import DATA, PARAMETERS, aanbieders, gemeenten, products, read
from demo.perceel import lumpsum_of, perceel_of
from demo.prestaties import Prestatie
from demo.registrations import remember, send
from demo.zips import Row, Sender, csv_texts

SENDER = PARAMETERS["afzenders"]["inkoop"]
FIRST_DAY = "2020-01-01"
CEILINGS = {"groot": (800, 6000), "middel": (150, 800)}  # thousands of euros a year
ELSEWHERE = "0599"  # a gemeente outside both regions, where some verblijf is
ELSEWHERE_PERCENT, NATIONAL_PERCENT = 25, 10  # of the contracts for verblijf (invented)


def send_register(box: Box, window: Window, agreed_lumpsums: Lumpsums, lines: Iterable[Prestatie]) -> None:
    """One zip, before the first message of the window: the whole register of all years."""
    contracts: dict[str, Row] = {}
    tariffs: list[Row] = []
    for contract, tariff in agreed(tight(lines)):
        for one in with_lumpsum(contract):
            contracts.setdefault(one["contract_id"], one)
        tariffs += while_contracted(tariff, contracts[tariff["contract_id"]])
    tables = {
        "contracten": list(contracts.values()),
        "tarieven": tariffs,
        "lumpsums": list(rows(agreed_lumpsums)),
        "gesprekken": list(talks(window)),
    }
    op = working_day(window.first - timedelta(days=14))
    remember(box, "inkoop", SENDER, tables)
    sender = Sender("inkoop", SENDER, f"{SENDER}-{op:%Y%m}", op, window.first, window.end)
    send(box, sender, csv_texts("inkoop", tables))


def tight(lines: Iterable[Prestatie]) -> dict[tuple[str, str], int]:
    """(AGB, perceel) -> ceiling in euros that the costs will reach: of the contracts with a ceiling that cost most."""
    classes = {aanbieder.agb: aanbieder.klasse for aanbieder in aanbieders()}
    costs: Counter = Counter()
    for line in lines:
        perceel = perceel_of(line.traject.agb, line.soort)
        if classes[line.traject.agb] in CEILINGS and lumpsum_of(perceel) is None:
            costs[line.traject.agb, perceel, line.maand.year] += line.cents
    planted = PARAMETERS["krappe_plafonds"]
    found: dict[tuple[str, str], int] = {}
    for (agb, perceel, _), cents in costs.most_common():
        if perceel != "GI" and len(found) < planted["aantal"]:
            found.setdefault((agb, perceel), cents * planted["procent"] // 100_00)
    return found


def agreed(ceilings: dict[tuple[str, str], int]) -> Iterator[tuple[Row, Row]]:
    """(contract, tariff) for every contracted product and period; `ceilings` are those that were not drawn."""
    numbers = {aanbieder.agb: number for number, aanbieder in enumerate(aanbieders(), 1)}
    classes = {aanbieder.agb: aanbieder.klasse for aanbieder in aanbieders()}
    kinds = {product.code: product.soort for product in products()}
    for number, row in enumerate(read(DATA / "contracten.csv"), 1):
        agb = row["aanbieder_agb"]
        perceel = perceel_of(agb, kinds[row["product_code"]])
        contract = contract_of(f"{PARAMETERS['kenmerk']}-{numbers[agb]:03d}-{perceel}", agb, perceel, classes[agb])
        if (agb, perceel) in ceilings:
            contract["plafond_euro"] = str(ceilings[agb, perceel])
        yield contract, {
            "tarief_id": f"T{number:05d}", "contract_id": contract["contract_id"],
            "product_code": row["product_code"], "eenheid": row["eenheid"],
            "tarief_eurocent": row["tarief_eurocent"], "vanaf": row["vanaf"], "tot": row["tot"],
        }  # fmt: skip


def while_contracted(tariff: Row, contract: Row) -> Iterator[Row]:
    """The tariff in the days of its contract: one that ended before was never agreed under it."""
    if not tariff["tot"] or tariff["tot"] >= contract["vanaf"]:
        yield tariff | {"vanaf": max(tariff["vanaf"], contract["vanaf"])}


def contract_of(contract_id: str, agb: str, perceel: str, klasse: str) -> Row:
    """One contract; a small aanbieder has no ceiling, and in the perceel GGZ it is paid per result."""
    random = Random(f"plafond {contract_id}")
    ceiling = str(random.randint(*CEILINGS[klasse]) * 1000) if klasse in CEILINGS else ""
    stays = perceel == "VERBLIJF"
    elsewhere = stays and random.random() * 100 < ELSEWHERE_PERCENT
    national = elsewhere and random.random() * ELSEWHERE_PERCENT < NATIONAL_PERCENT
    return {
        "contract_id": contract_id, "aanbieder_agb": agb, "perceel": perceel,
        "bekostiging": "TRAJECTPRIJS" if perceel == "GGZ" and klasse == "klein" else "PXQ",
        "grootteklasse": klasse.upper(), "plafond_euro": ceiling,
        "inkoopniveau": "LANDELIJK" if national else "REGIO",
        "locatie_gemeente": ELSEWHERE if elsewhere else random.choice(gemeenten()).code if stays else "",
        "vanaf": FIRST_DAY, "tot": "",
    }  # fmt: skip


def with_lumpsum(contract: Row) -> Iterator[Row]:
    """The contract as it is paid: wholly as a lumpsum, first as a lumpsum and then by declaratie, or by declaratie."""
    paid = lumpsum_of(contract["perceel"])
    if paid is None:
        yield contract
        return
    lumpsum = contract | {"bekostiging": "LUMPSUM", "plafond_euro": "", "vanaf": paid["vanaf"], "tot": paid["tot"]}
    if not paid["tot"]:
        yield lumpsum
        return
    after = date.fromisoformat(paid["tot"]) + timedelta(days=1)
    yield lumpsum | {"contract_id": f"{contract['contract_id']}-L"}
    yield contract | {"vanaf": after.isoformat()}
