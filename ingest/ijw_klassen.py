"""Elements of an iJw message -> values per berichtklasse -> rules, rows and totals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from ingest import ijw_rules, xml_guard
from ingest.checked import Checked, CopyText
from ingest.contract import MessageColumn, MessageMap, MessageTable
from ingest.errors import Finding, RejectedDelivery
from ingest.ijw_dubbel import key
from ingest.ijw_plaats import climbed, deepest, line_of
from ingest.ijw_plan import plan_of
from ingest.ijw_rule import NUMBERS, PERSONS, Klasse, Message, Values, net
from ingest.ijw_sleutel import keys, without_persons
from ingest.ijw_waarden import name_of, read
from ingest.masking import long_numbers, possible_bsns

UNKNOWN_BIRTHDAY = "3"
MAX_FINDINGS = 20  # per message in the register; a supplier who repairs wants them all


class Klassen:
    """One message on its way in. Everything handed over is XSD-valid."""

    def __init__(
        self, found: MessageMap, delivery_id: str, hide: Callable[[str], str], max_findings: int = MAX_FINDINGS,
        twice: dict[str, set[int]] | None = None,
    ) -> None:  # fmt: skip
        """`twice` is what an earlier reading of the same message found to come twice."""
        self.map, self.hide, self.max_findings = found, hide, max_findings
        self.plan = plan_of(found)
        self.message = Message(found.bericht, twice=twice)
        self.bsns = (twice or {}).get(NUMBERS, set())  # in identifiers, as an earlier reading found
        self.accused: set[str] = set()  # the places of those identifiers
        self.could_be_bsn = possible_bsns if self.plan.judges_bsn else long_numbers
        self.tables = {table.each: table for table in found.tables}
        self.rows = {table.name: CopyText(delivery_id) for table in found.tables}
        self.findings: list[Finding] = []
        self.more_findings, self.passed = 0, 0
        self.parts: list[etree._Element] = []  # streamed elements that are looked at now, after so many that passed

    def take_parts(self, parts: list[etree._Element]) -> None:
        """Judge and load some streamed elements that stand next to each other, and what stands in them."""
        self.parts = parts
        if not self.passed:
            self.note_single(read(self.plan.rest, [parts[0].getroottree().getroot()]))
        self.take(read(self.plan.parts, parts))
        self.passed += len(parts)

    def take_rest(self, root: etree._Element) -> None:
        """Judge and load what stands outside the streamed elements: of a small message everything."""
        self.parts, rest = [root], read(self.plan.rest, [root])
        self.note_single(rest)
        self.take(rest)

    def take_whole(self, root: etree._Element, parts: list[etree._Element]) -> None:
        """The same for a message that is complete: what stands outside the streamed elements is looked up once."""
        rest = read(self.plan.rest, [root])
        self.note_single(rest)
        if parts:
            self.parts = parts
            self.take(read(self.plan.parts, parts))
            self.passed = len(parts)
        self.parts = [root]
        self.take(rest)

    def note_single(self, found: dict[str, Klasse]) -> None:
        """Remember what occurs once: the header, and what stands above the streamed elements."""
        single = {place.rpartition("/")[2]: klasse for place, klasse in found.items() if klasse.size == 1}
        self.message.latest |= {name: klasse.values(0) for name, klasse in single.items()}
        header, path = found["Header"], self.map.header.identificatie
        self.note_numbers(header.values(0)[path])
        self.accuse(header, path)

    def take(self, found: dict[str, Klasse]) -> None:
        """Judge and load the berichtklassen at these places."""
        broken: dict[etree._Element, tuple[Values, list[ijw_rules.Rule]]] = {}
        for place, klasse in found.items():
            name = place.rpartition("/")[2]
            if "Bsn" in klasse.columns:
                self.message.keys.offer(PERSONS, klasse.keys(["Bsn"]))
            if self.map.bedrag and place == self.map.tables[-1].each:
                self.message.eurocent += net(klasse, self.map.bedrag)
            if place in self.tables:
                self.load(self.tables[place], klasse)
            judge = self.plan.judges.get(name)
            wrong = judge.broken(klasse, self.message) if judge else {}
            broken |= {klasse.elements[number]: (klasse.values(number), rules) for number, rules in wrong.items()}
        if broken:
            self.complain(broken)

    def load(self, table: MessageTable, klasse: Klasse) -> None:
        """The rows of a raw table; persons are hidden here, before anything is written."""
        columns, identifiers = [], []
        numbers = self.plan.identifiers[table.each]
        for column, (above, path) in zip(table.columns, self.plan.sources[table.each], strict=True):
            texts = [self.message.latest[above].get(path)] * klasse.size if above else klasse.column(path)
            if column.hide:
                texts = self.hidden(column, texts, klasse.column(path.rpartition("/")[0] + "/DatumGebruik"))
            elif column.name in numbers:
                identifiers += texts
                if not above:  # what stands above is loaded there as well
                    self.accuse(klasse, path)
            columns.append(texts)
        self.note_numbers("\0".join(filter(None, identifiers)))
        self.rows[table.name].add(columns)

    def note_numbers(self, text: str) -> None:
        """Keep what in identifiers could be the BSN of somebody who is still to come."""
        self.message.keys.offer(NUMBERS, map(key, self.could_be_bsn(text)))

    def accuse(self, klasse: Klasse, path: str) -> None:
        """Name the identifiers at this path that hold the BSN of somebody in this message."""
        for number, text in enumerate(klasse.column(path)) if self.bsns else ():
            if text and not self.bsns.isdisjoint(map(key, self.could_be_bsn(text))) and self.has_room():
                place, line = self.spot(*climbed(klasse.elements[number], path))
                if place not in self.accused:
                    self.accused.add(place)
                    self.keep(xml_guard.finding("B010", place, line), klasse.values(number))

    def persons_among(self, *texts: str) -> set[str]:
        """The numbers in these texts that are the BSN of somebody in this message."""
        numbers = {key(number): number for number in long_numbers("\0".join(texts))}
        return {numbers[one] for one in self.message.keys.among(PERSONS, set(numbers))}

    def hidden(self, column: MessageColumn, texts: list[str | None], usage: list[str | None]) -> list[str | None]:
        """What may be stored of a person: the id for a BSN, the year of a birthday if that is known."""
        if column.hide == "bsn":
            ids = {text: self.hide(text) if text else text for text in set(texts)}
            return [ids[text] for text in texts]
        pairs = zip(texts, usage, strict=True)
        return [None if how == UNKNOWN_BIRTHDAY or text is None else text.strip()[:4] for text, how in pairs]

    def complain(self, broken: dict[etree._Element, tuple[Values, list[ijw_rules.Rule]]]) -> None:
        """Keep the first findings in the order of the document, count the others."""
        for element in (one for part in self.parts for one in part.iter() if one in broken):
            values, rules = broken[element]
            for rule in rules:
                if self.has_room():
                    spot = self.spot(element, rule.element)
                    self.keep(ijw_rules.finding(rule, self.map.release, *spot), values)

    def has_room(self) -> bool:
        """Whether one more finding is kept; else it is only counted."""
        self.more_findings += len(self.findings) >= self.max_findings
        return len(self.findings) < self.max_findings

    def keep(self, finding: Finding, values: Values) -> None:
        """Add a finding, with the keys of its object; the reference of a verzoek is that of all products in it."""
        verzoek = self.message.latest.get("Verzoek", {})
        self.findings.append(replace(finding, **keys(verzoek | values)))

    def spot(self, element: etree._Element, path: str) -> tuple[str, int | None]:
        """Path below Bericht of what stands, or should stand, at a path from this element; and the line of it."""
        return f"{self.path(element)}/{path}".rstrip("/"), line_of(deepest(element, path))

    def path(self, element: etree._Element) -> str:
        """Path below Bericht with a number from the second of a name on, as level 1 has it: Clienten/Client[3]."""
        steps = []
        while element.getparent() is not None:
            name, index = name_of(element), 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))
            if element in self.parts:  # never the root: that has no parent
                index = self.passed + 1 + self.parts.index(element)
            steps.append(f"{name}[{index}]" if index > 1 else name)
            element = element.getparent()
        return "/".join(reversed(steps))

    def checked(self) -> Checked:
        """The message as it may be loaded, or a refusal when it breaks a rule or a privacy promise."""
        header, main = self.message.latest["Header"], self.map.tables[-1].name
        named = {name: header[path] for name, path in vars(self.map.header).items()}
        identity = {
            "bericht": self.map.bericht,
            "release": self.map.release,
            "berichtcode": header["BerichtCode"],
            **named,
            "dagtekening": named["dagtekening"].strip(),
            "rijen": self.rows[main].count,
            "eurocent": self.message.eurocent if self.map.counts_euros else 0,
        }
        if self.persons_among(named["identificatie"]):
            del identity["identificatie"]
        if self.bsns and not self.accused:
            self.findings.append(xml_guard.finding("B010"))
        if self.findings:
            rest = [xml_guard.finding("B011")] if self.more_findings else []
            persons = self.persons_among(*(f"{one.toewijzingnummer}\0{one.referentienummer}" for one in self.findings))
            found = [without_persons(finding, persons) for finding in self.findings]
            raise RejectedDelivery(sorted(found, key=lambda f: f.regelnummer or 0) + rest, "niets", **identity)
        return Checked(**identity, tables=self.rows)
