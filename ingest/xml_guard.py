"""Bytes -> safe to parse or refused, before the first element is built; no value of the file leaves this module."""

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from ingest.contract import releases
from ingest.errors import Finding, RejectedDelivery

# iterparse reads a file object, so nothing is ever decompressed; a new parser for every file.
FLAGS = {
    "resolve_entities": "internal",  # there are none without a DOCTYPE; False lets a cut-off message pass
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "huge_tree": False,
    "recover": False,
    "remove_comments": True,
    "remove_pis": True,
    "collect_ids": False,
}
MAX_BYTES = 200_000_000
MAX_PART_BYTES = 5_000_000  # of one client: what is in memory at one time
MAX_ATTRIBUTES = 64
BLOCK = 128 * 1024
HEAD = 4096  # bytes in which a file says what it is
OPNIEUW = "Maak het bericht opnieuw aan in uw pakket en lever het opnieuw aan."
UTF8 = "Sla het bericht op als UTF-8 en lever het opnieuw aan."

CODES = {
    "B001": ("bestand", "Het bestand is leeg.", OPNIEUW),
    "B002": ("xml", "Het bestand is geen volledige, welgevormde XML.", OPNIEUW),
    "B003": ("xml", "Het bestand bevat een DOCTYPE; dat hoort niet in een iJw-bericht.", "Verwijder de DOCTYPE."),
    "B004": ("codering", "De tekencodering klopt niet met wat het bestand zelf opgeeft of is niet toegestaan.", UTF8),
    "B005": ("bestand", "Het bestand is gecomprimeerd.", "Lever het XML-bestand zelf aan, niet ingepakt."),
    "B006": (
        "bestand",
        "Het bestand of één cliënt daarin is te groot.",
        "Splits het bericht en lever het in delen aan.",
    ),
    "B007": (
        "xml",
        "Het bericht of de release is onbekend.",
        "Controleer de namespace van Bericht; gelezen worden berichten van iJw {releases}.",
    ),
    "B008": ("xml", "De XML heeft te veel attributen of een te lange tekst, of is te diep genest.", OPNIEUW),
    "B010": (
        "privacy",
        "Een kenmerk of nummer bevat het BSN van een cliënt uit dit bericht.",
        "Gebruik een eigen kenmerk zonder BSN.",
    ),
    "B011": ("regel", "Er zijn meer bevindingen dan hier getoond.", "Herstel eerst de getoonde bevindingen."),
    "B012": (
        "envelop",
        "De envelop bevat geen leesbaar iJw-bericht (xmlBestand in base64).",
        "Lever de envelop met het XML-bestand opnieuw aan, of alleen het XML-bestand.",
    ),
    "B013": (
        "envelop",
        "De envelop noemt een andere berichtcode of functie dan wat erin zit.",
        "Maak de envelop opnieuw aan bij het juiste bericht.",
    ),
    "B014": (
        "envelop",
        "Dit is een foutbericht (Fo01): het bericht waarop het antwoordt is niet afgeleverd.",
        "Herstel de fout die het foutbericht noemt en verzend het oorspronkelijke bericht opnieuw.",
    ),
}
COMPRESSED = (b"\x1f\x8b", b"PK\x03\x04", b"PK\x05\x06", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf")
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
DECLARED = re.compile(r"<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
C1_CONTROL = re.compile("[\x80-\x9f]")
DOCTYPE = "<!DOCTYPE"
PARSER_CODES = {
    etree.ErrorTypes.ERR_RESOURCE_LIMIT: "B008",
    etree.ErrorTypes.ERR_NAME_TOO_LONG: "B008",
    etree.ErrorTypes.ERR_INVALID_ENCODING: "B004",
}


def finding(code: str, element: str = "", line: int | None = None) -> Finding:
    """The finding that belongs to a code of the table above."""
    stap, melding, wat_te_doen = CODES[code]
    return Finding(stap, code, melding, wat_te_doen.replace("{releases}", " en ".join(releases())), element, line)


def refusal(code: str, herstelbaar_door: str = "niets", line: int | None = None) -> RejectedDelivery:
    """A refusal of the whole file for one reason, with nothing of its content."""
    return RejectedDelivery([finding(code, line=line)], herstelbaar_door)


def check_bytes(path: Path, max_bytes: int = MAX_BYTES) -> None:
    """Refuse what must never be built into a tree: reads the file once, in blocks, and keeps nothing."""
    size = path.stat().st_size
    if size > max_bytes:
        raise refusal("B006", "beheerder")
    with path.open("rb") as file:
        head = file.read(HEAD)
        if not head.strip():
            raise refusal("B001" if size <= len(head) else "B002")
        encoding = encoding_of(head)
        file.seek(0)
        check_text(file, encoding)


class Nothing:
    """A parser target that keeps nothing."""

    def close(self) -> None:
        """The document is complete."""


def check_wellformed(path: Path) -> None:
    """Parse without building anything, to tell what is no XML from what is not valid."""
    parser = etree.XMLParser(target=Nothing(), **FLAGS)
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                parser.feed(block)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise refusal(PARSER_CODES.get(error.code, "B002"), line=error.lineno or None) from None


def encoding_of(head: bytes) -> str:
    """The encoding that both the first bytes and the XML declaration agree on."""
    if head.startswith(COMPRESSED):
        raise refusal("B005")
    if head.startswith(UTF32_MARKS) or b"\0\0" in head[:4]:
        raise refusal("B004")
    is_utf16 = head.startswith(UTF16_MARKS)
    text = head[: len(head) & ~1].decode("utf-16" if is_utf16 else "latin-1", "replace")
    text = text.removeprefix("ï»¿") if head.startswith(codecs.BOM_UTF8) else text
    if "\0" in text:
        raise refusal("B004")
    if not text.lstrip().startswith("<"):
        raise refusal("B002")
    match = DECLARED.match(text)
    declared = match[1].lower() if match else "utf-8"
    allowed = {"utf-16"} if is_utf16 else {"utf-8"} if head.startswith(codecs.BOM_UTF8) else {"utf-8", "iso-8859-1"}
    if declared not in allowed:
        raise refusal("B004")
    return declared


def check_text(file: BinaryIO, encoding: str) -> None:
    """Every block can be decoded: right encoding, no DOCTYPE anywhere, no tag or text without end."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    utf8 = codecs.getincrementaldecoder("utf-8")("strict") if encoding == "iso-8859-1" else None
    has_high_bytes, tail = False, ""
    while block := file.read(BLOCK):
        text = decoded(decoder, block)
        if DOCTYPE in tail + text:
            raise refusal("B003")
        if len(block) == BLOCK and "<" not in text:
            raise refusal("B008")
        if encoding == "iso-8859-1" and not block.isascii():
            has_high_bytes, utf8 = True, still_utf8(utf8, block)
            if C1_CONTROL.search(text):
                raise refusal("B004")
        tail = text[-len(DOCTYPE) :]
    decoded(decoder, b"", final=True)
    if has_high_bytes and utf8:  # UTF-8 that calls itself latin-1 would be stored as "cafÃ©"
        raise refusal("B004")


def decoded(decoder: codecs.IncrementalDecoder, block: bytes, final: bool = False) -> str:
    """The text of one block, or a refusal without the bytes that were wrong; half a letter at the end was cut off."""
    try:
        return decoder.decode(block, final)
    except UnicodeDecodeError:
        raise refusal("B002" if final else "B004") from None


def still_utf8(decoder: codecs.IncrementalDecoder | None, block: bytes) -> codecs.IncrementalDecoder | None:
    """The decoder as long as everything so far could be UTF-8, else None."""
    try:
        if decoder:
            decoder.decode(block, False)
    except UnicodeDecodeError:
        return None
    return decoder


def schema_errors(log: etree._ListErrorLog | list[etree._LogEntry]) -> list[etree._LogEntry]:
    """What the XSD complained about; the log of a parser may also hold harmless warnings about namespaces."""
    return [entry for entry in log if entry.domain_name == "SCHEMASV"]


def clear(element: etree._Element) -> None:
    """Free this element and the ones before it; the parser still needs the shell of the last one."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    if parent is not None and element.getprevious() is not None:
        del parent[: parent.index(element)]
