"""One published warehouse for all attacks; who weakens it works in a copy."""

import dataclasses

import pytest
from psycopg import sql

from infra import database
from ingest.settings import Settings
from publish.gemeenten import region_gemeenten
from tests.attack import world


@pytest.fixture(scope="session")
def warehouse(cluster: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Filled marts, published three times, with canaries; nobody may change it."""
    home = tmp_path_factory.mktemp("aanval") / "home"
    port = int((cluster.home / "postgres.port").read_text(encoding="ascii"))
    name = "test_aanval"
    settings = dataclasses.replace(cluster, home=home, pg_host="127.0.0.1", pg_port=port, pg_database=name)
    with database.connect_as_admin(cluster, "postgres") as connection:
        connection.execute(
            sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(cluster.pg_database))
        )
        connection.execute(sql.SQL("revoke all on database {} from public").format(sql.Identifier(name)))
        roles = [role for role in database.login_roles(settings) if role != "airflow"]
        database.open_database(connection, name, roles)
    database.make_folders(settings)
    world.fill(settings, [code for gemeente in region_gemeenten(settings) for code in gemeente.codes])
    return settings


@pytest.fixture
def weakened(warehouse: Settings):
    """Weaken a copy of the warehouse, and undo what reaches beyond it."""
    undo = []

    def weaken(settings: Settings, statements: str, restore: str = "") -> None:
        world.as_superuser(settings, statements)
        undo.append((settings, restore))

    with world.copy(warehouse) as settings:
        yield lambda statements, restore="": weaken(settings, statements, restore) or settings
        for where, restore in undo:
            world.as_superuser(where, restore)


@pytest.fixture(scope="session")
def target(warehouse: Settings):
    """A copy for controls that give rights and take them back: a copy for each would cost minutes."""
    with world.copy(warehouse) as settings:
        yield settings
