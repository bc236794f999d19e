"""What every reader hands to the loader: who sent what, and its rows as ready-made COPY text."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

BLOCK = 256 * 1024
ROWS_AT_ONCE = 64
NULL = "\0"  # stands for None until a line is written: neither XML nor our CSV can hold it
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class CopyText:
    """The rows of one raw table of one delivery. Above 1 MiB they wait on disk, persons already hidden."""

    def __init__(self, delivery_id: str) -> None:
        self.delivery_id = delivery_id
        self.count = 0
        self.pending: list[Sequence[str | None]] = []
        self.digest = hashlib.sha256()
        self.spool = tempfile.SpooledTemporaryFile(max_size=1024 * 1024)  # noqa: SIM115 - lives as long as we do

    def __del__(self) -> None:
        self.spool.close()

    def add(self, values: Iterable[str | None]) -> None:
        """Add one row; None becomes NULL. No value holds a NUL character."""
        self.count += 1
        self.pending.append(tuple(values))
        if len(self.pending) == ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write the rows that were added since the last time: many at once costs a third of one by one."""
        if not self.pending:
            return
        text = copy_lines(self.pending)
        self.digest.update(text.encode() + b"\n")
        first = self.count - len(self.pending) + 1
        lines = [f"{self.delivery_id}\t{number}\t{line}\n" for number, line in enumerate(text.split("\n"), first)]
        self.spool.write("".join(lines).encode())
        self.pending = []

    def hexdigest(self) -> str:
        """Hash of all rows, without delivery_id and position."""
        self.flush()
        return self.digest.hexdigest()

    def blocks(self) -> Iterator[bytes]:
        """The rows in blocks for `cursor.copy(...).write`; may be read more than once."""
        self.flush()
        self.spool.seek(0)
        while block := self.spool.read(BLOCK):
            yield block


def copy_lines(rows: Sequence[Sequence[str | None]]) -> str:
    """Rows as lines of COPY text. Values are escaped one by one only when one of them needs it."""
    text = "\n".join(["\t".join([NULL if value is None else value for value in row]) for row in rows])
    signs = sum(len(row) for row in rows) - 1
    if "\\" not in text and "\r" not in text and text.count("\t") + text.count("\n") == signs:
        return text.replace(NULL, "\\N")
    return "\n".join(
        ["\t".join(["\\N" if value is None else value.translate(ESCAPES) for value in row]) for row in rows]
    )


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
