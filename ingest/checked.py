"""What every reader hands to the loader: who sent what, and its rows as ready-made COPY text."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

BLOCK = 256 * 1024
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class CopyText:
    """The rows of one raw table of one delivery. Above 1 MiB they wait on disk, persons already hidden."""

    def __init__(self, delivery_id: str) -> None:
        self.delivery_id = delivery_id
        self.count = 0
        self.digest = hashlib.sha256()
        self.spool = tempfile.SpooledTemporaryFile(max_size=1024 * 1024)  # noqa: SIM115 - lives as long as we do

    def __del__(self) -> None:
        self.spool.close()

    def add(self, values: Iterable[str | None]) -> None:
        """Add one row; None becomes NULL."""
        self.count += 1
        text = "\t".join("\\N" if value is None else value.translate(ESCAPES) for value in values)
        self.digest.update(text.encode() + b"\n")
        self.spool.write(f"{self.delivery_id}\t{self.count}\t{text}\n".encode())

    def blocks(self) -> Iterator[bytes]:
        """The rows in blocks for `cursor.copy(...).write`; may be read more than once."""
        self.spool.seek(0)
        while block := self.spool.read(BLOCK):
            yield block


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
        parts += [f"{name}:{rows.digest.hexdigest()}" for name, rows in sorted(self.tables.items())]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()
