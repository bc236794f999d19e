"""make truth [LEVERINGEN=folder WAARHEID=file.csv]: recall and precision of checker and marts over planted faults."""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from demo import ketens, truth
from ingest.rule_catalogue import rules
from ingest.settings import Settings
from tests.truth.judging import Expected, Judged, findings, names, read_truth
from tests.truth.score import Score, compare


def judge(folder: Path, truth_file: Path) -> Score:
    """Compare what the checker says about every message in the folder with the truth of levels 1 and 2."""
    return score_of(folder, read_truth(truth_file, (None, 1, 2)), findings(folder))


def judge_built(folder: Path, truth_file: Path, settings: Settings) -> Score:
    """Load the folder in an empty warehouse, build, and compare its regeluitkomsten with the truth."""
    from tests.truth.euros import judge_euros  # the build is only paid for by a truth that needs it
    from tests.truth.signals import judge_control, judge_signals
    from tests.truth.warehouse import outcomes

    rows = [row for row in read_truth(truth_file, (3, 4)) if is_built(row.rule)]
    score = score_of(folder, rows, outcomes(folder, settings))
    judges = {"signalen.csv": judge_signals, "bedragen.csv": judge_euros, "controle.csv": judge_control}
    for name, judged in judges.items():
        if (beside := truth_file.with_name(name)).is_file():
            score += judged(beside, settings)
    return score


def is_built(code: str) -> bool:
    """Whether the marts check this rule; the catalogue says why not."""
    return rules("3.2")[code].controle == "sql"


def score_of(folder: Path, rows: Iterable[Expected], judged: Iterable[Judged]) -> Score:
    """What was expected beside what was found, file by file."""
    score = Score()
    expected: dict[str, list[Expected]] = defaultdict(list)
    for row in rows:
        expected[row.file].append(row)
        score.expected[row.rule] += 1
    found: dict[Path, list[Judged]] = defaultdict(list)
    for one in judged:
        found[one.path].append(one)
        score.found[one.rule] += 1
    known: set[str] = set()
    for path in folder.rglob("*.xml"):
        mine = [row for name in names(path, folder) for row in expected.get(name, ())]
        known.update(row.file for row in mine)
        compare(path.name, mine, found[path], score)
    score.errors += [f"{name}: dit bestand is er niet" for name in expected.keys() - known]
    return score


def report(score: Score) -> int:
    """Print per rule and in total; the exit code."""
    for error in sorted(score.errors)[:40]:
        sys.stdout.write(f"{error}\n")
    for rule in sorted(score.expected | score.found):
        sys.stdout.write(f"{score.line(rule)}\n")
    sys.stdout.write(f"{score.line('totaal')}\n")
    return 0 if score.is_perfect else 1


def main(arguments: list[str]) -> int:
    """Folder and truth file, or nothing to let the demo plant its own, of every level."""
    if len(arguments) == 1:
        sys.stdout.write("Geef LEVERINGEN en WAARHEID allebei, of geen van beide.\n")
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        if len(arguments) == 2:
            folder, truth_file = (Path(one) for one in arguments)
            score = judge(folder, truth_file)
            if read_truth(truth_file, (3, 4)):
                score += in_new_warehouse(folder, truth_file, Path(temporary))
            return report(score)
        messages, stories = Path(temporary) / "berichten", Path(temporary) / "ketens"
        truth.make(messages)
        ketens.make(stories)
        score = judge(messages, messages / "waarheid.csv")
        return report(score + in_new_warehouse(stories, stories / "waarheid.csv", Path(temporary)))


def in_new_warehouse(folder: Path, truth_file: Path, temporary: Path) -> Score:
    """judge_built in a Postgres that is thrown away."""
    from infra import database, postgres

    settings = Settings.from_env({"JEUGD_HOME": str(temporary / "home")})
    database.prepare(settings, durable=False)
    try:
        return judge_built(folder, truth_file, settings)
    finally:
        postgres.stop(settings, "immediate")


if __name__ == "__main__":
    sys.exit(main([one for one in sys.argv[1:] if one]))
