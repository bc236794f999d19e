"""A small message is read as a tree: the verdict, the places and the rows are those of the streaming reading."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from ingest import archive, ijw_dubbel, ijw_rules, sealing, xml_guard, xml_messages, xml_small
from ingest.errors import RejectedDelivery
from ingest.ijw_rule import Message
from ingest.masking import is_bsn
from tests.ingest import messages as m
from tests.ingest.bad_xml import bad_xml
from tests.ingest.messages import jw323, prestatie
from tests.ingest.rule_examples import CASES


def outcome(path: Path) -> object:
    """Everything that becomes of a message."""
    try:
        checked = xml_messages.read(path, "d1", lambda bsn: f"id{bsn[-2:]}")
    except RejectedDelivery as refused:
        return refused.findings, refused.herstelbaar_door, refused.identity
    rows = {table: b"".join(found.blocks()) for table, found in checked.tables.items()}
    return vars(checked) | {"tables": rows, "inhoud_hash": checked.inhoud_hash}


def examples() -> Iterator[bytes]:
    """Of every rule a message that breaks it and one that does not, and everything else we refuse."""
    for broken, correct in CASES.values():
        yield from (broken, correct)
    yield from (content for _, content, _ in bad_xml())


def test_a_tree_and_a_stream_give_the_same_outcome(tmp_path, monkeypatch):
    path, count = tmp_path / "bericht.xml", 0
    for content in examples():
        path.write_bytes(content)
        found = outcome(path)
        with monkeypatch.context() as streaming:
            streaming.setattr(xml_small, "SMALL", 0)
            assert outcome(path) == found
        count += 1
    assert count > 200


BLANKS = (" ", "\t", "\n  ", "\r\n", " \r\n ", " " * 400, "&#32;", "&#13;")
VALUES = ("", "a", " a ", "é", " é", "&amp;", " &amp; ", "]", "<![CDATA[ ]]>", "<![CDATA[a]]>", "<!-- x -->", "<?x y?>")
HEADS = (
    "",
    '<?xml version="1.0"?>',
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
    '<?xml version="1.0" encoding="utf-16"?>',
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("around", ["", "\n  ", "\r\n"])
def test_a_tree_without_the_blanks_between_elements_has_every_blank_in_a_value(tmp_path, head, around):
    values = [*VALUES, *BLANKS, *(f"{blank}{value}{blank}" for blank in BLANKS for value in VALUES)]
    path, shrunk = tmp_path / "bericht.xml", 0
    for value in values:
        text = f"{head}{around}<a>{around}<b>{around}<c>{value}</c>{around}<c>{value}</c></b>{around}</a>{around}"
        content = text.encode("utf-16" if "utf-16" in head else "latin-1" if "8859" in head else "utf-8")
        path.write_bytes(content)
        whole, small = etree.fromstring(content, etree.XMLParser(**xml_guard.FLAGS)), xml_small.tree(path)
        assert [one.text for one in small.iter("c")] == [one.text for one in whole.iter("c")]
        shrunk += len(list(small.itertext())) < len(list(whole.itertext()))
    assert bool(shrunk) == (around == "\n  " and not ("8859" in head or "utf-16" in head))


@pytest.mark.parametrize("block", [600, 2500, 9000])
def test_parts_read_while_the_next_is_half_there_give_the_same_rows(tmp_path, monkeypatch, block):
    bsns = [str(number) for number in range(999900000, 999999999) if is_bsn(str(number))][:12]
    lines = [prestatie(bsns[i // 4], referentie=f"R{i}", toewijzing=str(1 + i)) for i in range(48)]
    path = tmp_path / "bericht.xml"
    wrong = prestatie(bsns[7], referentie="R30", toewijzing="31", tarief=None)
    path.write_bytes(jw323([*lines[:30], wrong, *lines[31:]]))
    found = outcome(path)
    assert [one.code for one in found[0]] == ["CD087"]
    monkeypatch.setattr(xml_small, "SMALL", 0)
    monkeypatch.setattr(xml_guard, "BLOCK", block)
    monkeypatch.setattr(xml_messages.Window.__init__, "__defaults__", (block,))
    assert outcome(path) == found
    path.write_bytes(jw323(lines))
    streamed = outcome(path)
    monkeypatch.setattr(xml_small, "SMALL", 10**6)
    assert streamed == outcome(path)


def test_a_message_just_above_the_limit_is_streamed(tmp_path, monkeypatch):
    path = tmp_path / "bericht.xml"
    path.write_bytes(jw323())
    ways = []
    for limit in (path.stat().st_size, path.stat().st_size - 1):
        monkeypatch.setattr(xml_small, "SMALL", limit)
        ways.append(xml_small.tree(path) is not None)
    assert ways == [True, False]


def test_days_that_were_right_are_judged_anew_in_a_message_of_another_day(tmp_path):
    path = tmp_path / "bericht.xml"
    path.write_bytes(jw323())
    assert outcome(path)["rijen"] == 1
    path.write_bytes(jw323().replace(b"<ijw:Dagtekening>2024-07-05", b"<ijw:Dagtekening>2024-06-15"))
    assert "TR137" in {found.code for found in outcome(path)[0]}
    path.write_bytes(jw323().replace(b"2024-07-05</DeclaratieDagtekening", b"2031-07-05</DeclaratieDagtekening"))
    assert "TR335" in {found.code for found in outcome(path)[0]}


def test_a_rule_on_days_asks_nothing_of_the_message_but_its_dagtekeningen(tmp_path, monkeypatch):
    judged = set()

    def bare(judge: ijw_rules.Judge, klasse, message: Message) -> dict:
        days = {
            name: {path: text for path, text in values.items() if path.endswith("agtekening")}
            for name, values in message.latest.items()
        }
        for rule in judge.rules:
            if rule.broken and rule.on and all(path.endswith("datum") for path in rule.on):
                judged.add(rule.code)
                for number in range(klasse.size):
                    values = klasse.values(number)
                    assert rule.broken(values, Message("", days)) == rule.broken(values, message)
        return {}

    monkeypatch.setattr(ijw_rules.Judge, "broken", bare)
    path = tmp_path / "bericht.xml"
    for broken, _ in CASES.values():
        path.write_bytes(broken)
        outcome(path)
    assert judged == {"CS100", "CS337", "TR134", "TR137", "TR335"}


def test_remembered_days_do_not_grow_with_the_messages(tmp_path, monkeypatch):
    monkeypatch.setattr(ijw_rules, "SETS", 3)
    path = tmp_path / "bericht.xml"
    for day in range(1, 20):
        path.write_bytes(jw323().replace(b"<ijw:Dagtekening>2024-07-05", b"<ijw:Dagtekening>2024-07-%02d" % day))
        outcome(path)
    [found] = [one for namespace, one in xml_messages.message_maps().items() if namespace.endswith("3_2/jw323/schema")]
    judge = xml_messages.Klassen(found, "d", str).plan.judges["Prestatie"]
    assert 0 < len(judge.right_days) <= 4


@pytest.mark.parametrize("limit", [0, 1])
def test_keys_that_wait_on_disk_are_found_as_those_in_memory(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(ijw_dubbel, "IN_MEMORY", limit)
    path = tmp_path / "bericht.xml"
    path.write_bytes(jw323([prestatie(), prestatie(m.CHILD_2), prestatie()]))
    assert {found.code for found in outcome(path)[0]} >= {"TR101"}


@pytest.mark.parametrize("limit", [10, 10**6])
def test_what_is_sealed_at_once_opens_as_what_is_sealed_as_a_stream(settings, tmp_path, monkeypatch, limit):
    monkeypatch.setattr(archive, "IN_MEMORY", limit)
    original, sealed = tmp_path / "bericht.xml", tmp_path / "bericht.age"
    original.write_bytes(b"inhoud " * 100)
    with sealed.open("wb") as file:
        archive.seal(b'{"offer_id": "x"}\n', original, file, sealing.recipient(settings))
    manifest, stream = archive.read(sealed, sealing.identity(settings))
    with stream:
        assert (manifest, stream.read()) == ({"offer_id": "x"}, original.read_bytes())
