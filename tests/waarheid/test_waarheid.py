"""Every report in `COMPARED` says what the generator knows; and the shift it planted is found."""

import psycopg
import pytest

from demo import calendar, verschuiving
from demo.region import make_world
from tests.conftest import new_instance
from tests.waarheid.compared import COMPARED
from tests.waarheid.warehouse import fill

# dbt leaves its log file open until the process ends.
pytestmark = [
    pytest.mark.traag,
    pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def built(cluster, tmp_path_factory):
    """(the world, its warehouse): two years of a region in which nothing was spoiled, built whole.

    Two, because growth needs a year before; and so many youths that the planted shift stands out.
    """
    home = tmp_path_factory.mktemp("waarheid")
    world = make_world(home / "regio", 2000, calendar.window("2024-12", 24), told=False)
    with new_instance(cluster, home / "home") as settings:
        fill(home / "regio", COMPARED, settings)
        with psycopg.connect(settings.dsn("builder"), autocommit=True) as connection:
            yield world, connection


@pytest.mark.parametrize("report", COMPARED)
def test_a_report_says_what_the_generator_knows(built, report):
    world, connection = built
    question, count = COMPARED[report]
    said, known = connection.execute(question).fetchall(), count(world)
    assert known
    assert sorted(set(said) - set(known), key=str)[:5] == sorted(set(known) - set(said), key=str)[:5] == []
    assert len(said) == len(known)


def test_the_planted_shift_is_a_signal_and_elsewhere_there_are_no_more_than_chance_brings(built):
    _, connection = built
    judged = connection.execute(
        "select gemeente_code, ingangsdatum, verwijzer_type, oordeel from marts.rpt_waterbed"
        " where oordeel ~ 'signaal|geen verschuiving'"
    ).fetchall()
    [planted] = verschuiving.planted()
    place = (planted.gemeente_code, planted.vanaf)
    found = {row for row in judged if "signaal" in row[-1]}
    there = {(*place, "01", "signaal: minder"), (*place, planted.naar, "signaal: meer")}
    assert there == {row for row in found if row[:2] == place}
    assert len(judged) > 15
    assert len(found - there) <= 1 + len(judged) // 100  # one in a hundred looks like a shift (waterbed_drempels.csv)
