"""Keys that came twice are found whatever the size of a message, and the second reading says where."""

from random import Random

import pytest

from ingest import ijw_dubbel, xml_messages
from ingest.errors import RejectedDelivery
from ingest.ijw_dubbel import Keys, key
from tests.ingest.messages import jw323, prestatie


@pytest.fixture(autouse=True, params=[8, 64 * 1024])
def at_once(request, monkeypatch):
    """So few keys at a time that a small test takes many turns, and as many as in use."""
    monkeypatch.setattr(ijw_dubbel, "AT_ONCE", request.param)


def offered(**families: list[int]) -> Keys:
    """Keys in pieces of seven, as the parts of a message bring them."""
    keys = Keys()
    for family, numbers in families.items():
        for start in range(0, len(numbers), 7):
            keys.offer(family, numbers[start : start + 7])
    return keys


def test_doubles_and_shared_keys_are_what_plain_counting_finds():
    dice = Random(5)
    one, other = ([dice.randrange(-(2**63), 2**63) for _ in range(300)] for _ in range(2))
    one += [*one[3:9], other[0], other[-1], one[3]]
    keys = offered(one=one, other=other)
    assert keys.doubles("one") == set(one[3:9])
    assert keys.doubles("other") == set()
    assert keys.shared("one", "other") == keys.shared("other", "one") == {other[0], other[-1]}
    assert keys.among("other", {other[5], one[5]}) == {other[5]}


def test_nothing_offered_is_nothing_found():
    keys = Keys()
    assert (keys.doubles("one"), keys.shared("one", "other"), keys.among("one", {1})) == (set(), set(), set())


def test_a_key_is_made_of_all_its_parts_and_of_a_secret():
    assert key("1", "2") == key("1", "2") != key("12")
    assert key("1") != hash(("1",))


def test_the_second_of_two_lines_far_apart_is_named(tmp_path):
    lines = [prestatie(referentie=f"R{number}", toewijzing=str(number)) for number in range(1, 60)]
    path = tmp_path / "bericht.xml"
    path.write_bytes(jw323([*lines, prestatie(referentie="R2", toewijzing="99"), prestatie(toewijzing="3")]))
    with pytest.raises(RejectedDelivery) as refused:
        xml_messages.read(path, "d1", lambda bsn: "id")
    found = [(one.code, one.element.rpartition("/")[2], one.referentienummer) for one in refused.value.findings]
    assert found == [("TR101", "Prestatie[60]", "R2"), ("TR416", "Prestatie[61]", "R001")]
    assert refused.value.identity["rijen"] == 61
