"""Spoiled messages through the loader's judge: each ends loaded or refused, soon, and without a word about a person."""

import hashlib
import re
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import repeat
from pathlib import Path
from random import Random

from lxml import etree

from ingest import xml_small
from ingest.batches import Offer
from ingest.contract import raw_tables
from ingest.verdict import Verdict, judge, register_row
from tests.fuzz import berichten, mutaties

SECONDS = 2.0  # more is a hang
CHUNK = 100
ALSO_STREAMED = "4"  # a quarter of all inputs, by their hash
SEEDS = 4  # sets of valid messages per process
PERSON = re.compile(rb"<(?:\w+:)?Bsn>(\d{9})<")
WHEN = datetime(2024, 7, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Fault:
    """An input that did not end well; `number` makes it again."""

    number: int
    what: str


@cache
def seeds(seed: int) -> list[etree._Element]:
    """The valid messages that are spoiled; two thirds of them could be loaded as they are."""
    dice = [Random(f"{seed}-{number}") for number in range(SEEDS)]
    found = [root for one in dice for root in berichten.messages(one)]
    return found + [root for one in dice for _ in range(SEEDS) for root in berichten.faultless(one)]


def offered(seed: int, number: int) -> bytes:
    """The input with this number: even numbers are structural, odd ones have spoiled bytes."""
    dice = Random(f"{seed}/{number}")
    root = dice.choice(seeds(seed))
    if number % 2 == 0:
        return mutaties.structural(root, dice)
    return mutaties.bytewise(etree.tostring(root, encoding="UTF-8", xml_declaration=True), dice)


def outcome(content: bytes, folder: Path) -> str:
    """geladen or geweigerd; anything else that happens is raised."""
    path = folder / "bericht"
    path.write_bytes(content)
    delivery_id = hashlib.sha256(content).hexdigest()
    offer = Offer(f"{delivery_id}-0", "ijw", 1, WHEN, "", len(content), path)
    verdict = judge(offer, hide)
    register_row(verdict)
    if delivery_id < ALSO_STREAMED:
        assert told(streamed(offer)) == told(verdict), "a tree and a stream are judged differently"
    if verdict.checked:
        check_rows(verdict)
        return "geladen"
    check_findings(verdict, content)
    return "geweigerd"


def hide(number: str) -> str:
    """Stands in for the key."""
    return hashlib.sha256(number.encode()).hexdigest()


def streamed(offer: Offer) -> Verdict:
    """The verdict on a small message when it is read as a large one is."""
    small, xml_small.SMALL = xml_small.SMALL, 0
    try:
        return judge(offer, hide)
    finally:
        xml_small.SMALL = small


def told(verdict: Verdict) -> tuple[object, ...]:
    """What becomes of it, to compare."""
    return verdict.findings, register_row(verdict)


def check_rows(verdict: Verdict) -> None:
    """Every row has the columns of its raw table, and there are as many as the register will say."""
    for table, rows in verdict.checked.tables.items():
        lines = b"".join(rows.blocks()).split(b"\n")[:-1]
        assert len(lines) == rows.count, f"{table}: rows lost"
        assert all(line.count(b"\t") == len(raw_tables()[table]) + 1 for line in lines), f"{table}: columns lost"


def check_findings(verdict: Verdict, content: bytes) -> None:
    """A refusal says why, what to do, and nothing about a person."""
    assert verdict.findings, "refused without a finding"
    assert all(one.code and one.melding and one.wat_te_doen for one in verdict.findings), "a finding without words"
    words = repr(told(verdict)).encode().replace(verdict.offer.delivery_id.encode(), b"")
    assert not any(person in words for person in set(PERSON.findall(content))), "a finding names a person"


def stop(*_: object) -> None:
    """The alarm went."""
    raise TimeoutError


def chunk(seed: int, start: int, end: int) -> tuple[Counter, list[Fault]]:
    """Judge the inputs from start up to end. CPU time counts: a busy machine is no hang."""
    counts, faults = Counter(), []
    signal.signal(signal.SIGVTALRM, stop)
    with tempfile.TemporaryDirectory(prefix="jeugd-fuzz-") as name:
        for number in range(start, end):
            content, began = offered(seed, number), time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
            try:
                counts[outcome(content, Path(name))] += 1
                if time.process_time() - began > SECONDS:
                    raise TimeoutError
            except Exception as error:  # whatever our code raises here is what we are looking for
                faults.append(Fault(number, f"{type(error).__name__}: {error}"))
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return counts, faults


def fuzz(total: int, seed: int, processes: int = 2) -> Iterator[tuple[Counter, list[Fault]]]:
    """The outcomes of so many inputs, in chunks; a worker that dies raises BrokenProcessPool."""
    starts = range(0, total, CHUNK)
    ends = [min(start + CHUNK, total) for start in starts]
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(chunk, repeat(seed), starts, ends)
