"""A file with the outcomes of the judgement -> retourcodes per delivery and position, for `jeugd antwoord maak`.

One line per code: `delivery_id;position;retourcode`. Position counts the prestaties of the message from 1, as in raw;
0 is the declaratie as a whole. A delivery with nothing but `...;0;8001` is accepted whole.
"""

import csv
from pathlib import Path

from lxml import etree

from ingest.contract import MESSAGES
from ingest.errors import Stop

COLUMNS = ["delivery_id", "position", "retourcode"]
ACCEPTED = frozenset({"0200", "8001"})
WHOLE = 0  # position of the declaratie itself
XSD = "{http://www.w3.org/2001/XMLSchema}"

Outcomes = dict[int, list[str]]  # position -> the codes that refuse it; accepted positions are left out


def read_outcomes(path: Path) -> dict[str, Outcomes]:
    """The outcomes per delivery_id; Stop names the first line that cannot be right."""
    found: dict[str, Outcomes] = {}
    known = retourcodes()
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter=";")
        if next(rows, None) != COLUMNS:
            raise Stop(f"{path.name}: de eerste regel moet zijn: {';'.join(COLUMNS)}")
        for number, row in enumerate(rows, start=2):
            if len(row) != len(COLUMNS) or not (row[1].isascii() and row[1].isdigit()) or row[2] not in known:
                raise Stop(f"{path.name}, regel {number}: verwacht delivery_id, positie (geheel getal) en retourcode.")
            outcomes = found.setdefault(row[0], {})
            if row[2] not in ACCEPTED and row[2] not in outcomes.setdefault(int(row[1]), []):
                outcomes[int(row[1])].append(row[2])
    return found


def retourcodes(release: str = "3.2") -> frozenset[str]:
    """Every retourcode of a release, from its schema."""
    tree = etree.parse(MESSAGES / release.replace(".", "_") / "basisschema.xsd")
    kind = next(one for one in tree.iter(f"{XSD}simpleType") if one.get("name") == "LDT_RetourCode")
    return frozenset(one.get("value") for one in kind.iter(f"{XSD}enumeration"))
