"""Attacks that read what is not theirs: rows, statistics, sessions, files, by every way SQL has."""

from tests.attack.attempt import Attack

OPEN = "grant usage on schema <schema> to <role>; grant select on all tables in schema <schema> to <role>"
SUPER, NO_SUPER = "alter role <role> superuser", "alter role <role> nosuperuser"
NO_POINTER = """
create or replace view mart_<own>.fct_kerntaken as
select casus_id, jeugdige_id, gemeente_code, uren, kanarie from opslag_<own>.fct_kerntaken
"""
BY_SETTING = """
create or replace view mart_<own>.fct_kerntaken as
select casus_id, jeugdige_id, gemeente_code, uren, kanarie from marts.fct_kerntaken
where gemeente_code = current_setting('app.gemeente', true)
"""
WITHOUT_BARRIER = """
alter view mart_<own>.fct_kerntaken reset (security_barrier);
create or replace view mart_<own>.fct_kerntaken as
select casus_id, jeugdige_id, gemeente_code, uren, kanarie from marts.fct_kerntaken
where md5(md5(md5(gemeente_code))) = md5(md5(md5('<own>')))
"""
BY_NAME = """
grant temporary on database <database> to <role>;
set check_function_bodies = off;
create function publicatie.welke() returns bigint language sql stable security definer as
'select publicatie_id from pointer';
grant usage on schema publicatie to <role>;
create or replace view mart_<own>.fct_kerntaken as
select casus_id, jeugdige_id, gemeente_code, uren, kanarie from opslag_<own>.fct_kerntaken
where publicatie_id = publicatie.welke()
"""
SHADOW = "create temporary table pointer as select 1::bigint as publicatie_id"
MEMBER = "grant publisher to <role>"
NO_MEMBER = "revoke publisher from <role>"
STATISTICS = "select attname, most_common_vals::text from pg_stats where schemaname = '<schema>'"
OWN_ROWS = "select * from mart_<own>.fct_kerntaken"

READING = (
    Attack("select", ("select * from <target>",), OPEN),
    Attack("select of one partition", ("select * from <partition>",), OPEN),
    Attack("table", ("table <target>",), OPEN),
    Attack("copy of a query", ("copy (select * from <target>) to stdout",), OPEN),
    Attack("copy of a partition", ("copy <partition> to stdout",), OPEN),
    Attack("cursor", ("declare c cursor with hold for select * from <target>", "fetch all from c"), OPEN),
    Attack("prepared plan", ("prepare p as select * from <target>", "execute p"), OPEN),
    Attack("query to xml", ("select query_to_xml('select * from <target>', true, true, '')",), OPEN),
    Attack("schema to xml", ("select schema_to_xml('<schema>', true, true, '')",), OPEN),
    Attack("lateral join", (f"select * from ({OWN_ROWS}) as o, lateral (select * from <target>) as t",), OPEN),
    Attack("row security off", ("set row_security = off", "select * from <target>"), OPEN),
    Attack("raw", ("select * from raw.ijw__jw323_prestaties",), "grant usage on schema raw to <role>;"
           "grant select on raw.ijw__jw323_prestaties to <role>"),
    Attack("mart of a neighbour", ("select * from mart_<victim>.fct_prestaties",),
           "grant usage on schema mart_<victim> to <role>; grant select on mart_<victim>.fct_prestaties to <role>",
           finds="KANARIE-<victim>"),
    Attack("workshop", ("select * from marts.fct_prestaties",),
           "grant usage on schema marts to <role>; grant select on marts.fct_prestaties to <role>", finds="KANARIE-"),
    Attack("role of the publisher", ("set role publisher", "select * from <target>"), MEMBER, NO_MEMBER),
    Attack("role of a neighbour", ("set role gemeente_<victim>", "select * from mart_<victim>.fct_prestaties"),
           "grant gemeente_<victim> to <role>", "revoke gemeente_<victim> from <role>", finds="KANARIE-<victim>"),
    Attack("session of the superuser", ("set session authorization jeugd_beheer", "select * from <target>"),
           SUPER, NO_SUPER),
    Attack("setting of a policy", ("set app.gemeente = '<victim>'", OWN_ROWS), BY_SETTING,
           finds="KANARIE-<victim>", roles=("gemeente",), apart=True),
    Attack("publication not shown or withdrawn", (OWN_ROWS,), NO_POINTER, finds="VERBORGEN-", apart=True),
    Attack("temporary table before the pointer", (SHADOW, "set search_path = pg_temp, publicatie", OWN_ROWS),
           BY_NAME, finds="VERBORGEN-", apart=True),
    Attack("value in an error text", ("select count(*) from mart_<own>.fct_kerntaken where kanarie::integer = 1",),
           WITHOUT_BARRIER, roles=("gemeente",), apart=True),
    Attack("statistics of values", (STATISTICS,), OPEN),
    Attack("statistics of values, raw", ("select stavalues1::text from pg_statistic",),
           "grant select on pg_catalog.pg_statistic to <role>"),
    Attack("joint statistics", ("select stxdmcv::text from pg_statistic_ext_data",),
           "grant select on pg_catalog.pg_statistic_ext_data to <role>", finds=None),
    Attack("estimate of explain", ("explain select * from <target>",), OPEN, finds="rows="),
    Attack("number of rows in pg_class", ("select reltuples from pg_class",),
           "grant select on pg_catalog.pg_class to <role>", finds=None),
    Attack("whole row of pg_class", ("select c from pg_class as c",),
           "grant select on pg_catalog.pg_class to <role>", finds=None),
    Attack("number of rows by function", ("select pg_stat_get_live_tuples(oid) from pg_class",),
           "grant execute on function pg_stat_get_live_tuples(oid) to <role>", finds=None),
    Attack("number of rows by view", ("select n_live_tup from pg_catalog.pg_stat_all_tables",),
           "grant execute on function pg_stat_get_live_tuples(oid) to <role>", finds=None),
    Attack("size of a table", ("select pg_relation_size('<partition>'::regclass)",),
           OPEN + "; grant execute on function pg_relation_size(regclass, text) to <role>;"
           "grant execute on function pg_relation_size(regclass) to <role>", finds=None),
    Attack("size by number", ("select max(pg_total_relation_size(oid)) from pg_class",),
           "grant execute on function pg_total_relation_size(regclass) to <role>", finds=None),
    Attack("size of the database", ("select pg_database_size(current_database())",),
           "grant execute on function pg_database_size(name) to <role>", finds=None),
    Attack("sessions of others", ("select usename from pg_stat_activity",),
           "grant execute on all functions in schema pg_catalog to <role>", finds="publisher"),
    Attack("questions of others", ("select query from pg_stat_activity",),
           "grant execute on all functions in schema pg_catalog to <role>; grant pg_read_all_stats to <role>;"
           "alter role <role> inherit", "revoke pg_read_all_stats from <role>;alter role <role> noinherit",
           finds="VERBORGEN-vraag"),
    Attack("locks of others", ("select * from pg_locks",), "grant execute on function pg_lock_status() to <role>",
           finds=None),
    Attack("statements of others", ("create extension pg_stat_statements",), SUPER, NO_SUPER, finds=None),
    Attack("sequence", ("select last_value from publicatie.register_publicatie_id_seq",),
           "grant usage on schema publicatie to <role>; grant select on all sequences in schema publicatie to <role>",
           finds=None),
    Attack("sequences in the catalog", ("select last_value from pg_sequences where last_value is not null",),
           "grant usage on schema publicatie to <role>; grant select on all sequences in schema publicatie to <role>",
           finds=r"\(\d+,\)"),
    Attack("large object", ("select convert_from(lo_get(424242), 'UTF8')",),
           "grant execute on function lo_get(oid) to <role>; grant select on large object 424242 to <role>",
           finds="VERBORGEN-lo"),
    Attack("large objects, raw", ("select convert_from(data, 'UTF8') from pg_largeobject",),
           "grant select on pg_catalog.pg_largeobject to <role>", finds="VERBORGEN-lo"),
    Attack("file of the server", ("select pg_read_file('postgresql.conf')",),
           "grant execute on function pg_read_file(text) to <role>", finds="listen_addresses"),
    Attack("folder of the server", ("select pg_ls_dir('.')",), "grant execute on function pg_ls_dir(text) to <role>",
           finds="postgresql.conf"),
    Attack("copy from a file", ("create table x (t text)", "copy x from '/etc/passwd'"), SUPER, NO_SUPER, finds=None),
    Attack("passwords", ("select passwd from pg_shadow",), "grant select on pg_catalog.pg_shadow to <role>",
           finds="SCRAM"),
    Attack("passwords of roles", ("select rolpassword from pg_authid",),
           "grant select on pg_catalog.pg_authid to <role>", finds="SCRAM"),
)  # fmt: skip
