"""Elements of an iJw message -> values per berichtklasse -> rules, rows and totals."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from lxml import etree

from ingest import ijw_rules, xml_guard
from ingest.checked import Checked, CopyText
from ingest.contract import MessageColumn, MessageMap, MessageTable
from ingest.errors import Finding, RejectedDelivery
from ingest.ijw_rule import Message, Values, signed
from ingest.ijw_sleutel import keys, long_numbers, possible_bsns, without_persons
from ingest.ijw_waarden import in_two_places, name_of, readers

IDENTIFIER = re.compile(r"(_nummer|_id|referentie_aanbieder|identificatie|identificatie_retour)$")
SHORTEST_BSN = 8  # digits, when the leading zero was lost
UNKNOWN_BIRTHDAY = "3"
MAX_FINDINGS = 20  # per message in the register; a supplier who repairs wants them all
MANY = 1000  # identifiers


@dataclass(frozen=True)
class RowPlan:
    """Where the columns of one raw table stand: runs of paths per berichtklasse, and the columns that need care."""

    cells: tuple[tuple[str, tuple[str, ...]], ...]
    identifiers: tuple[int, ...]  # columns with an identifier chosen by the sender
    hidden: tuple[tuple[int, MessageColumn], ...]

    @classmethod
    def of(cls, table: MessageTable) -> RowPlan:
        """The plan of one raw table."""
        runs = groupby(table.columns, key=attrgetter("klasse"))
        return cls(
            tuple((klasse, tuple(column.path for column in run)) for klasse, run in runs),
            tuple(i for i, column in enumerate(table.columns) if not column.hide and IDENTIFIER.search(column.name)),
            tuple((i, column) for i, column in enumerate(table.columns) if column.hide),
        )


class Klassen:
    """One message on its way in. Everything handed over is XSD-valid; berichtklassen pass in document order."""

    def __init__(
        self, found: MessageMap, delivery_id: str, hide: Callable[[str], str], max_findings: int = MAX_FINDINGS
    ) -> None:
        self.map, self.hide, self.max_findings = found, hide, max_findings
        self.message = Message(found.bericht)
        rules = ijw_rules.rules_by_klasse(found.bericht, found.release)
        judged = any(rule.code == "CS002" for on_it in rules.values() for rule in on_it)
        self.could_be_bsn = possible_bsns if judged else long_numbers  # a BSN that fails the 11-proef is still a BSN
        self.judges = {klasse: ijw_rules.Judge(on_it) for klasse, on_it in rules.items()}
        self.tables = {table.klasse: table for table in found.tables}
        twice = in_two_places(found.bericht, found.release)
        self.parents = {table.klasse: table.each.split("/")[-2] for table in found.tables if table.klasse in twice}
        self.main = found.tables[-1].klasse
        self.rows = {table.name: CopyText(delivery_id) for table in found.tables}
        self.plans = {klasse: RowPlan.of(table) for klasse, table in self.tables.items()}
        above = {klasse for row in self.plans.values() for klasse, _ in row.cells}
        self.readers = readers(found.bericht, found.release, frozenset({"Header", *rules, *self.tables, *above}))
        self.findings: list[Finding] = []
        self.more_findings, self.parts = 0, 0
        self.bsns: set[str] = set()
        self.identifiers: set[str] = set()  # of the last rows
        self.suspects: set[str] = set()  # numbers in identifiers that could be a BSN
        self.hidden_bsn = ("", "")  # the last one and its id: the rows of a client follow each other

    def take_part(self, part: etree._Element) -> None:
        """One streamed element; the first one finds the header and what stands above it."""
        self.parts += 1
        if self.parts == 1:
            *above, root = part.iterancestors()
            for element in (root[0], *reversed(above)):
                if element.tag in self.readers:
                    self.message.latest[name_of(element.tag)] = self.readers[element.tag](element)
        self.take(part)

    def take(self, part: etree._Element) -> None:
        """Judge and load every berichtklasse in this part."""
        message, amount, judges = self.message, self.map.bedrag, self.judges
        for element in part.iter(*self.readers):
            klasse = name_of(element.tag)
            values = message.latest[klasse] = self.readers[element.tag](element)
            if "Bsn" in values:
                self.bsns.add(values["Bsn"])
            if amount and klasse == self.main:
                message.eurocent += signed(values, amount)
            if klasse in self.plans and (klasse not in self.parents or self.is_in_place(element, klasse)):
                self.rows[self.tables[klasse].name].add(self.row(self.plans[klasse]))
            if klasse in judges:
                message.element = element
                for rule in judges[klasse].broken(values, message):
                    self.complain(rule, element)
        if len(self.identifiers) > MANY:
            self.note_suspects()

    def is_in_place(self, element: etree._Element, klasse: str) -> bool:
        """Is this the occurrence that has a raw table? Only asked of a berichtklasse that stands in two places."""
        parent = element.getparent()
        return parent is not None and name_of(parent.tag) == self.parents[klasse]

    def row(self, plan: RowPlan) -> list[str | None]:
        """One row of a raw table; persons are hidden here, before anything is written."""
        latest = self.message.latest
        row: list[str | None] = []
        for klasse, paths in plan.cells:
            row += map(latest[klasse].get, paths)
        for place in plan.identifiers:
            text = row[place]
            if text is not None and len(text) >= SHORTEST_BSN:
                self.identifiers.add(text)
        for place, column in plan.hidden:
            if row[place]:
                row[place] = self.hidden(column, row[place], latest[column.klasse])
        return row

    def note_suspects(self) -> None:
        """Look for a BSN in the identifiers of the rows since the last time, all at once."""
        self.suspects |= self.could_be_bsn("\n".join(self.identifiers))
        self.identifiers.clear()

    def hidden(self, column: MessageColumn, text: str, values: Values) -> str | None:
        """What may be stored of a person: the id for a BSN, the year of a birthday if that is known."""
        if column.hide == "bsn":
            if self.hidden_bsn[0] != text:
                self.hidden_bsn = (text, self.hide(text))
            return self.hidden_bsn[1]
        unknown = values.get(column.path.rpartition("/")[0] + "/DatumGebruik") == UNKNOWN_BIRTHDAY
        return None if unknown else text.strip()[:4]

    def complain(self, rule: ijw_rules.Rule, element: etree._Element) -> None:
        """Keep the first findings with their place, count the others."""
        if len(self.findings) < self.max_findings:
            found = ijw_rules.finding(rule, self.map.release, self.path(element), element.sourceline)
            self.findings.append(replace(found, **keys(self.message.latest[name_of(element.tag)])))
        else:
            self.more_findings += 1

    def path(self, element: etree._Element) -> str:
        """Path below Bericht with numbers at elements that occur more than once: Clienten/Client[3]."""
        steps, streamed = [], self.map.stream.split("/")[-1]
        while element.getparent() is not None:
            name, index = name_of(element.tag), 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))
            index, has_next = (self.parts, False) if name == streamed else (index, element.getnext() is not None)
            steps.append(f"{name}[{index}]" if index > 1 or has_next else name)
            element = element.getparent()
        return "/".join(reversed(steps))

    def checked(self) -> Checked:
        """The message as it may be loaded, or a refusal when it breaks a rule or a privacy promise."""
        header, main = self.message.latest["Header"], self.map.tables[-1].name
        named = {name: header[path] for name, path in vars(self.map.header).items()}
        self.identifiers.add(named["identificatie"])
        self.note_suspects()
        identity = {
            "bericht": self.map.bericht,
            "release": self.map.release,
            "berichtcode": header["BerichtCode"],
            **named,
            "dagtekening": named["dagtekening"].strip(),
            "rijen": self.rows[main].count,
            "eurocent": self.message.eurocent if self.map.counts_euros else 0,
        }
        if long_numbers(identity["identificatie"]) & self.bsns:
            del identity["identificatie"]
        if self.suspects & self.bsns:
            raise RejectedDelivery([xml_guard.finding("B010")], "niets", **identity)
        if self.findings:
            rest = [xml_guard.finding("B011")] if self.more_findings else []
            found = [without_persons(finding, self.bsns) for finding in self.findings]
            raise RejectedDelivery(sorted(found, key=lambda f: f.regelnummer or 0) + rest, "niets", **identity)
        return Checked(**identity, tables=self.rows)
