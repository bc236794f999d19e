"""Every gemeente role, logged in with its own password, against every relation that the catalog knows."""

import re

import psycopg
import pytest
from psycopg import errors, sql

from publish import publication
from publish.gemeenten import find_gemeente
from publish.sql import run_as
from tests.publish.marts import SPECS

RELATIONS = """
select nspname, relname, relkind::text
from pg_catalog.pg_class
join pg_catalog.pg_namespace on relnamespace = pg_namespace.oid
where relkind in ('r', 'p', 'v', 'm', 'f', 'S', 't')
order by 1, 2
"""
SYSTEM = ("pg_catalog", "information_schema")
ALSO_SYSTEM = ("0505", "1963")  # the catalog is large and shows every gemeente role the same; two of them read it all
SHARED = {"dim_gemeenten", "dim_aanbieders", "dim_producten", "publicatie"}
OTHER_WAYS = (
    "copy opslag_0512.fct_prestaties to stdout",
    "copy (select * from mart_0512.fct_prestaties) to stdout",
    "copy (select * from marts.fct_prestaties) to stdout",
    "declare c cursor with hold for select * from mart_0512.fct_prestaties",
    "select * from opslag_0505.fct_prestaties",
    "select * from publicatie.pointer",
    "select * from raw.ijw__jw323_prestaties",
    "select * from ingest.deliveries",
    "set role publisher",
    "set session authorization gemeente_0512",
    "create temporary table mine (n integer)",
    "create table public.mine (n integer)",
    "create schema mine",
    "select pg_read_file('postgresql.conf')",
)
CANARY = re.compile(r"KANARIE-(\w+)")


@pytest.fixture
def published(marts):
    """Two publications, statistics gathered, so that leaks through old partitions and statistics would show."""
    publication.publish(marts)
    with psycopg.connect(marts.dsn("publisher"), autocommit=True) as connection:
        connection.execute("analyze")
    return marts


def text_of(connection: psycopg.Connection, schema: str, name: str) -> str | None:
    """All rows of a relation as text; None when the role may not read it."""
    relation = sql.Identifier(schema, name)
    try:
        rows = connection.execute(sql.SQL("select row_to_json(r)::text from {} as r").format(relation)).fetchall()
    except (errors.InsufficientPrivilege, errors.ObjectNotInPrerequisiteState, errors.FeatureNotSupported):
        return None
    except errors.WrongObjectType:  # a TOAST table: only a superuser may ask
        return None
    return "\n".join(row for (row,) in rows)


def test_every_gemeente_reads_its_own_rows_and_shared_dimensions_only(published, query):
    relations = query(RELATIONS)
    canaries = {match for row in query("select kanarie from marts.fct_prestaties") for match in CANARY.findall(row[0])}
    for code in publication.gemeenten(published):
        own = set(find_gemeente(code, published).codes)
        readable = set()
        with psycopg.connect(published.dsn(f"gemeente_{code}"), autocommit=True) as connection:
            for schema, name, _ in relations:
                if schema in SYSTEM and code not in ALSO_SYSTEM:
                    continue
                text = text_of(connection, schema, name)
                if text is None:
                    continue
                assert not set(CANARY.findall(text)) & (canaries - own), (code, schema, name)
                if schema not in SYSTEM:
                    readable.add((schema, name))
        schemas = {schema for schema, _ in readable}
        assert schemas == {f"mart_{code}", "zonder_statistiek"}, (code, readable)
        assert {name for _, name in readable} >= SHARED | {"fct_prestaties", "dim_jeugdigen"}


def test_every_row_of_a_gemeente_carries_one_of_its_codes(published):
    for code in publication.gemeenten(published):
        own = set(find_gemeente(code, published).codes)
        for mart in ("dim_jeugdigen", "fct_prestaties", "fct_kerntaken", "rpt_gemeente_halfjaar"):
            _, rows = run_as(f"gemeente_{code}", f"select distinct gemeente_code from mart_{code}.{mart}", published)
            assert {found for (found,) in rows} == own, (code, mart)


def test_other_ways_in_are_closed_to_a_gemeente(published):
    with psycopg.connect(published.dsn("gemeente_0505"), autocommit=True) as connection:
        connection.execute("set default_transaction_read_only = off")
        for statement in OTHER_WAYS:
            with pytest.raises(errors.InsufficientPrivilege):
                run(connection, statement)


def run(connection: psycopg.Connection, statement: str) -> None:
    """COPY has a protocol of its own."""
    if not statement.startswith("copy"):
        connection.execute(statement)
        return
    with connection.cursor().copy(statement) as copy:
        copy.read()


def test_every_mart_view_is_a_barrier_and_belongs_to_the_publisher(published, query):
    """Without the barrier a condition of the reader may be evaluated on hidden rows and name them in its error."""
    views = query(
        "select relname, reloptions::text[], relowner::regrole::text, relkind::text from pg_class"
        " where relnamespace::regnamespace::text ~ '^mart_'"
    )
    # Every mart but the unpublished one, and the view `publicatie`; what is for SOJ alone only once.
    assert len(views) == 11 * (len(SPECS) - 1) + 1
    assert {(tuple(options or ()), owner, kind) for _, options, owner, kind in views} == {
        (("security_barrier=true",), "publisher", "v")
    }


def test_rows_of_a_publication_that_is_not_shown_are_not_seen(published, query):
    with psycopg.connect(published.dsn("publisher")) as connection:
        connection.execute(
            "create table opslag_0505.fct_kerntaken_p99 (like opslag_0505.fct_kerntaken);"
            "insert into opslag_0505.fct_kerntaken_p99 (publicatie_id, casus_id, gemeente_code, kanarie)"
            " values (99, 'x', '0505', 'GEHEIM');"
            "alter table opslag_0505.fct_kerntaken attach partition opslag_0505.fct_kerntaken_p99 for values in (99)"
        )
    seen = "select count(*) from mart_0505.fct_kerntaken where kanarie = 'GEHEIM'"
    assert run_as("gemeente_0505", seen, published)[1] == [(0,)]


def test_gemeente_roles_are_limited(published):
    _, rows = run_as(
        "gemeente_0505",
        "select current_setting('search_path'), current_setting('default_transaction_read_only'),"
        " current_setting('statement_timeout') <> '0', current_setting('idle_in_transaction_session_timeout') <> '0',"
        " rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication"
        " from pg_roles where rolname = current_user",
        published,
    )
    assert rows == [("mart_0505, zonder_statistiek, pg_catalog", "on", True, True, False)]


def test_soj_and_auditor_read_the_region_and_the_register_but_not_the_workshop(published):
    for role in ("soj", "auditor"):
        assert run_as(role, "select count(*) > 0 from mart_regio.fct_prestaties", published)[1] == [(True,)]
        assert run_as(role, "select status from publicatie.register", published)[1] == [("gepubliceerd",)]
        for closed in ("marts.fct_prestaties", "raw.ijw__jw323_prestaties", "mart_0505.fct_prestaties"):
            with pytest.raises(errors.InsufficientPrivilege):
                run_as(role, f"select * from {closed}", published)


def test_one_statement_and_only_reading(published):
    for several in ("select 1; select 2", "commit; create table x (n integer)"):
        with pytest.raises(errors.SyntaxError):
            run_as("publisher", several, published)
    with pytest.raises(errors.ReadOnlySqlTransaction):
        run_as("publisher", "delete from publicatie.pointer", published)
    assert run_as("soj", "select '100 %' as deel, 1 as n", published) == (["deel", "n"], [("100 %", 1)])


def test_what_is_for_soj_alone_is_read_by_soj_under_other_keys_and_by_nobody_else(published, query):
    regional = {key for (key,) in query("select gezin_id from marts.rpt_gezinsbeeld")}
    _, shown = run_as("soj", "select gezin_id, kosten_bedrag from rpt_gezinsbeeld", published)
    assert len(shown) == len(regional) > 3
    assert not regional & {key for key, _ in shown}, "keys of its own, like in every mart"
    names = (
        "rpt_gezinsbeeld",
        "mart_soj.rpt_gezinsbeeld",
        "mart_regio.rpt_gezinsbeeld",
        "opslag_regio.rpt_gezinsbeeld",
    )
    for role in ("gemeente_0505", "auditor", "builder"):
        for name in names:
            with (
                psycopg.connect(published.dsn(role)) as connection,
                pytest.raises((errors.InsufficientPrivilege, errors.UndefinedTable)),
            ):
                connection.execute(f"select * from {name}")
    copies = "select nspname from pg_class join pg_namespace n on n.oid = relnamespace where relname = %s"
    assert {name for (name,) in query(copies, ["rpt_gezinsbeeld"])} == {"marts", "mart_soj", "opslag_regio"}
