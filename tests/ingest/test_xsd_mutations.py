"""Every element of every message, changed one way at a time: the XSD and an independent reader give one verdict."""

import time
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice

import pytest
from lxml import etree

from tests.ingest.xsd_tree import XS, Place, Values, all_messages, tree

SAMPLES = (
    "1", "01", "D", "1.0.0", "2024-02-29", "10:30:00", "12345678", "0505", "999900006", "NL123456789B01",
    "98000001", "EUR", "0200", "AB", "Voorbeeld", "NL", "0101",
)  # fmt: skip
STRANGE = (
    "", " ", "0", "-1", "+7", "007", "1.5", "1,00", "x", "ZZ", "999999999999999", "1234567890123456789012345678",
    "2024-02-30", "2024-2-3", "20240203", "2024-02-03Z", "2024-02-03+01:00", "0000-01-01", "12024-01-01", "9999-12-31",
    "24:00:00", "24:00:01", "10:30", "10:30:00.5", "10:30:00Z", "1.0", "01.0.0", "A-1", "A B", " 0505 ", "\n1\n",
    "99999", "100000", "9999", "99", "100", "00000000", "98000000", "99990006", "Zoë", "a\nb", "0" * 12, "0" * 13,
)  # fmt: skip
ONE_PATTERN = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:simpleType>
<xs:restriction base="xs:string"><xs:pattern/></xs:restriction></xs:simpleType></xs:element></xs:schema>"""
MESSAGES = all_messages()
IDS = [f"{folder.name}-{name}" for folder, name in MESSAGES]


def sample(values: Values) -> str:
    """Some value of this type."""
    codes = [pattern.strip("(?:)").split("|")[0] for pattern in values.patterns]
    return next(text for text in (*values.codes[:1], *codes, *SAMPLES) if values.accepts(text))


def example(place: Place, full: bool) -> etree._Element:
    """A valid element: with everything that may be in it, lists with two entries; or with what must be in it only."""
    element = etree.Element(place.tag)
    if place.values:
        element.text = sample(place.values)
    for child in place.inside:
        for _ in range(min(child.most, 2) if full else child.least):
            element.append(example(child, full))
    return element


def positions(element: etree._Element, place: Place) -> Iterator[tuple[etree._Element, Place]]:
    """Every element of an example with its place in the tree; of a list the last entry only."""
    last = {child.tag: child for child in element}
    for child in place.inside:
        if child.tag in last:
            yield last[child.tag], child
            yield from positions(last[child.tag], child)


def drop(element: etree._Element) -> None:
    element.getparent().remove(element)


def double(element: etree._Element) -> None:
    element.addnext(deepcopy(element))


def triple_first(element: etree._Element) -> None:
    element.getparent().insert(0, deepcopy(element))


def swap(element: etree._Element) -> None:
    if (after := element.getnext()) is not None:
        after.addnext(element)


def rename(element: etree._Element) -> None:
    element.tag += "X"


def move_to_other_namespace(element: etree._Element) -> None:
    parent, name = etree.QName(element.getparent()), etree.QName(element)
    other = parent.namespace if parent.namespace != name.namespace else "http://voorbeeld.nl/schema"
    element.tag = f"{{{other}}}{name.localname}"


def add_attribute(element: etree._Element) -> None:
    element.set("id", "1")


def add_loose_text(element: etree._Element) -> None:
    element.getparent().text = "los"


def empty(element: etree._Element) -> None:
    element.clear()


def nest(element: etree._Element) -> None:
    element.append(deepcopy(element))


STRUCTURAL = (
    drop, double, triple_first, swap, rename, move_to_other_namespace, add_attribute, add_loose_text, empty, nest,
)  # fmt: skip


def beyond(values: Values) -> Iterator[str]:
    """Just inside and just outside each bound of this type, and codes that nearly are one."""
    for kind, bound in values.bounds.items():
        if values.base == "integer":
            yield from (str(int(bound) + step) for step in (-1, 0, 1))
        elif kind.endswith("Length"):
            yield from ("x" * max(0, int(bound) + step) for step in (-1, 0, 1))
    yield from values.codes
    yield from (code + "0" for code in values.codes[:3])
    yield from (code.lower() for code in values.codes[:3])


@pytest.fixture(scope="module", params=MESSAGES, ids=IDS)
def message(request) -> tuple[etree.XMLSchema, Place]:
    """The compiled XSD of one message and its tree."""
    folder, name = request.param
    return etree.XMLSchema(file=str(folder / f"{name.lower()}.xsd")), tree(folder, name)


@pytest.mark.parametrize("full", [True, False], ids=["full", "minimal"])
def test_a_message_built_from_the_tree_is_valid(message, full):
    schema, place = message
    root = example(place, full)
    schema.assertValid(root)
    assert place.accepts(root)


def test_every_structural_change_gets_the_verdict_of_the_tree(message):
    schema, place = message
    whole = example(place, full=True)
    numbers = {element: number for number, element in enumerate(whole.iter())}
    for spot, _ in positions(whole, place):
        for change in STRUCTURAL:
            root = deepcopy(whole)
            change(next(islice(root.iter(), numbers[spot], None)))
            assert schema.validate(root) == place.accepts(root), (change.__name__, spot.tag)


def test_every_value_gets_the_verdict_of_the_tree(message):
    schema, place = message
    root = example(place, full=True)
    for spot, here in positions(root, place):
        if not here.values or len(here.values.codes) > 100:
            continue
        good = spot.text
        for text in (*STRANGE, *SAMPLES, *beyond(here.values)):
            spot.text = text
            assert schema.validate(root) == here.values.accepts(text), (spot.tag, text)
        spot.text = good


@pytest.mark.parametrize("folder", sorted({folder for folder, _ in MESSAGES}), ids=lambda folder: folder.name)
def test_no_pattern_takes_long_over_a_long_value(folder):
    """A pattern that backtracks needs minutes for this; the pattern that the standard writes for "not blank" does."""
    patterns = {one.get("value") for path in folder.glob("*.xsd") for one in etree.parse(path).iter(f"{XS}pattern")}
    assert len(patterns) > 10
    for pattern in patterns:
        root = etree.fromstring(ONE_PATTERN)
        next(root.iter(f"{XS}pattern")).set("value", pattern)
        schema, element = etree.XMLSchema(root), etree.Element("a")
        start = time.process_time()
        for letter in "a0 ":
            element.text = letter * 100_000 + "\n"
            schema.validate(element)
        assert time.process_time() - start < 2, pattern
