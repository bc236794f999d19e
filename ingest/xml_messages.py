"""One iJw message -> the rows of its raw tables, or a refusal. Streams: memory holds one client, not one message.

A message that fits in one block is read once and as a tree: that costs half, and the same XSD judges it.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from ingest import envelope, xml_guard, xsd_findings
from ingest.checked import Checked
from ingest.contract import MESSAGES, MessageMap, message_maps
from ingest.errors import RejectedDelivery
from ingest.ijw_klassen import MAX_FINDINGS, Klassen
from ingest.turns import Steps, alone
from ingest.xml_small import Source, in_memory, tree

NAMESPACE = re.compile(r"^http://www\.istandaarden\.nl/ijw/(\d)_(\d)/(jw\d{3})/schema$")
FEW_BYTES = 1024  # hold the start of the root element


def read(path: Path, delivery_id: str, hide: Callable[[str], str], max_findings: int = MAX_FINDINGS) -> Checked:
    """Read one message whole, bare or in an envelope, or raise RejectedDelivery. `hide` gives a jeugdige_id."""
    return alone(reading(path, delivery_id, hide, max_findings))


def reading(
    path: Path, delivery_id: str, hide: Callable[[str], str], max_findings: int = MAX_FINDINGS
) -> Steps[Checked]:
    """The same in steps, of which many small messages take each in turn."""
    file = in_memory(path)
    if not envelope.is_envelope(file):
        return (yield from reading_message(file, delivery_id, hide, max_findings))
    payload, functie = envelope.opened(file)
    try:
        checked = yield from reading_message(payload, delivery_id, hide, max_findings)
    except RejectedDelivery as refused:
        if functie and functie != refused.identity.get("bericht", functie):
            refused.findings.append(xml_guard.finding("B013"))
        raise
    if functie and functie != checked.bericht:
        identity = {name: value for name, value in vars(checked).items() if name != "tables"}
        raise RejectedDelivery([xml_guard.finding("B013")], "niets", **identity)
    return checked


def reading_message(source: Source, delivery_id: str, hide: Callable[[str], str], max_findings: int) -> Steps[Checked]:
    """Read one message without envelope."""
    xml_guard.check_bytes(source)
    yield
    root = tree(source)
    yield
    try:
        found = message_map(root_namespace(source) if root is None else namespace_of(root))
    except RejectedDelivery:
        xml_guard.check_wellformed(source)  # what is no XML is refused for that
        raise
    klassen = Klassen(found, delivery_id, hide, max_findings)
    yield from reading_into(klassen, source, root)
    if twice := klassen.message.found_twice():
        klassen = Klassen(found, delivery_id, hide, max_findings, twice)
        yield from reading_into(klassen, source, root)
    yield
    checked = klassen.checked()
    yield
    return checked


def reading_into(klassen: Klassen, source: Source, root: etree._Element | None = None) -> Steps[None]:
    """Read the message, or its tree when there is one; RejectedDelivery when it is not valid."""
    try:
        if root is not None:
            yield from taking_tree(root, klassen)
            return
        with source.open("rb") as file:
            rest = stream(file, klassen)
    except (etree.XMLSyntaxError, NotValid):
        xml_guard.check_wellformed(source)
        known = schema(klassen.map.namespace)
        raise xsd_findings.rejection(source, known, klassen.map, klassen.max_findings) from None
    klassen.take_rest(rest)


def taking_tree(root: etree._Element, klassen: Klassen) -> Steps[None]:
    """Judge and load a message that is there as a whole."""
    if not schema(klassen.map.namespace).validate(root):
        raise NotValid
    yield
    streamed = klassen.map.stream.rpartition("/")[2]
    klassen.take_whole(root, list(root.iter(f"{{{klassen.map.namespace}}}{streamed}")) if streamed else [])


class NotValid(Exception):
    """The XSD already said no: reading stops, and `xsd_findings` looks for the places."""


class Window:
    """A file that gives at most MAX_PART_BYTES between two calls of `cleared`, so that memory stays bounded."""

    def __init__(self, file: BinaryIO, at_once: int = xml_guard.BLOCK) -> None:
        self.file, self.at_once, self.given = file, at_once, 0

    def between(self) -> None:
        """What `stream` does before the next bytes."""

    def read(self, size: int) -> bytes:
        """The next bytes for the parser; `between` may raise to end the reading."""
        self.between()
        block = self.file.read(min(size, self.at_once))
        self.given += len(block)
        if self.given > xml_guard.MAX_PART_BYTES:
            raise xml_guard.refusal("B006", "beheerder")
        return block

    def cleared(self) -> None:
        """What was read so far is no longer in memory."""
        self.given = 0


def root_namespace(source: Source) -> str:
    """Namespace of the root element, empty if it is not Bericht; only the first element is parsed."""
    with source.open("rb") as file:
        try:
            _, root = next(etree.iterparse(Window(file, FEW_BYTES), events=("start",), **xml_guard.FLAGS))
        except etree.XMLSyntaxError as error:  # welformed, so only a limit of the parser is left
            raise xml_guard.refusal(xml_guard.PARSER_CODES.get(error.code, "B002")) from None
    return namespace_of(root)


def namespace_of(root: etree._Element) -> str:
    """Namespace of a root element, empty if it is not Bericht."""
    if len(root.attrib) > xml_guard.MAX_ATTRIBUTES:
        raise xml_guard.refusal("B008")
    namespace, _, name = root.tag.removeprefix("{").rpartition("}")  # not QName: that fails on an undeclared prefix
    return namespace if name == "Bericht" else ""


def message_map(namespace: str) -> MessageMap:
    """What we agreed about the message with this namespace; refused messages wait for a release that knows them."""
    if namespace in message_maps():
        return message_maps()[namespace]
    match = NAMESPACE.match(namespace)
    if not match:
        raise xml_guard.refusal("B007", "release")
    identity = {"bericht": match[3].upper(), "release": f"{match[1]}.{match[2]}"}
    raise RejectedDelivery([xml_guard.finding("B007")], "release", **identity)


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
    waiting: list[etree._Element] = []

    def hand_over(least: int = xml_guard.BLOCK) -> None:
        """The parts that are complete, when they are valid; many at once, as a call costs more than an element."""
        stop_when_invalid(events)
        if waiting and window.given >= least:
            klassen.take_parts(waiting)
            last = waiting[-1]
            waiting.clear()  # before the elements are freed: those that Python still knows take longer
            xml_guard.clear(last)
            window.cleared()

    window.between = hand_over
    try:
        for _, element in events:
            if streamed:
                waiting.append(element)
        hand_over(least=0)
    finally:
        del window.between  # a circle: without it all this goes as soon as it is refused
    if events.root.getroottree().docinfo.internalDTD is not None:
        raise xml_guard.refusal("B003")
    return events.root


def stop_when_invalid(events: etree.iterparse) -> None:
    """Values may only be looked at as long as the XSD has no complaint about what was parsed."""
    if xml_guard.schema_errors(events.error_log):
        raise NotValid
