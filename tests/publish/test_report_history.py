"""The reports of two publications side by side: those of pins and of earlier closings count, drafts do not."""

import re

import psycopg
import pytest

from publish import pins, publication
from publish.report import write_report, write_reports
from tests.publish.marts import rebuild

WHY = {"reden": "gemeenterapportage", "door": "SOJ"}
ONE_MORE = """
update marts.rpt_gemeente_halfjaar set aantal = aantal + 3
where gemeente_code = '0505' and onderwerp = 'instroom_verwijzer' and categorie = 'gemeente' and halfjaar = '2024-H2'
"""
NEW_CLOSING = """
insert into marts.rpt_kpi select kpi_id, gemeente_code, '2025-H1', teller, noemer, waarde, status
from marts.rpt_kpi where periode = '2024-H2'
"""


@pytest.fixture
def published(marts):
    publication.publish(marts)
    return marts


def later(settings, stand: str, *statements: str) -> int:
    """A publication of changed marts."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        for statement in statements:
            connection.execute(statement)
    rebuild(settings, stand)
    return publication.publish(settings).publicatie_id


def shown(settings) -> str:
    """The second half-year of the changed row on the page of 0505."""
    text = write_report("0505", settings, ("html",)).read_text(encoding="utf-8")
    return re.search(r'<tr><th scope="row">gemeente</th><td>.*?</td><td>(.*?)</td>', text)[1]


def test_three_more_than_in_a_pinned_report_are_not_shown(published):
    assert shown(published) == "50"
    pins.pin(1, published, **WHY)
    later(published, "stand-2", ONE_MORE)
    assert shown(published) == "*"


def test_three_more_than_in_a_draft_are_shown_and_a_new_closing_makes_the_draft_a_report(published):
    assert shown(published) == "50"
    later(published, "stand-2", ONE_MORE)
    assert shown(published) == "55"
    later(published, "stand-3", ONE_MORE, NEW_CLOSING)
    assert shown(published) == "*", "three more than in the last report of the closing before"


def test_a_draft_that_is_pinned_after_another_pin_was_made_is_decided_on_again(published, query):
    write_reports(published, ("html",))
    second = later(published, "stand-2", ONE_MORE)
    pages = write_reports(published, ("html",))
    pins.pin(1, published, **WHY)
    assert query("select count(*) from publicatie.verborgen_bepaald") == [(2,)]
    pins.pin(second, published, **WHY)
    assert query("select publicatie_id from publicatie.verborgen_bepaald") == [(1,)]
    assert not any(page.exists() for page in pages)
    assert shown(published) == "*"
