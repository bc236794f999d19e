"""A sample of the fuzzing and of the differential reading; `make fuzz` and `make differential` run the whole."""

from collections import Counter
from random import Random

import pytest
from lxml import etree

from ingest import verdict, xml_messages
from ingest.checked import CopyText
from ingest.contract import message_maps
from tests.fuzz import differential, mutaties, run

SAMPLE = range(400)


@pytest.fixture(autouse=True)
def version(monkeypatch):
    """Asking git for it would start a process per input."""
    monkeypatch.setenv("JEUGD_CODE_VERSION", "fuzz")


def test_every_spoiled_message_ends_loaded_or_refused():
    counts, faults = run.chunk(1, SAMPLE.start, SAMPLE.stop)
    assert faults == []
    assert sum(counts.values()) == len(SAMPLE)
    assert counts["geladen"] > 20
    assert counts["geweigerd"] > 200


def test_the_messages_that_are_spoiled_are_of_every_kind_and_release():
    names = {etree.QName(root).namespace for root in run.seeds(1)}
    assert names == set(message_maps())


def test_an_input_can_be_made_again_from_its_number():
    assert run.offered(1, 417) == run.offered(1, 417)
    assert run.offered(1, 417) != run.offered(2, 417)


@pytest.mark.parametrize("fault", [KeyError, MemoryError, TimeoutError])
def test_a_reader_that_fails_is_reported_with_the_number_of_the_input(monkeypatch, fault):
    def fail(*_):
        raise fault

    monkeypatch.setattr(verdict, "reading", fail)
    counts, faults = run.chunk(1, 7, 8)
    assert counts == Counter()
    assert [one.number for one in faults] == [7]


def test_a_refusal_that_names_a_person_is_a_fault(tmp_path, monkeypatch):
    numbers = (number for number in SAMPLE if run.PERSON.search(run.offered(1, number)))
    content = run.offered(1, next(numbers))
    person = run.PERSON.search(content)[1].decode()
    told = xml_messages.xml_guard.refusal("B002")
    told.findings = [xml_messages.xml_guard.finding("B002", element=person)]

    def refuse(*_):
        raise told

    monkeypatch.setattr(verdict, "reading", refuse)
    with pytest.raises(AssertionError, match="names a person"):
        run.outcome(content, tmp_path)


def test_both_readings_of_a_valid_message_give_the_same_values():
    messages, values, wrong = differential.compare(1, 0)
    assert wrong == []
    assert messages >= len(message_maps())
    assert values > 300


def test_a_loading_path_that_loses_a_value_is_noticed(monkeypatch):
    add = CopyText.add
    monkeypatch.setattr(CopyText, "add", lambda rows, columns: add(rows, [*columns[:-1], [None] * len(columns[-1])]))
    assert differential.compare(1, 0)[2]


def test_a_message_of_which_only_a_comment_is_left_can_be_spoiled_further():
    root = etree.fromstring(b"<Bericht><!-- niets --></Bericht>")
    mutaties.retext(root, Random(1))
    assert root.text
