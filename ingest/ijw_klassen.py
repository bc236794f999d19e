"""Elements of an iJw message -> values per berichtklasse -> rules, rows and totals."""

import re
from collections.abc import Callable

from lxml import etree
from stdnum.nl import bsn

from ingest import ijw_rules, xml_guard
from ingest.checked import Checked, CopyText
from ingest.contract import MessageColumn, MessageMap, MessageTable
from ingest.errors import Finding, RejectedDelivery
from ingest.ijw_rule import Message, Values, signed

IDENTIFIER = re.compile(r"(_nummer|_id|referentie_aanbieder|identificatie)$")
LONG_NUMBER = re.compile(r"(?<!\d)\d{8,9}(?!\d)")
SHORTEST_BSN = 8  # digits, when the leading zero was lost
UNKNOWN_BIRTHDAY = "3"
MAX_FINDINGS = 20


class LocalNames(dict):
    """{namespace}Name -> Name, remembered because every element of the file asks for it."""

    def __missing__(self, tag: str) -> str:
        self[tag] = name = tag.rpartition("}")[2]
        return name


class Klassen:
    """One message on its way in. Everything handed over is XSD-valid; berichtklassen pass in document order."""

    def __init__(self, found: MessageMap, delivery_id: str, hide: Callable[[str], str]) -> None:
        self.map, self.hide = found, hide
        self.message = Message(found.bericht)
        self.rules = ijw_rules.rules_by_klasse(found.bericht)
        self.names = LocalNames()
        self.tables = {table.each.split("/")[-1]: table for table in found.tables}
        self.rows = {table.name: CopyText(delivery_id) for table in found.tables}
        self.plans = {table.name: plan(table) for table in found.tables}
        above = {klasse for steps in self.plans.values() for klasse, _, _ in steps}
        self.klassen = frozenset({"Header", *self.rules, *self.tables, *above})
        self.tags = [f"{{{found.namespace}}}{klasse}" for klasse in self.klassen]
        self.findings: list[Finding] = []
        self.more_findings = 0
        self.bsns: set[str] = set()
        self.suspects: set[str] = set()  # identifiers that could be a BSN
        self.parts = 0

    def take_part(self, part: etree._Element) -> None:
        """One streamed element; the first one finds the header and what stands above it."""
        self.parts += 1
        if self.parts == 1:
            *above, root = part.iterancestors()
            for element in (root[0], *reversed(above)):
                self.message.latest[self.names[element.tag]] = self.values(element)
        self.take(part)

    def take(self, part: etree._Element) -> None:
        """Judge and load every berichtklasse in this part."""
        for element in part.iter(*self.tags):
            klasse = self.names[element.tag]
            values = self.message.latest[klasse] = self.values(element)
            if "Bsn" in values:
                self.bsns.add(values["Bsn"])
            if "IngediendBedrag/Bedrag" in values:
                self.message.eurocent += signed(values, "IngediendBedrag")
            if klasse in self.tables:
                self.add_row(self.tables[klasse])
            for rule in ijw_rules.broken_rules(self.rules.get(klasse, ()), values, self.message):
                self.complain(rule, element)

    def values(self, element: etree._Element) -> Values:
        """All texts of a berichtklasse by their path, without the berichtklassen inside it."""
        found: Values = {}
        self.collect(element, "", found)
        return found

    def collect(self, element: etree._Element, prefix: str, found: Values) -> None:
        """Add the texts below an element; a repeated element (RetourCode) is joined with a space."""
        for child in element:
            name = self.names[child.tag]
            if name in self.klassen:
                continue
            if len(child):
                self.collect(child, f"{prefix}{name}/", found)
            else:
                path, text = prefix + name, child.text or ""
                found[path] = f"{found[path]} {text}" if path in found else text

    def add_row(self, table: MessageTable) -> None:
        """One row of a raw table; persons are hidden here, before anything is written."""
        row = []
        for klasse, column, is_identifier in self.plans[table.name]:
            values = self.message.latest[klasse]
            text = values.get(column.path)
            if is_identifier and text and len(text) >= SHORTEST_BSN:
                self.suspects.update(possible_bsns(text))
            row.append(self.hidden(column, text, values) if column.hide and text else text)
        self.rows[table.name].add(row)

    def hidden(self, column: MessageColumn, text: str, values: Values) -> str | None:
        """What may be stored of a person: the id for a BSN, the year of a birthday if that is known."""
        if column.hide == "bsn":
            return self.hide(text)
        unknown = values.get(column.path.rpartition("/")[0] + "/DatumGebruik") == UNKNOWN_BIRTHDAY
        return None if unknown else text.strip()[:4]

    def complain(self, rule: ijw_rules.Rule, element: etree._Element) -> None:
        """Keep the first findings with their place, count the others."""
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(ijw_rules.finding(rule, self.path(element), element.sourceline))
        else:
            self.more_findings += 1

    def path(self, element: etree._Element) -> str:
        """Path below Bericht with numbers at elements that occur more than once: Clienten/Client[3]."""
        steps, streamed = [], self.map.stream.split("/")[-1]
        while element.getparent() is not None:
            name, index = self.names[element.tag], 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))
            index = self.parts if name == streamed else index
            steps.append(f"{name}[{index}]" if index > 1 or element.getnext() is not None else name)
            element = element.getparent()
        return "/".join(reversed(steps))

    def checked(self) -> Checked:
        """The message as it may be loaded, or a refusal when it breaks a rule or a privacy promise."""
        header, main = self.message.latest["Header"], self.map.tables[-1].name
        self.suspects.update(possible_bsns(header["BerichtIdentificatie/Identificatie"]))
        identity = {
            "bericht": self.map.bericht,
            "release": self.map.release,
            "berichtcode": header["BerichtCode"],
            "afzender": header["Afzender"],
            "ontvanger": header["Ontvanger"],
            "identificatie": header["BerichtIdentificatie/Identificatie"],
            "dagtekening": header["BerichtIdentificatie/Dagtekening"].strip(),
            "rijen": self.rows[main].count,
            "eurocent": self.message.eurocent if self.map.eurocent else 0,
        }
        if long_numbers(identity["identificatie"]) & self.bsns:
            del identity["identificatie"]
        if self.suspects & self.bsns:
            raise RejectedDelivery([xml_guard.finding("B010")], "niets", **identity)
        if self.findings:
            rest = [xml_guard.finding("B011")] if self.more_findings else []
            raise RejectedDelivery(sorted(self.findings, key=lambda f: f.regelnummer or 0) + rest, "niets", **identity)
        return Checked(**identity, tables=self.rows)


def plan(table: MessageTable) -> list[tuple[str, MessageColumn, bool]]:
    """Per column: the berichtklasse in which its value stands, and whether it is an identifier chosen by the sender."""
    steps = table.each.split("/")
    return [(steps[-1 - c.up], c, not c.hide and bool(IDENTIFIER.search(c.name))) for c in table.columns]


def long_numbers(text: str) -> set[str]:
    """Numbers of eight or nine digits inside an identifier, written as a BSN; a lost leading zero is put back."""
    return {digits.zfill(9) for digits in LONG_NUMBER.findall(text)}


def possible_bsns(text: str) -> set[str]:
    """The long numbers that pass the 11-proef; the others could only be a BSN that CS002 refuses anyway."""
    return {number for number in long_numbers(text) if bsn.is_valid(number)}
