"""A small message: read from disk once, and built into a tree at once."""

import io
import stat
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
    """The file, or its content when that is small or comes through a pipe, which can be read only once."""
    status = path.stat()
    if stat.S_ISFIFO(status.st_mode):
        with path.open("rb") as pipe:
            return InMemory(pipe.read(xml_guard.MAX_BYTES + 1))
    return InMemory(path.read_bytes()) if status.st_size <= SMALL else path


def tree(source: Source) -> etree._Element | None:
    """The root of a small message with all that is in it; None when it is large, or no XML: streaming says why."""
    if source.stat().st_size > SMALL:
        return None
    with source.open("rb") as file:
        content = file.read()
    try:
        parser = etree.XMLParser(**xml_guard.FLAGS, remove_blank_text=has_sure_blanks(content))
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None
    return root if root.getroottree().docinfo.internalDTD is None else None


def has_sure_blanks(content: bytes) -> bool:
    """Whether libxml2 can tell blanks between elements, half of the nodes of a message, from blanks in a value.

    It sees a value in pieces where a comment, CDATA, an instruction, a carriage return or another encoding cuts it. To
    look for one byte is fast; a message with an exclamation or a question mark in a value is read with its blanks.
    """
    if b"\r" in content or b"!" in content or content.rfind(b"?") > content.find(b">"):
        return False
    return xml_guard.encoding_of(content[: xml_guard.HEAD]) == "utf-8"
