"""Planted faults: every rule of levels 1 and 2 has one, the checker finds exactly them, and a foreign truth is read."""

import csv
import filecmp
from pathlib import Path

import pytest

from demo import faults, truth
from demo.geldig import BODIES, valid
from demo.geldig_delen import Maker
from demo.planten_goed import NEIGHBOURS
from demo.rule_faults import by_rule
from ingest import ijw_plan, ijw_rules, rule_catalogue
from tests.truth.__main__ import judge, main

NO_XSD = {"RS003", "RS039"}  # no element of 3.2 has this facet


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("waarheid") / "leveringen"
    truth.make(folder, per_rule=4)
    return folder


def test_every_rule_of_levels_1_and_2_is_planted_in_every_berichtklasse_that_has_it():
    rules = {rule.code for rule in rule_catalogue.rules("3.2").values() if rule.niveau in (1, 2)}
    assert rules - NO_XSD - by_rule().keys() == set()
    plants = {(one.regel, one.soort, one.klasse) for found in by_rule().values() for one in found}
    registered = {(rule.code, soort, rule.klasse) for rule in ijw_rules.RULES for soort in rule.berichten}
    assert {one for one in registered if one[1] in BODIES} - plants == set()


def test_the_checker_finds_every_planted_fault_and_nothing_else(planted):
    score = judge(planted, planted / "waarheid.csv")
    assert score.errors == []
    assert score.is_perfect
    assert sum(score.expected.values()) > 500
    assert min(score.expected[rule] for rule in by_rule()) >= 4


def test_correct_neighbours_and_messages_without_a_fault_are_among_the_files(planted):
    named = {row["leveringsbestand"] for row in rows(planted)}
    clean = [path for path in planted.glob("*.xml") if path.name not in named]
    assert len(clean) == truth.GOOD_PER_KIND * (len(NEIGHBOURS) + len(BODIES))


def forget_rules() -> None:
    """The rules of a message are put together once."""
    ijw_rules.rules_by_klasse.cache_clear()
    ijw_plan.plan_of.cache_clear()


def test_a_rule_that_is_switched_off_and_a_rule_too_many_both_show(planted, tmp_path, monkeypatch):
    about = [row for row in rows(planted) if row["regel"] in ("TR358", "CD087")]
    for name in {row["leveringsbestand"] for row in about}:
        (tmp_path / name).write_bytes((planted / name).read_bytes())
    write(tmp_path / "waarheid.csv", about)
    write(tmp_path / "zonder.csv", [row for row in about if row["regel"] != "TR358"])
    assert judge(tmp_path, tmp_path / "waarheid.csv").is_perfect
    score = judge(tmp_path, tmp_path / "zonder.csv")
    assert not score.is_perfect
    assert (score.found["TR358"], score.right["TR358"]) == (4, 0)
    monkeypatch.setattr(ijw_rules, "RULES", tuple(rule for rule in ijw_rules.RULES if rule.code != "CD087"))
    forget_rules()
    try:
        score = judge(tmp_path, tmp_path / "waarheid.csv")
    finally:
        forget_rules()
    assert (score.expected["CD087"], score.hit["CD087"], score.is_perfect) == (4, 0, False)


def test_a_foreign_truth_may_name_files_and_objects_in_its_own_way(tmp_path, capsys):
    message = valid("JW323", Maker.seeded("vreemd"))
    line = message.body["Declaratie"]["Clienten"]["Client"][1]["Prestaties"]["Prestatie"][0]
    line.pop("ProductTarief")
    folder = tmp_path / "vreemd" / "map"
    folder.mkdir(parents=True)
    (folder / "een.xml").write_bytes(message.content)
    first = len(message.body["Declaratie"]["Clienten"]["Client"][0]["Prestaties"]["Prestatie"]) + 1
    path = "Declaratie/Clienten/Client[2]/Prestaties/Prestatie[1]"
    numbers = [line["ToewijzingNummer"], line["ProductReferentie"]["ReferentieNummer"]]
    numbers.append(message.body["Declaratie"]["Clienten"]["Client"][1]["Bsn"])
    for key in ("", path, str(first), *numbers):
        for name in ("map/een.xml", "een.xml", "een"):
            write(tmp_path / "w.csv", [row(name, key)], delimiter=";")
            assert main([str(tmp_path / "vreemd"), str(tmp_path / "w.csv")]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "totaal: paren 1, gevonden 1, recall 100.0 %, precisie 100.0 %"
    for wrong in (row("een.xml", str(first + 1)), row("een.xml", "") | {"retourcode": "9321"}, row("twee.xml", "")):
        write(tmp_path / "w.csv", [wrong])
        assert main([str(tmp_path / "vreemd"), str(tmp_path / "w.csv")]) == 1


def test_the_same_seed_plants_the_same_bytes(tmp_path):
    for name in ("een", "twee"):
        truth.make(tmp_path / name, per_rule=1, seed=7)
    compared = filecmp.dircmp(tmp_path / "een", tmp_path / "twee")
    assert not compared.diff_files + compared.left_only + compared.right_only


def rows(folder: Path) -> list[dict[str, str]]:
    """The truth that was written."""
    with (folder / "waarheid.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def row(name: str, key: str) -> dict[str, str]:
    """One row of a foreign truth."""
    return dict(zip(truth.COLUMNS, (name, "JW323", key, "CD087", "0001"), strict=True))


def write(path: Path, found: list[dict[str, str]], delimiter: str = ",") -> None:
    """A truth file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, truth.COLUMNS, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(found)


def test_an_answer_that_names_nobody_has_no_bsn_to_spoil():
    assert faults.wrong_bsn(b"<Message/>") == b"<Message/>"
