"""Every file of the table ends as it should, with its code, and changes nothing else."""

import hashlib
import re

import pytest
from stdnum.nl import bsn

from ingest import delivery
from ingest.settings import SOURCES
from tests.ingest.bad_files import bad_files, good_files
from tests.ingest.dropping import LONG_AGO, drop, plain_files

BAD = list(bad_files())
OUTCOME = "select delivery_id, offer_id, status, reden from ingest.deliveries order by volgnummer"
FINDINGS = "select delivery_id, code, stap, melding, wat_te_doen, element from ingest.findings order by 1, nummer"


@pytest.fixture
def offered(settings, caplog):
    """Everything in the inbox and loaded: the good files first, then the bad ones in the order of the table."""
    caplog.set_level("INFO")
    for name, source, content in good_files():
        drop(settings, source, name, content, at=LONG_AGO)
    for number, (name, source, content, _, _) in enumerate(BAD, start=1):
        drop(settings, source, name, content, at=LONG_AGO + number)
    for source in SOURCES:
        delivery.load_source(source, settings)
    return caplog


def test_the_table_is_long_enough_and_names_no_file_twice():
    assert len(BAD) >= 150
    assert len({name for name, *_ in BAD}) == len(BAD)


def test_every_file_ends_as_the_table_says_and_nothing_else_changes(settings, query, offered):
    found = sorted((delivery_id, status, reason) for delivery_id, _, status, reason in query(OUTCOME))
    good = [(sha256(content), "geladen", None) for *_, content in good_files()]
    bad = [(sha256(content), outcome, code) for _, _, content, outcome, code in BAD]
    names = {sha256(content): name for name, _, content, *_ in BAD}
    wrong = [(names.get(row[0]), *row[1:]) for row in sorted(set(found) - set(good + bad), key=str)]
    assert wrong == []
    assert found == sorted(good + bad, key=lambda row: (row[0], row[1], row[2] or ""))
    tables = [row[0] for row in query("select tablename from pg_tables where schemaname = 'raw'")]
    loaded = {row[0] for table in tables for row in query(f"select delivery_id from raw.{table}")}
    assert loaded == {delivery_id for delivery_id, *_ in good}
    refused = {delivery_id for delivery_id, status, _ in bad if status == "quarantaine"}
    assert {row[0] for row in query(FINDINGS)} == refused
    assert {path.stem for path in settings.quarantine.rglob("*.age")} == refused
    assert len(list(settings.archive.rglob("*.age"))) == len(good) + len(bad)
    assert plain_files(settings) == []


def test_no_finding_register_row_or_log_line_holds_a_value(settings, query, offered):
    rows = query(FINDINGS) + query("select d.* from ingest.deliveries as d")
    text = "\n".join(str(value) for row in rows for value in row) + offered.text
    assert "GEHEIM" not in text
    assert [number for number in re.findall(r"(?<![0-9a-f])9\d{8}(?![0-9a-f])", text) if bsn.is_valid(number)] == []
    assert not any(name in offered.text for name, *_ in BAD)


def sha256(content: bytes) -> str:
    """The delivery_id of these bytes."""
    return hashlib.sha256(content).hexdigest()
