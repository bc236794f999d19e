"""A StUF-GGK envelope -> the iJw message inside, decoded while it is read: no copy of it on disk or whole in memory.

SOAP may surround it. Di01 carries a message, Du01 a retour, Fo01 only says that something went wrong. Of the envelope
itself we read the berichtcode and the functie; the rest of it is neither kept nor repeated: a fault may quote a person.
"""

import binascii
import io
import re
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO
from xml.parsers import expat

from ingest import xml_guard
from ingest.errors import RejectedDelivery

HEAD = 4096
SIGNS = (b"envelop", b"Fo01Bericht")  # without one of these there is no such tag, and looking for these is cheap
START_TAG = re.compile(
    rb"<(?:[\w.-]+:)?(?:envelopHeenbericht-ggk_Di01|envelopRetourbericht-ggk_Du01|Fo01Bericht)[\s>/]"
)
SOAP = ("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope")
ROOTS = {"envelopHeenbericht-ggk_Di01": "Di01", "envelopRetourbericht-ggk_Du01": "Du01", "Fo01Bericht": "Fo01"}
NAMESPACES = re.compile(r"http://www\.stufstandaarden\.nl/koppelvlak/ggk\d{4}|http://www\.egem\.nl/StUF/StUF\d{4}")
KEPT = {"berichtcode": r"Di01|Du01|Fo01", "functie": r"[A-Za-z]{2,4}\d{3}", "code": r"[A-Z]{1,5}\d{2,4}"}
MAX_DEPTH, MAX_TEXT, MAX_TAG = 20, 64, 1024 * 1024
MAX_BYTES = xml_guard.MAX_BYTES * 3 // 2  # base64 with line ends of a message of the largest size


def is_envelope(path: Path) -> bool:
    """Does this file look like an envelope? Told from its first bytes, in any encoding."""
    with path.open("rb") as file:
        head = file.read(HEAD).replace(b"\0", b"")
    return any(sign in head for sign in SIGNS) and bool(START_TAG.search(head))


def opened(path: Path) -> tuple["Payload", str]:
    """The message inside and the functie that the envelope gives it; RejectedDelivery for a fault or a bad envelope."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise xml_guard.refusal("B006", "beheerder")
    found = Envelope(path)
    if found.kind == "Fo01":
        code = found.texts.get("code", "")
        told = [xml_guard.finding("B014", f"body/code {code}" if code else "body")]
        raise RejectedDelivery(told, "niets")
    if not found.end:
        raise xml_guard.refusal("B012")
    if found.texts.get("berichtcode", found.kind) != found.kind:
        raise xml_guard.refusal("B013")
    return Payload(path, found.start, found.end), found.texts.get("functie", "").upper()


class Envelope:
    """One pass over an envelope: which kind it is, its few texts, and between which bytes the message stands."""

    def __init__(self, path: Path) -> None:
        self.kind, self.start, self.end = "", 0, 0
        self.texts: dict[str, str] = {}
        self.steps: list[str] = []
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.XmlDeclHandler, parser.StartDoctypeDeclHandler = self.declared, self.doctype
        parser.StartElementHandler, parser.EndElementHandler = self.enter, self.leave
        with path.open("rb") as file:
            self.follow(file)

    def follow(self, file: BinaryIO) -> None:
        """Parse in blocks; a tag that never ends would be kept whole, so it is refused."""
        try:
            while block := file.read(xml_guard.BLOCK):
                self.parser.Parse(block)
                if file.tell() - self.parser.CurrentByteIndex > MAX_TAG:
                    raise xml_guard.refusal("B008")
            self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise xml_guard.refusal("B002", line=error.lineno) from None

    def declared(self, version: str, encoding: str | None, standalone: int) -> None:
        """Only encodings in which base64 is written as one byte per character."""
        if (encoding or "utf-8").lower() not in ("utf-8", "iso-8859-1", "us-ascii"):
            raise xml_guard.refusal("B004")

    def doctype(self, *_: object) -> None:
        """No envelope needs one."""
        raise xml_guard.refusal("B003")

    def enter(self, tag: str, attributes: dict[str, str]) -> None:
        """The root says what it is; texts are read in two places only."""
        namespace, _, name = tag.rpartition(" ")
        if not self.kind and name in ROOTS and NAMESPACES.fullmatch(namespace):
            self.kind = ROOTS[name]
        elif not self.kind and namespace not in SOAP and "Header" not in self.steps:
            raise xml_guard.refusal("B007", "release")
        self.steps.append(name)
        if len(self.steps) > MAX_DEPTH or len(attributes) > xml_guard.MAX_ATTRIBUTES:
            raise xml_guard.refusal("B008")
        self.parser.CharacterDataHandler = self.begin if name == "xmlBestand" else self.text if name in KEPT else None

    def begin(self, text: str) -> None:
        """The first character of the message; the rest of it passes without being looked at."""
        self.start = self.parser.CurrentByteIndex
        self.parser.CharacterDataHandler = None

    def text(self, text: str) -> None:
        """A text of the envelope, in pieces."""
        self.texts[self.steps[-1]] = (self.texts.get(self.steps[-1], "") + text)[:MAX_TEXT]

    def leave(self, tag: str) -> None:
        """The end of the message, or of a text that is only kept when it looks as it should."""
        name = self.steps.pop()
        if name == "xmlBestand" and self.start:
            if self.end:
                raise xml_guard.refusal("B012")
            self.end = self.parser.CurrentByteIndex
        elif name in self.texts and not re.fullmatch(KEPT[name], self.texts[name].strip()):
            self.texts[name] = "?"
        elif name in self.texts:
            self.texts[name] = self.texts[name].strip()
        self.parser.CharacterDataHandler = None


class Payload:
    """The message inside an envelope; may be opened more than once, as a file."""

    def __init__(self, path: Path, start: int, end: int) -> None:
        self.path, self.start, self.end = path, start, end

    def stat(self) -> SimpleNamespace:
        """About its size: never less than it really is."""
        return SimpleNamespace(st_size=(self.end - self.start) * 3 // 4 + 1)

    def open(self, mode: str = "rb") -> io.BufferedReader:
        """The bytes of the message."""
        return io.BufferedReader(Decoded(self.path, self.start, self.end), xml_guard.BLOCK)


class Decoded(io.RawIOBase):
    """Base64 between two places of a file, read as what it stands for."""

    def __init__(self, path: Path, start: int, end: int) -> None:
        self.file, self.start, self.end = path.open("rb"), start, end
        self.seek(0)

    def close(self) -> None:
        self.file.close()
        super().close()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Back to the begin; nobody needs more."""
        if offset or whence:
            raise io.UnsupportedOperation("only back to the begin")
        self.file.seek(self.start)
        self.left, self.given = self.end - self.start, 0
        self.loose, self.ready, self.is_padded = b"", b"", False
        return 0

    def tell(self) -> int:
        return self.given

    def readinto(self, target: memoryview) -> int:
        """Fill the target as far as one block goes; RejectedDelivery when it is no base64."""
        while self.left and not self.ready:
            block = self.file.read(min(self.left, xml_guard.BLOCK))
            self.left -= len(block)
            text = self.loose + block.translate(None, b" \t\r\n")
            whole = len(text) // 4 * 4 if self.left else len(text)
            self.ready, self.loose = self.decoded(text[:whole]), text[whole:]
        given, self.ready = self.ready[: len(target)], self.ready[len(target) :]
        target[: len(given)] = given
        self.given += len(given)
        return len(given)

    def decoded(self, text: bytes) -> bytes:
        """Whole groups of four; nothing may follow the padding."""
        try:
            if self.is_padded and text:
                raise binascii.Error
            found = binascii.a2b_base64(text, strict_mode=True)
        except binascii.Error:
            raise xml_guard.refusal("B012") from None
        self.is_padded = self.is_padded or text.endswith(b"=")
        return found
