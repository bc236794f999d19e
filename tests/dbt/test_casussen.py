"""Every worked case and test vector of the standard is a unit test of a model, named in docs/ijw.md."""

import re

import yaml

from dbt_project.run import FOLDER
from ingest.settings import PROJECT

# What the standard worked out: cases by number, those of release 3.2, and the examples in its instructions and rules.
GEVALLEN = {f"casus {number}" for number in (5, 6, *range(9, 17))} | {f"{number} van 3.2" for number in range(1, 5)}
GEVALLEN |= {"IV076", "IV077", "IV078", "IV081", "IV084", "IV089", "IV090", "IV097", "TR318", "TR342"}


def table() -> list[tuple[str, set[str]]]:
    """The rows of the table: which case, and the names in its last column."""
    text = (PROJECT / "docs" / "ijw.md").read_text(encoding="utf-8")
    section = text.split("## Uitgewerkte gevallen")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| ")]
    return [(row[0].strip(), set(re.findall(r"`(\w+)`", row[-1]))) for row in rows[1:]]


def unit_tests() -> set[str]:
    """The names of the unit tests of all models."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (FOLDER / "models").rglob("*.yml")]
    return {one["name"] for properties in files for one in properties.get("unit_tests", [])}


def test_every_worked_case_is_in_the_table():
    assert {one for one in GEVALLEN if not any(one in case for case, _ in table())} == set()


def test_every_named_unit_test_exists():
    known = unit_tests()
    assert {case: names - known or "none" for case, names in table() if not names or names - known} == {}
