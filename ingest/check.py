"""Files -> a verdict and findings on screen, without database and without network: `jeugd check` for suppliers.

Exit codes: 0 all good, 1 findings, 2 a file could not be opened.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ingest import xml_messages
from ingest.checked import Checked
from ingest.errors import Finding, RejectedDelivery, Stop
from ingest.settings import SOURCES

console = Console(highlight=False)


def check_files(paths: list[Path]) -> int:
    """Judge every file, and every file in a folder; show the verdicts. Returns the exit code."""
    code = 0
    for path in files_in(paths):
        if not path.is_file():
            console.print(f"{path}: bestand niet gevonden", style="red", soft_wrap=True)
            code = 2
            continue
        code = max(code, show(path, verdict(path)))
    return code


def files_in(paths: list[Path]) -> Iterator[Path]:
    """The files as given, folders replaced by what is in them, in order of name."""
    for path in paths:
        yield from sorted(found for found in path.rglob("*") if found.is_file()) if path.is_dir() else [path]


def verdict(path: Path) -> Checked | RejectedDelivery:
    """What the loader would say of this file; persons are hidden with a stand-in, as nothing is kept."""
    delivery_id = hashlib.sha256(path.name.encode()).hexdigest()
    try:
        if path.suffix.lower() == ".zip":
            from ingest import tabular

            return tabular.read(path, contract_of(path), delivery_id, stand_in)
        return xml_messages.read(path, delivery_id, stand_in)
    except RejectedDelivery as refused:
        return refused
    except ModuleNotFoundError as missing:
        needed = f"Een zip met CSV's controleren vraagt {missing.name}: installeer het pakket met [warehouse]."
        raise Stop(needed) from None


def stand_in(number: str) -> str:
    """Takes the place of the pseudonym: no key is needed to check a file."""
    return hashlib.sha256(number.encode()).hexdigest()


def contract_of(path: Path) -> str:
    """The source that the manifest names; of an unreadable manifest the first, whose reader says what is wrong."""
    from ingest.zip_guard import opened

    try:
        with opened(path) as archive:
            named = json.load(archive.open("manifest.json"))["contract"]
    except (RejectedDelivery, ValueError, KeyError, TypeError):
        named = ""
    return named if named in SOURCES and named != "ijw" else "sjt"


def show(path: Path, found: Checked | RejectedDelivery) -> int:
    """One line per good file, a table per refused one; returns 0 or 1."""
    if isinstance(found, Checked):
        kind = f"{found.bericht} {found.release}, {found.rijen} regels"
        console.print(f"{path.name}: goed, {kind}", style="green", soft_wrap=True)
        return 0
    console.print(f"{path.name}: geweigerd, {len(found.findings)} bevinding(en)", style="red", soft_wrap=True)
    console.print(findings_table(found.findings))
    return 1


def findings_table(findings: list[Finding]) -> Table:
    """What is wrong, where, and what to do; never a value."""
    table = Table("code", "regel", "element", "wat is er", "wat te doen")
    for finding in findings:
        line = "" if finding.regelnummer is None else str(finding.regelnummer)
        table.add_row(finding.code, line, finding.element, finding.melding, finding.wat_te_doen)
    return table
