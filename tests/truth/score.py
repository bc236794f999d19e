"""Recall and precision over (object, rule) pairs, per rule and in total."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.truth.judging import Expected, Judged, fits


@dataclass
class Score:
    """Over (object, rule) pairs: how many were expected and found, and how many findings were right."""

    expected: Counter = field(default_factory=Counter)
    hit: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            *(getattr(self, one) + getattr(other, one) for one in ("expected", "hit", "found", "right", "errors"))
        )

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


def compare(name: str, rows: Sequence[Expected], found: Sequence[Judged], score: Score) -> None:
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
            score.errors.append(f"{name}: te veel {one.rule} op {one.place or 'het bericht'}")
