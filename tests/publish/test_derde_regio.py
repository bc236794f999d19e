"""A third, invented region is one folder of data: roles, marts, publication and report of its gemeenten, no code."""

import dataclasses
import os

import psycopg
import pytest

from dbt_project.run import build
from infra import database, postgres
from ingest.settings import PROJECT, Settings
from publish import publication
from publish.report import write_reports
from tests.dbt.raw_rows import Deliveries
from tests.dbt.region import ANNA, BRAM, declare, prestatie, toewijzing
from tests.publish.marts import make_marts

FOLDER = PROJECT / "tests" / "regios" / "verzonnen"
GEMEENTEN = ("9701", "9702")
# dbt leaves its log file open until the process ends.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture
def region(settings):
    """An instance whose region is the folder of this test; its roles go when the test ends."""
    code = os.path.relpath(FOLDER, settings.region_folder.parent)
    instance = dataclasses.replace(settings, region=code)
    database.prepare(instance)
    yield instance
    roles = ", ".join(f"gemeente_{code}" for code in GEMEENTEN)
    with psycopg.connect(settings.dsn(postgres.SUPERUSER), autocommit=True) as connection:
        connection.execute(f"drop owned by {roles} cascade")
        connection.execute(f"drop role {roles}")


def seen_by(role: str, statement: str, settings: Settings) -> list[tuple]:
    with psycopg.connect(settings.dsn(role)) as connection:
        return connection.execute(statement).fetchall()


def test_its_gemeenten_get_their_mart_their_role_and_their_report(region):
    make_marts(region, [*GEMEENTEN, "9703"])
    publication.publish(region)
    kept = "select distinct gemeente_code from rpt_gemeente_halfjaar order by 1"
    assert seen_by("gemeente_9702", kept, region) == [("9702",), ("9703",)], "with whom it absorbed"
    assert seen_by("gemeente_9701", kept, region) == [("9701",)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        seen_by("gemeente_9701", "select 1 from mart_9702.rpt_gemeente_halfjaar", region)
    pages = [page.name for page in write_reports(region, ("html",))]
    assert pages == ["9701-zeedam.html", "9702-kwelderland.html", "index.html"]


@pytest.mark.traag
def test_its_deliveries_become_marts_and_a_report(region, query):
    deliveries = Deliveries()
    for number, (code, jeugdige) in enumerate((("9701", ANNA), ("9702", BRAM)), 1):
        row = toewijzing(str(number), jeugdige, geboortejaar="2012")
        rows = {"ijw__jw301_toegewezen_producten": [row]}
        deliveries.ijw("JW301", f"t-{number}", van=code, aan="01234567", op="2024-01-25", rows=rows)
        declare(deliveries, f"d-{number}", code, [prestatie(f"R{number}", jeugdige, str(number), "10050")])
    deliveries.load(region)
    build(region)
    assert query(
        "select gemeente_code, naam, soort from marts.dim_gemeenten where gemeente_code like '97%' order by 1"
    )[:2] == [("9701", "Zeedam", "regio"), ("9702", "Kwelderland", "regio")]
    assert query("select distinct regio from marts.dim_producten") == [("wad",)]
    assert query("select distinct is_rapportageperiode from marts.rpt_kwartaal") == [(True,)]
    publication.publish(region)
    costs = "select gemeente_code, kosten_bedrag from rpt_kwartaal where kosten_bedrag <> 0"
    assert [str(row) for row in seen_by("gemeente_9701", costs, region)] == ["('9701', Decimal('100.50'))"]
    assert len(write_reports(region, ("html",))) == len(GEMEENTEN) + 1
