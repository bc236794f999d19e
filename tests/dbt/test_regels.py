"""A rule of level 3 or 4 is in the catalogue, in the models it names and in their unit tests, or nowhere.

A unit test expects exactly the rows that it lists, so it fails for a rule that is taken out of its model and for a rule
that finds a neighbour that is right.
"""

import re
from collections import defaultdict
from pathlib import Path

import yaml

from dbt_project.run import FOLDER
from ingest import rule_catalogue

INTERMEDIATE = FOLDER / "models" / "intermediate"
MODELS = {path.stem: path.read_text(encoding="utf-8") for path in INTERMEDIATE.glob("int_regels_*.sql")}
JUDGING = {name for name, text in MODELS.items() if "{{ regeluitkomsten(" in text}
IN_A_LIST = re.compile(r"\('((?:TR|OP)\d{3})',")


def in_models() -> dict[str, set[str]]:
    """Rule -> the models in whose lists of rules it stands."""
    found = defaultdict(set)
    for name in JUDGING:
        for code in IN_A_LIST.findall(MODELS[name]):
            found[code].add(name)
    return found


def in_unit_tests() -> dict[str, set[str]]:
    """Rule -> the models of which a unit test expects it."""
    found = defaultdict(set)
    for path in INTERMEDIATE.glob("_unit_regels_*.yml"):
        for test in yaml.safe_load(path.read_text(encoding="utf-8"))["unit_tests"]:
            for row in test["expect"]["rows"] if test["model"] in JUDGING else []:
                found[row["regel"]].add(test["model"])
    return found


def in_catalogue() -> dict[str, set[str]]:
    """Rule -> the models that the catalogue names."""
    return {code: set(rule.modellen) for code, rule in rule_catalogue.rules("3.2").items() if rule.modellen}


def test_the_catalogue_names_exactly_the_models_that_check_a_rule():
    assert in_catalogue() == in_models()


def test_of_every_rule_in_a_model_a_unit_test_expects_a_row():
    assert in_unit_tests() == in_models()


def families(path: Path) -> set[str]:
    """The models in the list with which a model that unites families begins."""
    text = path.read_text(encoding="utf-8")
    listed = text[text.index("set families = [") :]
    return {f"int_regels_{name}" for name in re.findall(r"'(\w+)'", listed[: listed.index("-%}")])}


def test_the_mart_unites_every_model_that_judges():
    united = families(FOLDER / "models" / "marts" / "fct_regeluitkomsten.sql")
    by_night = {"int_regels_prestatie_uitkomsten", "int_regels_bericht_uitkomsten"}
    apart = [families(INTERMEDIATE / f"{name}.sql") for name in by_night]
    assert (united & JUDGING).union(*apart) == JUDGING
    assert united - JUDGING == by_night
