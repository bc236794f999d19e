"""`python -m tests.disclosure [N] [KIND]`: protect and attack N table sets of each of six kinds, or of one of them."""

import sys
import time
from collections.abc import Callable

from publish.disclosure import LinkedSet, hidden_figures
from tests.disclosure.anchor import optimal_secondary
from tests.disclosure.attacker import narrow
from tests.disclosure.measured_sets import hidden_totals, measured_tables, shown_ratios
from tests.disclosure.table_sets import flat_table, later_tables, owners, primaries, report_tables, year_tables

LIMITS_PER_RATIO = 4
RATIOS = "ratios beside totals, insiders"
KINDS = {
    "gemeente x product": (flat_table, False),
    "the same, insiders": (flat_table, True),
    "half-years and year, insiders": (year_tables, True),
    "report, insiders": (report_tables, True),
    "two publications, insiders": (later_tables, True),
}


def main(count: int, kind: str = "") -> int:
    """One line per kind; exit code 1 when the attacker found anything. A kind is named by the beginning of its name."""
    chosen = {name: how for name, how in KINDS.items() if name.startswith(kind)}
    if not chosen and not RATIOS.startswith(kind):
        sys.exit(f"no kind begins with {kind!r}; there are: {'; '.join([*KINDS, RATIOS])}")
    broken = sum(attacked(name, *how, count) for name, how in chosen.items())
    return int(broken + (attack_measures(count) if RATIOS.startswith(kind) else 0) > 0)


def attacked(name: str, make: Callable[[int], LinkedSet], insiders: bool, count: int) -> int:
    """What the attacker finds in this many sets of one kind, after one line about them."""
    found, slowest, hidden, primary, optimum, begun = 0, 0.0, 0, 0, 0, time.monotonic()
    for number in range(count):
        linked = make(number)
        started = time.process_time()
        pattern = hidden_figures(linked, insiders=insiders)
        slowest = max(slowest, time.process_time() - started)
        readers = ["", *owners(linked)] if insiders else [""]
        found += sum(len(narrow(linked, pattern, reader)) for reader in readers)
        hidden, primary = hidden + len(pattern), primary + len(primaries(linked))
        optimum += 0 if insiders else optimal_secondary(linked)
    beside = f", optimum {optimum}, ratio {(hidden - primary) / optimum:.2f}" if optimum else ""
    sys.stdout.write(
        f"{name}: {count} sets, {primary} small, {hidden - primary} hidden for them{beside}; found by the attacker"
        f" {found}; slowest set {slowest:.2f} s; {time.monotonic() - begun:.0f} s in all\n"
    )
    sys.stdout.flush()
    return found


def attack_measures(count: int) -> int:
    """The kind with ratios beside totals; returns what the attacker found."""
    found, shown, slowest = 0, 0, 0.0
    for number in range(count):
        started = time.process_time()
        linked = measured_tables(number)
        hidden = hidden_totals(linked)
        beside = list(shown_ratios(linked, hidden))
        slowest, shown = max(slowest, time.process_time() - started), shown + len(beside) // LIMITS_PER_RATIO
        found += sum(len(narrow(linked, hidden, reader, beside)) for reader in ("", *owners(linked)))
    sys.stdout.write(
        f"{RATIOS}: {count} sets, {shown} ratios shown; found by the attacker {found}; slowest set {slowest:.2f} s\n"
    )
    return found


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 125, *sys.argv[2:3]))
