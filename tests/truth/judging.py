"""What our checker finds in a folder of messages, set against a truth file: ours or that of a foreign generator.

The truth is a CSV (comma or semicolon) with the columns leveringsbestand, bericht, sleutel, regel, retourcode: one row
per expected finding. `leveringsbestand` is a path below the folder or only a name, with or without extension.
`regel` is a code of the standard; XSD stands for any mistake of level 1. `sleutel` names the object, in any of these
ways, or is empty when only the file is known:
  - its path below Bericht: Client/StartProducten/StartProduct[2];
  - its position: 2 = the second object of its kind in the file;
  - one of its numbers: ToewijzingNummer, ReferentieNummer, ReferentieAanbieder, DeclaratieNummer, Nummer,
    Identificatie, or the Bsn of the client it belongs to.
Rules about two objects of one message (a double, an overlap) are compared by file: either of the two may be named.
Levels 1 and 2 are judged message by message, as `jeugd check` does; levels 3 and 4 by a build (see warehouse.py).
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

from lxml import etree

from ingest import rule_catalogue, verdict
from ingest.errors import Finding, RejectedDelivery

PRODUCTEN = ("ToegewezenProduct", "AangevraagdProduct", "StartProduct", "StopProduct", "OngewijzigdProduct")
WIJZIGING = ("Verzoek", "TeWijzigenProduct", "NieuwProduct", "Antwoord")
DECLARATIE = ("Declaratie", "DeclaratieAntwoord", "Prestatie")
KLASSEN = frozenset(("Header", "Client", "Relatie", "Contact", *PRODUCTEN, *WIJZIGING, *DECLARATIE))
BETWEEN_OBJECTS = frozenset(("TR101", "TR302", "TR315", "TR316", "TR361", "TR383", "TR386", "TR410", "TR416"))
FIRST = re.compile(r"\[1\]")
NUMBERS = frozenset(("ToewijzingNummer", "ReferentieNummer", "ReferentieAanbieder", "DeclaratieNummer", "Nummer",
                     "Identificatie", "Bsn"))  # fmt: skip
ANY_FORMAT = "XSD"


class Judged(Protocol):
    """What was found wrong with one object: by the checker (Found) or by a build (tests/truth/warehouse.py)."""

    path: Path
    rule: str
    retourcode: str
    niveau: int | None
    place: str
    keys: frozenset[str]


@dataclass(frozen=True)
class Expected:
    """One row of the truth."""

    file: str
    key: str
    rule: str
    retourcode: str


@dataclass(frozen=True)
class Found:
    """One finding of the checker."""

    path: Path
    finding: Finding

    @property
    def rule(self) -> str:
        """Code of the rule."""
        return self.finding.code

    @property
    def retourcode(self) -> str:
        """What the sender is told."""
        return self.finding.retourcode

    @property
    def niveau(self) -> int | None:
        """Control level of the rule."""
        return self.finding.niveau

    @cached_property
    def place(self) -> str:
        """Path of the berichtklasse in which the finding stands."""
        steps = FIRST.sub("", self.finding.element).split("/")
        last = max((at for at, step in enumerate(steps) if step.partition("[")[0] in KLASSEN), default=-1)
        return "/".join(steps[: last + 1])

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every other way to name the object."""
        named = {self.finding.toewijzingnummer, self.finding.referentienummer} - {""}
        return frozenset(named | numbers(self.path, self.place))


def numbers(path: Path, place: str) -> set[str]:
    """Position of the object among its kind in the file, from 1, and its own numbers and those of what it stands in."""
    root = etree.parse(path).getroot()
    steps = [step if step.endswith("]") else f"{step}[1]" for step in place.split("/") if step]
    wanted = root.xpath("/".join(re.sub(r"^(\w+)", r"*[local-name()='\1']", step) for step in steps)) if steps else []
    if not wanted:  # in an envelope
        return set()
    found = {str(next(at for at, one in enumerate(root.iter(wanted[0].tag), 1) if one is wanted[0]))}
    for element in (wanted[0], *wanted[0].iterancestors()):
        leaves = (leaf for child in element for leaf in (child, *child) if not len(leaf))
        found.update(leaf.text for leaf in leaves if etree.QName(leaf).localname in NUMBERS and leaf.text)
    return found


def read_truth(path: Path, levels: Iterable[int | None]) -> list[Expected]:
    """The rows whose rule has one of these control levels; None = a rule that the catalogue does not know."""
    text = path.read_text(encoding="utf-8-sig")
    rows = csv.DictReader(text.splitlines(), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    found = [
        Expected(row["leveringsbestand"].strip(), FIRST.sub("", (row["sleutel"] or "").strip()), row["regel"].strip(),
                 (row.get("retourcode") or "").strip())
        for row in rows
    ]  # fmt: skip
    return [one for one in found if one.rule and level(one.rule) in levels]


@cache
def stand_ins(code: str) -> tuple[str, ...]:
    """The codes by which we report a rule that cannot break alone: ten digits are no BSN of nine (RS015, RS037)."""
    known = rule_catalogue.rules("3.2").get(code)
    return known.via if known else ()


@cache
def level(code: str) -> int | None:
    """Control level of a rule; None when the catalogue does not know it."""
    known = rule_catalogue.rules("3.2").get(code)
    return known.niveau if known else None


def findings(folder: Path) -> Iterator[Found]:
    """Judge every message as the loader does."""
    for path in sorted(folder.rglob("*.xml")):
        try:
            verdict.read(path, "ijw", path.stem, lambda number: "id")
        except RejectedDelivery as refused:
            yield from (Found(path, finding) for finding in refused.findings)


def fits(expected: Expected, found: Judged) -> bool:
    """Whether this finding is what the truth expects; the file is the same."""
    if found.rule not in (expected.rule, *stand_ins(expected.rule)):
        return expected.rule == ANY_FORMAT and found.niveau == 1
    if expected.retourcode != found.retourcode and expected.retourcode:
        return False
    is_same = not expected.key or found.rule in BETWEEN_OBJECTS or expected.key == found.place
    return is_same or expected.key in found.keys


def names(path: Path, folder: Path) -> set[str]:
    """The ways in which a truth may name a file."""
    below = path.relative_to(folder)
    return {str(below), str(below.with_suffix("")), path.name, path.stem}
