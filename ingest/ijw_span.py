"""Some elements of a message that stand next to each other -> the elements and texts in them, in one walk of lxml."""

from collections.abc import Iterable, Sequence

from lxml import etree

Elements = Sequence[etree._Element]


class Span:
    """Elements that stand next to each other, with all that is in them: one walk costs half of one for each."""

    def __init__(self, elements: Elements) -> None:
        self.elements = elements
        self.around, self.after = elements[0].getparent(), elements[-1].getnext()
        before = elements[0].getprevious()  # an empty shell: cleared when it was read
        known = len(elements) + (before is not None) + (self.after is not None)
        if self.around is not None and (len(self.around) != known or (before is not None and len(before))):
            self.around = None

    def texts(self, tags: Iterable[str]) -> list[str]:
        """The texts of the elements with these tags, in the order of the document."""
        if self.around is None:
            return [one.text or "" for part in self.elements for one in part.iter(*tags)]
        return self.without_rest([one.text or "" for one in self.around.iter(*tags)], tags)

    def find(self, tags: Iterable[str]) -> list[etree._Element]:
        """The elements with these tags, in the order of the document."""
        if self.around is None:
            return [one for part in self.elements for one in part.iter(*tags)]
        return self.without_rest(list(self.around.iter(*tags)), tags)

    def without_rest(self, found: list, tags: Iterable[str]) -> list:
        """Without what belongs to the next element, that may still be on its way in."""
        rest = len(list(self.after.iter(*tags))) if self.after is not None else 0
        return found[: len(found) - rest]
