"""The pseudonym of a person: stable, keyed, and no program without a good key."""

import dataclasses
from pathlib import Path

import pytest

from ingest.pseudonym import hider, offer_marker
from ingest.settings import Settings


@pytest.fixture
def keyed(tmp_path: Path):
    """Settings with the given content as person key."""

    def make(content: str, name: str = "sleutels") -> Settings:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "persoon").write_text(content, encoding="ascii")
        return dataclasses.replace(Settings.from_env({"JEUGD_HOME": str(tmp_path)}), keys=folder)

    return make


def test_a_person_has_one_id_of_64_hex_digits(keyed):
    settings = keyed("5a" * 31 + "00")
    first, second = hider(settings)("999990019"), hider(settings)("999990019")
    assert first == second
    assert len(first) == 64
    assert set(first) <= set("0123456789abcdef")


def test_ids_differ_per_person_per_key_and_from_marks_of_offers(keyed):
    one, other = keyed("5a" * 31 + "00", "een"), keyed("5a" * 31 + "01", "twee")
    ids = {hider(one)("999990019"), hider(one)("999990020"), hider(other)("999990019")}
    assert len(ids) == 3
    assert offer_marker(one)(b"999990019") not in {found[:12] for found in ids}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "00" * 32,
        "ff" * 40,
        "5a" * 32,
        "0123456789abcdef" * 3,
        "geen hexadecimale sleutel maar lang genoeg " * 2,
    ],
)
def test_a_weak_key_stops_the_program(keyed, content: str):
    with pytest.raises(ValueError, match="persoon"):
        hider(keyed(content))


def test_a_missing_key_stops_the_program(keyed):
    settings = keyed("5a" * 31 + "00")
    (settings.keys / "persoon").unlink()
    with pytest.raises(FileNotFoundError, match="persoon"):
        hider(settings)
