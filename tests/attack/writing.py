"""Attacks that make or change something: to read through it, to learn what exists, or to be in the way."""

from tests.attack.attempt import Attack
from tests.attack.reading import NO_SUPER, SUPER

MEMBER = "grant publisher to <role>;alter role <role> inherit"
NO_MEMBER = "revoke publisher from <role>;alter role <role> noinherit"

INSERT = "insert into opslag_<victim>.dim_jeugdigen (publicatie_id, jeugdige_id, gemeente_code)"
PROBE = "grant usage on schema opslag_<victim> to <role>; grant insert on opslag_<victim>.dim_jeugdigen to <role>"
LINK = """
create table mart_<own>.vraag (p bigint, j text, g text,
    foreign key (p, j, g) references opslag_<victim>.dim_jeugdigen)
"""
LEAK = "create function mart_<own>.lek(text) returns boolean language plpgsql cost 0.001 as 'begin return true; end'"
MAKE = "grant create on schema mart_<own> to <role>"

WRITING = (
    Attack("unique key as oracle", (f"{INSERT} values (2, 'onbekend', '<victim>')",), PROBE, finds="duplicate key"),
    Attack("silent unique key as oracle", (f"{INSERT} values (2, 'onbekend', '<victim>') on conflict do nothing",),
           PROBE, finds=None),
    Attack("foreign key as oracle", (LINK,),
           f"{MAKE}; grant usage on schema opslag_<victim> to <role>;"
           "grant references on opslag_<victim>.dim_jeugdigen to <role>", finds=None),
    Attack("truncate", ("begin", "truncate <partition>",),
           "grant usage on schema <schema> to <role>; grant truncate on <partition> to <role>", finds=None),
    Attack("update through a view", ("begin", "update mart_<own>.fct_kerntaken set uren = 0",),
           "grant update on mart_<own>.fct_kerntaken to <role>", finds=None),
    Attack("delete through a view", ("begin", "delete from mart_<own>.fct_kerntaken where false",),
           "grant delete on mart_<own>.fct_kerntaken to <role>", finds=None),
    Attack("move the pointer", ("begin", "update publicatie.pointer set publicatie_id = 1",),
           "grant usage on schema publicatie to <role>; grant update on publicatie.pointer to <role>", finds=None),
    Attack("temporary table", ("create temporary table mijn (n integer)",),
           "grant temporary on database <database> to <role>", finds=None),
    Attack("table in public", ("create table public.mijn (n integer)",), "grant create on schema public to <role>",
           finds=None),
    Attack("table beside the views", ("create table mart_<own>.mijn (n integer)",), MAKE, finds=None),
    Attack("table before the views", ("create table zonder_statistiek.mijn (n integer)",),
           "grant create on schema zonder_statistiek to <role>", finds=None),
    Attack("schema", ("create schema mijn",), "grant create on database <database> to <role>", finds=None),
    Attack("function that tells", (LEAK,), f"{MAKE}; grant usage on language plpgsql to <role>", finds=None),
    Attack("anonymous code", ("do 'begin perform 1; end'",), "grant usage on language plpgsql to <role>", finds=None),
    Attack("another view in its place", ("begin", "drop view mart_<own>.dim_producten"), MEMBER, NO_MEMBER, finds=None),
    Attack("dblink", ("create extension dblink",), SUPER, NO_SUPER, finds=None),
    Attack("foreign tables", ("create extension postgres_fdw",), SUPER, NO_SUPER, finds=None),
    Attack("foreign data wrapper", ("create foreign data wrapper mijn",), SUPER, NO_SUPER, finds=None),
    Attack("a trusted extension", ("create extension pg_trgm",), "grant create on database <database> to <role>",
           finds=None),
    Attack("large object of its own", ("select lo_from_bytea(0, 'x')",),
           "grant execute on function lo_from_bytea(oid, bytea) to <role>", finds=None),
    Attack("program of the server", ("copy (select 1) to program 'cat >/dev/null'",), SUPER, NO_SUPER, finds=None),
    Attack("setting of the server", ("alter system set log_statement = 'all'",), SUPER,
           "alter system reset log_statement;" + NO_SUPER, finds=None),
    Attack("triggers off", ("set session_replication_role = replica",), SUPER, NO_SUPER, finds=None),
    Attack("role of its own", ("begin", "create role mijn"), "alter role <role> createrole",
           "alter role <role> nocreaterole", finds=None),
    Attack("password of a neighbour", ("begin", "alter role gemeente_<victim> connection limit 10",),
           "alter role <role> createrole", "alter role <role> nocreaterole", finds=None),
    Attack("hold up a publication", ("select pg_advisory_lock(5051, hashtext(''))",),
           "grant execute on function pg_advisory_lock(integer, integer) to <role>", finds=None),
    Attack("end a session", ("select pg_terminate_backend(<pid>)",),
           "grant pg_signal_backend to <role>;alter role <role> inherit",
           "revoke pg_signal_backend from <role>;alter role <role> noinherit", finds=None),
    Attack("comment that misleads", ("begin", "comment on view mart_<own>.fct_kerntaken is 'x'",),
           MEMBER, NO_MEMBER, finds=None),
    Attack("take a right", ("begin", "grant select on mart_<own>.fct_kerntaken to public",
                             "select has_table_privilege('public', 'mart_<own>.fct_kerntaken', 'select')"),
           MEMBER, NO_MEMBER, finds="True"),
    Attack("bypass of policies", ("begin", "alter role <role> bypassrls",), SUPER,
           "alter role <role> nobypassrls;" + NO_SUPER, finds=None),
)  # fmt: skip
