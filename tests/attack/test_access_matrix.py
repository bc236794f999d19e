"""Every right that the catalog of a published warehouse knows has been reviewed."""

import csv
import dataclasses
import shutil

import psycopg
import pytest

from infra import database
from infra.access_matrix import COLUMNS, access_matrix
from ingest.settings import PROJECT, Settings
from tests.attack.world import as_superuser

pytestmark = pytest.mark.xdist_group("attack")
REVIEWED = PROJECT / "infra" / "toegangsmatrix.csv"
UNREVIEWED = {
    "a table": "grant select on opslag_0505.fct_kerntaken to gemeente_0505",
    "a neighbour": "grant usage on schema mart_0512 to gemeente_0505",
    "a column": "grant select (kanarie) on opslag_regio.fct_kerntaken to soj",
    "everyone": "grant select on mart_regio.fct_kerntaken to public",
    "to pass on": "grant select on mart_0505.fct_kerntaken to gemeente_0505 with grant option",
    "a default": "alter default privileges for role builder grant select on tables to soj",
    "a function of Postgres": "grant execute on function pg_read_file(text) to auditor",
    "a function": "create function mart_regio.f() returns int language sql as 'select 1'",
    "the database": "grant temporary on database {database} to soj",
    "a schema": "grant create on schema mart_regio to soj",
}


def reviewed() -> list[tuple[str, ...]]:
    with REVIEWED.open(encoding="utf-8", newline="") as file:
        return sorted(tuple(row[name] for name in COLUMNS) for row in csv.DictReader(file))


def found(settings: Settings) -> list[tuple[str, ...]]:
    with database.connect_as_admin(settings) as connection:
        return access_matrix(connection)


def test_every_right_has_been_reviewed(target):
    now, before = set(found(target)), set(reviewed())
    assert sorted(now - before) == [], "review these rights and add them to infra/toegangsmatrix.csv"
    assert sorted(before - now) == [], "these rights are gone: take them out of infra/toegangsmatrix.csv"


@pytest.mark.parametrize("name", UNREVIEWED)
def test_a_right_that_nobody_reviewed_is_seen(target, name):
    statement = UNREVIEWED[name].format(database=target.pg_database)
    with psycopg.connect(target.dsn("jeugd_beheer")) as connection:
        connection.execute(statement)
        assert set(access_matrix(connection)) - set(reviewed())
        connection.rollback()


def test_a_new_gemeente_is_one_row_and_gets_the_rights_of_the_others(settings: Settings, tmp_path):
    """Its schemas are made when it is first published; the role, its limits and its password are there at once."""
    region = tmp_path / "regio"
    shutil.copytree(settings.region_folder, region)
    with (region / "gemeenten.csv").open("r+", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
        csv.DictWriter(file, rows[0].keys()).writerow({**rows[0], "gemeente_code": "9998", "tot": ""})
    new = dataclasses.replace(settings, region=str(region))
    try:
        database.prepare(new)
        with psycopg.connect(new.dsn("gemeente_9998")) as connection:
            limits = "select current_setting('search_path'), current_setting('default_transaction_read_only')"
            assert connection.execute(limits).fetchone() == ("mart_9998, zonder_statistiek, pg_catalog", "on")
        assert "gemeente_9998" not in {part for row in found(new) for part in row}
    finally:
        as_superuser(settings, "drop owned by gemeente_9998; drop role gemeente_9998")
