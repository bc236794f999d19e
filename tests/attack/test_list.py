"""The list of attacks is complete: each has an attempt that exists, and each attempt stands in the list."""

import ast
from pathlib import Path

import yaml

from ingest.settings import PROJECT
from tests.attack.control import ATTACKS

LIST = yaml.safe_load(Path(__file__).with_name("aanvallen.yml").read_text(encoding="utf-8"))


def missing(listed: dict[str, list[str]]) -> dict[str, list[str]]:
    """Attack -> attempts that do not exist; an attack without any is missing too."""
    wanted = {name: [one for one in attempts or [] if not exists(one)] for name, attempts in listed.items()}
    return {name: wrong for name, wrong in wanted.items() if wrong or not listed[name]}


def exists(attempt: str) -> bool:
    """Whether an attack has this name, or a file holds this test."""
    path, _, test = attempt.partition("::")
    if not test:
        return attempt in ATTACKS
    file = PROJECT / path
    return file.is_file() and test in {
        node.name for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
    }


def test_every_listed_attack_is_tried():
    assert len(LIST) > 40
    assert missing(LIST) == {}


def test_every_attack_that_is_tried_is_listed():
    listed = {attempt for attempts in LIST.values() for attempt in attempts}
    assert set(ATTACKS) - listed == set()


def test_an_attack_without_attempt_is_noticed():
    gone = {"a": [], "b": ["no such attack"], "c": ["tests/attack/test_list.py::test_gone"], "d": ["select"]}
    assert set(missing(gone)) == {"a", "b", "c"}
