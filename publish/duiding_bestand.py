"""Files of duiding -> texts, or Dutch findings with file, line, rule and what to do. A finding never repeats a text.

A file is <map>/<cbs>/<halfjaar>/<indicator>.md (or <indicator>.<type>.md beside it): a YAML header and free text.
"""

import functools
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from ingest.masking import printable
from ingest.settings import PROJECT, Settings
from publish.duiding_kop import Bevinding, header_findings
from publish.gemeenten import region_gemeenten
from publish.kpis import kpi_definitions
from publish.vrije_tekst import agreed, suspicions

PERIOD = re.compile(r"20\d\d-H[12]")
PARTS = re.compile(r"---\n(?P<kop>.*?\n)---\n(?P<tekst>.*)", re.DOTALL)
FIELDS = "Schrijf elk veld als `veld: waarde`."
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Tekst:
    """One text as its file says it. `consensus` is a yes or no; `datum` is ISO."""

    gemeente: str
    periode: str
    indicator: str
    type: str
    bron_rol: str
    betrokken_partijen: tuple[str, ...]
    consensus: bool
    status: str
    auteur: str
    datum: str
    versie: int
    tekst: str
    bestand: str = ""

    @property
    def sleutel(self) -> tuple[str, str, str, str]:
        """What stays the same over versions."""
        return self.gemeente, self.periode, self.indicator, self.type

    @property
    def sha256(self) -> str:
        """Of everything but the name of the file."""
        said = [getattr(self, name) for name in self.__dataclass_fields__ if name != "bestand"]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def folder_of(settings: Settings) -> Path:
    """Where SOJ writes its texts."""
    return settings.home / "duiding"


def read_all(folder: Path, settings: Settings) -> tuple[list[Tekst], list[Bevinding]]:
    """Every text below a folder, in order of path, and everything that is wrong with any of them."""
    known = frozenset(gemeente.naam for gemeente in region_gemeenten(settings))
    codes = {gemeente.code for gemeente in region_gemeenten(settings)}
    teksten, found, seen = [], [], {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        name = path.relative_to(folder)
        tekst, wrong = read(path, name, codes, known)
        found += wrong
        if tekst and seen.setdefault(tekst.sleutel, tekst) is not tekst:
            other = seen[tekst.sleutel].bestand
            found.append(
                Bevinding(tekst.bestand, 0, "D11", f"zegt hetzelfde soort tekst als {other}", "Voeg ze samen.")
            )
        teksten += [tekst] if tekst else []
    return teksten, found


def read(path: Path, name: Path, codes: set[str], known: frozenset[str]) -> tuple[Tekst | None, list[Bevinding]]:
    """One file: its text when the header can be used, and the findings."""
    shown = printable(name.as_posix())
    indicator, _, kind = name.stem.partition(".")
    if not well_placed(name, codes, indicator):
        wrong = "staat niet op <cbs>/<halfjaar>/<indicator>.md met een bekende gemeente en KPI (of hoofdstuk)"
        return None, [Bevinding(shown, 0, "D01", wrong, "Verplaats of hernoem het; `jeugd duiding nieuw` maakt lege.")]
    try:
        raw = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None, [Bevinding(shown, 0, "D02", "is geen UTF-8", "Sla het op als UTF-8.")]
    hidden = "Schrijf het om: in duiding staat niets over één persoon, en geen contactgegevens."
    found = [Bevinding(shown, one.regel, one.code, f"bevat {one.melding}", hidden) for one in suspicions(raw, known)]
    header, body, wrong = split(raw, shown)
    found += wrong or [*header_findings(header, kind, raw, shown), *body_findings(body, shown)]
    if any(one.code in ("D02", "D03", "D04", "D05") for one in found):
        return None, found
    header |= {"consensus": header["consensus"] == "ja", "betrokken_partijen": tuple(header["betrokken_partijen"])}
    return Tekst(name.parts[0], name.parts[1], indicator, **header, tekst=body, bestand=shown), found


def well_placed(name: Path, codes: set[str], indicator: str) -> bool:
    """Three parts: a gemeente of today, a half-year, and something a text may be about."""
    if len(name.parts) != 3 or name.suffix != ".md":
        return False
    return name.parts[0] in codes and PERIOD.fullmatch(name.parts[1]) is not None and indicator in indicators()


@functools.cache
def chapters() -> tuple[str, ...]:
    """The chapters of the report, in its order."""
    listed = yaml.safe_load((PROJECT / "schemas" / "rapport" / "hoofdstukken.yml").read_text(encoding="utf-8"))
    return tuple(chapter["sleutel"] for chapter in listed)


@functools.cache
def indicators() -> dict[str, str]:
    """Everything a text may be about -> its chapter: each chapter itself, and each KPI."""
    loose = dict.fromkeys(kpi_definitions(), "duiding")
    listed = {kpi: chapter for chapter, members in agreed()["hoofdstukken"].items() for kpi in members}
    return {**loose, **listed, **{chapter: chapter for chapter in chapters()}}


def split(raw: str, shown: str) -> tuple[dict, str, list[Bevinding]]:
    """Header and text without comments; a finding when the header cannot be read."""
    parts = PARTS.fullmatch(raw)
    if parts is None:
        wrong = Bevinding(shown, 1, "D02", "heeft geen kop", "Begin met --- , de velden, en weer --- op eigen regels.")
        return {}, "", [wrong]
    try:
        header = yaml.safe_load(parts["kop"])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        return (
            {},
            "",
            [Bevinding(shown, line, "D02", "kop is geen geldige YAML", FIELDS)],
        )
    if not isinstance(header, dict):
        return {}, "", [Bevinding(shown, 2, "D02", "kop heeft geen velden", FIELDS)]
    if isinstance(header.get("datum"), date):
        header["datum"] = header["datum"].isoformat()
    return header, COMMENT.sub("", parts["tekst"]).strip(), []


def body_findings(body: str, shown: str) -> Iterator[Bevinding]:
    """There is a text, and people will read it to the end."""
    longest = agreed()["langste_tekst"]
    if not body:
        yield Bevinding(shown, 0, "D06", "heeft geen tekst", "Schrijf de tekst onder de kop, buiten <!-- -->.")
    elif len(body) > longest:
        yield Bevinding(shown, 0, "D06", f"tekst is langer dan {longest} tekens", "Kort de tekst in.")
