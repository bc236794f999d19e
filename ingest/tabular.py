"""A zip with CSV files and a manifest -> Checked, persons hidden; or RejectedDelivery with all that is wrong."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest import checks, csv_rows, manifest, zip_guard
from ingest.checked import Checked, CopyText
from ingest.contract import Column, FileContract, TableContract, table_contract
from ingest.csv_findings import BY_US, Breach, findings
from ingest.csv_persons import Persons, without_bsn
from ingest.csv_rules import Part
from ingest.errors import Finding, RejectedDelivery

Hide = Callable[[str], str]


def read(path: Path, source: str, delivery_id: str, hide: Hide) -> Checked:
    """Judge one zip of a CSV source, such as sjt or gi; hide: BSN -> jeugdige_id. Rows counts all CSVs together."""
    contract = table_contract(source)
    with zip_guard.opened(path) as delivery:
        told = read_manifest(delivery, contract)
        checked = Checked(
            bericht=contract.name,
            release=contract.versie,
            berichtcode="",
            afzender=told.afzender,
            ontvanger=told.ontvanger,
            identificatie=told.identificatie,
            dagtekening=told.dagtekening,
            rijen=sum(told.rijen.values()),
        )
        refuse(header_findings(delivery, contract), checked)
        files = {file.name: FileRows(file, CopyText(delivery_id)) for file in contract.files}
        found = read_rows(delivery, files, persons_in(told), hide)
    checked.tables = {rows.file.table: rows.copy_text for rows in files.values()}
    checked.rijen = sum(rows.count for rows in files.values())
    refuse(found + count_findings(files, told), checked)
    return checked


@dataclass
class FileRows:
    """What has been read of one CSV."""

    file: FileContract
    copy_text: CopyText  # filled until the first breach that refuses the delivery
    keys: set[bytes] = field(default_factory=set)  # 16 bytes per key, over the whole file
    count: int = 0
    breaches: list[Breach] = field(default_factory=list)


def read_manifest(delivery: zip_guard.SafeZip, contract: TableContract) -> manifest.Manifest:
    """The manifest of the zip, in agreement with the contract and the other members."""
    if manifest.NAME not in delivery.sha256:
        raise RejectedDelivery([manifest.finding("M001")])
    with delivery.open(manifest.NAME) as stream:
        content = stream.read(manifest.MAX_BYTES + 1)
    if len(content) > manifest.MAX_BYTES:
        raise RejectedDelivery([manifest.finding("M002")])
    return manifest.read(content, contract, delivery.sha256)


def header_findings(delivery: zip_guard.SafeZip, contract: TableContract) -> list[Finding]:
    """What is wrong with the header of any file: its rows cannot be judged then."""
    found = []
    for file in contract.files:
        with delivery.open(f"{file.name}.csv") as stream:
            found += findings(file, csv_rows.header_breaches(stream, file))
    return found


def persons_in(told: manifest.Manifest) -> Persons:
    """Start from the words of the manifest: they may hold a BSN too."""
    persons = Persons()
    for word in (told.afzender, told.ontvanger, told.identificatie):
        persons.note(word, "", "")
    return persons


def read_rows(delivery: zip_guard.SafeZip, files: dict[str, FileRows], persons: Persons, hide: Hide) -> list[Finding]:
    """Fill `files` from the zip and return what is wrong with the values."""
    for parts in groups(delivery, files):
        for (file, chunk), wrong in zip(parts, checks.breaches(parts), strict=True):
            persons.note_rows(chunk, file)
            take(chunk, wrong, files[file.name], hide)
    found = [finding for rows in files.values() for finding in findings(rows.file, rows.breaches)]
    return found + persons.findings(tuple(rows.file for rows in files.values()))


def groups(delivery: zip_guard.SafeZip, files: dict[str, FileRows]) -> Iterator[list[Part]]:
    """Chunks of all files, together enough for one run of the checks and never more than two chunks full of rows."""
    group: list[Part] = []
    for rows in files.values():
        with delivery.open(f"{rows.file.name}.csv") as stream:
            for chunk in csv_rows.chunks(stream, rows.file):
                group.append((rows.file, chunk))
                if sum(len(chunk.rows) for _, chunk in group) >= csv_rows.CHUNK:
                    yield group
                    group = []
    yield group


def take(chunk: csv_rows.Chunk, wrong: list[Breach], into: FileRows, hide: Hide) -> None:
    """Add a judged chunk: rows when they may be loaded, breaches when not."""
    lenient = {column.name for column in into.file.columns if column.bij_fout == "onbekend"}
    unknown = {(line, breach.column) for breach in wrong if breach.column in lenient for line in breach.lines}
    into.count += chunk.count
    into.breaches += chunk.breaches + [breach for breach in wrong if breach.column not in lenient]
    into.breaches += double_keys(chunk, into.file, into.keys)
    if into.breaches or not chunk.rows:
        return
    into.copy_text.add(
        [
            [
                None if not value or (line, column.name) in unknown else raw_value(column, value, hide)
                for line, value in zip(chunk.lines, values, strict=True)
            ]
            for column, values in zip(into.file.columns, zip(*chunk.rows, strict=True), strict=True)
        ]
    )


def raw_value(column: Column, value: str, hide: Hide) -> str:
    """The value as raw may hold it: of a person only the jeugdige_id and the birth year."""
    if column.type == "bsn":
        return hide(value)
    return value[:4] if column.loads_as == "geboortejaar" else value


def double_keys(chunk: csv_rows.Chunk, file: FileContract, seen: set[bytes]) -> list[Breach]:
    """Rows whose key was met earlier in the whole file; `seen` holds 16 bytes per key over all chunks."""
    names = [column.name for column in file.columns]
    places = [names.index(name) for name in file.key]
    double = []
    for line, row in zip(chunk.lines, chunk.rows, strict=True):
        key = hashlib.blake2b("\x1f".join(row[place] for place in places).encode(), digest_size=16).digest()
        if key in seen:
            double.append(line)
        seen.add(key)
    return [Breach("C028", " + ".join(file.key), tuple(double))] if double else []


def count_findings(files: dict[str, FileRows], told: manifest.Manifest) -> list[Finding]:
    """Files with another number of rows than promised; not when an unreadable line ended the count early."""
    found = []
    for name, rows in files.items():
        broken = any(breach.code in ("C001", "C010") for breach in rows.breaches)
        if not broken and rows.count != told.rijen[f"{name}.csv"]:
            found.append(manifest.finding("M011", f"{name}.csv"))
    return found


def refuse(found: list[Finding], checked: Checked) -> None:
    """Raise when anything is wrong; our contract can heal it only when every finding is about a code or column."""
    if not found:
        return
    names = ("bericht", "release", "berichtcode", "afzender", "ontvanger", "identificatie", "dagtekening")
    identity = {name: getattr(checked, name) for name in names}
    healer = "contract" if all(finding.code in BY_US for finding in found) else "niets"
    raise RejectedDelivery(found, healer, rijen=checked.rijen, eurocent=0, **without_bsn(identity))
