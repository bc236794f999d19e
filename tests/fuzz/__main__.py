"""`python -m tests.fuzz N [--seed S]`: the last line is `fuzz: N, geladen n, geweigerd n, fout n`."""

import argparse
import os
import sys
from collections import Counter

from tests.fuzz import run


def main() -> int:
    """Non-zero when an input crashed, hung, named a person, or ended neither loaded nor refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("total", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, help="write the input with this number and stop")
    arguments = parser.parse_args()
    os.environ["JEUGD_CODE_VERSION"] = "fuzz"  # asking git would start a process per input
    if arguments.show is not None:
        sys.stdout.buffer.write(run.offered(arguments.seed, arguments.show))
        return 0
    counts, faults = Counter(), []
    for found, wrong in run.fuzz(arguments.total, arguments.seed):
        counts += found
        faults += wrong
    for fault in faults[:20]:
        say(f"input {fault.number} (seed {arguments.seed}): {fault.what}")
    settled = counts["geladen"] + counts["geweigerd"]
    say(
        f"fuzz: {arguments.total}, geladen {counts['geladen']}, geweigerd {counts['geweigerd']}, "
        f"fout {arguments.total - settled}"
    )
    return 0 if settled == arguments.total else 1


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
