"""Keeps a BSN inside its own column: an identifier that holds a BSN of the same delivery is a privacy finding."""

from collections import defaultdict
from dataclasses import dataclass, field

from ingest.contract import FileContract
from ingest.csv_findings import Breach, findings
from ingest.csv_rows import Chunk
from ingest.errors import Finding
from ingest.masking import holds_bsn, possible_bsns

SHORTEST = 8  # digits of a BSN that lost its leading zero


@dataclass
class Persons:
    """The BSNs met in one delivery, and where identifiers hold a number that could be one."""

    bsns: set[str] = field(default_factory=set)
    suspects: dict[str, list[tuple[str, str, int]]] = field(default_factory=lambda: defaultdict(list))

    def note_rows(self, chunk: Chunk, file: FileContract) -> None:
        """Remember the BSNs and the suspect identifiers of these rows."""
        for place, column in enumerate(file.columns):
            if column.type == "bsn":
                self.bsns.update(row[place].zfill(9) for row in chunk.rows if row[place])
            elif column.type == "text":
                for line, row in zip(chunk.lines, chunk.rows, strict=True):
                    self.note(row[place], file.name, column.name, line)

    def note(self, value: str, file: str, column: str, line: int = 0) -> None:
        """Remember an identifier when it holds a number that could be a BSN."""
        for number in possible_bsns(value) if len(value) >= SHORTEST else ():
            self.suspects[number].append((file, column, line))

    def findings(self, files: tuple[FileContract, ...]) -> list[Finding]:
        """The identifiers that hold a BSN of this delivery; only now all BSNs are known."""
        places = sorted(place for number in self.bsns & self.suspects.keys() for place in self.suspects[number])
        found = []
        for file in files:
            breaches = [Breach("P001", column, (line,)) for name, column, line in places if name == file.name]
            found += findings(file, breaches)
        if any(not name for name, _, _ in places):
            found.append(MANIFEST_FINDING)
        return found


MANIFEST_FINDING = Finding(
    "privacy",
    "P001",
    "manifest.json: een kenmerk bevat een BSN uit deze levering.",
    "Gebruik een eigen kenmerk dat niet van het BSN is afgeleid.",
    element="manifest.json",
)


def without_bsn(identity: dict[str, object]) -> dict[str, object]:
    """What may be told about a refused delivery: nothing that could be a BSN."""
    return {name: value for name, value in identity.items() if not (isinstance(value, str) and holds_bsn(value))}
