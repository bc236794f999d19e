"""Where the generator puts files, and what it remembers of them: name, outcome to expect, rows and euros."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from demo.prestaties import Prestatie

LOADED, QUARANTINE, IGNORED = "geladen", "quarantaine", "genegeerd"


@dataclass(frozen=True)
class Delivery:
    """One file in an inbox. `leesbaar` = rows and euros can be counted, also when it is refused."""

    bron: str
    path: Path
    bericht: str
    op: date
    tables: dict[str, int]  # raw table -> rows
    lines: tuple[Prestatie, ...] = ()
    sleutel: str = ""  # gemeente and ToewijzingNummer, to find the start that belongs to a stop
    uitkomst: str = LOADED
    leesbaar: bool = True

    @property
    def cents(self) -> int:
        """Net amount of the prestaties, signed."""
        return sum(line.cents for line in self.lines)


@dataclass(frozen=True)
class Fault:
    """One planted fault and what must become of it."""

    bron: str
    bestand: str
    bericht: str
    sleutel: str  # element or identifier that is no person
    fout: str
    regel: str
    verwachte_uitkomst: str


@dataclass
class Box:
    """The folder that stands for all inboxes."""

    folder: Path
    deliveries: list[Delivery] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    seconds: Counter = field(default_factory=Counter)
    # What suppliers wrote down in the end, as last sent: (contract, entity) -> (supplier, key…) -> row.
    registers: dict[tuple[str, str], dict[tuple, dict[str, str]]] = field(default_factory=lambda: defaultdict(dict))

    def put(self, delivery: Delivery, content: bytes, days_later: int = 0) -> Delivery:
        """Write a file with the modification time of its Dagtekening: every file of a day gets its own second."""
        delivery.path.parent.mkdir(parents=True, exist_ok=True)
        if delivery.path.exists():
            raise FileExistsError(f"Two demo deliveries share the name {delivery.path.name}")
        delivery.path.write_bytes(content)
        day = delivery.op + timedelta(days=days_later)
        self.seconds[day] += 1
        moment = datetime.combine(day, time(8), UTC).timestamp() + self.seconds[day]
        os.utime(delivery.path, (moment, moment))
        self.deliveries.append(delivery)
        return delivery

    def path(self, bron: str, name: str) -> Path:
        """Where a file of this source goes."""
        return self.folder / bron / name

    def fault(self, delivery: Delivery, sleutel: str, fout: str, regel: str) -> None:
        """Remember a planted fault."""
        item = Fault(delivery.bron, delivery.path.name, delivery.bericht, sleutel, fout, regel, delivery.uitkomst)
        self.faults.append(item)

    def of(self, bericht: str, uitkomst: str = LOADED) -> Iterable[Delivery]:
        """The deliveries of one kind with one outcome."""
        return [item for item in self.deliveries if item.bericht == bericht and item.uitkomst == uitkomst]
