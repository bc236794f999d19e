"""Every rule of control level 2: an example that breaks it is refused, its nearest correct neighbour is loaded."""

from pathlib import Path

import pytest

from ingest import xml_messages
from ingest.errors import RejectedDelivery
from ingest.ijw_rule import Klasse, Message, Rule
from ingest.ijw_rules import RULES, Judge
from tests.ingest import messages as m
from tests.ingest.examples_declaratie import CREDIT, P
from tests.ingest.messages import jw323, jw325, prestatie
from tests.ingest.rule_examples import CASES


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
    assert all(f.melding and f.wat_te_doen and f.regelnummer for f in found)
    assert {(f.niveau, f.retourcode) for f in found} == {(2, "0001")}
    assert refused.value.identity["bericht"] == bericht


@pytest.mark.parametrize("case", CASES, ids=name)
def test_its_correct_neighbour_is_loaded(tmp_path, case):
    assert read(tmp_path, CASES[case][1]).bericht == case[1]


def test_every_rule_has_an_example():
    rules = {(rule.code, bericht, rule.klasse, rule.element) for rule in RULES for bericht in rule.berichten}
    assert rules == set(CASES)


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
        "Declaratie/Clienten/Client/Bsn",
        "Declaratie/Clienten/Client/Prestaties/Prestatie[2]/ProductTarief",
    ]
    assert (refused.value.identity["rijen"], refused.value.identity["eurocent"]) == (3, 80000)


def test_after_twenty_findings_only_the_fact_that_there_are_more_is_told(tmp_path):
    many = [prestatie(referentie=f"R{i}", toewijzing=str(i), tarief=None) for i in range(30)]
    with pytest.raises(RejectedDelivery) as refused:
        read(tmp_path, jw323(many))
    assert [f.code for f in refused.value.findings] == ["CD087"] * 20 + ["B011"]


class Spy(dict):
    """The values of a berichtklasse, remembering which were asked for."""

    def __init__(self, values: dict[str, str]) -> None:
        super().__init__(values)
        self.asked: set[str] = set()

    def __getitem__(self, path: str) -> str:
        self.asked.add(path)
        return super().__getitem__(path)

    def __contains__(self, path: object) -> bool:
        self.asked.add(path)
        return super().__contains__(path)

    def get(self, path: str, default: str | None = None) -> str | None:
        self.asked.add(path)
        return super().get(path, default)


def test_a_rule_whose_verdict_is_remembered_looks_only_at_the_values_it_names(tmp_path, monkeypatch):
    looked: set[str] = set()

    def spied(judge: Judge, klasse: Klasse, message: Message) -> dict[int, list[Rule]]:
        for rule in judge.rules:
            for number in range(klasse.size) if rule.broken and rule.on else ():
                spy = Spy(klasse.values(number))
                rule.broken(spy, message)
                looked.add(rule.code)
                assert spy.asked <= set(rule.on), rule
        return {}

    monkeypatch.setattr(Judge, "broken", spied)
    for broken, correct in CASES.values():
        read(tmp_path, broken)
        read(tmp_path, correct)
    assert looked == {rule.code for rule in RULES if rule.broken and rule.on}
