"""A real Postgres for every test: one throw-away cluster per test process, one fresh database per test."""

import contextlib
import dataclasses
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from infra import database, postgres
from ingest.settings import Settings

TEMPLATE = "jeugd_sjabloon"
numbers = itertools.count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What runs the whole line begins first: at the end one process would wait for the other."""
    items.sort(key=lambda item: item.get_closest_marker("keten") is None)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A prepared cluster without fsync; its database is the template of the databases of the tests."""
    home = tmp_path_factory.mktemp("cluster") / "home"
    settings = dataclasses.replace(
        Settings.from_env({"JEUGD_HOME": str(home), "JEUGD_PG_BIN": os.environ.get("JEUGD_PG_BIN", "")}),
        pg_database=TEMPLATE,
    )
    database.prepare(settings, durable=False)
    yield settings
    postgres.stop(settings, "immediate")


@pytest.fixture
def settings(cluster: Settings, tmp_path: Path) -> Iterator[Settings]:
    """An instance with its own home and an empty warehouse; all roles can log in."""
    with new_instance(cluster, tmp_path / "home") as instance:
        yield instance


@contextlib.contextmanager
def new_instance(cluster: Settings, home: Path) -> Iterator[Settings]:
    """The same for a fixture of a longer life."""
    name = f"test_{os.getpid()}_{next(numbers)}"
    port = int((cluster.home / "postgres.port").read_text(encoding="ascii"))
    instance = dataclasses.replace(cluster, home=home, pg_host="127.0.0.1", pg_port=port, pg_database=name)
    with database.connect_as_admin(cluster, "postgres") as connection:
        connection.execute(
            sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(TEMPLATE))
        )
        connection.execute(sql.SQL("revoke all on database {} from public").format(sql.Identifier(name)))
        roles = [role for role in database.login_roles(instance) if role != "airflow"]
        database.open_database(connection, name, roles)
    database.make_folders(instance)
    yield instance
    with database.connect_as_admin(cluster, "postgres") as connection:
        connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


@pytest.fixture
def query(settings: Settings):
    """Run one query as the superuser and return all rows: for looking, never as part of what is tested."""

    def run(statement: str, parameters: list | None = None) -> list[tuple]:
        with psycopg.connect(settings.dsn(postgres.SUPERUSER), autocommit=True) as connection:
            return connection.execute(statement, parameters).fetchall()

    return run
