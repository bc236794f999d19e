"""A few deliveries of every source, planted faults included, dropped in the inboxes of one instance."""

import csv
import json
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from demo.region import make_deliveries
from ingest.settings import SOURCES, Settings


@dataclass(frozen=True)
class Dropped:
    """What was dropped, and what should become of it: source -> outcome -> deliveries."""

    folder: Path
    expected: dict[str, Counter]

    def files(self) -> list[Path]:
        """Every delivery as the supplier sent it."""
        return sorted(path for source in SOURCES for path in (self.folder / source).iterdir())

    def outcomes(self) -> list[tuple]:
        """(uitkomst_id, gemeente, indicator, teller, noemer, koppeling) of every answer that an aanbieder gave."""
        with (self.folder / "uitkomsten.csv").open(encoding="utf-8", newline="") as file:
            _, *rows = csv.reader(file)
        count = lambda text: int(text) if text else None  # noqa: E731
        return sorted((one, code, kind, count(n), count(of), link) for one, code, kind, n, of, link in rows)


def drop_small_region(folder: Path, settings: Settings) -> Dropped:
    """Make the deliveries in `folder` and copy them into the inboxes, moments of arrival included."""
    make_deliveries(folder, jeugdigen=40, maanden=2)
    for source in SOURCES:
        shutil.copytree(folder / source, settings.inbox(source), dirs_exist_ok=True)
    totals = json.loads((folder / "totalen.json").read_text(encoding="utf-8"))["bronnen"]
    expected = {
        source: Counter(
            geladen=totals[source]["loaded"],
            quarantaine=totals[source]["quarantined"],
            genegeerd=totals[source]["ignored"],
        )
        for source in SOURCES
    }
    return Dropped(folder, expected)
