"""Stories of control levels 3 and 4: every rule that SQL checks has one, and each message alone is free of faults."""

import csv
import filecmp
from collections import Counter
from pathlib import Path

import pytest

from demo import controle, ketens
from demo.geldig_delen import Maker
from ingest import rule_catalogue
from tests.truth.__main__ import judge_built
from tests.truth.judging import findings

# dbt leaves its log file open until the process ends.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"
)

WITHOUT_STORY = {"OP179"}  # of more than 25 MB each; tests/dbt/region.py has one in its register


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ketens") / "leveringen"
    ketens.make(folder, per_rule=1)
    return folder


def test_every_rule_that_sql_checks_has_a_story():
    rules = {rule.code for rule in rule_catalogue.rules("3.2").values() if rule.controle == "sql"}
    assert rules - ketens.PLANTEN.keys() == WITHOUT_STORY


def test_no_message_breaks_a_rule_by_itself(told):
    assert [(one.path.name, one.rule, one.finding.element) for one in findings(told)] == []


def test_every_story_breaks_its_rule_once_or_more(told):
    with (told / "waarheid.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["leveringsbestand"] for row in rows} <= {path.name for path in told.glob("*.xml")}
    planted = Counter(row["regel"] for row in rows)
    assert min(planted[rule] for rule in ketens.PLANTEN) >= 1


def test_the_marts_find_every_planted_fault_and_signal_and_nothing_else(told, settings):
    score = judge_built(told, told / "waarheid.csv", settings)
    assert score.errors == []
    assert score.is_perfect
    built = {rule.code for rule in rule_catalogue.rules("3.2").values() if rule.controle == "sql"}
    assert built - score.hit.keys() == WITHOUT_STORY
    planted = {f"controle {rule}" for _, verhaal in controle.told(1, Maker.seeded("x")) for rule in verhaal}
    assert planted - score.hit.keys() == set()


def test_the_same_seed_tells_the_same_stories_at_the_same_times(tmp_path):
    for name in ("een", "twee"):
        ketens.make(tmp_path / name, per_rule=1, seed=7)
    for below in ("", "inkoop"):
        compared = filecmp.dircmp(tmp_path / "een" / below, tmp_path / "twee" / below)
        assert not compared.diff_files + compared.left_only + compared.right_only
    times = [[path.stat().st_mtime for path in sorted((tmp_path / name).glob("*.xml"))] for name in ("een", "twee")]
    assert times[0] == times[1]
