"""make truth [LEVERINGEN=folder WAARHEID=file.csv]: recall and precision of the checker over planted faults."""

import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from demo import truth
from tests.truth.judging import Expected, Found, findings, fits, names, read_truth


@dataclass
class Score:
    """Over (object, rule) pairs: how many were expected and found, and how many findings were right."""

    expected: Counter = field(default_factory=Counter)
    hit: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    @property
    def is_perfect(self) -> bool:
        """Everything expected is found and nothing else, and there was something to find."""
        return bool(self.expected) and self.expected == self.hit and self.found == self.right

    def line(self, rule: str) -> str:
        """One rule, or the total."""
        counts = (self.expected, self.hit, self.right, self.found)
        pairs, hit, right, found = (sum(one.values()) if rule == "totaal" else one[rule] for one in counts)
        recall, precision = (100 * part / whole if whole else 100 for part, whole in ((hit, pairs), (right, found)))
        return f"{rule}: paren {pairs}, gevonden {hit}, recall {recall:.1f} %, precisie {precision:.1f} %"


def judge(folder: Path, truth_file: Path) -> Score:
    """Compare what the checker says about every message in the folder with the truth."""
    score = Score()
    expected: dict[str, list[Expected]] = defaultdict(list)
    for row in read_truth(truth_file):
        expected[row.file].append(row)
        score.expected[row.rule] += 1
    found: dict[Path, list[Found]] = defaultdict(list)
    for one in findings(folder):
        found[one.path].append(one)
        score.found[one.rule] += 1
    known: set[str] = set()
    for path in folder.rglob("*.xml"):
        rows = [row for name in names(path, folder) for row in expected.get(name, ())]
        known.update(row.file for row in rows)
        compare(path.name, rows, found[path], score)
    score.errors += [f"{name}: dit bestand is er niet" for name in expected.keys() - known]
    return score


def compare(name: str, rows: list[Expected], found: list[Found], score: Score) -> None:
    """Count the hits of one file; what is missed or too much is remembered."""
    for row in rows:
        if any(fits(row, one) for one in found):
            score.hit[row.rule] += 1
        else:
            score.errors.append(f"{name}: niet gevonden {row.rule} op {row.key or 'het bericht'}")
    for one in found:
        if any(fits(row, one) for row in rows):
            score.right[one.rule] += 1
        else:
            score.errors.append(f"{name}: te veel {one.rule} op {one.finding.element or 'het bericht'}")


def report(score: Score) -> int:
    """Print per rule and in total; the exit code."""
    for error in sorted(score.errors)[:40]:
        sys.stdout.write(f"{error}\n")
    for rule in sorted(score.expected | score.found):
        sys.stdout.write(f"{score.line(rule)}\n")
    sys.stdout.write(f"{score.line('totaal')}\n")
    return 0 if score.is_perfect else 1


def main(arguments: list[str]) -> int:
    """Folder and truth file, or nothing to let the demo plant its own."""
    if len(arguments) == 1:
        sys.stdout.write("Geef LEVERINGEN en WAARHEID allebei, of geen van beide.\n")
        return 2
    if len(arguments) == 2:
        return report(judge(Path(arguments[0]), Path(arguments[1])))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "leveringen"
        truth.make(folder)
        return report(judge(folder, folder / "waarheid.csv"))


if __name__ == "__main__":
    sys.exit(main([one for one in sys.argv[1:] if one]))
