"""Our XSDs read a second way: a small tree of names, cardinalities and facets that judges a message by itself.

The loader lets libxml2 judge. This judge shares nothing with it but the XSD text, so the two may be held together.
"""

import re
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from pathlib import Path

from lxml import etree

from ingest.contract import MESSAGES

XS = "{http://www.w3.org/2001/XMLSchema}"
BASE = {"xs:string": "string", "xs:integer": "integer", "xs:date": "date", "xs:time": "time"}


@dataclass
class Values:
    """A simple type: its base and the facets of the type and of all types it restricts."""

    base: str
    codes: list[str] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)
    bounds: dict[str, str] = field(default_factory=dict)  # minLength, maxLength, minInclusive, maxInclusive

    def accepts(self, text: str) -> bool:
        """Is this text a value of the type?"""
        value = text if self.base == "string" else " ".join(text.split())
        if self.codes and value not in self.codes:
            return False
        if not all(re.fullmatch(pattern, value) for pattern in self.patterns):
            return False
        low, high = (int(self.bounds.get(name, default)) for name, default in (("minLength", 0), ("maxLength", 10**9)))
        return low <= len(value) <= high and BASES[self.base](value, self.bounds)


def is_integer(value: str, bounds: dict[str, str]) -> bool:
    """Digits with an optional sign, between the bounds."""
    if not re.fullmatch(r"[+-]?[0-9]+", value):
        return False
    return int(bounds.get("minInclusive", value)) <= int(value) <= int(bounds.get("maxInclusive", value))


def is_date(value: str, bounds: dict[str, str]) -> bool:
    """An existing day of the years 1 to 9999, without time zone."""
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def is_time(value: str, bounds: dict[str, str]) -> bool:
    """Hours, minutes and seconds, with or without a fraction; 24:00:00 is a time too."""
    whole, _, fraction = value.partition(".")
    if not re.fullmatch(r"\d\d:\d\d:\d\d(\.\d+)?", value):
        return False
    try:
        return bool(time.fromisoformat(whole)) or True
    except ValueError:
        return whole == "24:00:00" and not fraction.strip("0")


BASES = {"string": lambda value, bounds: True, "integer": is_integer, "date": is_date, "time": is_time}


@dataclass(frozen=True)
class Place:
    """One element of the tree: where it may stand, how often, and what may be in it."""

    tag: str  # {namespace}Name
    least: int
    most: int
    inside: tuple["Place", ...]
    values: Values | None  # of a leaf

    def accepts(self, element: etree._Element) -> bool:
        """Is this element, with all that is in it, as the tree says? Its tag was judged by whoever asks."""
        if element.attrib:
            return False
        if self.values:
            return not len(element) and self.values.accepts(element.text or "")
        texts = [element.text, *(child.tail for child in element)]
        return not any((text or "").strip() for text in texts) and self.accepts_children(list(element))

    def accepts_children(self, children: list[etree._Element]) -> bool:
        """A sequence: each place takes as many children in a row as it may."""
        at = 0
        for place in self.inside:
            first = at
            while at < len(children) and at - first < place.most and children[at].tag == place.tag:
                if not place.accepts(children[at]):
                    return False
                at += 1
            if at - first < place.least:
                return False
        return at == len(children)


@cache
def tree(folder: Path, bericht: str) -> Place:
    """The tree of one message: Bericht and everything in it."""
    own = etree.parse(folder / f"{bericht.lower()}.xsd").getroot()
    shared = etree.parse(folder / "basisschema.xsd").getroot()
    types = {
        (prefix, one.get("name")): one
        for prefix, root in (("jw", own), ("ijw", shared))
        for one in root.iterchildren("*")
    }
    spaces = {"jw": own.get("targetNamespace"), "ijw": shared.get("targetNamespace")}
    return place(own.find(f"{XS}element"), "jw", types, spaces)


def place(declared: etree._Element, space: str, types: dict, spaces: dict) -> Place:
    """One declaration of an element."""
    most = declared.get("maxOccurs", "1")
    tag = f"{{{spaces[space]}}}{declared.get('name')}"
    prefix, _, name = declared.get("type", "").partition(":")
    prefix = prefix if prefix == "ijw" else "jw"
    found = types[prefix, name] if name else declared.find(f"{XS}simpleType")
    inside, values = (), None
    if found.tag == f"{XS}complexType":
        children = found.find(f"{XS}sequence")
        inside = tuple(place(child, prefix, types, spaces) for child in children.iterchildren("*"))
    else:
        values = simple(found, types)
    limit = 10**9 if most == "unbounded" else int(most)
    return Place(tag, int(declared.get("minOccurs", "1")), limit, inside, values)


def simple(declared: etree._Element, types: dict) -> Values:
    """A simple type and what it restricts."""
    restriction = declared.find(f"{XS}restriction")
    base = restriction.get("base")
    found = Values(BASE[base]) if base in BASE else simple(types["ijw", base.partition(":")[2]], types)
    facets = [(facet.tag.removeprefix(XS), facet.get("value")) for facet in restriction.iterchildren("*")]
    if patterns := [value for kind, value in facets if kind == "pattern"]:
        found.patterns.append("|".join(f"(?:{value})" for value in patterns))
    found.codes += [value for kind, value in facets if kind == "enumeration"]
    found.bounds |= {kind: value for kind, value in facets if kind in BOUNDS}
    return found


BOUNDS = ("minLength", "maxLength", "minInclusive", "maxInclusive")


def all_messages() -> list[tuple[Path, str]]:
    """Folder and name of every message of every release."""
    return [(path.parent, path.stem.upper()) for path in sorted(MESSAGES.glob("*/jw*.xsd"))]
