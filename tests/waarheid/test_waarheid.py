"""Every report in `REPORTS` says what the generator knows; and the shift it planted is found, and no other."""

import shutil

import psycopg
import pytest

from dbt_project.run import build
from demo import calendar, verschuiving
from demo.region import make_world
from ingest import delivery
from tests.conftest import new_instance
from tests.waarheid.reports import REPORTS

# dbt leaves its log file open until the process ends.
pytestmark = [
    pytest.mark.traag,
    pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"),
]
SOURCES = ("ijw", "sjt", "gi", "huisarts", "aanbieder", "inkoop", "financien", "keten")


@pytest.fixture(scope="module")
def built(cluster, tmp_path_factory):
    """(the world, its warehouse): a year of a region in which nothing was spoiled, built whole."""
    home = tmp_path_factory.mktemp("waarheid")
    world = make_world(home / "regio", 1200, calendar.window("2024-12", 12), told=False)
    with new_instance(cluster, home / "home") as settings:
        for source in SOURCES:
            shutil.copytree(home / "regio" / source, settings.inbox(source), dirs_exist_ok=True)
            delivery.load_source(source, settings)
        build(settings, " ".join(f"+{report}" for report in REPORTS))
        with psycopg.connect(settings.dsn("builder"), autocommit=True) as connection:
            yield world, connection


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_says_what_the_generator_knows(built, report):
    world, connection = built
    question, count = REPORTS[report]
    said, known = connection.execute(question).fetchall(), count(world)
    assert known
    assert sorted(set(said) - set(known), key=str)[:5] == sorted(set(known) - set(said), key=str)[:5] == []
    assert len(said) == len(known)


def test_the_planted_shift_is_a_signal_and_there_is_no_other(built):
    _, connection = built
    found = connection.execute(
        "select gemeente_code, ingangsdatum, verwijzer_type, oordeel from marts.rpt_waterbed where oordeel ~ 'signaal'"
    ).fetchall()
    [planted] = verschuiving.planted()
    place = (planted.gemeente_code, planted.vanaf)
    assert sorted(found) == [(*place, "01", "signaal: minder"), (*place, planted.naar, "signaal: meer")]
