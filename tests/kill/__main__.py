"""`python -m tests.kill [--every N]`: the last line is `points: <n>, wrong: <m>` over the real loader."""

import argparse
import sys
import tempfile
from pathlib import Path

from infra import postgres
from tests.kill import harness, world


def main() -> int:
    """Non-zero when a delivery was lost, doubled, partial or stuck, or when a bad loader was not caught."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only the experiments with this word in their name")
    parser.add_argument("--every", type=int, default=1, help="kill at every N-th point only (default: all)")
    arguments = parser.parse_args()
    tallies = []
    with tempfile.TemporaryDirectory(prefix="jeugd-kill-") as folder:
        settings = world.make(Path(folder) / "home")
        try:
            for experiment in harness.experiments():
                if arguments.only not in experiment.name:
                    continue
                tallies.append(harness.conduct(experiment, settings, Path(folder) / "log", arguments.every))
                say(str(tallies[-1]))
                say("    " + ", ".join(f"{count} {name}" for name, count in sorted(tallies[-1].calls.items())))
        finally:
            postgres.stop(settings, "immediate")
    good = [tally for tally in tallies if tally.experiment.good]
    say(f"points: {sum(tally.points for tally in good)}, wrong: {sum(tally.wrong for tally in good)}")
    return 0 if all(tally.as_expected for tally in tallies) else 1


def say(line: str) -> None:
    """One line of the report, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
