"""The truth of a demo: true totals per source and the list of planted faults."""

import csv
import json
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, fields
from operator import attrgetter

from demo.calendar import half_year
from demo.deliveries import IGNORED, LOADED, QUARANTINE, Box, Delivery, Fault


@dataclass(frozen=True)
class BronTotals:
    """What one source offers and what must become of it. Euros in cents, net and signed, of prestaties only."""

    offered: int
    loaded: int
    quarantined: int
    ignored: int
    eurocent_loaded: int
    eurocent_offered_readable: int
    rows_loaded: dict[str, int]  # raw table -> rows
    rows_offered_readable: dict[str, int]


@dataclass(frozen=True)
class Totals:
    """The true totals of a demo, over the deliveries that must be loaded."""

    bronnen: dict[str, BronTotals]
    jeugdigen_per_gemeente: dict[str, dict[str, int]]  # gemeente -> half-year of the care month -> distinct youths
    eurocent_per_gemeente_maand: dict[str, dict[str, int]]  # gemeente -> care month -> declared, net
    faults: int


def write(box: Box) -> Totals:
    """Write waarheid.csv and totalen.json into the folder of the demo."""
    totals = count(box)
    with (box.folder / "waarheid.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(Fault))
        writer.writerows(
            asdict(fault).values() for fault in sorted(box.faults, key=attrgetter("bron", "bestand", "sleutel"))
        )
    text = json.dumps(asdict(totals), indent=1, sort_keys=True)
    (box.folder / "totalen.json").write_text(text + "\n", encoding="utf-8")
    return totals


def count(box: Box) -> Totals:
    """Add up what was delivered."""
    by_bron: dict[str, list[Delivery]] = defaultdict(list)
    for delivery in box.deliveries:
        by_bron[delivery.bron].append(delivery)
    youths: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    cents: dict[str, Counter] = defaultdict(Counter)
    for delivery in by_bron["ijw"]:
        for line in delivery.lines if delivery.uitkomst == LOADED else ():
            gemeente = line.traject.jeugdige.gemeente
            youths[gemeente][half_year(line.maand)].add(line.traject.jeugdige.bsn)
            cents[gemeente][f"{line.maand:%Y-%m}"] += line.cents
    return Totals(
        bronnen={bron: bron_totals(items) for bron, items in by_bron.items()},
        jeugdigen_per_gemeente={g: {half: len(found) for half, found in by.items()} for g, by in youths.items()},
        eurocent_per_gemeente_maand={g: dict(by) for g, by in cents.items()},
        faults=len(box.faults),
    )


def bron_totals(items: list[Delivery]) -> BronTotals:
    """The totals of one source."""
    outcomes = Counter(item.uitkomst for item in items)
    loaded = [item for item in items if item.uitkomst == LOADED]
    readable = [item for item in items if item.leesbaar]
    return BronTotals(
        offered=len(items),
        loaded=outcomes[LOADED],
        quarantined=outcomes[QUARANTINE],
        ignored=outcomes[IGNORED],
        eurocent_loaded=sum(item.cents for item in loaded),
        eurocent_offered_readable=sum(item.cents for item in readable),
        rows_loaded=rows(loaded),
        rows_offered_readable=rows(readable),
    )


def rows(items: list[Delivery]) -> dict[str, int]:
    """Rows per raw table."""
    found: Counter = Counter()
    for item in items:
        found.update(item.tables)
    return dict(found)
