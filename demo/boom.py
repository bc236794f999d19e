"""Writes any iJw message from names and values: the order and the namespaces of its elements come from our XSD."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

SCHEMAS = Path(__file__).parent.parent / "schemas" / "ijw"
XS = "{http://www.w3.org/2001/XMLSchema}"
NAMESPACE = "http://www.istandaarden.nl/ijw/{}/{}/schema"
Body = dict[str, "str | list[str] | Body | list[Body] | None"]  # element -> content; None is left out


@dataclass(frozen=True)
class Place:
    """One element that may occur: its name with prefix and what may stand inside, in order."""

    tag: str
    inside: tuple["Place", ...]

    @property
    def name(self) -> str:
        """Without prefix."""
        return self.tag.rpartition(":")[2]


def written(release: str, bericht: str, body: Body) -> bytes:
    """The whole message (Header and classes) with CR/LF line ends, UTF-8 without BOM (OP192). Unknown names fail."""
    folder, message = release.replace(".", "_"), bericht.lower()
    spaces = f'xmlns="{NAMESPACE.format(folder, message)}" xmlns:ijw="{NAMESPACE.format(folder, "basisschema")}"'
    text = "".join(lines(tree(release, bericht), body, 0))
    text = text.replace("<Bericht>", f"<Bericht {spaces}>", 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.replace("\n", "\r\n").encode()


def lines(place: Place, content: str | Body, depth: int) -> list[str]:
    """One element with everything inside it, a line per element."""
    pad = "  " * depth
    if isinstance(content, str):
        return [f"{pad}<{place.tag}>{escape(content)}</{place.tag}>\n"]
    if unknown := content.keys() - {child.name for child in place.inside}:
        raise KeyError(f"{place.name} has no element {sorted(unknown)}")
    found = [f"{pad}<{place.tag}>\n"]
    for child in place.inside:
        given = content.get(child.name)
        for one in given if isinstance(given, list) else [given] if given is not None else []:
            found += lines(child, one, depth + 1)
    return [*found, f"{pad}</{place.tag}>\n"]


@cache
def tree(release: str, bericht: str) -> Place:
    """The element tree of one message."""
    folder = SCHEMAS / release.replace(".", "_")
    own, shared = (etree.parse(folder / f"{name}.xsd").getroot() for name in (bericht.lower(), "basisschema"))
    types = {one.get("name"): (one, "") for one in own.iter(f"{XS}complexType")}
    types |= {one.get("name"): (one, "ijw:") for one in shared.iter(f"{XS}complexType") if one.get("name")}
    return place(own.find(f"{XS}element"), "", types)


def place(element: etree._Element, prefix: str, types: dict) -> Place:
    """One declaration of an element; a type of the basisschema puts its children in that namespace."""
    inline = element.find(f"{XS}complexType")
    of_type = (inline, prefix) if inline is not None else types.get(element.get("type", "").rpartition(":")[2])
    if of_type is None:
        return Place(prefix + element.get("name"), ())
    declared, inner = of_type
    sequence = declared.find(f"{XS}sequence")
    inside = tuple(place(child, inner, types) for child in sequence.iterchildren(f"{XS}element"))
    return Place(prefix + element.get("name"), inside)
