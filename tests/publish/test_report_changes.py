"""What changed since the last edition is known before a report is written, also when that edition left the storage."""

import psycopg
import pytest

from publish import pins, publication
from publish.report import write_report
from publish.report_changes import ensure_changes
from tests.publish.marts import rebuild

# What the comparison reads of a prestatie, and the small marts do not have.
COLUMNS = """
alter table marts.fct_prestaties add column toewijzing_nummer text, add column debet_credit text default 'D';
update marts.fct_prestaties set toewijzing_nummer = prestatie_id;
"""
LATE = """
insert into marts.fct_prestaties
select 'laat', '0505', jeugdige_id, aanbieder_agb, product_categorie, '2024-H1', 12000, productperiode, 12000, kanarie,
    'laat', delivery_id, position, ontvangen_op, '2024-02', 'laat', 'D'
from marts.fct_prestaties where prestatie_id = '0505-1'
"""
STEPS = (
    "select stap, bedrag from publicatie.herzieningen where gemeente_code = '0505' and halfjaar = '2024-H1' order by 1"
)


@pytest.fixture
def pinned(marts):
    """One publication, pinned as an edition, and after it one with a late declaratie."""
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute(COLUMNS)
    publication.publish(marts)
    assert ensure_changes(marts) is False, "there is no edition before the first"
    pins.pin(1, marts, reden="gemeenterapportage", door="SOJ")
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute(LATE)
    return marts


def later(settings, *standen: str) -> None:
    """Publish once for each of these builds."""
    for stand in standen:
        rebuild(settings, stand)
        publication.publish(settings)


def test_a_report_after_an_edition_says_what_changed_without_being_asked(pinned, query):
    later(pinned, "stand-2")
    assert ensure_changes(pinned) is True
    assert dict(query(STEPS)) == {"stand_van": 5000, "nagekomen": 12000, "stand_naar": 17000}
    text = write_report("0505", pinned, ("html",)).read_text(encoding="utf-8")
    assert "Wat veranderde sinds de vorige rapportage?" in text
    assert "nagekomen declaraties" in text.lower()
    before = query("select xmin, * from publicatie.herzieningen order by 2, 3, 4, 5, 6")
    assert ensure_changes(pinned) is True
    assert query("select xmin, * from publicatie.herzieningen order by 2, 3, 4, 5, 6") == before


def test_an_edition_that_left_the_storage_is_put_back_to_compare_with(pinned, query):
    later(pinned, "stand-2", "stand-3", "stand-4", "stand-5")
    assert query("select to_regclass('opslag_0505.fct_prestaties_p1') is null") == [(True,)]
    assert ensure_changes(pinned) is True
    assert dict(query(STEPS))["nagekomen"] == 12000
    later(pinned, "stand-6")
    assert query("select to_regclass('opslag_0505.fct_prestaties_p1') is null") == [(True,)]


def test_an_edition_made_by_code_that_cannot_be_compared_leaves_the_report_without_the_chapter(pinned, query):
    rebuild(pinned, "stand-2", code_version="andere")
    publication.publish(pinned)
    assert ensure_changes(pinned) is False
    assert query("select count(*) from publicatie.herzieningen") == [(0,)]
