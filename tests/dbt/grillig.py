"""Deliveries of which every value is allowed and hardly one is likely: what the marts must digest once it is loaded.

Keys come from small pools, so that the rows meet; days, numbers and amounts are those at which arithmetic breaks.
"""

from collections.abc import Iterator
from itertools import islice
from random import Random

from lxml import etree

from demo.boom import Body
from demo.geldig import BODIES, valid
from demo.geldig_delen import FROM_GEMEENTE, RETOUR_OP, Maker, amount, net
from ingest.contract import Column, FileContract, table_contract
from tests.fuzz.berichten import BSNS, messages
from tests.ingest.deliveries import VALID, Row, delivery_zip

DAYS = ("0001-01-01", "1900-01-01", "2014-12-31", "2024-02-29", "2024-06-30", "2024-07-01", "2099-12-31", "9999-12-31")
CONTRACT_DAYS = DAYS[1:-1]
NUMBERS = ("0", "1", "7", "99999999")
UNITS = ("01", "04", "14", "16", "82", "83")
GEMEENTEN, AANBIEDERS = ("0505", "0610", "9998"), ("98000001", "43000330", "99999999")
CHILDREN = BSNS[:12]
PRODUCTS = ("45A48", "50A23")
# Name of an element -> what it may become. What the XSD or a rule of level 2 forbids is refused, which is right too.
EXTREMES = {
    **dict.fromkeys(("Begindatum", "Einddatum", "Ingangsdatum", "ToewijzingIngangsdatum", "ToewijzingEinddatum"), DAYS),
    **dict.fromkeys(("Toewijzingsdatum", "GewensteIngangsdatum", "Dagtekening", "Datum"), DAYS),
    **dict.fromkeys(("GeleverdVolume", "ProductTarief", "Bedrag", "Volume", "TotaalBedrag"), NUMBERS),
    "Frequentie": tuple("123456"),
    "DebetCredit": ("D", "C"),
    "StatusAanlevering": ("1", "2", "3"),
    "RedenWijziging": ("01", "11", "13"),
    "RedenBeeindiging": ("02", "07", "19", "31"),
}
POOLS = {
    "Bsn": CHILDREN,
    "ToewijzingNummer": ("1", "2", "3"),
    "ReferentieNummer": ("R1", "R2", "R3"),
    "ReferentieAanbieder": ("V1", "V2"),
    "DeclaratieNummer": ("D1", "D2"),
    "Identificatie": ("W1", "W2", "W3"),
    "ProductCode": PRODUCTS,
    "Eenheid": UNITS,
}
# Column of a contract -> what it mostly is, so that rows meet those of other files and of messages.
MOSTLY = {"product_code": PRODUCTS, "contract_id": ("1", "2", "3"), "eenheid": ("01", "04", "83")}


def ijw(dice: Random, number: int) -> Iterator[bytes]:
    """Messages of every kind: those of the demo with other values, and those that only the XSD bounds."""
    maker = Maker.seeded(str(dice.random()))
    for _ in range(number // (2 * len(BODIES))):
        for soort in BODIES:
            message = valid(soort, maker)
            strange(message.body, dice)
            route(message.body["Header"], soort, dice)
            for top in ("Declaratie", "DeclaratieAntwoord"):
                if top in message.body:
                    message.body[top]["TotaalIngediendBedrag"] = amount(net(message.body))
            yield message.content
    for root in islice(unlimited(dice), number // 2):
        for element in root.iter("{*}Bsn"):
            element.text = dice.choice(CHILDREN)
        yield etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def unlimited(dice: Random) -> Iterator[etree._Element]:
    """One round of messages after the other."""
    while True:
        yield from messages(dice)


def strange(body: Body, dice: Random) -> None:
    """Other values in place; now and then one is left out."""
    for name, content in list(body.items()):
        if not isinstance(content, str):
            for one in content if isinstance(content, list) else [content]:
                strange(one, dice)
        elif name not in EXTREMES and dice.random() < 0.02:
            del body[name]
        else:
            body[name] = other(name, content, dice)


def other(name: str, text: str, dice: Random) -> str:
    """Another value of this element, or the same."""
    if name in POOLS and dice.random() < 0.7:
        return dice.choice(POOLS[name])
    return dice.choice(EXTREMES[name]) if name in EXTREMES and dice.random() < 0.15 else text


def route(header: Body, soort: str, dice: Random) -> None:
    """Between few, so that messages meet."""
    ways = [dice.choice(GEMEENTEN), dice.choice(AANBIEDERS)]
    if RETOUR_OP.get(soort, soort) not in FROM_GEMEENTE:
        ways.reverse()
    header["Afzender"], header["Ontvanger"] = ways


def csv(contract: str, dice: Random, name: str) -> bytes:
    """One delivery of a contract, with thirty rows in each of its files."""
    tables = {file.name: list(rows(file, dice, 30)) for file in table_contract(contract).files}
    return delivery_zip(contract, tables, identificatie=name, dagtekening=dice.choice(("2024-01-02", "2024-12-31")))


def rows(file: FileContract, dice: Random, number: int) -> Iterator[Row]:
    """Rows with another key each, in which no day precedes the one that it must follow."""
    seen = set()
    for place in range(number):
        row = {column.name: value(column, dice) for column in file.columns}
        row |= {
            column.name: str(place) for column in file.columns if (column.name,) == file.key and column.type == "text"
        }
        for column in file.columns:
            if row[column.name] and row[column.name] < row.get(column.not_before, ""):
                row[column.name] = row[column.not_before]
        key = tuple(row[name] for name in file.key)
        if key not in seen:
            seen.add(key)
            yield row


def value(column: Column, dice: Random) -> str:
    """What the contract allows: often nothing, otherwise mostly a bound."""
    if not column.required and dice.random() < 0.3:
        return ""
    if column.name in MOSTLY and dice.random() < 0.8:
        return dice.choice(MOSTLY[column.name])
    low = -999_999_999 if column.min is None else column.min
    high = 999_999_999 if column.max is None else column.max
    numbers = [str(int(one)) for one in (low, high, max(low, 0), min(max(low, 7), high))]
    choices = {
        "code": column.codes,
        "bsn": CHILDREN,
        "date": CONTRACT_DAYS,
        "gemeente": GEMEENTEN,
        "agb": AANBIEDERS,
        "boolean": ("ja", "nee"),
        "integer": numbers,
        "decimal": numbers,
        "eurocent": ("0", "-1", "12345", "99999999999", "-99999999999"),
        "zin": ("-", "Een zin.", "x" * 300, "-5"),
        "text": ("1", "2", "3", "2024", "2024-01", "2024-H1", *PRODUCTS, "AMBULANT", "VERBLIJF", "x" * 64),
    }
    return dice.choice(choices[column.type])


def every_source(dice: Random, number: int) -> Iterator[tuple[str, str, bytes]]:
    """Source, file name and content of `number` messages and one delivery of each contract."""
    for place, content in enumerate(ijw(dice, number)):
        yield "ijw", f"{place}.xml", content
    for contract in VALID:
        yield contract, f"{contract}.zip", csv(contract, dice, f"grillig-{dice.random()}")
