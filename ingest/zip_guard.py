"""A zip from outside -> its members with their hashes, or a refusal. Nothing is ever extracted to disk."""

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ingest.errors import Finding, RejectedDelivery

MAX_MEMBERS = 100  # of a delivery with CSVs
MAX_MESSAGES = 2000  # of a zip with messages, which only `jeugd check` reads
MAX_BYTES = 200 * 1024 * 1024
MAX_RATIO = 100
SMALL = 1024 * 1024  # below this a high ratio does no harm: a CSV of equal rows also has it
MAX_DIRECTORY = 64 * 1024  # bytes of table of contents per 100 members, which need far less
BLOCK = 256 * 1024
END_RECORD = 22
UNSAFE = frozenset('\\:*?"<>|')  # in a name, on some computer
ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")

REFUSALS = {
    "Z001": (
        "Het bestand is geen (heel) zipbestand, of er zit niets in.",
        "Maak de zip opnieuw, zonder commentaar, en lever hem nog eens aan.",
    ),
    "Z002": (
        "De zip bevat te veel bestanden: hoogstens 100, en hoogstens 2000 als het iJw-berichten zijn.",
        "Lever bij een contract manifest.json en de CSV-bestanden, meer niet; verdeel berichten over meer zips.",
    ),
    "Z003": ("De zip is uitgepakt groter dan 200 MB.", "Verdeel de levering over kortere perioden."),
    "Z004": (
        "Een bestand in de zip is meer dan 100 keer kleiner ingepakt.",
        "Lever de bestanden aan zoals uw pakket ze maakt.",
    ),
    "Z005": (
        "Een naam in de zip bevat een pad of vreemde tekens, of bij CSV-bestanden een map.",
        "Zet alle bestanden direct in de zip, zonder mappen.",
    ),
    "Z006": ("De zip bevat een koppeling in plaats van een bestand.", "Zet het bestand zelf in de zip."),
    "Z007": ("Twee bestanden in de zip hebben dezelfde naam.", "Zorg dat elk bestand één keer in de zip zit."),
    "Z008": ("De zip bevat een ander ingepakt bestand.", "Pak de bestanden één keer in."),
    "Z009": (
        "De zip is met een wachtwoord beveiligd.",
        "Lever zonder wachtwoord aan; het transport is al versleuteld.",
    ),
    "Z010": ("Een bestand in de zip is beschadigd.", "Maak de zip opnieuw en lever hem nog eens aan."),
    "Z011": ("De zip gebruikt een andere inpakmethode dan deflate.", "Maak de zip met de gewone instellingen."),
}


@dataclass(frozen=True)
class SafeZip:
    """An inspected archive: all members were read once, within the caps and with a right CRC."""

    archive: zipfile.ZipFile
    sha256: dict[str, str]  # member name -> hex

    def open(self, name: str) -> BinaryIO:
        """Stream of one member."""
        return self.archive.open(name)


@contextmanager
def opened(path: Path, *, of_messages: bool = False) -> Iterator[SafeZip]:
    """Inspect the whole archive and hand it over open; RejectedDelivery (Z001-Z011) when it is not safe.

    A zip of messages is only read, by `jeugd check`: it may have folders and what a computer hides in them.
    """
    max_members = MAX_MESSAGES if of_messages else MAX_MEMBERS
    refuse_when(path.stat().st_size > MAX_BYTES, "Z003")
    with path.open("rb") as file:
        check_end_record(file, MAX_DIRECTORY * max_members // MAX_MEMBERS)
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
            raise rejected("Z001") from None
        with archive:
            entries = [entry for entry in archive.infolist() if not (of_messages and is_litter(entry))]
            check_directory(entries, max_members, is_path if of_messages else is_plain_name)
            yield SafeZip(archive, read_all(archive, entries))


def check_end_record(file: BinaryIO, max_directory: int) -> None:
    """Look at the last record ourselves: `ZipFile` builds an object for each of a million entries before we count."""
    file.seek(0, 2)
    refuse_when(file.tell() < END_RECORD, "Z001")
    file.seek(-min(file.tell(), END_RECORD + 20), 2)
    tail = file.read()
    end = tail[-END_RECORD:]
    refuse_when(end[:4] != b"PK\x05\x06" or end[20:] != b"\0\0", "Z001")
    # The 64-bit locator would overrule the counts in this record; nothing within our caps needs it.
    refuse_when(tail[:4] == b"PK\x06\x07", "Z002")
    refuse_when(int.from_bytes(end[12:16], "little") > max_directory, "Z002")


def is_litter(entry: zipfile.ZipInfo) -> bool:
    """A folder, or what macOS and file managers put beside the files."""
    first, last = entry.filename.split("/")[0], entry.filename.split("/")[-1]
    return entry.is_dir() or first == "__MACOSX" or last.startswith(".")


def check_directory(entries: list[zipfile.ZipInfo], max_members: int, is_right: Callable[[str], bool]) -> None:
    """Refuse what can be seen without unpacking."""
    refuse_when(len(entries) > max_members, "Z002")
    refuse_when(not entries, "Z001")
    names = [entry.filename.casefold() for entry in entries]
    refuse_when(len(set(names)) < len(names), "Z007")
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        refuse_when(kind == stat.S_IFLNK, "Z006")
        refuse_when(not is_right(entry.orig_filename), "Z005")
        refuse_when(kind not in (0, stat.S_IFREG), "Z006")
        refuse_when(bool(entry.flag_bits & 1), "Z009")
        refuse_when(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED), "Z011")
    refuse_when(sum(entry.file_size for entry in entries) > MAX_BYTES, "Z003")


def is_plain_name(name: str) -> bool:
    """True for a printable ASCII name without folder, drive or leading dot."""
    return name.isascii() and name.isprintable() and not name.startswith(".") and not set(name) & (UNSAFE | {"/"})


def is_path(name: str) -> bool:
    """True for a printable path inside the zip, that leads nowhere else."""
    return name.isprintable() and not set(name) & UNSAFE and not {"", ".", ".."} & set(name.split("/"))


def read_all(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, str]:
    """Hash every member, counting real bytes: the sizes in the directory may lie."""
    budget = MAX_BYTES
    hashes = {}
    for entry in entries:
        try:
            size, hashes[entry.filename] = read_member(archive, entry, budget)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
            raise rejected("Z010") from None
        budget -= size
    return hashes


def read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int) -> tuple[int, str]:
    """Size and SHA-256 of one member; `zipfile` checks the CRC at its end."""
    digest = hashlib.sha256()
    size = 0
    with archive.open(entry) as stream:
        while block := stream.read(BLOCK):
            refuse_when(size == 0 and block.startswith(ARCHIVES), "Z008")
            size += len(block)
            refuse_when(size > budget, "Z003")
            refuse_when(size > SMALL and size > MAX_RATIO * max(entry.compress_size, 1), "Z004")
            digest.update(block)
    return size, digest.hexdigest()


def refuse_when(condition: bool, code: str) -> None:
    """Raise the refusal of this code when the condition holds."""
    if condition:
        raise rejected(code)


def rejected(code: str) -> RejectedDelivery:
    """The refusal of an archive; never names a member, because a supplier chose that name."""
    melding, wat_te_doen = REFUSALS[code]
    return RejectedDelivery([Finding("bestand", code, melding, wat_te_doen)])
