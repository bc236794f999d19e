"""Where a finding points: the element at a path, and its line in the file."""

from lxml import etree

from ingest.ijw_waarden import name_of

LAST_LINE = 65_535  # that fits in an element; of later ones libxml2 keeps where the text that follows them ends


def climbed(element: etree._Element, path: str) -> tuple[etree._Element, str]:
    """The same place without ../ in the path."""
    while path.startswith("../"):
        element, path = element.getparent(), path.removeprefix("../")
    return element, path


def deepest(element: etree._Element, path: str) -> etree._Element:
    """The element at this path; when it is absent, the last one on the way to it."""
    for name in path.split("/"):
        below = next((one for one in element if name_of(one) == name), None)
        if below is None:
            return element
        element = below
    return element


def line_of(element: etree._Element) -> int | None:
    """The line of its start tag."""
    line = element.sourceline
    if line is None or line < LAST_LINE:
        return line
    while element.text is None and len(element):
        element = element[0]
    return line - (element.text or element.tail or "").count("\n")
