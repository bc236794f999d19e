"""What is over its term goes on the day after, not on the day before, and nothing else goes."""

from datetime import date

import pytest

from infra import archive_check, retention
from ingest import delivery
from tests.ingest.deliveries import gi_zip
from tests.ingest.dropping import LONG_AGO, drop

RECEIVED = date(2023, 11, 14)  # LONG_AGO


@pytest.fixture
def loaded(settings):
    """A delivery that was loaded and one that was refused on the same day, and one that was loaded a month later."""
    for name, content, later in (
        ("een", gi_zip(), 0),
        ("fout", b"geen zip", 0),
        ("twee", gi_zip(identificatie="B"), 30),
    ):
        drop(settings, "gi", name, content, at=LONG_AGO + 86400 * later)
    delivery.load_source("gi", settings)
    return settings


def test_every_term_has_a_ground_and_a_number_of_months():
    assert all(term["grond"] and term["maanden"] > 0 and term["vanaf"] for term in retention.terms().values())


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2025, 11, 14), {"geladen": 2, "quarantaine": 1}),
        (date(2025, 11, 15), {"geladen": 2}),
        (date(2043, 11, 14), {"geladen": 2}),
        (date(2043, 11, 15), {"geladen": 1}),
        (date(2043, 12, 28), {}),
    ],
)
def test_deliveries_go_when_their_term_is_over(loaded, query, today, left):
    retention.enforce(loaded, today)
    assert dict(query("select status, count(*) from ingest.deliveries group by 1")) == left
    assert archive_check.check(loaded) == archive_check.Checked(sum(left.values()), sum(left.values()), [])
    orphans = (
        "select count(*) from raw.gi__maatregelen where delivery_id not in (select delivery_id from ingest.deliveries)"
    )
    assert query(orphans) == [(0,)]
    assert retention.enforce(loaded, today)["leveringen"] == 0
