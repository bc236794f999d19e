"""Reports of a second region say what the generator knows: lumpsums, and documents that do not add up."""

import dataclasses
import json
import os
import subprocess
import sys

import psycopg
import pytest

from ingest.settings import PROJECT
from tests.conftest import new_instance
from tests.waarheid.compared import ANYWHERE
from tests.waarheid.elders import COUNTS, REPORTS, plain
from tests.waarheid.warehouse import fill

# dbt leaves its log file open until the process ends.
pytestmark = [
    pytest.mark.traag,
    pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def built(cluster, tmp_path_factory):
    """(report -> what the generator knows, the warehouse) of Noordoost-Brabant."""
    home = tmp_path_factory.mktemp("elders")
    command = [sys.executable, "-m", "tests.waarheid.elders", str(home / "regio")]
    environment = os.environ | {"JEUGD_REGIO": "nob"}
    subprocess.run(command, cwd=PROJECT, check=True, env=environment, capture_output=True)
    counts = json.loads((home / "regio" / COUNTS).read_text(encoding="utf-8"))
    with new_instance(cluster, home / "home") as instance:
        settings = dataclasses.replace(instance, region="nob")
        fill(home / "regio", REPORTS, settings)
        with psycopg.connect(settings.dsn("builder"), autocommit=True) as connection:
            yield counts, connection


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_of_another_region_says_what_the_generator_knows(built, report):
    counts, connection = built
    said = {tuple(map(plain, row)) for row in connection.execute(ANYWHERE[report][0])}
    known = {tuple(row) for row in counts[report]}
    assert known
    assert sorted(said - known, key=str)[:5] == sorted(known - said, key=str)[:5] == []
    assert len(known) == len(counts[report])


def test_the_region_has_what_the_first_one_has_not(built):
    counts, _ = built
    assert any(row[4] for row in counts["rpt_bekostiging"]), "a lumpsum"
    said = {row[-1] for row in counts["rpt_kader"]}
    assert {"telt niet op: document en som van de posten verschillen", "telt op"} <= said
