"""Refused deliveries get another chance when the input that could help them changes, and only then."""

import shutil
from pathlib import Path

import pytest

from ingest import delivery, inbox, purpose, restore, retry
from ingest.delivery import BatchResult
from tests.ingest.deliveries import huisarts_zip, members, zipped
from tests.ingest.dropping import drop, plain_files
from tests.ingest.test_archive import empty_warehouse

ROWS = "select count(*) from raw.huisarts__verwijzingen"
STATUS = "select status, reden, count(*)::int from ingest.deliveries group by 1, 2 order by 1, 2"


@pytest.fixture
def schemas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the folder with agreements that a test may change."""
    copy = tmp_path / "schemas"
    shutil.copytree(purpose.SCHEMAS, copy)
    monkeypatch.setattr(purpose, "SCHEMAS", copy)
    return copy


def test_a_source_without_purpose_is_refused_and_loads_by_itself_when_it_has_one(settings, query, schemas):
    agreed = (schemas / "doelbinding.yml").read_text(encoding="utf-8")
    (schemas / "doelbinding.yml").write_text(agreed.replace("grondslag", "reden"), encoding="utf-8")
    drop(settings, "huisarts", "a.zip", huisarts_zip())
    assert delivery.load_source("huisarts", settings) == BatchResult(quarantined=1)
    assert query("select reden, herstelbaar_door from ingest.deliveries") == [("D001", "doelbinding")]
    assert retry.retry_quarantined("huisarts", settings) == 0
    [[number]] = query("select volgnummer from ingest.deliveries")

    (schemas / "doelbinding.yml").write_text(agreed, encoding="utf-8")
    assert delivery.load_source("huisarts", settings) == BatchResult(loaded=1)
    [settled] = query("select status, reden, volgnummer > geweigerd_als, geweigerd_als from ingest.deliveries")
    assert settled == ("geladen", None, True, number)
    assert query("select count(*) from ingest.findings") == [(0,)]
    assert query(ROWS) == [(1,)]
    assert list(settings.quarantine.rglob("*.age")) == []
    assert plain_files(settings) == []


def test_a_second_refusal_replaces_the_findings_and_waits_for_the_next_change(settings, query, schemas):
    path = schemas / "doelbinding.yml"
    path.write_text("huisarts: {doel: iets}", encoding="utf-8")
    drop(settings, "huisarts", "a.zip", huisarts_zip())
    delivery.load_source("huisarts", settings)
    before = query("select herstel_hash, volgnummer from ingest.deliveries")
    path.write_text("huisarts: {doel: iets anders}", encoding="utf-8")
    assert retry.retry_quarantined("huisarts", settings) == 0
    after = query("select herstel_hash, volgnummer from ingest.deliveries")
    assert before[0][0] != after[0][0]
    assert before[0][1] == after[0][1]
    assert query("select geweigerd_als from ingest.deliveries") == [(None,)]
    assert query("select count(*) from ingest.findings") == [(1,)]
    assert len(list(settings.quarantine.rglob("*.age"))) == 1


def test_equal_content_that_was_loaded_meanwhile_makes_the_refused_one_ignored(settings, query, schemas):
    agreed = (schemas / "doelbinding.yml").read_text(encoding="utf-8")
    (schemas / "doelbinding.yml").write_text("{}", encoding="utf-8")
    files = members("huisarts")
    drop(settings, "huisarts", "a.zip", zipped(files))
    delivery.load_source("huisarts", settings)
    (schemas / "doelbinding.yml").write_text(agreed, encoding="utf-8")
    drop(settings, "huisarts", "b.zip", zipped(dict(reversed(files.items()))))
    [batch] = inbox.new_batches("huisarts", settings)
    delivery.receive_batch("huisarts", batch, settings)
    assert retry.retry_quarantined("huisarts", settings) == 0
    assert query(STATUS) == [("geladen", None, 1), ("genegeerd", "zelfde_inhoud", 1)]
    assert query(ROWS) == [(1,)]


def test_an_accepted_delivery_keeps_its_later_number_in_a_restore(settings, query, schemas):
    agreed = (schemas / "doelbinding.yml").read_text(encoding="utf-8")
    (schemas / "doelbinding.yml").write_text("{}", encoding="utf-8")
    drop(settings, "huisarts", "a.zip", huisarts_zip())
    delivery.load_source("huisarts", settings)
    (schemas / "doelbinding.yml").write_text(agreed, encoding="utf-8")
    delivery.load_source("huisarts", settings)
    numbers = query("select geweigerd_als, volgnummer from ingest.deliveries")
    empty_warehouse(settings)
    restore.restore(settings)
    assert query("select geweigerd_als, volgnummer from ingest.deliveries") == numbers
    assert numbers[0][0] < numbers[0][1]
