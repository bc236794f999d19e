"""Every rule of control level 2: an example that breaks it is refused, its nearest correct neighbour is loaded."""

from pathlib import Path

import pytest

from ingest import xml_messages
from ingest.contract import rule_texts
from ingest.errors import RejectedDelivery
from ingest.ijw_rules import RULES
from tests.ingest import messages as m
from tests.ingest.messages import jw323, jw325, prestatie
from tests.ingest.rule_examples import CASES, CREDIT, P


def read(tmp_path: Path, content: bytes):
    """Read these bytes as one delivery."""
    path = tmp_path / "bericht.xml"
    path.write_bytes(content)
    return xml_messages.read(path, "d1", lambda bsn: "id")


def name(case: tuple[str, ...]) -> str:
    """Readable in the list of tests."""
    return "-".join(part.replace("/", ".") for part in case if part)


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_message_that_breaks_a_rule_is_refused_at_the_right_element(tmp_path, case):
    code, bericht, klasse, element = case
    with pytest.raises(RejectedDelivery) as refused:
        read(tmp_path, CASES[case][0])
    found = [
        f for f in refused.value.findings if f.code == code and klasse in f.element and f.element.endswith(element)
    ]
    assert found, refused.value.findings
    assert {f.stap for f in refused.value.findings} == {"regel"}
    assert all("0001" in f.melding and f.wat_te_doen and f.regelnummer for f in found)
    assert refused.value.identity["bericht"] == bericht


@pytest.mark.parametrize("case", CASES, ids=name)
def test_its_correct_neighbour_is_loaded(tmp_path, case):
    assert read(tmp_path, CASES[case][1]).bericht == case[1]


def test_every_rule_has_an_example_and_a_text():
    rules = {(rule.code, bericht, rule.klasse, rule.element) for rule in RULES for bericht in rule.berichten}
    assert rules == set(CASES)
    assert {rule.code for rule in RULES} == set(rule_texts())


def test_a_credit_before_its_debet_in_the_same_message_is_also_refused(tmp_path):
    with pytest.raises(RejectedDelivery, match="TR316"):
        read(tmp_path, jw323([prestatie(referentie="R900"), CREDIT]))


def test_an_answer_that_refuses_the_declaratie_grants_nothing(tmp_path):
    refused = jw325([P], ingediend=80000, toegekend=80000).replace(
        b"<RetourCodes>\r\n      <RetourCode>0200", b"<RetourCodes>\r\n      <RetourCode>9333"
    )
    with pytest.raises(RejectedDelivery, match="TR342"):
        read(tmp_path, refused)


def test_all_broken_rules_of_a_message_are_reported_with_its_rows_and_net_amount(tmp_path):
    bad = [prestatie(m.BAD_BSN), prestatie(m.BAD_BSN, referentie="R2", tarief=None, toewijzing="2"), CREDIT]
    with pytest.raises(RejectedDelivery) as refused:
        read(tmp_path, jw323(bad, totaal=1))
    assert [f.code for f in refused.value.findings] == ["TR358", "CS002", "CD087"]
    assert [f.element for f in refused.value.findings][1:] == [
        "Declaratie/Clienten/Client[1]/Bsn",
        "Declaratie/Clienten/Client[1]/Prestaties/Prestatie[2]/ProductTarief",
    ]
    assert (refused.value.identity["rijen"], refused.value.identity["eurocent"]) == (3, 80000)


def test_after_twenty_findings_only_the_fact_that_there_are_more_is_told(tmp_path):
    many = [prestatie(referentie=f"R{i}", toewijzing=str(i), tarief=None) for i in range(30)]
    with pytest.raises(RejectedDelivery) as refused:
        read(tmp_path, jw323(many))
    assert [f.code for f in refused.value.findings] == ["CD087"] * 20 + ["B011"]
