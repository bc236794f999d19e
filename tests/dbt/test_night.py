"""Nights that add to the marts leave what one build of everything leaves, whatever came late or in the wrong order."""

import psycopg
import pytest

from dbt_project import stand
from dbt_project.run import build
from tests.benchmarks import vulling
from tests.benchmarks.marts import hashes
from tests.dbt.region import region

# dbt leaves its log file open until the process ends.
pytestmark = [
    pytest.mark.traag,
    pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"),
]
# A credit and an answer before their declaratie, and the second use of an Identificatie before the first.
FIRST = ["d-2", "a-1", "d-1 again", "toe-0", "start-1", "s-2"]
SECOND = ["d-1", "toe-1", "toe-3", "d-3"]
# A verzoek and a bepaling that change the verwijzer of prestaties of before, a correction, an answer.
THIRD = ["vot-1", "g-1", "toe-2", "a-2", "d-4"]
# Nothing but the team: most of the marts are not made again.
FOURTH = ["s-1"]


def load(settings, identificaties: list[str]) -> None:
    """Load these deliveries of the small region, in this order."""
    deliveries = region()
    places: dict[str, int] = {}
    for place, (register, _) in enumerate(deliveries.waiting):
        name = register["identificatie"]
        places[f"{name} again" if name in places else name] = place
    deliveries.load(settings, [places[name] for name in identificaties])


def test_nights_leave_what_a_full_build_leaves(settings):
    vulling.plan(settings, 800)
    vulling.deliver(settings, (2, 30))
    load(settings, FIRST)
    assert build(settings).volledig == "er is geen eerdere geslaagde bouw"
    for months, identificaties in (((41, 49), SECOND), ((31, 40), THIRD), (None, FOURTH)):
        if months:
            vulling.deliver(settings, months)
        load(settings, identificaties)
        result = build(settings)
        assert (result.volledig, result.seeds) == ("", 0)
    by_nights = hashes(settings)
    assert build(settings, volledig=True).volledig
    assert by_nights == hashes(settings)
    assert_a_delivery_that_left_makes_the_next_build_start_over(settings)


def assert_a_delivery_that_left_makes_the_next_build_start_over(settings) -> None:
    assert stand.reason_to_start_over(settings) == ""
    with psycopg.connect(settings.dsn("jeugd_beheer")) as connection:
        connection.execute("delete from ingest.deliveries where identificatie = 'd-2'")
    assert "verdwenen" in stand.reason_to_start_over(settings)
    stand.forget(settings)
    assert "geen eerdere" in stand.reason_to_start_over(settings)
