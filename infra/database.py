"""Database, roles, register and raw tables of one instance. Running it again changes nothing."""

import csv

import psycopg
import yaml
from psycopg import sql

from infra import keys, postgres
from infra.raw_tables import raw_table_statements
from ingest.settings import PROJECT, SOURCES, Settings

AIRFLOW_DATABASE = "airflow"


def prepare(settings: Settings, *, durable: bool = True) -> None:
    """Start Postgres and bring databases, roles, register and raw tables to the state this code expects."""
    first_time = not settings.pg_host and not (settings.home / "postgres" / "PG_VERSION").exists()
    roles = login_roles(settings)
    keys.ensure_keys(settings, [postgres.SUPERUSER, *roles], first_time=first_time)
    make_folders(settings)
    postgres.start(settings, durable=durable)
    with connect_as_admin(settings, "postgres") as connection:
        make_roles(connection, settings, roles)
        make_database(connection, settings.pg_database)
        make_database(connection, AIRFLOW_DATABASE, owner="airflow")
        open_database(connection, settings.pg_database, [role for role in roles if role != "airflow"])
    make_tables(settings)


def make_folders(settings: Settings) -> None:
    """The folders of one instance; only their owner may look inside."""
    for source in SOURCES:
        settings.inbox(source).mkdir(parents=True, exist_ok=True)
    for folder in (settings.archive, settings.quarantine, settings.reports, settings.logs):
        folder.mkdir(parents=True, exist_ok=True)


def login_roles(settings: Settings) -> dict[str, dict]:
    """Every login role with its settings; one for each gemeente that still exists in the region's gemeenten.csv."""
    roles = {}
    for name, options in yaml.safe_load((PROJECT / "infra" / "roles.yml").read_text(encoding="utf-8")).items():
        if options.get("per_gemeente"):
            for code in current_gemeenten(settings):
                roles[f"gemeente_{code}"] = {**options, "search_path": f"mart_{code}"}
        else:
            roles[name] = options
    return roles


def current_gemeenten(settings: Settings) -> list[str]:
    """CBS codes of the gemeenten of this region that have not been merged away."""
    with (settings.region_folder / "gemeenten.csv").open(encoding="utf-8", newline="") as file:
        return [row["gemeente_code"] for row in csv.DictReader(file) if not row["tot"]]


def connect_as_admin(settings: Settings, database: str = "") -> psycopg.Connection:
    """Superuser connection, for setting up only."""
    return psycopg.connect(settings.dsn(postgres.SUPERUSER, database), autocommit=True)


def make_roles(connection: psycopg.Connection, settings: Settings, roles: dict[str, dict]) -> None:
    """Roles with their generated password, limits and search path."""
    connection.execute("select pg_advisory_lock(5050)")
    known = {row[0] for row in connection.execute("select rolname from pg_roles")}
    if "jeugd_eigenaar" not in known:
        connection.execute("create role jeugd_eigenaar nologin")
    for name, options in roles.items():
        verb = "alter" if name in known else "create"
        statement = (
            "{verb} role {name} login nosuperuser nocreatedb nocreaterole noinherit"
            " connection limit {limit} password {secret}"
        )
        connection.execute(
            sql.SQL(statement).format(
                verb=sql.SQL(verb),
                name=sql.Identifier(name),
                limit=sql.Literal(options["connections"]),
                secret=sql.Literal(settings.secret(f"wachtwoord-{name}")),
            )
        )
        for setting, value in role_settings(options).items():
            connection.execute(
                sql.SQL("alter role {} set {} = {}").format(sql.Identifier(name), sql.SQL(setting), sql.SQL(value))
            )
    connection.execute("select pg_advisory_unlock(5050)")


def role_settings(options: dict) -> dict[str, str]:
    """Session defaults of a role as SQL literals."""
    settings = {"statement_timeout": f"'{options['statement_timeout']}'"}
    if options.get("read_only"):
        settings["default_transaction_read_only"] = "on"
        settings["idle_in_transaction_session_timeout"] = "'60s'"
    if "search_path" in options:
        settings["search_path"] = options["search_path"]
    return settings


def make_database(connection: psycopg.Connection, name: str, owner: str = "") -> None:
    """Create the database unless it exists; PUBLIC may neither connect nor make temporary tables."""
    if not connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
        connection.execute(sql.SQL("create database {} template template0").format(sql.Identifier(name)))
    connection.execute(sql.SQL("revoke connect, temporary on database {} from public").format(sql.Identifier(name)))
    if owner:
        connection.execute(sql.SQL("alter database {} owner to {}").format(sql.Identifier(name), sql.Identifier(owner)))


def open_database(connection: psycopg.Connection, name: str, roles: list[str]) -> None:
    """Let the login roles of the warehouse connect; builder and publisher make schemas and temporary tables."""
    database = sql.Identifier(name)
    connection.execute("revoke connect, temporary on database postgres from public")
    for role in roles:
        connection.execute(sql.SQL("grant connect on database {} to {}").format(database, sql.Identifier(role)))
    connection.execute(sql.SQL("grant create, temporary on database {} to builder, publisher").format(database))


def make_tables(settings: Settings) -> None:
    """Register and raw tables, with the rights of loader, builder, SOJ and auditor."""
    with connect_as_admin(settings) as connection, connection.transaction():
        connection.execute((PROJECT / "infra" / "register.sql").read_text(encoding="utf-8"))
        connection.execute("set local role jeugd_eigenaar")
        for statement in raw_table_statements():
            connection.execute(statement)
        connection.execute("reset role")
        connection.execute((PROJECT / "infra" / "rights.sql").read_text(encoding="utf-8"))
