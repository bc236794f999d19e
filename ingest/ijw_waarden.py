"""What stands where in a berichtklasse, read from our XSD once -> its texts by path, for every element that passes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import cache, lru_cache, partial

from lxml import etree

from ingest.contract import MESSAGES
from ingest.ijw_rule import Values

XS = "{http://www.w3.org/2001/XMLSchema}"
Steps = dict[str, "str | Steps"]  # {namespace}Name -> path of its text, or what stands below it
Reader = Callable[[etree._Element], Values]


class Schema:
    """The complex types of one message with those of its basisschema: sequences of elements, nothing else."""

    def __init__(self, bericht: str, release: str) -> None:
        folder = MESSAGES / release.replace(".", "_")
        self.types: dict[str, list[tuple[str, str]]] = {}
        self.repeated: set[str] = set()
        for name in ("basisschema", bericht.lower()):
            root = etree.parse(str(folder / f"{name}.xsd")).getroot()
            for kind in root.iter(f"{XS}complexType"):
                self.types[kind.get("name")] = list(self.sequence(kind, root.get("targetNamespace")))

    def sequence(self, kind: etree._Element, namespace: str) -> Iterator[tuple[str, str]]:
        """Tag and type of every element of a complex type."""
        for element in kind.iter(f"{XS}element"):
            tag = f"{{{namespace}}}{element.get('name')}"
            if element.get("maxOccurs", "1") != "1":
                self.repeated.add(tag)
            yield tag, element.get("type", "").rpartition(":")[2]

    def children(self, kind: str) -> list[tuple[str, str]]:
        """Tag and type of what stands in an element of this type; nothing when it holds text."""
        return self.types.get(kind, [])

    def below(self, kind: str) -> Iterator[str]:
        """Every tag below an element of this type, at any depth; one that stands in two places is given twice."""
        for tag, inside in self.children(kind):
            yield tag
            yield from self.below(inside)


@cache
def readers(bericht: str, release: str, klassen: frozenset[str]) -> dict[str, Reader]:
    """Per berichtklasse, by its tag: the function that gives its texts, without the berichtklassen inside it."""
    schema = Schema(bericht, release)
    places = [("", "Root")]
    made: dict[str, Reader] = {}
    for tag, kind in places:  # grows while we go down
        if name_of(tag) in klassen:
            made[tag] = reader(schema, kind, klassen)
        places += schema.children(kind)
    return made


@cache
def in_two_places(bericht: str, release: str) -> frozenset[str]:
    """Names of elements that stand in more than one place of a message: Contact in Client and in Relatie."""
    return frozenset(
        name_of(tag) for tag, places in Counter(Schema(bericht, release).below("Root")).items() if places > 1
    )


def reader(schema: Schema, kind: str, klassen: Collection[str]) -> Reader:
    """The fastest sound way to read: flat when every tag below stands in one place, once, and is no berichtklasse."""
    tags = list(schema.below(kind))
    steps = steps_below(schema, kind, klassen, "")
    is_flat = len(set(tags)) == len(tags) and not schema.repeated & set(tags)
    if is_flat and not any(name_of(tag) in klassen for tag in tags):
        return partial(read_flat, dict(leaves(steps)).get)
    return partial(read_levels, steps)


def steps_below(schema: Schema, kind: str, klassen: Collection[str], prefix: str) -> Steps:
    """Where the texts of an element of this type stand; what holds only berichtklassen is left out."""
    steps: Steps = {}
    for tag, inside in schema.children(kind):
        path = prefix + name_of(tag)
        if name_of(tag) in klassen:
            continue
        if not schema.children(inside):
            steps[tag] = path
        elif below := steps_below(schema, inside, klassen, f"{path}/"):
            steps[tag] = below
    return steps


def leaves(steps: Steps) -> Iterator[tuple[str, str]]:
    """Tag and path of everything that holds text."""
    for tag, step in steps.items():
        if isinstance(step, dict):
            yield from leaves(step)
        else:
            yield tag, step


def read_flat(path_of: Callable[[str], str | None], element: etree._Element) -> Values:
    """Every element below, in one go."""
    found: Values = {}
    for child in element.iter():
        path = path_of(child.tag)
        if path is not None:
            found[path] = child.text or ""
    return found


def read_levels(steps: Steps, element: etree._Element) -> Values:
    """The elements below, level by level; a repeated element (RetourCode) is joined with a space."""
    found: Values = {}
    collect(steps, element, found)
    return found


def collect(steps: Steps, element: etree._Element, found: Values) -> None:
    """Add the texts below one element."""
    for child in element:
        step = steps.get(child.tag)
        if isinstance(step, dict):
            collect(step, child, found)
        elif step is not None:
            found[step] = f"{found[step]} {child.text or ''}" if step in found else child.text or ""


@lru_cache(maxsize=1024)
def name_of(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]
