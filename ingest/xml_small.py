"""A small message: read from disk once, and built into a tree at once."""

import io
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO

from lxml import etree

from ingest import envelope, xml_guard

SMALL = xml_guard.BLOCK  # bytes of a message that is read as a tree


class InMemory:
    """The content of a small file, that may be opened more than once."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def stat(self) -> SimpleNamespace:
        """Its size."""
        return SimpleNamespace(st_size=len(self.content))

    def open(self, mode: str = "rb") -> BinaryIO:
        """As a file."""
        return io.BytesIO(self.content)


Source = Path | InMemory | envelope.Payload


def in_memory(path: Path) -> Path | InMemory:
    """The file, or its content when that is small."""
    return InMemory(path.read_bytes()) if path.stat().st_size <= SMALL else path


def tree(source: Source) -> etree._Element | None:
    """The root of a small message with all that is in it; None when it is large, or no XML: streaming says why."""
    if source.stat().st_size > SMALL:
        return None
    with source.open("rb") as file:
        content = file.read()
    try:
        root = etree.fromstring(content, etree.XMLParser(**xml_guard.FLAGS))
    except etree.XMLSyntaxError:
        return None
    return root if root.getroottree().docinfo.internalDTD is None else None
