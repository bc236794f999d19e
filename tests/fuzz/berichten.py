"""Random valid messages of every kind and release: straight from the XSD, and those of the demo, without any fault."""

from collections.abc import Iterator
from random import Random

from lxml import etree
from stdnum.nl import bsn

from demo.geldig import BODIES, valid
from demo.geldig_delen import Maker
from ingest.contract import MESSAGES, message_maps
from tests.ingest.xsd_tree import Place, Values, tree

TEXTS = (
    "1", "01", "D", "C", "1.0.0", "2024-02-29", "2024-06-01", "2023-12-31", "10:30:00", "12345678", "0505", "98000001",
    "EUR", "0200", "AB", "A", "NL", "0101", "83", "Zoë & Co", "a<b>c", "x\\ty", "O'Neil \"q\"", "Voorbeeld", "R-001/2",
    " los ", "regel\nregel", "tab\there", "NL123456789B01", "é" * 10, "123", "99999", "3311AA", "+31", "NULL", "\\N",
)  # fmt: skip
BSNS = tuple(str(number) for number in range(999_900_000, 999_999_999, 7) if bsn.is_valid(str(number)))
CHOICES: dict[int, list[str]] = {}
MOST = 3  # entries of a list


def messages(dice: Random) -> Iterator[etree._Element]:
    """One message of every map, from the XSD, and one of every kind from the demo."""
    for found in message_maps().values():
        folder = MESSAGES / found.release.replace(".", "_")
        yield element(tree(folder, found.bericht), dice)
    yield from faultless(dice)


def faultless(dice: Random) -> Iterator[etree._Element]:
    """One message of every kind that breaks no rule of control level 2 either."""
    maker = Maker.seeded(str(dice.random()))
    for soort in BODIES:
        yield etree.fromstring(valid(soort, maker).content)


def element(place: Place, dice: Random) -> etree._Element:
    """A valid element: what is optional is there or not, lists have one to three entries."""
    made = etree.Element(place.tag)
    if place.values:
        made.text = value(place, dice)
    for child in place.inside:
        most = min(child.most, MOST)
        for _ in range(dice.randint(max(child.least, int(dice.random() < 0.6 and most > 0)), max(child.least, most))):
            made.append(element(child, dice))
    return made


def value(place: Place, dice: Random) -> str:
    """A text that the type of this element accepts."""
    if place.tag.endswith("}Bsn"):
        return dice.choice(BSNS)
    key = id(place)  # a tree is made once and stays
    if key not in CHOICES:
        CHOICES[key] = allowed(place.values)
    return dice.choice(CHOICES[key])


def allowed(values: Values) -> list[str]:
    """The texts we know that the type accepts: its codes, what its patterns spell out, and some of the list."""
    spelled = [part.strip("(?:)") for pattern in values.patterns for part in pattern.split("|")]
    return [text for text in (*values.codes, *spelled, *TEXTS) if values.accepts(text)]


def written(root: etree._Element, dice: Random) -> bytes:
    """A message as bytes in one of the ways suppliers write it: prefixes, layout, encoding."""
    if dice.random() < 0.5:
        etree.indent(root, dice.choice(("  ", "\t", "")))
    encoding = dice.choice(("UTF-8", "UTF-8", "UTF-8", "ISO-8859-1", "UTF-16"))
    return etree.tostring(root, encoding=encoding, xml_declaration=True)
