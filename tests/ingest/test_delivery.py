"""The promise of loading: every offer exactly once, whole or not at all, and one bad file blocks no other."""

import dataclasses
import threading

import pytest

from infra import database
from ingest import delivery, inbox
from ingest.delivery import BatchResult
from ingest.errors import LoadFailed
from tests.ingest.deliveries import MAATREGEL, VERWIJZING, gi_zip, huisarts_zip, members, zipped
from tests.ingest.dropping import drop, plain_files, raw_hash

ROWS = "select count(*) from raw.huisarts__verwijzingen"
STATUS = "select status, reden, count(*)::int from ingest.deliveries group by 1, 2 order by 1, 2"


def test_a_delivery_is_loaded_with_its_header_and_without_its_person(settings, query):
    drop(settings, "huisarts", "levering.zip", huisarts_zip())
    assert delivery.load_source("huisarts", settings) == BatchResult(rows=1, loaded=1)
    header = (
        "select bron, status, bericht, release, afzender, ontvanger, identificatie, dagtekening::text, rijen, reden"
    )
    assert query(f"{header} from ingest.deliveries") == [
        ("huisarts", "geladen", "huisarts", "1", "01050001", "0505", "huisarts-2024-07", "2024-07-05", 1, None)
    ]
    [row] = query("select * from raw.huisarts__verwijzingen")
    assert row[2] == "ZD-1"
    assert "999990019" not in row
    assert plain_files(settings) == []


def test_the_same_bytes_under_another_name_are_ignored_with_their_totals(settings, query):
    for name in ("a.zip", "b.zip"):
        drop(settings, "huisarts", name, huisarts_zip())
    delivery.load_source("huisarts", settings)
    drop(settings, "huisarts", "a.zip", huisarts_zip())
    assert delivery.load_source("huisarts", settings) == BatchResult(ignored=1)
    assert query(STATUS) == [("geladen", None, 1), ("genegeerd", "zelfde_bestand", 2)]
    assert query("select sum(rijen)::int from ingest.deliveries") == [(3,)]
    assert query(ROWS) == [(1,)]


def test_equal_content_in_other_bytes_is_ignored(settings, query):
    files = members("huisarts")
    drop(settings, "huisarts", "a.zip", zipped(files))
    drop(settings, "huisarts", "b.zip", zipped(dict(reversed(files.items()))))
    assert delivery.load_source("huisarts", settings) == BatchResult(rows=1, loaded=1, ignored=1)
    assert query(STATUS) == [("geladen", None, 1), ("genegeerd", "zelfde_inhoud", 1)]
    assert query(ROWS) == [(1,)]


def test_a_replay_of_equal_content_in_other_bytes_is_ignored_within_one_batch(settings, query):
    files = members("huisarts")
    drop(settings, "huisarts", "a.zip", zipped(files))
    for name in ("b.zip", "c.zip"):
        drop(settings, "huisarts", name, zipped(dict(reversed(files.items()))))
    assert delivery.load_source("huisarts", settings) == BatchResult(rows=1, loaded=1, ignored=2)
    assert query(STATUS) == [("geladen", None, 1), ("genegeerd", "zelfde_inhoud", 2)]


def test_the_same_identification_with_other_content_is_loaded(settings, query):
    drop(settings, "huisarts", "a.zip", huisarts_zip())
    other = {"verwijzingen": [{**VERWIJZING, "urgentie": "SPOED"}]}
    drop(settings, "huisarts", "b.zip", huisarts_zip(other))
    assert delivery.load_source("huisarts", settings).loaded == 2


def test_a_refused_delivery_leaves_findings_and_an_encrypted_file_but_no_rows(settings, query):
    drop(settings, "huisarts", "kapot.zip", b"PK maar geen zip")
    assert delivery.load_source("huisarts", settings) == BatchResult(quarantined=1)
    [[delivery_id, reason, rows]] = query("select delivery_id, reden, rijen from ingest.deliveries")
    assert query("select delivery_id, nummer, code from ingest.findings") == [(delivery_id, 1, reason)]
    assert rows is None
    assert raw_hash(query) == {}
    assert [path.stem for path in settings.quarantine.rglob("*.age")] == [delivery_id]
    assert plain_files(settings) == []


def test_receiving_a_batch_again_reports_the_same_and_changes_nothing(settings, query):
    drop(settings, "huisarts", "a.zip", huisarts_zip())
    drop(settings, "huisarts", "b.zip", b"kapot")
    [batch] = inbox.new_batches("huisarts", settings)
    first = delivery.receive_batch("huisarts", batch, settings)
    before = query("select * from ingest.deliveries order by 1"), raw_hash(query)
    assert delivery.receive_batch("huisarts", batch, settings) == first == BatchResult(1, 1, 1, 0)
    assert (query("select * from ingest.deliveries order by 1"), raw_hash(query)) == before
    assert delivery.receive_batch("huisarts", "bestaat-niet", settings) == BatchResult()


def test_two_loaders_with_the_same_file_at_the_same_time_load_it_once(settings, query, tmp_path):
    other = dataclasses.replace(settings, home=tmp_path / "tweede")
    database.make_folders(other)
    content = [huisarts_zip(identificatie=f"h-{number}") for number in range(8)]
    for number, one in enumerate(content):
        drop(settings, "huisarts", f"{number}.zip", one)
        drop(other, "huisarts", f"{7 - number}.zip", one, at=1_700_000_000 - number)
    loaders = [threading.Thread(target=delivery.load_source, args=("huisarts", one)) for one in (settings, other)]
    for loader in loaders:
        loader.start()
    for loader in loaders:
        loader.join()
    assert query(STATUS) == [("geladen", None, 8), ("genegeerd", "zelfde_bestand", 8)]
    assert query(ROWS) == [(8,)]


def test_a_delivery_the_database_refuses_blocks_no_other_and_shows_no_value(settings, query):
    with database.connect_as_admin(settings) as connection:
        connection.execute("alter table raw.huisarts__verwijzingen add check (verwijzing_id <> 'GEHEIM')")
    bad = {"verwijzingen": [{**VERWIJZING, "verwijzing_id": "GEHEIM"}]}
    drop(settings, "huisarts", "a.zip", huisarts_zip(bad))
    drop(settings, "huisarts", "b.zip", huisarts_zip())
    with pytest.raises(LoadFailed, match=r"^1 delivery.*CheckViolation at warehouse\.py") as failed:
        delivery.load_source("huisarts", settings)
    assert "GEHEIM" not in str(failed.value)
    assert query(STATUS) == [("geladen", None, 1)]
    assert len(plain_files(settings)) == 1
    with database.connect_as_admin(settings) as connection:
        connection.execute(
            "alter table raw.huisarts__verwijzingen drop constraint huisarts__verwijzingen_verwijzing_id_check"
        )
    delivery.load_source("huisarts", settings)
    assert query(STATUS) == [("geladen", None, 2)]
    assert plain_files(settings) == []


def test_a_file_that_cannot_be_read_blocks_no_other(settings, query):
    drop(settings, "huisarts", "a.zip", huisarts_zip())
    drop(settings, "huisarts", "b.zip", huisarts_zip(identificatie="tweede"))
    [batch] = inbox.new_batches("huisarts", settings)
    victim = plain_files(settings)[0]
    victim.unlink()
    victim.mkdir()
    with pytest.raises(LoadFailed, match="IsADirectoryError"):
        delivery.receive_batch("huisarts", batch, settings)
    assert query(STATUS) == [("geladen", None, 1)]


def test_a_file_that_changes_after_it_was_taken_in_is_offered_anew(settings, query):
    drop(settings, "huisarts", "a.zip", huisarts_zip()[:-1])
    [batch] = inbox.new_batches("huisarts", settings)
    plain_files(settings)[0].write_bytes(huisarts_zip())
    assert delivery.receive_batch("huisarts", batch, settings) == BatchResult()
    assert delivery.load_source("huisarts", settings) == BatchResult(rows=1, loaded=1)
    assert query(STATUS) == [("geladen", None, 1)]


def test_no_log_line_holds_a_name_or_a_person(settings, caplog, query):
    caplog.set_level("DEBUG")
    drop(settings, "gi", "Kees Jansen 999990019.zip", gi_zip())
    drop(settings, "gi", "Kees Jansen.zip", gi_zip({"maatregelen": [{**MAATREGEL, "datum_aanvang": "gisteren"}]}))
    delivery.load_source("gi", settings)
    assert query("select count(*)::int from ingest.findings") != [(0,)]
    found = "".join(str(row) for row in query("select * from ingest.findings"))
    for secret in ("Jansen", "999990019", "gisteren"):
        assert secret not in caplog.text + found


def test_a_file_that_was_refused_in_the_wrong_inbox_loads_in_the_right_one(settings, query):
    drop(settings, "gi", "verkeerde map.zip", huisarts_zip())
    assert delivery.load_source("gi", settings) == BatchResult(quarantined=1)
    drop(settings, "huisarts", "goede map.zip", huisarts_zip())
    assert delivery.load_source("huisarts", settings) == BatchResult(rows=1, loaded=1)
    assert query(STATUS) == [("geladen", None, 1), ("quarantaine", "M004", 1)]
