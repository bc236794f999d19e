"""Database, roles, register and raw tables of one instance. Running it again changes nothing."""

import csv

import psycopg
from psycopg import sql

from infra import keys, postgres, rights
from infra.raw_tables import raw_table_statements
from ingest.settings import PROJECT, SOURCES, Settings

AIRFLOW_DATABASE = "airflow"
TABLES = (
    "infra/register.sql",
    "infra/sleutels.sql",
    "infra/toegang.sql",
    "infra/vaststelling.sql",
    "analyse/register.sql",
)


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
    """The folders of one instance, in a new home into which only its owner may look: the inbox holds BSNs."""
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for source in SOURCES:
        settings.inbox(source).mkdir(parents=True, exist_ok=True)
    for folder in (settings.archive, settings.quarantine, settings.reports, settings.logs):
        folder.mkdir(parents=True, exist_ok=True)


def login_roles(settings: Settings) -> dict[str, dict]:
    """Every login role with its options from roles.yml; one for each gemeente that still exists in gemeenten.csv.

    `soort` is the name in roles.yml: `gemeente` for gemeente_0505.
    """
    roles = {}
    for name, options in rights.agreed()["rollen"].items():
        if options.get("per_gemeente"):
            for code in current_gemeenten(settings):
                roles[f"gemeente_{code}"] = {**options, "soort": name, "eigen": f"mart_{code}"}
        else:
            roles[name] = {**options, "soort": name}
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
        with connection.transaction():
            make_role(connection, name, options, settings.secret(f"wachtwoord-{name}"), known=name in known)
    connection.execute("select pg_advisory_unlock(5050)")


def make_role(connection: psycopg.Connection, name: str, options: dict, secret: str, *, known: bool) -> None:
    """One login role; settings that left roles.yml leave the role."""
    role = sql.Identifier(name)
    statement = (
        "{verb} role {role} login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls"
        " connection limit {limit} password {secret}"
    )
    connection.execute(
        sql.SQL(statement).format(
            verb=sql.SQL("alter" if known else "create"),
            role=role,
            limit=sql.Literal(options["verbindingen"]),
            secret=sql.Literal(secret),
        )
    )
    connection.execute(sql.SQL("alter role {} reset all").format(role))
    for setting, value in role_settings(options).items():
        connection.execute(sql.SQL("alter role {} set {} = {}").format(role, sql.Identifier(setting), value))


def role_settings(options: dict) -> dict[str, sql.Composable]:
    """Session defaults of a role; in a list of schemas `mart_eigen` is the mart of this gemeente."""
    settings = {}
    for name, value in options["instellingen"].items():
        if isinstance(value, list):
            schemas = [options["eigen"] if schema == "mart_eigen" else schema for schema in value]
            settings[name] = rights.identifiers(schemas)
        else:
            settings[name] = sql.Literal(value)
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
    # From any other database one would see who is at work here, and how large we are.
    connection.execute("revoke connect, temporary on database postgres from public")
    connection.execute("revoke connect, temporary on database template1 from public")
    for role in roles:
        connection.execute(sql.SQL("grant connect on database {} to {}").format(database, sql.Identifier(role)))
    makers = rights.identifiers(rights.agreed()["bouwers"])
    connection.execute(sql.SQL("grant create, temporary on database {} to {}").format(database, makers))


def make_tables(settings: Settings) -> None:
    """Register and raw tables, with the rights of loader, builder, SOJ and auditor."""
    with connect_as_admin(settings) as connection, connection.transaction():
        connection.execute("select pg_advisory_xact_lock(5050)")  # two at once would trip over the same catalog rows
        for file in TABLES:
            connection.execute((PROJECT / file).read_text(encoding="utf-8"))
        connection.execute("set local role jeugd_eigenaar")
        for statement in raw_table_statements():
            connection.execute(statement)
        connection.execute("reset role")
        keys.register_first(connection, settings)
        rights.apply(connection, login_roles(settings))
