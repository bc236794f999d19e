"""What is refused by level 1 or 2 stays findable, and gets another chance when what it waits for has changed."""

import shutil
from pathlib import Path

import psycopg
import pytest

from ingest import contract, delivery, ijw_waarden, purpose, retry, rule_catalogue, xml_messages, xsd_findings
from ingest.delivery import BatchResult
from tests.ingest import messages as m
from tests.ingest.dropping import drop
from tests.ingest.messages import jw301, jw323, prestatie

UNKNOWN_CODE = jw323([prestatie(eenheid="77")])
NEXT_RELEASE = jw323().replace(b"/ijw/3_2/", b"/ijw/3_9/")


@pytest.fixture
def schemas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of our schemas that a test may change, in use everywhere; nothing of it is remembered afterwards."""
    copy = tmp_path / "schemas"
    shutil.copytree(purpose.SCHEMAS, copy)
    monkeypatch.setattr(purpose, "SCHEMAS", copy)
    for module in (contract, ijw_waarden, rule_catalogue, xml_messages, xsd_findings):
        monkeypatch.setattr(module, "MESSAGES", copy / "ijw")
    forget()
    yield copy
    monkeypatch.undo()
    forget()


def forget() -> None:
    """As a new process would."""
    xml_messages.schema.cache_clear()
    contract.message_maps.cache_clear()


def test_the_overview_finds_refused_messages_by_gemeente_aanbieder_message_and_rule(settings, query):
    drop(
        settings,
        "ijw",
        "declaratie.xml",
        jw323([prestatie(m.BAD_BSN), prestatie(m.CHILD_2, referentie="R2", toewijzing="2", tarief=None)]),
    )
    drop(settings, "ijw", "toewijzing.xml", jw301(afzender="505"))
    assert delivery.load_source("ijw", settings) == BatchResult(quarantined=2)
    columns = "gemeente, aanbieder, bericht, release, regel, niveau, retourcode, bevindingen::int, herstelbaar_door"
    assert query(f"select {columns} from ingest.quarantaine_overzicht order by bericht, regel") == [
        (None, m.AANBIEDER, "JW301", "3.2", "RS035", 1, None, 1, "niets"),
        (m.GEMEENTE, m.AANBIEDER, "JW323", "3.2", "CD087", 2, "0001", 1, "niets"),
        (m.GEMEENTE, m.AANBIEDER, "JW323", "3.2", "CS002", 2, "0001", 1, "niets"),
    ]


@pytest.mark.parametrize("role", ["soj", "auditor"])
def test_who_follows_up_on_suppliers_may_read_the_overview(settings, role):
    with psycopg.connect(settings.dsn(role)) as connection:
        assert connection.execute("select count(*) from ingest.quarantaine_overzicht").fetchone() == (0,)


def test_a_message_with_an_unknown_code_is_loaded_when_the_code_list_has_it(settings, query, schemas):
    drop(settings, "ijw", "a.xml", UNKNOWN_CODE)
    assert delivery.load_source("ijw", settings) == BatchResult(quarantined=1)
    assert query("select regel, herstelbaar_door from ingest.quarantaine_overzicht") == [("X003", "codelijst")]
    assert retry.retry_quarantined("ijw", settings) == 0

    types = schemas / "ijw" / "3_2" / "basisschema.xsd"
    known = '<xs:enumeration value="84"/>'
    text = types.read_text(encoding="utf-8")
    assert known in text
    types.write_text(text.replace(known, known + '<xs:enumeration value="77"/>'), encoding="utf-8")
    forget()
    assert retry.retry_quarantined("ijw", settings) == 1
    assert query("select eenheid from raw.ijw__jw323_prestaties") == [("77",)]
    assert query("select count(*)::int from ingest.quarantaine_overzicht") == [(0,)]


def test_a_message_of_a_release_we_did_not_know_is_loaded_when_its_files_are_added(settings, query, schemas):
    drop(settings, "ijw", "a.xml", NEXT_RELEASE)
    assert delivery.load_source("ijw", settings) == BatchResult(quarantined=1)
    assert query("select regel, herstelbaar_door from ingest.quarantaine_overzicht") == [("B007", "release")]

    shutil.copytree(schemas / "ijw" / "3_2", schemas / "ijw" / "3_9")
    for file in (path for path in (schemas / "ijw" / "3_9").rglob("*") if path.is_file()):
        file.write_text(file.read_text(encoding="utf-8").replace("/ijw/3_2/", "/ijw/3_9/"), encoding="utf-8")
    forget()
    assert retry.retry_quarantined("ijw", settings) == 1
    assert query("select bericht, release, status from ingest.deliveries") == [("JW323", "3.9", "geladen")]
