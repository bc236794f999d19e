"""python -m demo FOLDER: make the deliveries of the invented region."""

import argparse
from pathlib import Path

from demo.region import make_deliveries


def main() -> None:
    """Read the command line and report what was made."""
    parser = argparse.ArgumentParser(prog="python -m demo", description="Maak leveringen van een verzonnen regio.")
    parser.add_argument("folder", type=Path, help="nieuwe of lege map")
    parser.add_argument("--jeugdigen", type=int, default=1500)
    parser.add_argument("--maanden", type=int, default=12)
    parser.add_argument("--einde", default="2024-12", help="laatste zorgmaand, JJJJ-MM")
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--historie", action="store_true", help="ook berichten van release 2.3, over najaar 2020")
    chosen = parser.parse_args()
    totals = make_deliveries(
        chosen.folder,
        jeugdigen=chosen.jeugdigen,
        maanden=chosen.maanden,
        einde=chosen.einde,
        seed=chosen.seed,
        historie=chosen.historie,
    )
    for bron, found in totals.bronnen.items():
        print(  # noqa: T201 - this is the output of the command
            f"{bron}: {found.offered} leveringen ({found.loaded} te laden, {found.quarantined} quarantaine, "
            f"{found.ignored} negeren), € {found.eurocent_loaded / 100:,.2f}"
        )


if __name__ == "__main__":
    main()
