"""The catalogue of rules is complete, and what it promises is really checked."""

import re
from pathlib import Path

import pytest

from ingest import ijw_plan, ijw_rules, rule_catalogue, rule_page, xml_guard, xml_messages
from ingest.errors import Finding, RejectedDelivery
from ingest.rule_catalogue import CatalogueRule
from tests.ingest import examples_historie, xsd_examples
from tests.ingest import messages as m
from tests.ingest.rule_examples import CASES

RULES = rule_catalogue.rules("3.2")
EXPORT = Path(__file__).with_name("regelcodes_3_2.txt")
OWN_CODES = {*xml_guard.CODES, "X003"}
ELSEWHERE = {  # the standard names a berichtklasse that may be the very thing that is absent, or the whole message
    ("TR342", "JW325", ""): "DeclaratieAntwoord",
    ("TR377", "JW319", "Woonplaatsbeginsel"): "Antwoord",
    ("TR409", "JW319", "Woonplaatsbeginsel"): "Antwoord",
}
IMPOSSIBLE = {("TR101", "JW317", "Client")}  # the XSD allows one Client


def findings(tmp_path: Path, content: bytes) -> list[Finding]:
    """What is wrong with this message; nothing when it is loaded."""
    path = tmp_path / "bericht.xml"
    path.write_bytes(content)
    try:
        xml_messages.read(path, "d1", lambda bsn: "id")
    except RejectedDelivery as refused:
        return refused.findings
    return []


def test_the_catalogue_holds_exactly_the_rules_of_the_standard():
    assert sorted(RULES) == EXPORT.read_text(encoding="utf-8").split()


def lacks(rule: CatalogueRule) -> str:
    """What an entry misses to be either checked or explained; empty when nothing."""
    if rule.controle == rule_catalogue.INGEST:
        checked = any(one.code == rule.code for one in ijw_rules.RULES)
        return "" if checked and rule.melding and rule.wat_te_doen and rule.retourcode else "a check or its words"
    if rule.controle == rule_catalogue.XSD:
        return "" if rule.code in xsd_examples.EXAMPLES or rule.reden else "an example"
    if rule.controle == rule_catalogue.SQL:
        return "" if rule.niveau in (3, 4) and rule.modellen else "the level or its models"
    if rule.controle == rule_catalogue.VIA:
        return "" if rule.via and set(rule.via) <= {*RULES, *OWN_CODES} else "rules that exist"
    return "" if rule.controle == rule_catalogue.NONE and rule.reden else "a reason"


def test_every_rule_has_a_check_or_a_reason():
    assert {code: lacks(rule) for code, rule in RULES.items() if lacks(rule)} == {}


def test_a_rule_without_check_or_reason_is_noticed():
    assert lacks(CatalogueRule("TR999", "x", "geen"))
    assert lacks(CatalogueRule("TR999", "x", "ingest", melding="x", wat_te_doen="x", retourcode="0001"))


def test_levels_1_and_2_are_all_checked():
    unchecked = {c: r.controle for c, r in RULES.items() if r.niveau in (1, 2) and r.controle not in ("xsd", "ingest")}
    assert unchecked == {"RS003": "geen", "RS009": "via", "RS010": "via", "RS015": "via", "RS039": "geen"}
    assert sum(rule.niveau == 2 for rule in RULES.values()) == 60


def test_every_rule_of_level_2_looks_at_every_berichtklasse_the_standard_names():
    looks_at = {(rule.code, bericht, rule.klasse) for rule in ijw_rules.RULES for bericht in rule.berichten}
    asked = {
        (code, *(*place.split("."), "")[:2])
        for release in ("2.3", "3.2")
        for code, rule in rule_catalogue.rules(release).items()
        if rule.controle == rule_catalogue.INGEST
        for place in rule.plaatsen
    } - IMPOSSIBLE
    assert {(*key[:2], ELSEWHERE.get(key, key[2])) for key in asked} == looks_at


def forget() -> None:
    """As a new process would."""
    ijw_rules.rules_by_klasse.cache_clear()
    ijw_plan.plan_of.cache_clear()


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_without_its_rule_an_example_is_no_longer_refused_for_it(tmp_path, monkeypatch, case):
    code, bericht, klasse, element = case
    without = tuple(
        rule
        for rule in ijw_rules.RULES
        if (rule.code, rule.klasse, rule.element) != (code, klasse, element) or bericht not in rule.berichten
    )
    assert len(without) == len(ijw_rules.RULES) - 1
    monkeypatch.setattr(ijw_rules, "RULES", without)
    forget()
    try:
        found = findings(tmp_path, CASES[case][0])
    finally:
        forget()
    place = re.compile(rf"{klasse}(\[\d+\])?" + (f"/{element}" if element else "") + "$")
    assert [f for f in found if f.code == code and place.search(f.element)] == []


@pytest.mark.parametrize("bericht", examples_historie.BERICHTEN)
def test_release_2_3_has_one_rule_of_its_own_the_check_of_the_bsn(tmp_path, bericht):
    [found] = findings(tmp_path, examples_historie.smallest(bericht, m.BAD_BSN))
    assert (found.code, found.niveau, found.retourcode) == ("CS002", 2, "0001")
    assert findings(tmp_path, examples_historie.smallest(bericht, m.CHILD)) == []


@pytest.mark.parametrize("code", xsd_examples.EXAMPLES)
def test_a_value_outside_the_xsd_is_reported_with_the_rule_of_the_standard(tmp_path, code):
    found = findings(tmp_path, xsd_examples.broken(code))
    assert code in {f.code for f in found}
    assert {(f.niveau, f.retourcode) for f in found} == {(1, "")}


@pytest.mark.parametrize("code", xsd_examples.EXAMPLES)
def test_its_neighbour_breaks_no_rule_of_level_1(tmp_path, code):
    assert [f.code for f in findings(tmp_path, xsd_examples.correct(code)) if f.niveau == 1] == []


def test_every_facet_of_the_catalogue_has_an_example():
    assert {code for code, rule in RULES.items() if rule.xsd} == set(xsd_examples.EXAMPLES)


def test_the_page_of_rules_is_up_to_date():
    assert rule_page.PAGE.read_text(encoding="utf-8") == rule_page.page()
    assert rule_page.SEED.read_text(encoding="utf-8") == rule_page.seed()
