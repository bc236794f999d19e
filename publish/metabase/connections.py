"""The connections of Metabase: one per tenant, under its own database role, closed before anything is built on it."""

import contextlib
import time
from dataclasses import dataclass
from typing import Any

import psycopg

from ingest.settings import Settings
from publish.metabase.errors import MetabaseError
from publish.metabase.permissions import close_database
from publish.metabase.tenants import Tenant
from publish.metabase.work import Work, differing, listed

NIGHTLY = {"schedule_type": "daily", "schedule_hour": 4}
SYNC_LIMIT, SYNC_PAUSE = 300, 1  # seconds

SEEN = """
select relname, coalesce(obj_description(pg_class.oid, 'pg_class'), ''), attname,
    coalesce(col_description(attrelid, attnum), ''), nspname
from pg_class
inner join pg_namespace on relnamespace = pg_namespace.oid
inner join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
where nspname = any(%s) and relkind in ('r', 'p', 'v', 'm') and has_table_privilege(pg_class.oid, 'select')
"""


@dataclass(frozen=True)
class Endpoint:
    """Where Metabase finds Postgres: seen from there the host may have another name than seen from here."""

    host: str
    port: int


def ensure_connection(work: Work, tenant: Tenant, endpoint: Endpoint, settings: Settings, *, renew: bool) -> int:
    """Make or repair the connection of a tenant; its number. A new one is closed for everyone at once.

    `renew`: send the password again, after it was changed; Metabase never tells which one it has.
    """
    known = {one["name"]: one for one in databases(work)}
    details = connection_details(tenant, endpoint, settings.pg_database)
    what = f"verbinding {tenant.database}"
    # A plan, and a look at the rights, must not need the password.
    secret = {} if work.is_plan else {"password": settings.secret(f"wachtwoord-{tenant.role}")}
    body = {"name": tenant.database, "engine": "postgres", "details": details | secret}
    if tenant.database not in known:
        fixed = {"is_full_sync": True, "is_on_demand": False, "auto_run_queries": True, "schedules": schedules()}
        number = work.make(what, "/api/database", body | fixed)["id"]
        close_database(work, number, what)
        return number
    found = known[tenant.database]
    wrong = differing(details, found.get("details") or {}) + differing({"engine": "postgres"}, found)
    if wrong or renew:
        why = ", ".join(wrong) or "wachtwoord"
        work.change(what, why, f"/api/database/{found['id']}", body)
    return found["id"]


def databases(work: Work) -> list[dict[str, Any]]:
    """All connections the server has."""
    return listed(work.gateway.get("/api/database"))


def connection_details(tenant: Tenant, endpoint: Endpoint, dbname: str) -> dict[str, Any]:
    """How Metabase logs in, without the password: as the role of the tenant, listing only its schemas."""
    return {
        "host": endpoint.host,
        "port": endpoint.port,
        "dbname": dbname,
        "user": tenant.role,
        "ssl": False,
        "schema-filters-type": "inclusion",
        "schema-filters-patterns": ",".join(tenant.schemas),
    }


def schedules() -> dict[str, Any]:
    """Once a night; after a publication the DAG asks for it. Values of columns are not collected."""
    return {"metadata_sync": NIGHTLY | {"schedule_frame": None, "schedule_day": None}}


def tables_of(tenant: Tenant, settings: Settings) -> dict[tuple[str, str], tuple[str, dict[str, str]]]:
    """(schema, table) -> description and descriptions of its columns, seen by logging in as the tenant."""
    found: dict[tuple[str, str], tuple[str, dict[str, str]]] = {}
    with contextlib.closing(psycopg.connect(settings.dsn(tenant.role))) as connection:
        for table, told, column, column_told, schema in connection.execute(SEEN, [list(tenant.schemas)]):
            found.setdefault((schema, table), (told, {}))[1][column] = column_told
    if not any(schema.startswith("mart_") for schema, _ in found):
        raise MetabaseError(f"There is nothing published for {tenant.naam}: run `jeugd publish` first.")
    return found


def ask_for_tables(work: Work, tenant: Tenant, database: int, expected: set[tuple[str, str]]) -> None:
    """Let Metabase read the catalog of a connection of which it misses a table; it does so beside us."""
    if missing(tables_known(work, database), expected):
        work.make(f"inlezen van tabellen van {tenant.database}", f"/api/database/{database}/sync_schema", {})


def await_tables(work: Work, database: int, expected: set[tuple[str, str]]) -> list[dict[str, Any]]:
    """The tables of a connection once all are there, in a plan those that are; MetabaseError when it takes too long."""
    end = time.monotonic() + SYNC_LIMIT
    while True:
        tables = tables_known(work, database)
        lacking = missing(tables, expected)
        if work.is_plan or not lacking:
            return tables
        if time.monotonic() > end:
            raise MetabaseError(f"Metabase did not read these tables: {lacking[:5]}; run apply again.")
        work.gateway.wait(SYNC_PAUSE)


def tables_known(work: Work, database: int) -> list[dict[str, Any]]:
    """What Metabase has read of a connection so far."""
    return work.read(f"/api/database/{database}/metadata?include_hidden=true", database, {"tables": []})["tables"]


def missing(tables: list[dict[str, Any]], expected: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """The tables that should be there and are not."""
    return sorted(expected - {(one["schema"], one["name"]) for one in tables})
