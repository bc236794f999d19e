"""Release 2.3: the smallest message of each kind, with a BSN that passes the 11-proef and one that does not."""

from lxml import etree

from ingest.contract import MESSAGES
from tests.ingest.messages import BAD_BSN, CHILD
from tests.ingest.test_xsd_mutations import example
from tests.ingest.xsd_tree import tree

BERICHTEN = ("JW301", "JW303", "JW305", "JW307", "JW315")


def smallest(bericht: str, bsn: str) -> bytes:
    """A valid message of release 2.3 with what must be in it only."""
    root = example(tree(MESSAGES / "2_3", bericht), full=False)
    for element in root.iterfind(".//{*}Bsn"):
        element.text = bsn
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


# (code, message, berichtklasse, element): (broken, correct); the other messages exist in 3.2 too
CASES = {("CS002", "JW303", "Client", "Bsn"): (smallest("JW303", BAD_BSN), smallest("JW303", CHILD))}
