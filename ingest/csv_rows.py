"""The bytes of one CSV -> its rows in contract order, in chunks. Judges the file's structure, not its values."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from ingest.contract import FileContract
from ingest.csv_findings import Breach

CHUNK = 50_000  # rows: one frame for the checks
MAX_LINE = 64 * 1024  # bytes
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Parts of column names that say the column holds a person or free text (Regeling Jeugdwet art. 6a.2).
FORBIDDEN = (
    "naam", "voorletter", "adres", "straat", "huisnummer", "postcode", "woonplaats", "telefoon", "mail", "diagnos",
    "dsm", "reden", "toelichting", "opmerking", "omschrijving", "beschrijving", "notitie", "tekst", "verslag",
)  # fmt: skip


@dataclass
class Chunk:
    """Some rows of one file: values in contract order, with their line numbers (the header is line 1)."""

    lines: list[int] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    breaches: list[Breach] = field(default_factory=list)  # lines that could not become a row
    count: int = 0  # data rows met, right or wrong


def header_breaches(stream: BinaryIO, file: FileContract) -> list[Breach]:
    """What is wrong with encoding, separator and column names; empty when the rows can be read."""
    buffered = io.BufferedReader(stream)
    if buffered.peek(3).startswith(b"\xef\xbb\xbf"):
        return [Breach("C002")]
    _, header = next(records(buffered), (1, []))
    if isinstance(header, str):
        return [Breach(header)]
    if not any(header):
        return [Breach("C004")]
    if len(header) == 1 and re.search(r"[,\t|]", header[0]):
        return [Breach("C003")]
    return name_breaches(header, file)


def name_breaches(header: list[str], file: FileContract) -> list[Breach]:
    """Columns that are missing, double, unknown or never allowed. Unknown names are given by position."""
    agreed = [column.name for column in file.columns]
    found = [Breach("C005", name) for name in agreed if name not in header]
    found += [Breach("C008", name) for name, times in Counter(header).items() if times > 1 and name in agreed]
    for position, name in enumerate(header, start=1):
        if name not in agreed:
            word = next((word for word in FORBIDDEN if word in name.casefold()), None)
            found.append(Breach("C007", f"{position} (…{word}…)") if word else Breach("C006", f"nummer {position}"))
    return found


def chunks(stream: BinaryIO, file: FileContract) -> Iterator[Chunk]:
    """All rows of a file whose header is right; at least one chunk."""
    lines = records(io.BufferedReader(stream))
    _, header = next(lines)
    order = [header.index(column.name) for column in file.columns]
    chunk = Chunk()
    for line, fields in lines:
        if chunk.count == CHUNK:
            yield chunk
            chunk = Chunk()
        chunk.count += 1
        if code := row_problem(fields, len(order)):
            chunk.breaches.append(Breach(code, lines=(line,)))
        else:
            chunk.lines.append(line)
            chunk.rows.append([fields[place] for place in order])
    yield chunk


def row_problem(fields: list[str] | str, width: int) -> str:
    """Code of what makes this no row; empty when it is one."""
    if isinstance(fields, str):
        return fields
    if len(fields) != width:
        return "C009"
    return "C011" if CONTROL.search("".join(fields)) else ""


def records(stream: BinaryIO) -> Iterator[tuple[int, list[str] | str]]:
    """Line number and fields; a code instead of the fields, as the last one, where reading cannot go on."""
    line = 0
    try:
        for line, fields in enumerate(csv.reader(text_lines(stream), delimiter=";", strict=True), start=1):
            yield line, fields
    except UnicodeDecodeError:
        yield line + 1, "C001"
    except csv.Error:
        yield line + 1, "C010"


def text_lines(stream: BinaryIO) -> Iterator[str]:
    """Decoded lines; a line without end never fills the memory."""
    while line := stream.readline(MAX_LINE):
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            raise csv.Error("line too long")
        yield line.decode("utf-8")
