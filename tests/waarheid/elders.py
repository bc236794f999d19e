"""The same counts of another region: `JEUGD_REGIO=nob python -m tests.waarheid.elders FOLDER` makes it there.

A process knows one region, so that this is a program: beside the deliveries it writes report -> rows. Noordoost-Brabant
has what the first region has not: documents with totals that do not add up, posts with a framework, and lumpsums.
"""

import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from demo import calendar
from demo.region import make_world
from tests.waarheid.compared import ANYWHERE

COUNTS = "tellingen.json"
REPORTS = (
    "rpt_kader", "rpt_kader_realisatie", "rpt_bekostiging", "rpt_begroting_prognose", "rpt_budgetuitputting",
    "rpt_markt", "rpt_plafond", "rpt_solidariteit", "rpt_solidariteit_subregio", "rpt_contractmanagement",
    "rpt_kosten_groei", "rpt_sectorgroei",
)  # fmt: skip


def plain(value: object) -> object:
    """A value as both a database and JSON can tell it."""
    if isinstance(value, Decimal):
        return str(value.normalize() + 0)
    return value.isoformat() if isinstance(value, date) else value


def main(folder: Path) -> None:
    """Write the deliveries and the counts."""
    world = make_world(folder, 500, calendar.window("2024-12", 24), told=False)
    counts = {report: [[plain(value) for value in row] for row in ANYWHERE[report][1](world)] for report in REPORTS}
    (folder / COUNTS).write_text(json.dumps(counts), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
