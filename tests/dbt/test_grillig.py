"""What the loader accepts never stops a build: one supplier's strange message would cost a whole region its night."""

from random import Random

import psycopg
import pytest

from dbt_project.run import BuildError, build
from ingest.delivery import load_source
from ingest.settings import SOURCES, Settings
from tests.benchmarks.marts import hashes
from tests.dbt import grillig
from tests.ingest.dropping import drop

# dbt leaves its log file open until the process ends.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"
)
QUALITY = "assert_no_quality_threshold_is_passed"
LOADED = """
select count(*) filter (where status = 'geladen'), count(distinct bericht) filter (where status = 'geladen')
from ingest.deliveries
where bron = 'ijw'
"""
SPANS = "select count(*) from marts.dim_datums", "select count(*) from intermediate.int_halfjaren_listed"


def load(settings: Settings, seed: int, number: int) -> None:
    """Strange deliveries of every source; what the loader refuses is not in it."""
    for source, name, content in grillig.every_source(Random(seed), number):
        drop(settings, source, f"{seed}-{name}", content)
    for source in SOURCES:
        load_source(source, settings)


def built(settings: Settings, **how: bool) -> None:
    """Every model and test succeeds; but the marts may be judged too bad to publish."""
    try:
        build(settings, **how)
    except BuildError as failure:
        if failure.failed != [QUALITY]:
            raise


def one(settings: Settings, query: str) -> tuple:
    """The only row."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        return connection.execute(query).fetchone()


def test_whatever_the_loader_accepts_can_be_built(settings: Settings):
    load(settings, seed=1, number=400)
    loaded, kinds = one(settings, LOADED)
    assert loaded > 200
    assert kinds == 16
    built(settings)
    days, halves = (one(settings, query)[0] for query in SPANS)
    assert days < 20_000
    assert halves < 60


@pytest.mark.traag
@pytest.mark.parametrize("seed", range(10, 16))
def test_a_night_of_strange_deliveries_leaves_what_a_full_build_leaves(settings: Settings, seed: int):
    load(settings, seed, 600)
    built(settings)
    load(settings, seed + 100, 600)
    built(settings)
    by_night = hashes(settings)
    built(settings, volledig=True)
    assert {name for name, found in hashes(settings).items() if by_night[name] != found} == set()
