"""Small files are judged in turns: who is alone or among others gets the same verdict, in the order of arrival."""

import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest import delivery, garbage, turns, xml_messages
from ingest.batches import Offer
from ingest.errors import RejectedDelivery
from ingest.ijw_klassen import Klassen
from tests.ingest.dropping import LONG_AGO, drop, plain_files
from tests.ingest.messages import jw323, prestatie


def steps(name: str, count: int, done: list[str]) -> Iterator[None]:
    """Work that notes every step."""
    for number in range(count):
        done.append(f"{name}{number}")
        yield
    if name == "b":
        raise ValueError(name)
    return name


def test_everybody_takes_a_step_before_anybody_takes_the_next():
    done: list[str] = []
    outcomes = turns.in_turns({name: steps(name, count, done) for name, count in (("a", 2), ("b", 1), ("c", 3))})
    assert done == ["a0", "b0", "c0", "a1", "c1", "c2"]
    assert (outcomes["a"], outcomes["c"]) == ("a", "c")
    assert isinstance(outcomes["b"], ValueError)


def test_work_that_is_alone_returns_or_raises():
    assert turns.alone(steps("a", 2, [])) == "a"
    with pytest.raises(ValueError, match="b"):
        turns.alone(steps("b", 2, []))


def offered(number: int) -> bytes:
    """A message that is like no other; every third is broken in another way."""
    message = jw323([prestatie(referentie=f"R{number}", toewijzing=str(number + 1))], identificatie=f"B{number}")
    return (message, message[:-30], message.replace(b"2024-06-01", b"2024-06-31"))[number % 3]


@pytest.mark.parametrize("at_once", [0, 10**6])
def test_verdicts_do_not_depend_on_how_many_are_judged_together(settings, query, monkeypatch, at_once):
    monkeypatch.setattr(delivery, "BYTES_AT_ONCE", at_once)
    garbage.look_less.cache_clear()  # as in a process that has not loaded yet
    expected = []
    for number in range(9):
        for again in range(2):
            path = drop(settings, "ijw", f"{number}.{again}.xml", offered(number), at=LONG_AGO + number)
        status, code = outcome(path)
        expected += [(status, code), ("genegeerd", "zelfde_bestand")]
    assert delivery.load_source("ijw", settings) == delivery.BatchResult(3, 3, 6, 9)
    assert query("select status, reden from ingest.deliveries order by volgnummer") == expected
    assert query("select count(*)::int from raw.ijw__jw323_prestaties") == [(3,)]
    assert plain_files(settings) == []
    assert gc.get_freeze_count()
    assert gc.get_threshold()[0] == garbage.SELDOM


def outcome(path: Path) -> tuple[str, str | None]:
    """What the register says of a file that is judged by itself."""
    try:
        xml_messages.read(path, "d", str)
        return "geladen", None
    except RejectedDelivery as refused:
        return "quarantaine", refused.findings[0].code


@pytest.mark.parametrize(
    "wrong", [("2024-06-01", "2024-06-31"), ("TotaalBedrag>8", "TotaalBedrag>9"), ("</Bericht>", "")]
)
def test_a_refusal_holds_on_to_nothing_of_the_message(tmp_path, wrong):
    path = tmp_path / "fout.xml"
    path.write_bytes(jw323([prestatie()]).replace(*(text.encode() for text in wrong)))
    offer = Offer("a" * 64 + "-1", "ijw", 1, datetime.now(UTC), "", path.stat().st_size, path)
    gc.collect()
    before = messages_in_memory()
    [verdict] = delivery.judge_all([offer], set(), str, {})
    assert verdict.refused
    assert messages_in_memory() == before


def messages_in_memory() -> int:
    """Readings of a message that something still holds on to, or that wait for the garbage collector."""
    return sum(type(one) is Klassen for one in gc.get_objects())
