"""The demo on a real Postgres: it offers its deliveries once, and knows when there is nothing left to do."""

import dataclasses

import pytest

from demo import run
from ingest import delivery
from ingest.errors import Stop
from ingest.settings import SOURCES

SMALL = {"jeugdigen": 20, "maanden": 3}


def test_a_loaded_demo_has_no_work_and_is_not_offered_again(settings):
    run.offer_deliveries(settings, SMALL)
    assert all(run.has_work(source, settings) for source in SOURCES)
    delivery.load_source("ijw", settings)
    run.offer_deliveries(settings, SMALL)
    assert not run.has_work("ijw", settings)
    assert run.has_work("sjt", settings)
    assert run.steps_behind(settings) == ["build", "analyse", "publish", "rapport"]


def test_a_broken_off_offer_goes_on_with_the_files_that_are_left(settings):
    run.offer_deliveries(settings, SMALL)
    offered = sorted(path.name for path in settings.inbox("ijw").iterdir())
    (settings.inbox("ijw") / offered[0]).rename(settings.home / "demo" / "ijw" / offered[0])
    run.offer_deliveries(settings, SMALL)
    assert sorted(path.name for path in settings.inbox("ijw").iterdir()) == offered


def test_another_size_in_the_same_home_is_refused(settings):
    run.offer_deliveries(settings, SMALL)
    with pytest.raises(Stop, match="make clean"):
        run.offer_deliveries(settings, {"jeugdigen": 21, "maanden": 3})


def test_the_demo_of_another_region_than_that_of_the_process_is_refused(settings):
    with pytest.raises(Stop, match="JEUGD_REGIO"):
        run.offer_deliveries(dataclasses.replace(settings, region="nob"), SMALL)
