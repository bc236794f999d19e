"""What every reader hands to the loader: who sent what, and its rows as ready-made COPY text."""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

BLOCK = 256 * 1024
IN_MEMORY = 1024 * 1024
NULL = "\0"  # stands for None until a line is written: neither XML nor our CSV can hold it
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class CopyText:
    """The rows of one raw table of one delivery. Above 1 MiB they wait on disk, persons already hidden."""

    def __init__(self, delivery_id: str) -> None:
        self.delivery_id = delivery_id
        self.count = self.bytes = 0
        self.digest = hashlib.sha256()
        self.in_memory: list[bytes] = []
        self.on_disk: BinaryIO | None = None

    def __del__(self) -> None:
        if self.on_disk:
            self.on_disk.close()

    def add(self, columns: Sequence[Sequence[str | None]]) -> None:
        """Add some rows, given as their columns; None becomes NULL. No value holds a NUL character."""
        if not columns[0]:
            return
        text = copy_lines(columns)
        self.digest.update(text.encode() + b"\n")
        lines = text.split("\n")
        numbered = [f"{self.delivery_id}\t{number}\t{line}\n" for number, line in enumerate(lines, self.count + 1)]
        self.keep("".join(numbered).encode())
        self.count += len(lines)

    def keep(self, block: bytes) -> None:
        """Add some lines to what waits, in memory as long as it is little."""
        self.bytes += len(block)
        self.in_memory.append(block)
        if self.bytes > IN_MEMORY:
            self.on_disk = self.on_disk or tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as we do
            self.on_disk.writelines(self.in_memory)
            self.in_memory.clear()

    def hexdigest(self) -> str:
        """Hash of all rows, without delivery_id and position."""
        return self.digest.hexdigest()

    def blocks(self) -> Iterator[bytes]:
        """The rows in blocks for `cursor.copy(...).write`; may be read more than once."""
        yield from self.in_memory
        if self.on_disk:
            self.on_disk.seek(0)
            while block := self.on_disk.read(BLOCK):
                yield block


def copy_lines(columns: Sequence[Sequence[str | None]]) -> str:
    """Rows as lines of COPY text. Values are escaped one by one only when one of them needs it."""
    texts = [[NULL if text is None else text for text in column] if None in column else column for column in columns]
    text = "\n".join(map("\t".join, zip(*texts, strict=True)))
    signs = len(columns) * len(columns[0]) - 1
    if "\\" not in text and "\r" not in text and text.count("\t") + text.count("\n") == signs:
        return text.replace(NULL, "\\N")
    escaped = [[value.translate(ESCAPES).replace(NULL, "\\N") for value in column] for column in texts]
    return "\n".join(map("\t".join, zip(*escaped, strict=True)))


@dataclass
class Checked:
    """One delivery that may be loaded. Codes are text; dagtekening is an ISO date; eurocent is net and signed."""

    bericht: str  # JW323, or the name of the contract
    release: str  # 3.2, or the version of the contract
    berichtcode: str
    afzender: str
    ontvanger: str
    identificatie: str
    dagtekening: str
    rijen: int = 0
    eurocent: int = 0
    tables: dict[str, CopyText] = field(default_factory=dict)

    @property
    def inhoud_hash(self) -> str:
        """Hash of header and rows: equal for equal content in other bytes."""
        parts = [self.bericht, self.release, self.afzender, self.ontvanger, self.identificatie, self.dagtekening]
        parts += [f"{name}:{rows.hexdigest()}" for name, rows in sorted(self.tables.items())]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()
