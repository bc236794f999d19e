"""What is taken in from the inbox, when, and under which name."""

import hashlib
import json
import os
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from ingest import batches, delivery, inbox, sealing
from ingest.settings import Settings
from tests.ingest.dropping import LONG_AGO, drop, plain_files


def offered(settings: Settings, batch: str) -> list[str]:
    """The offers in a batch folder."""
    return sorted(path.name for path in (settings.work("gi") / batch).iterdir() if path.suffix != ".json")


def test_a_file_is_renamed_to_its_hash_and_only_the_archive_key_shows_its_name(settings):
    drop(settings, "gi", "Jan de Vries 999990019.zip", b"inhoud")
    [batch] = inbox.new_batches("gi", settings)
    [offer_id] = offered(settings, batch)
    note = (settings.work("gi") / batch / "namen.json").read_text(encoding="utf-8")
    assert offer_id.startswith(hashlib.sha256(b"inhoud").hexdigest())
    assert "Vries" not in note
    assert sealing.open_text(json.loads(note)[offer_id], sealing.identity(settings)) == b"Jan de Vries 999990019.zip"
    assert plain_files(settings) == [settings.work("gi") / batch / offer_id]


def test_taking_in_twice_gives_the_same_batches(settings):
    drop(settings, "gi", "a.zip", b"a")
    first = inbox.new_batches("gi", settings)
    drop(settings, "gi", "b.zip", b"b")
    second = inbox.new_batches("gi", settings)
    assert len(first) == 1
    assert len(second) == 2
    assert first[0] in second


def test_equal_bytes_offered_twice_are_two_offers(settings):
    drop(settings, "gi", "a.zip", b"x")
    drop(settings, "gi", "b.zip", b"x")
    [batch] = inbox.new_batches("gi", settings)
    assert len({offer_id[:64] for offer_id in offered(settings, batch)}) == 1
    assert len(offered(settings, batch)) == 2


def test_what_is_no_finished_plain_file_stays_and_is_not_named_in_the_log(settings, tmp_path: Path, caplog):
    folder = settings.inbox("gi")
    (tmp_path / "elders").write_bytes(b"geheim")
    (folder / "Jansen-link").symlink_to(tmp_path / "elders")
    os.mkfifo(folder / "Jansen-fifo")
    (folder / "Jansen-map").mkdir()
    for name in (".Jansen", "Jansen.deel", "Jansen.zip.PART"):
        drop(settings, "gi", name, b"half")
    assert inbox.new_batches("gi", settings) == []
    assert len(list(folder.iterdir())) == 6
    assert len(caplog.records) == 3
    assert "Jansen" not in caplog.text


def test_a_file_that_is_still_growing_waits_for_the_next_time(settings):
    path = drop(settings, "gi", "groeit.zip", b"begin", at=time.time())
    stop = threading.Event()

    def grow() -> None:
        while not stop.wait(0.1):
            with path.open("ab") as file:
                file.write(b"meer")

    writer = threading.Thread(target=grow)
    writer.start()
    drop(settings, "gi", "net-klaar.zip", b"klaar", at=time.time())
    [batch] = inbox.new_batches("gi", settings)
    stop.set()
    writer.join()
    assert len(offered(settings, batch)) == 1
    assert path.exists()


def test_a_file_from_the_future_is_taken_in_all_the_same(settings):
    drop(settings, "gi", "morgen.zip", b"x", at=time.time() + 86400)
    assert len(inbox.new_batches("gi", settings)) == 1


def test_a_file_from_the_future_was_received_when_it_was_taken_in(settings, query):
    """Its day of receipt says what day it is: next year would make everything of today past."""
    drop(settings, "gi", "gisteren.zip", b"x")
    drop(settings, "gi", "volgend jaar.zip", b"y", at=time.time() + 365 * 86400)
    before = datetime.now(UTC)
    [batch] = inbox.new_batches("gi", settings)
    after = datetime.now(UTC)
    folder = settings.work("gi") / batch
    first, second = (batches.offers_in(folder, "gi", lambda count: list(range(1, count + 1))) for _ in range(2))
    assert first == second
    assert first[0].ontvangen_op == datetime.fromtimestamp(LONG_AGO, UTC)
    assert before <= first[1].ontvangen_op <= after
    delivery.receive_batch("gi", batch, settings)
    assert sorted(query("select ontvangen_op from ingest.deliveries")) == [(offer.ontvangen_op,) for offer in first]
    assert plain_files(settings) == []


def test_a_batch_of_files_from_the_future_does_not_wait_for_it(settings):
    drop(settings, "gi", "volgend jaar.zip", b"y", at=time.time() + 365 * 86400)
    [batch] = inbox.new_batches("gi", settings)
    assert batch < f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"


def test_batches_hold_500_files_or_32_megabytes_in_order_of_arrival(settings):
    for number in range(501):
        drop(settings, "gi", f"{number}.zip", b"%d" % number, at=LONG_AGO - number)
    names = inbox.new_batches("gi", settings)
    assert [len(offered(settings, name)) for name in names] == [500, 1]
    assert offered(settings, names[1])[0].startswith("5feceb66ffc86f38")  # SHA-256 of "0", the youngest
    for name in ("x", "y"):
        drop(settings, "sjt", name, name.encode() * (17 * 1024 * 1024))
    assert len(inbox.new_batches("sjt", settings)) == 2


def test_strange_names_are_taken_in(settings):
    names = [b"regel\neinde", b"n" * 255, b"\xff\xfe niet utf-8", "é ü 漢字".encode(), b"-rf", b"a'; drop table x"]
    for number, name in enumerate(names):
        drop(settings, "gi", name, b"%d" % number)
    [batch] = inbox.new_batches("gi", settings)
    note = json.loads((settings.work("gi") / batch / "namen.json").read_text(encoding="utf-8"))
    key = sealing.identity(settings)
    assert {sealing.open_text(sealed, key) for sealed in note.values()} == set(names)


def test_a_batch_that_was_killed_before_its_first_file_moved_leaves_nothing(settings):
    half = settings.work("gi") / "20240101T000000000000-abc"
    half.mkdir(parents=True)
    (half / ".namen.json.deel").write_bytes(b"{")
    batches.create(settings.work("gi") / "20240102T000000000000-def", {"x": "y"})
    assert inbox.new_batches("gi", settings) == ["20240102T000000000000-def"]
    assert not half.exists()
