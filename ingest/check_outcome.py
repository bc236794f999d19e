"""One offered file -> an outcome per message in it, as the loader would judge it, without a database."""

import hashlib
import json
import shutil
import tempfile
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest import xml_messages
from ingest.errors import Finding, RejectedDelivery
from ingest.masking import printable
from ingest.settings import SOURCES
from ingest.zip_guard import SafeZip, opened

MANIFEST = "manifest.json"
MAX_MANIFEST = 1024 * 1024
MAX_FINDINGS = 10_000  # per message
OPNIEUW = "Controleer het pad en uw rechten, en probeer het opnieuw."
UNREADABLE = Finding("bestand", "J001", "Het bestand is er niet, is leeg als map, of mag niet worden gelezen.", OPNIEUW)
LEVELS = {"bestand": 1, "codering": 1, "xml": 1, "xsd": 1, "regel": 2}
REFUSED = {2: "0001"}  # retourcode of a whole message; on level 1 the standard knows no retour


@dataclass(frozen=True)
class Target:
    """One file to check and its number in this run, which tells files apart whose names may not be shown."""

    path: Path
    name: str
    number: int


@dataclass(frozen=True)
class Outcome:
    """The verdict on one message: good without findings. Every text may be shown to anybody."""

    bestand: str
    bericht: str = ""
    release: str = ""
    gemeente: str = ""
    aanbieder: str = ""
    rijen: int = 0
    findings: list[Finding] = field(default_factory=list)
    is_judged: bool = True  # False: this file could not be read, or not to its end

    @property
    def exit_code(self) -> int:
        """0 good, 1 findings, 2 not read."""
        return 1 if self.findings and self.is_judged else 0 if self.is_judged else 2


def outcomes(target: Target) -> list[Outcome]:
    """Judge one file, or every message in a zip. Never raises: what we cannot judge is an outcome too."""
    try:
        if not (target.path.is_file() or is_standard_input(target.path)):
            return [Outcome(shown(target), findings=[UNREADABLE], is_judged=False)]
        if target.path.suffix.lower() == ".zip":
            return zip_outcomes(target)
        return [judged(target.path, shown(target))]
    except OSError:
        return [Outcome(shown(target), findings=[UNREADABLE], is_judged=False)]


def is_standard_input(path: Path) -> bool:
    """A pipe that the shell made, not one that nobody may ever write to."""
    return path.is_fifo() and path.parts[:2] in (("/", "dev"), ("/", "proc"))


def shown(target: Target, member: str = "", number: int = 0) -> str:
    """The name of a file or of a member of a zip; where a BSN had to be hidden, its number takes its place."""
    names = [(target.name, f"bestand {target.number}")] + ([(member, f"nummer {number}")] if member else [])
    parts = [name if (name := printable(text)) == text else f"{name} ({place})" for text, place in names]
    return "/".join(parts)


def zip_outcomes(target: Target) -> list[Outcome]:
    """A zip with a manifest is one delivery of CSV files; any other holds messages."""
    try:
        with opened(target.path, of_messages=True) as archive:
            if not any(name.rpartition("/")[2] == MANIFEST for name in archive.sha256):
                return list(member_outcomes(archive, target))
            contract = contract_of(archive)
    except RejectedDelivery as refused:
        return [refusal(shown(target), refused, is_message=False)]
    return [judged(target.path, shown(target), contract)]


def member_outcomes(archive: SafeZip, target: Target) -> Iterator[Outcome]:
    """One message at a time stands on disk, under a name of ours."""
    with tempfile.TemporaryDirectory(prefix="jeugd-check-") as folder:
        path = Path(folder) / "bericht.xml"
        for number, member in enumerate(archive.sha256, start=1):
            with archive.open(member) as source, path.open("wb") as copy:
                shutil.copyfileobj(source, copy)
            yield judged(path, shown(target, member, number))


def contract_of(archive: SafeZip) -> str:
    """The source that the manifest names; of an unreadable manifest the first, whose reader says what is wrong."""
    try:
        with archive.open(MANIFEST) as manifest:
            named = json.loads(manifest.read(MAX_MANIFEST))["contract"]
    except (ValueError, KeyError, TypeError, RecursionError):
        named = ""
    return named if named in SOURCES and named != "ijw" else "sjt"


def judged(path: Path, name: str, contract: str = "") -> Outcome:
    """What the loader would say of this file; persons are hidden with a stand-in, as nothing is kept."""
    try:
        if contract:
            from ingest import tabular

            return accepted(name, tabular.read(path, contract, "check", stand_in))
        return accepted(name, xml_messages.read(path, "check", stand_in, MAX_FINDINGS))
    except RejectedDelivery as refused:
        return refusal(name, refused, is_message=not contract)
    except OSError:
        return Outcome(name, findings=[UNREADABLE], is_judged=False)
    except ModuleNotFoundError as missing:
        return Outcome(name, contract, findings=[values_not_judged(missing.name or "")], is_judged=False)
    except Exception as error:  # one file on which we fail must not hide the others
        return Outcome(name, findings=[our_failure(error)], is_judged=False)


def stand_in(number: str) -> str:
    """Takes the place of the pseudonym: no key is needed to check a file."""
    return hashlib.sha256(number.encode()).hexdigest()


def accepted(name: str, checked: xml_messages.Checked) -> Outcome:
    """The outcome of a message that would be loaded."""
    return Outcome(name, checked.bericht, checked.release, **parties(vars(checked)), rijen=checked.rijen)


def refusal(name: str, refused: RejectedDelivery, is_message: bool) -> Outcome:
    """The outcome of a message that would be refused; its findings get their level where the reader gave none."""
    known = refused.identity
    found = [levelled(finding) if is_message else finding for finding in refused.findings]
    bericht, release = (printable(str(known.get(field, ""))) for field in ("bericht", "release"))
    return Outcome(name, bericht, release, **parties(known), findings=found)


def parties(header: dict[str, object]) -> dict[str, str]:
    """Gemeente (4 digits) and aanbieder (8 digits) of a message, whichever of the two sent it."""
    codes = [str(header.get(side) or "") for side in ("afzender", "ontvanger")]
    digits = {len(code): code for code in codes if code.isascii() and code.isdigit()}
    return {"gemeente": digits.get(4, ""), "aanbieder": digits.get(8, "")}


def levelled(finding: Finding) -> Finding:
    """The finding with the level and the retourcode that belong to the step in which it was found."""
    niveau = finding.niveau or LEVELS.get(finding.stap)
    retourcode = finding.retourcode or REFUSED.get(niveau or 0, "")
    return Finding(**{**vars(finding), "niveau": niveau, "retourcode": retourcode})


def values_not_judged(module: str) -> Finding:
    """A delivery with CSV files on a computer with the base alone: what could be judged was right."""
    melding = f"De zip, het manifest en de kolomnamen kloppen; de waarden zijn niet beoordeeld ({module} ontbreekt)."
    return Finding("contract", "J002", melding, "Installeer jeugd[warehouse] om ook de waarden te controleren.")


def our_failure(error: Exception) -> Finding:
    """Where our own code failed; never the text of the error, because it may hold a value of a person."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    melding = f"Het programma zelf liep vast ({type(error).__name__}, {Path(last.filename).name}:{last.lineno})."
    return Finding("bestand", "J003", melding, "Meld dit bij de beheerder; het ligt niet aan uw bestand.")
