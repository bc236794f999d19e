"""An invalid message, read once more line by line -> where the XSD says no, in Dutch, without a single value."""

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import BinaryIO

from lxml import etree
from stdnum.nl import bsn

from ingest import xml_guard
from ingest.contract import MESSAGES, MessageMap
from ingest.errors import Finding, RejectedDelivery

MAX_FINDINGS = 20
VERBETER = "Verbeter dit in uw pakket en lever het hele bericht opnieuw aan."
MISSING, MISPLACED, CODE_LIST, WRONG_TYPE = "X001", "X002", "X003", "X008"
SENTENCES = {  # libxml2's name of the mistake -> our code and what the supplier reads
    "SCHEMAV_CVC_ENUMERATION_VALID": (CODE_LIST, "bevat een waarde die niet in de codelijst staat"),
    "SCHEMAV_CVC_PATTERN_VALID": ("X004", "heeft niet het voorgeschreven formaat"),
    "SCHEMAV_CVC_MINLENGTH_VALID": ("X005", "is leeg of te kort"),
    "SCHEMAV_CVC_MAXLENGTH_VALID": ("X006", "is te lang"),
    "SCHEMAV_CVC_MININCLUSIVE_VALID": ("X007", "is lager dan toegestaan"),
    "SCHEMAV_CVC_MAXINCLUSIVE_VALID": ("X007", "is hoger dan toegestaan"),
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": ("X009", "mag alleen elementen bevatten, geen losse tekst"),
    "SCHEMAV_CVC_TYPE_3_1_2": ("X009", "mag alleen een waarde bevatten, geen elementen"),
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": ("X010", "heeft een attribuut; elementen van iJw hebben geen attributen"),
    "SCHEMAV_CVC_TYPE_3_1_1": ("X010", "heeft een attribuut; elementen van iJw hebben geen attributen"),
}
OTHER_MISTAKE = ("X011", "voldoet niet aan het schema van dit bericht")
KINDS = {"LDT_Datum": "is geen bestaande datum (jjjj-mm-dd)", "LDT_Tijd": "is geen tijd (uu:mm:ss)"}
ELEMENT = re.compile(r"^Element '(?:\{[^}]*\})?([^']+)'")
EXPECTED = re.compile(r"Expected is (?:one of )?\( (.*?) \)\.")
ATOMIC_TYPE = re.compile(r"atomic type '(?:\{[^}]*\})?([A-Za-z_:]+)'\.$")
NAMESPACE = re.compile(r"\{[^}]*\}")
HEADER = {
    "Header/BerichtCode": ("berichtcode", r"\d{3}"),
    "Header/Afzender": ("afzender", r"\d{4}|\d{8}"),
    "Header/Ontvanger": ("ontvanger", r"\d{4}|\d{8}"),
    "Header/BerichtIdentificatie/Identificatie": ("identificatie", r"[A-Za-z0-9._/-]{1,12}"),
    "Header/BerichtIdentificatie/Dagtekening": ("dagtekening", r"\d{4}-\d\d-\d\d"),
}


def rejection(path: Path, schema: etree.XMLSchema, found: MessageMap) -> RejectedDelivery:
    """The refusal of a message that is welformed but not valid: its first mistakes, and who sent it."""
    with path.open("rb") as file:
        places = Places(file, vocabulary(found.release))
        places.follow(schema)
    findings = places.findings[:MAX_FINDINGS] or [xml_guard.finding("B002")]
    recoverable = "codelijst" if all(one.code == CODE_LIST for one in findings) else "niets"
    if len(places.findings) > MAX_FINDINGS:
        findings.append(xml_guard.finding("B011"))
    return RejectedDelivery(findings, recoverable, bericht=found.bericht, release=found.release, **places.identity)


@cache
def vocabulary(release: str) -> frozenset[str]:
    """Every element name of a release. Any other name comes from the sender and is not repeated: it may hold a BSN."""
    tag = "{http://www.w3.org/2001/XMLSchema}element"
    files = (MESSAGES / release.replace(".", "_")).glob("*.xsd")
    return frozenset(element.get("name") for file in files for element in etree.parse(file).iter(tag))


class Enough(Exception):
    """No more findings are shown."""


class Places:
    """Reads a file line by line, because the streaming validator tells what is wrong but not where."""

    def __init__(self, file: BinaryIO, names: frozenset[str]) -> None:
        self.file, self.names = file, names
        self.line, self.seen = 0, 0
        self.at_line_start = True
        self.steps: list[str] = []
        self.counts: list[Counter[str]] = [Counter()]
        self.last_path: dict[str, str] = {}
        self.findings: list[Finding] = []
        self.identity: dict[str, str] = {}
        self.events: etree.iterparse | None = None

    def read(self, size: int) -> bytes:
        """The next line; mistakes that the parser noticed since the previous one belong to that one."""
        self.collect()
        block = self.file.readline(size)
        self.line += self.at_line_start
        self.at_line_start = block.endswith(b"\n")
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
        name = self.safe_name(etree.QName(element).localname)
        self.counts[-1][name] += 1
        number = self.counts[-1][name]
        self.steps.append(f"{name}[{number}]" if number > 1 else name)
        self.counts.append(Counter())
        self.last_path[name] = "/".join(self.steps[1:])

    def leave(self, element: etree._Element) -> None:
        """Read the header for the register, and free the element."""
        path = "/".join(self.steps[1:])
        if path in HEADER and is_safe(text := element.text or "", HEADER[path][1]):
            self.identity[HEADER[path][0]] = text
        self.steps.pop()
        self.counts.pop()
        xml_guard.clear(element)

    def collect(self) -> None:
        """Turn what the validator noticed into findings."""
        self.findings.extend(self.new_findings())
        if len(self.findings) > MAX_FINDINGS:
            raise Enough

    def new_findings(self) -> list[Finding]:
        """The findings since the last look."""
        entries = xml_guard.schema_errors(self.events)[self.seen :]
        self.seen += len(entries)
        return [self.schema_finding(entry) for entry in entries]

    def schema_finding(self, entry: etree._LogEntry) -> Finding:
        """Not valid: of libxml2's message only the names that stand in our own schema are used."""
        match = ELEMENT.match(entry.message)
        name = self.safe_name(match[1] if match else "")
        code, mistake = sentence(entry)
        return Finding("xsd", code, f"{name} {mistake}.", VERBETER, self.last_path.get(name, ""), self.line)

    def safe_name(self, name: str) -> str:
        """The name of an element if it is one of iJw."""
        return name if name in self.names else "Een onbekend element"


def sentence(entry: etree._LogEntry) -> tuple[str, str]:
    """Our code and the predicate of the sentence for one mistake."""
    if entry.type_name == "SCHEMAV_ELEMENT_CONTENT":
        match = EXPECTED.search(entry.message)
        expected = NAMESPACE.sub("", match[1]).replace(", ", " of ") if match else ""
        if "Missing child" in entry.message:
            return MISSING, f"is niet compleet; hier ontbreekt {expected}"
        return MISPLACED, "hoort hier niet" + (f"; hier wordt {expected} verwacht" if expected else "")
    if entry.type_name == "SCHEMAV_CVC_DATATYPE_VALID_1_2_1":
        match = ATOMIC_TYPE.search(entry.message)
        return WRONG_TYPE, KINDS.get(match[1] if match else "", "is geen geheel getal")
    return SENTENCES.get(entry.type_name, OTHER_MISTAKE)


def is_safe(text: str, pattern: str) -> bool:
    """May this header value of an invalid message stand in the register? It has its own format and is no BSN."""
    if not re.fullmatch(pattern, text):
        return False
    if pattern.startswith(r"\d{4}-"):
        return is_date(text)
    return not any(bsn.is_valid(run) for run in re.findall(r"\d{9}", text))


def is_date(text: str) -> bool:
    """An existing date."""
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
