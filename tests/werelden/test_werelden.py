"""The order in which deliveries come in, how often and in which bytes, never changes a mart; nor does a restore.

In one more world somebody is erased before the marts are built: it differs from the others, and a restore keeps it so.
"""

import pytest

from dbt_project.run import build
from infra import avg
from ingest import restore
from tests.ingest.test_archive import empty_warehouse
from tests.werelden.proef import in_region, run
from tests.werelden.vergelijking import hashes

pytestmark = [
    pytest.mark.keten,
    pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"),
]


def test_twenty_worlds_in_twenty_orders_of_arrival_and_again_from_the_archive_have_the_same_marts(settings):
    def erase(worlds) -> None:
        count, _ = avg.erase_person(worlds[20].people[0], settings, door="functionaris", reden="verzoek")
        assert count > 1

    outcome = run(settings, 21, registered=("gi",), before_build=erase)  # a CSV takes as long as eighty messages
    assert outcome.errors
    assert [error for error in outcome.errors if ": wereld 20 heeft " not in error] == []
    assert outcome.loaded.quarantined == 0
    assert outcome.loaded.loaded + outcome.loaded.ignored == outcome.offered
    assert outcome.marts >= 8
    assert_the_archive_alone_gives_the_same_marts(settings, outcome.loaded)


def assert_the_archive_alone_gives_the_same_marts(settings, loaded) -> None:
    before = hashes(settings)
    empty_warehouse(settings)
    assert restore.restore(settings) == loaded
    build(in_region(settings, []), "resource_type:seed resource_type:model")
    assert hashes(settings) == before
