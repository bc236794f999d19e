"""An invalid message, read once more line by line -> where the XSD says no, in Dutch, without a single value."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from ingest import xml_guard, xsd_rules
from ingest.contract import MESSAGES, MessageMap
from ingest.errors import Finding, RejectedDelivery
from ingest.masking import shows_bsn

MOST = 1000  # findings: lxml copies its whole log at every look, and we look at every tag
VERBETER = "Verbeter dit in uw pakket en lever het hele bericht opnieuw aan."
HEADER = {  # what of the header of an invalid message may stand in the register, when it looks like this
    "berichtcode": r"\d{3}",
    "afzender": r"\d{4}|\d{8}",
    "ontvanger": r"\d{4}|\d{8}",
    "identificatie": r"[A-Za-z0-9._/-]{1,24}",
    "dagtekening": r"\d{4}-\d\d-\d\d",
}
KEYS = {
    "ToewijzingNummer": "toewijzingnummer",
    "ReferentieNummer": "referentienummer",
    "ReferentieAanbieder": "referentienummer",
}
TAG = re.compile(rb"[^>]*>?\0?")  # the NUL is half of a sign in UTF-16
KEY = r"[A-Za-z0-9._/ -]{1,20}"  # may name an object of an invalid message


def rejection(path: Path, schema: etree.XMLSchema, found: MessageMap, max_findings: int) -> RejectedDelivery:
    """The refusal of a message that is welformed but not valid: its first mistakes, and who sent it."""
    max_findings = min(max_findings, MOST)
    with path.open("rb") as file:
        objects = frozenset(table.klasse for table in found.tables)
        places = Places(file, vocabulary(found.release), objects, header_fields(found))
        places.release, places.max_findings = found.release, max_findings
        places.follow(schema)
    findings = places.findings[:max_findings] or [xml_guard.finding("B002")]
    recoverable = "codelijst" if all(one.code == xsd_rules.CODE_LIST for one in findings) else "niets"
    if len(places.findings) > max_findings:
        findings.append(xml_guard.finding("B011"))
    return RejectedDelivery(findings, recoverable, bericht=found.bericht, release=found.release, **places.identity)


def header_fields(found: MessageMap) -> dict[str, str]:
    """Path in the header of this message -> column of the register."""
    return {"Header/BerichtCode": "berichtcode"} | {f"Header/{path}": name for name, path in vars(found.header).items()}


@cache
def vocabulary(release: str) -> frozenset[str]:
    """Every element name of a release. Any other name comes from the sender and is not repeated: it may hold a BSN."""
    tag = "{http://www.w3.org/2001/XMLSchema}element"
    files = (MESSAGES / release.replace(".", "_")).glob("*.xsd")
    return frozenset(element.get("name") for file in files for element in etree.parse(file).iter(tag))


class Enough(Exception):
    """No more findings are shown."""


class Places:
    """Reads a file tag by tag, because the streaming validator tells what is wrong but not where."""

    def __init__(self, file: BinaryIO, names: frozenset[str], objects: frozenset[str], header: dict[str, str]) -> None:
        self.tags, self.names, self.objects, self.header = tags(file), names, objects, header
        self.keys: list[tuple[int, dict[str, str]]] = []  # depth of the objects we are in, and their keys so far
        self.line, self.seen = 1, 0
        self.steps: list[str] = []
        self.counts: list[Counter[str]] = [Counter()]
        self.last_path: dict[str, str] = {}
        self.findings: list[Finding] = []
        self.identity: dict[str, str] = {}
        self.events: etree.iterparse | None = None
        self.release, self.max_findings = "", 0

    def read(self, _size: int) -> bytes:
        """The next tag; mistakes that the parser noticed since the previous one belong to that one."""
        self.collect()
        block = next(self.tags, b"")
        self.line += block.count(b"\n")
        return block

    def follow(self, schema: etree.XMLSchema) -> None:
        """Go through the file until its end or until enough findings."""
        events = etree.iterparse(self, events=("start", "end"), schema=schema, **xml_guard.FLAGS)
        self.events = events
        try:
            for event, element in events:
                self.enter(element) if event == "start" else self.leave(element)
        except Enough:
            return
        except etree.XMLSyntaxError:
            self.findings.extend(self.new_findings())

    def enter(self, element: etree._Element) -> None:
        """Keep track of where we are; numbers start at the second occurrence below one parent."""
        name = self.safe_name(element.tag.rpartition("}")[2])
        self.counts[-1][name] += 1
        number = self.counts[-1][name]
        self.steps.append(f"{name}[{number}]" if number > 1 else name)
        self.counts.append(Counter())
        self.last_path[name] = "/".join(self.steps[1:])
        self.forget_below(len(self.steps) - 1)
        if name in self.objects:
            self.keys.append((len(self.steps), self.known_keys.copy()))

    def leave(self, element: etree._Element) -> None:
        """Read the header for the register, and free the element."""
        path = "/".join(self.steps[1:])
        if (name := self.header.get(path)) and is_safe(text := element.text or "", HEADER[name]):
            self.identity[name] = text
        self.forget_below(len(self.steps))
        if (name := KEYS.get(self.steps[-1])) and is_safe(element.text or "", KEY):
            self.known_keys[name] = element.text
        self.steps.pop()
        self.counts.pop()
        xml_guard.clear(element)

    def forget_below(self, depth: int) -> None:
        """Objects deeper than this have ended; not at their end tag, which may be what is wrong with them."""
        while self.keys and self.keys[-1][0] > depth:
            self.keys.pop()

    @property
    def known_keys(self) -> dict[str, str]:
        """Those of the object we are in, with those of what it stands in: a product in a verzoek has its reference."""
        return self.keys[-1][1] if self.keys else {}

    def collect(self) -> None:
        """Turn what the validator noticed into findings."""
        self.findings.extend(self.new_findings())
        if len(self.findings) > self.max_findings:
            raise Enough

    def new_findings(self) -> list[Finding]:
        """The findings since the last look."""
        log, seen = self.events.error_log, self.seen
        self.seen = len(log)
        new = [log[number] for number in range(seen, self.seen)]
        return [self.schema_finding(entry) for entry in xml_guard.schema_errors(new)]

    def schema_finding(self, entry: etree._LogEntry) -> Finding:
        """Not valid: of libxml2's message only the names that stand in our own schema are used."""
        element = xsd_rules.element_of(entry)
        name = self.safe_name(element)
        code, mistake = xsd_rules.sentence(entry)
        code = xsd_rules.rule_code(entry, element, self.release) or code
        place = self.last_path.get(name, "")
        return Finding("xsd", code, f"{name} {mistake}.", VERBETER, place, self.line, niveau=1, **self.known_keys)

    def safe_name(self, name: str) -> str:
        """The name of an element if it is one of iJw."""
        return name if name in self.names else "Een onbekend element"


def tags(file: BinaryIO) -> Iterator[bytes]:
    """The file in pieces that end with a tag; one that is cut by our own reading comes as two."""
    while block := file.read(xml_guard.BLOCK):
        yield from filter(None, TAG.findall(block))


def is_safe(text: str, pattern: str) -> bool:
    """May this header value of an invalid message stand in the register? It has its own format and is no BSN."""
    if not re.fullmatch(pattern, text):
        return False
    if pattern.startswith(r"\d{4}-"):
        return is_date(text)
    return not shows_bsn(text)


def is_date(text: str) -> bool:
    """An existing date."""
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
