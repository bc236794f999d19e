"""What stands where in a message, read from our XSD once -> the texts of a part of it, as a column per path.

lxml walks the tree in C and hands out the texts of many elements at once; Python looks only at elements that may be
absent, are repeated, or have a name that stands in more places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from ingest.contract import MESSAGES
from ingest.ijw_rule import Klasse
from ingest.ijw_span import Elements, Span

XS = "{http://www.w3.org/2001/XMLSchema}"


class Node(NamedTuple):
    """An element as the XSD has it."""

    tag: str  # {namespace}Name
    name: str
    kind: str  # its type
    is_single: bool  # there is always exactly one


Trail = tuple[Node, ...]  # from below Bericht down
Way = tuple[str, ...]  # the tags on the way down to a text


class Schema:
    """The complex types of one message with those of its basisschema: sequences of elements, nothing else."""

    def __init__(self, bericht: str, release: str) -> None:
        folder = MESSAGES / release.replace(".", "_")
        self.types: dict[str, list[Node]] = {}
        for name in ("basisschema", bericht.lower()):
            root = etree.parse(str(folder / f"{name}.xsd")).getroot()
            for kind in root.iter(f"{XS}complexType"):
                space = root.get("targetNamespace")
                self.types[kind.get("name")] = [node(element, space) for element in kind.iter(f"{XS}element")]
        self.trails = list(self.below("Root"))

    def below(self, kind: str, above: Trail = ()) -> Iterator[Trail]:
        """Every way down from an element of this type, at any depth, in the order of the document."""
        for one in self.types.get(kind, ()):
            yield (*above, one)
            yield from self.below(one.kind, (*above, one))

    def texts(self, above: Trail, klassen: Collection[str]) -> Iterator[Trail]:
        """The ways down from an element to its texts, without those in the berichtklassen inside it."""
        for trail in self.below(above[-1].kind):
            if trail[-1].kind not in self.types and not any(one.name in klassen for one in trail[:-1]):
                yield trail


def node(element: etree._Element, namespace: str) -> Node:
    """One xs:element of a sequence."""
    name, kind = element.get("name"), element.get("type", "").rpartition(":")[2]
    is_single = element.get("minOccurs", "1") == element.get("maxOccurs", "1") == "1"
    return Node(f"{{{namespace}}}{name}", name, kind, is_single)


def path_of(trail: Trail) -> str:
    """The names on the way down."""
    return "/".join(one.name for one in trail)


@dataclass(frozen=True)
class Place:
    """How to read the texts of a berichtklasse that stands at one place."""

    path: str
    tag: str
    is_only: bool  # no other place has elements with this tag
    is_part: bool  # it is the place of the streamed parts
    fixed: dict[str, str]  # path -> tag of the texts that are always there once, in the order of the document
    ways: dict[str, Way]  # by path, to every text
    is_streamed: bool  # it passes in parts, many at once
    above: dict[str, tuple[int, str, str]]  # path like ../../Bsn -> levels up, the place there, the path from there

    def read(self, inside: Span, found: dict[str, Klasse]) -> Klasse:
        """The columns of all occurrences in these elements; `found` has what stands above them."""
        elements = inside.elements if self.is_part else inside.find([self.tag])
        if not self.is_only:
            elements = [one for one in elements if place_of(one) == self.path]
        columns = self.fixed_columns(inside, len(elements))
        ways = {path: way for path, way in self.ways.items() if path not in columns}
        columns |= self.gathered(inside, elements, ways) if self.is_streamed else looked_up(elements, ways)
        for path, (levels, place, there) in self.above.items():
            columns[path] = column_above(elements, levels, found[place], there)
        return Klasse(columns, elements)

    def fixed_columns(self, inside: Span, count: int) -> dict[str, list[str | None]]:
        """The columns without gaps; none at all when the message is not complete yet."""
        texts = inside.texts(self.fixed.values()) if self.fixed else []
        if len(texts) != count * len(self.fixed):
            return {}
        return {path: texts[number :: len(self.fixed)] for number, path in enumerate(self.fixed)}

    def gathered(self, inside: Span, elements: Elements, ways: dict[str, Way]) -> dict[str, list[str | None]]:
        """Texts that may be absent or have a name used elsewhere: each is brought up to the occurrence it stands in."""
        numbers = {one: number for number, one in enumerate(elements)}
        paths = {tuple(reversed(way)): path for path, way in ways.items()}
        columns: dict[str, list[str | None]] = {path: [None] * len(elements) for path in ways}
        for one in inside.find({way[0] for way in paths}) if paths else ():
            tags, above = [one.tag], one.getparent()
            while above is not None and above not in numbers:
                tags.append(above.tag)
                above = above.getparent()
            if above is not None and (path := paths.get(tuple(tags))) is not None:
                column, number, text = columns[path], numbers[above], one.text or ""
                column[number] = text if column[number] is None else f"{column[number]} {text}"
        return columns


def looked_up(elements: Elements, ways: dict[str, Way]) -> dict[str, list[str | None]]:
    """The same from above, for a few elements that may hold a whole message."""
    return {path: [text_below(one, way) for one in elements] for path, way in ways.items()}


def text_below(element: etree._Element, way: Way) -> str | None:
    """The text at the end of a way down; those of repeated elements (RetourCode) joined."""
    found = [element]
    for tag in way:
        found = [below for one in found for below in one.iterchildren(tag)]
    return " ".join([one.text or "" for one in found]) if found else None


def places(schema: Schema, wanted: dict[str, Sequence[str]], klassen: Collection[str], within: str) -> list[Place]:
    """How to read these places, which are at or below `within`; `wanted` has the paths above a place that it needs."""
    tags = Counter(trail[-1].tag for trail in schema.trails if f"{path_of(trail)}/".startswith(within))
    made = []
    for trail in schema.trails:
        if (path := path_of(trail)) in wanted:
            texts = list(schema.texts(trail, klassen))
            sure = [text for text in texts if tags[text[-1].tag] == 1 and all(one.is_single for one in text)]
            fixed = {path_of(text): text[-1].tag for text in sure}
            ways = {path_of(text): tuple(one.tag for one in text) for text in texts}
            above = {one: place_above(path, one) for one in wanted[path]}
            is_only, is_part = tags[trail[-1].tag] == 1, f"{path}/" == within
            made.append(Place(path, trail[-1].tag, is_only, is_part, fixed, ways, bool(within), above))
    return made


def read(places: Sequence[Place], inside: Elements) -> dict[str, Klasse]:
    """What stands at these places in some elements."""
    found: dict[str, Klasse] = {}
    span = Span(inside)
    for place in places:
        found[place.path] = place.read(span, found)
    return found


def place_above(place: str, path: str) -> tuple[int, str, str]:
    """../../Bsn seen from a place -> 2, the place there, Bsn."""
    levels = path.count("../")
    return levels, place.rsplit("/", levels)[0], path.removeprefix("../" * levels)


def column_above(elements: Elements, levels: int, above: Klasse, path: str) -> list[str | None]:
    """For each element the text of what it stands in, so many levels up."""
    numbers = {one: number for number, one in enumerate(above.elements)}
    for _ in range(levels):
        elements = [one.getparent() for one in elements]
    column = above.column(path)
    return [column[numbers[one]] for one in elements]


def place_of(element: etree._Element) -> str:
    """The names from below Bericht down to this element."""
    names = [name_of(element), *map(name_of, element.iterancestors())]
    return "/".join(reversed(names[:-1]))


def name_of(element: etree._Element) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2]
