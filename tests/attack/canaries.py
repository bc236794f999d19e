"""Canaries: numbers, words and keys that may be found nowhere, and a search for them in every form they could take.

Plain, UTF-16, hexadecimal, base64 and compressed; a hit names the canary, never repeats it.
"""

import binascii
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import psycopg
from psycopg import sql
from stdnum.nl import bsn as elfproef

from ingest.settings import Settings

NUMBERS = [number for number in map(str, range(999900000, 999989999)) if elfproef.is_valid(number)][:1000]
# What people and suppliers write about persons; each stands in the element or column that it is named after.
WORDS = {
    "achternaam": "Kwikstaartsma",
    "partnernaam": "Roodborstinga",
    "voornamen": "Pimpelmeesje",
    "straatnaam": "Boomkruiperhof",
    "plaatsnaam": "Wulpendrecht",
    "postcode": "9417QX",
    "telefoonnummer": "0687654399",
    "emailadres": "putter@kneu.example",
    "organisatie": "Gezinshuis Goudvink",
    "commentaar bij de cliënt": "sijsjesnest thuis",
    "commentaar bij de toewijzing": "appelvinkdiagnose",
    "geboortedatum van een relatie": "1931-03-17",
    "naam van een verwijzer": "Dokter Wielewaal",
    "naam van een bestand": "dossier Tjiftjaf",
    "naam in een verboden kolom": "Heggenmuskind",
    "vrije tekst in een codeveld": "Grutto van Zanten",
    "veld te veel": "geheim",  # what stands in tests/ingest/bad_files.py
    "fout van een tussenstation": "Roerdompsteeg",
    "naam van een bijlage": "gesprek met Fluiterman",
    "contactpersoon in een manifest": "Mevrouw Baardman",
}
PUBLIC = ("archief-ontvanger", "sleutel-id")  # what of the key folder is no secret
NINE = re.compile(rb"9999\d{5}(?!\d)")
SECRET = re.compile(rb"[\w+/=-]{16,}")  # in a key file: the shortest is a password of 24 random bytes
HASH = re.compile(rb"[0-9a-fA-F]{32,}")
HEX = re.compile(rb"[0-9a-fA-F]{12,}")
BASE64 = re.compile(rb"[A-Za-z0-9+/]{12,}")
STANDARD = bytes.maketrans(b"-_", b"+/")  # base64 for addresses -> base64
COMPRESSED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
MOST = 64 << 20  # bytes that one compressed stream may become
CHUNK, OVERLAP = 32 << 20, 4096
ALL_TABLES = """
select nspname, relname from pg_class join pg_namespace on relnamespace = pg_namespace.oid
where relkind in ('r', 'm') and nspname <> 'information_schema' order by 1, 2
"""


@dataclass(frozen=True)
class Canaries:
    """What to look for: numbers as bytes, and name -> lower-case bytes of words and keys."""

    numbers: frozenset[bytes]
    words: dict[str, bytes]

    @classmethod
    def of(cls, settings: Settings | None = None, numbers: Iterable[str] = NUMBERS) -> "Canaries":
        """The numbers and words; with an instance also every key and password it has."""
        found = {name: word.lower().encode() for name, word in WORDS.items()}
        if settings is not None:
            for path in settings.keys.rglob("*"):
                if path.is_file() and path.name not in PUBLIC:
                    lines = SECRET.findall(path.read_bytes())
                    raw = [bytes.fromhex(line.decode()) for line in lines if HASH.fullmatch(line)]
                    found |= {f"sleutel {path.name} {n}": line.lower() for n, line in enumerate(lines + raw)}
        return cls(frozenset(number.encode() for number in numbers), found)

    def found(self, content: bytes) -> set[str]:
        """Names of the canaries in this content, in whatever form."""
        return {name for view in views(content) for name in self.plainly(view)}

    def plainly(self, view: bytes) -> Iterator[str]:
        """Names of those that stand there to be read."""
        hashes = [match.span() for match in HASH.finditer(view)] if b"9999" in view else []
        for match in NINE.finditer(view):
            alone = not view[max(0, match.start() - 1) : match.start()].strip(b"0").isdigit()
            if match[0] in self.numbers and alone and not any(b <= match.start() < e for b, e in hashes):
                yield "bsn"
        lower = view.lower()
        yield from (name for name, word in self.words.items() if word in lower)

    def in_folder(self, folder: Path) -> dict[str, set[str]]:
        """File below a folder -> canaries in its content or its name; files without any are left out."""
        found = {}
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            seen = set(self.plainly(name.encode()))
            for block in blocks(path):
                seen |= self.found(block)
            if seen:
                found[name] = seen
        return found

    def in_database(self, dsn: str) -> dict[str, set[str]]:
        """Table -> canaries in any of its columns, system tables too: whatever compresses on disk is text here."""
        found = {}
        with psycopg.connect(dsn, autocommit=True) as connection:
            for schema, table in connection.execute(ALL_TABLES).fetchall():
                statement = sql.SQL("copy (select * from {}) to stdout").format(sql.Identifier(schema, table))
                with connection.cursor().copy(statement) as rows:
                    seen = self.found(b"".join(map(bytes, rows)))
                if seen:
                    found[f"{schema}.{table}"] = seen
        return found


def blocks(path: Path) -> Iterator[bytes]:
    """A file in pieces that overlap; nothing of what is no file, or has gone meanwhile."""
    if not path.is_file() or path.is_symlink():
        return
    try:
        with path.open("rb") as file:
            before = b""
            while piece := file.read(CHUNK):
                yield before + piece
                before = piece[-OVERLAP:]
    except FileNotFoundError:
        return


def views(content: bytes, layers: str = "text and zip") -> Iterator[bytes]:
    """The content and everything that it holds in another form: a text in a zip, a zip in a text."""
    yield content
    if b"\0" in content:
        yield content.replace(b"\0", b"")  # UTF-16 of either order, UTF-32
    if "text" in layers:
        for decode in (unhexed, unbased):
            yield from views(decode(content), "zip" if "zip" in layers else "")
    if "zip" in layers and (inside := unzipped(content)):
        yield from views(inside, "text" if "text" in layers else "")


def unhexed(content: bytes) -> bytes:
    """Every run of hex digits as bytes, from its first digit and from its second."""
    runs = [run[shift:] for run in HEX.findall(content) for shift in (0, 1)]
    return b"\n".join(binascii.unhexlify(run[: len(run) // 2 * 2]) for run in runs)


def unbased(content: bytes) -> bytes:
    """Every run of base64 as bytes, wherever in a group of four it begins; broken lines are one run."""
    runs = BASE64.findall(content.translate(STANDARD, b" \t\r\n"))
    parts = (run[shift:] for run in runs for shift in range(4))
    return b"\n".join(binascii.a2b_base64(part + b"A" * (-len(part) % 4)) for part in parts)


def unzipped(content: bytes) -> bytes:
    """Members of a zip and every gzip or zlib stream."""
    found = []
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                found = [archive.read(name) + name.encode() for name in archive.namelist()]
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
            found = []
    for match in COMPRESSED.finditer(content):
        found.append(inflated(content[match.start() :]))
    return b"\n".join(found)


def inflated(stream: bytes) -> bytes:
    """As much of a stream as can be read."""
    reader = zlib.decompressobj(47)  # gzip or zlib, as its head says
    try:
        return reader.decompress(stream, MOST)
    except zlib.error:
        return b""
