"""One iJw message -> the rows of its raw tables, or a refusal. Streams: memory holds one client, not one message."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from ingest import xml_guard, xsd_findings
from ingest.checked import Checked
from ingest.contract import MESSAGES, MessageMap, message_maps
from ingest.errors import RejectedDelivery
from ingest.ijw_klassen import Klassen

NAMESPACE = re.compile(r"^http://www\.istandaarden\.nl/ijw/(\d)_(\d)/(jw\d{3})/schema$")


def read(path: Path, delivery_id: str, hide: Callable[[str], str]) -> Checked:
    """Read one message whole, or raise RejectedDelivery. `hide` turns a BSN into a jeugdige_id."""
    xml_guard.check_bytes(path)
    found = message_map(root_namespace(path))
    klassen = Klassen(found, delivery_id, hide)
    try:
        with path.open("rb") as file:
            rest = stream(file, klassen)
    except (etree.XMLSyntaxError, NotValid):
        raise xsd_findings.rejection(path, schema(found.namespace), found) from None
    klassen.take(rest)
    return klassen.checked()


class NotValid(Exception):
    """The XSD already said no: reading stops, and `xsd_findings` looks for the places."""


class Window:
    """A file that gives at most MAX_PART_BYTES between two calls of `cleared`, so that memory stays bounded."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.left = file, xml_guard.MAX_PART_BYTES
        self.stop: Callable[[], None] = lambda: None

    def read(self, size: int) -> bytes:
        """The next bytes for the parser; `stop` may raise to end the reading."""
        self.stop()
        block = self.file.read(size)
        self.left -= len(block)
        if self.left < 0:
            raise xml_guard.refusal("B006", "beheerder")
        return block

    def cleared(self) -> None:
        """What was read so far is no longer in memory."""
        self.left = xml_guard.MAX_PART_BYTES


def root_namespace(path: Path) -> str:
    """Namespace of the root element, empty if it is not Bericht; only the first element is parsed."""
    with path.open("rb") as file:
        try:
            _, root = next(etree.iterparse(Window(file), events=("start",), **xml_guard.FLAGS))
        except etree.XMLSyntaxError as error:  # welformed, so only a limit of the parser is left
            raise xml_guard.refusal(xml_guard.PARSER_CODES.get(error.code, "B002")) from None
    if len(root.attrib) > xml_guard.MAX_ATTRIBUTES:
        raise xml_guard.refusal("B008")
    name = etree.QName(root)
    return (name.namespace or "") if name.localname == "Bericht" else ""


def message_map(namespace: str) -> MessageMap:
    """What we agreed about the message with this namespace; refused messages wait for a release that knows them."""
    if namespace in message_maps():
        return message_maps()[namespace]
    match = NAMESPACE.match(namespace)
    if not match:
        raise xml_guard.refusal("B007", "release")
    is_known = (MESSAGES / f"{match[1]}_{match[2]}" / f"{match[3]}.xsd").is_file()
    found = [xml_guard.finding("B009" if is_known else "B007")]
    raise RejectedDelivery(found, "release", bericht=match[3].upper(), release=f"{match[1]}.{match[2]}")


@cache
def schema(namespace: str) -> etree.XMLSchema:
    """Our XSD of this message, compiled once per process."""
    match = NAMESPACE.match(namespace)
    return etree.XMLSchema(file=str(MESSAGES / f"{match[1]}_{match[2]}" / f"{match[3]}.xsd"))


def stream(file: BinaryIO, klassen: Klassen) -> etree._Element:
    """Parse and validate; hand over and clear every streamed element. Returns the root with what is left."""
    namespace, streamed = klassen.map.namespace, klassen.map.stream.split("/")[-1]
    window = Window(file)
    tag = f"{{{namespace}}}{streamed or 'Bericht'}"
    events = etree.iterparse(window, events=("end",), tag=tag, schema=schema(namespace), **xml_guard.FLAGS)
    window.stop = lambda: stop_when_invalid(events)
    for _, element in events:
        stop_when_invalid(events)
        if streamed:
            klassen.take_part(element)
            xml_guard.clear(element)
            window.cleared()
    if events.root.getroottree().docinfo.internalDTD is not None:
        raise xml_guard.refusal("B003")
    for element in list(events.root.iter(tag)) if streamed else ():
        element.getparent().remove(element)
    return events.root


def stop_when_invalid(events: etree.iterparse) -> None:
    """Values may only be looked at as long as the XSD has no complaint about what was parsed."""
    if xml_guard.schema_errors(events):
        raise NotValid
