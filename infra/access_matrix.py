"""The catalog of a database -> who may do what on which object: to be compared with infra/toegangsmatrix.csv, reviewed.

`python -m infra.access_matrix` prints that of this instance. What differs only in gemeente or publication is one row.
"""

import csv
import os
import re
import sys
from collections import defaultdict

import psycopg

from infra.database import connect_as_admin
from ingest.settings import Settings

COLUMNS = ("rol", "soort", "schema", "object", "rechten")
ALL = "*"

# Owners may do everything with what is theirs; rights in pg_catalog count where a role of ours has them.
RIGHTS = """
with given (soort, schema, object, eigenaar, acl) as (
    select
        case relkind when 'S' then 'sequence' else 'tabel' end, nspname, relname, relowner,
        coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))
    from pg_class join pg_namespace on relnamespace = pg_namespace.oid
    where relkind in ('r', 'p', 'v', 'm', 'f', 'S') and nspname !~ '^pg_toast|^information_schema|^pg_temp'
    union all
    select 'kolom', nspname, relname || '.' || attname, relowner, attacl
    from pg_attribute join pg_class on attrelid = pg_class.oid join pg_namespace on relnamespace = pg_namespace.oid
    where attacl is not null and nspname <> 'pg_catalog'
    union all
    select 'schema', nspname, '', nspowner, coalesce(nspacl, acldefault('n', nspowner)) from pg_namespace
    where nspname !~ '^pg_toast|^pg_temp'
    union all
    select 'functie', nspname, proname, proowner, coalesce(proacl, acldefault('f', proowner))
    from pg_proc join pg_namespace on pronamespace = pg_namespace.oid
    where nspname not in ('pg_catalog', 'information_schema')
    union all
    select 'taal', '', lanname, lanowner, coalesce(lanacl, acldefault('l', lanowner)) from pg_language
    where lanpltrusted
    union all
    select 'database', '', 'deze', datdba, coalesce(datacl, acldefault('d', datdba)) from pg_database
    where datname = current_database()
    union all
    select
        'standaard', coalesce(nspname, ''), defaclobjtype::text || ' van ' || defaclrole::regrole, defaclrole, defaclacl
    from pg_default_acl left join pg_namespace on defaclnamespace = pg_namespace.oid
)
select
    case grantee when 0 then 'iedereen' else grantee::regrole::text end, soort, schema, object,
    string_agg(distinct lower(privilege_type) || case when is_grantable then '+' else '' end, ' ')
from given, aclexplode(acl)
where grantee <> eigenaar and (schema <> 'pg_catalog' or soort = 'schema' or grantee <> 0)
group by 1, 2, 3, 4
"""
# Functions of Postgres that not everyone may use: only those that a role of ours was given.
BUILT_IN = """
select grantee::regrole::text, 'functie', 'pg_catalog', proname, 'execute'
from pg_proc, aclexplode(proacl)
where pronamespace = 'pg_catalog'::regnamespace and grantee <> 0 and grantee <> proowner
and grantee::regrole::text !~ '^pg_'
group by 1, 4
"""
OWNERS = """
select nspowner::regrole::text, 'schema', nspname, '', 'eigenaar' from pg_namespace where nspname !~ '^pg_|^information'
union all
select member::regrole::text, 'lidmaatschap', '', roleid::regrole::text, 'lid' from pg_auth_members
where member::regrole::text !~ '^pg_'
union all
select rolname, 'rol', '', 'kenmerk', concat_ws(
    ' ', case when rolcanlogin then 'login' end, case when rolinherit then 'inherit' end,
    case when rolsuper then 'superuser' end, case when rolcreaterole then 'createrole' end,
    case when rolcreatedb then 'createdb' end, case when rolbypassrls then 'bypassrls' end,
    case when rolreplication then 'replication' end, array_to_string(rolconfig, ' '), 'verbindingen=' || rolconnlimit
)
from pg_roles where rolname !~ '^pg_'
"""


def access_matrix(connection: psycopg.Connection) -> list[tuple[str, ...]]:
    """Rows of COLUMNS, sorted. `*` stands for all tables and views of a schema, when all have the same rights."""
    rows = [row for query in (RIGHTS, BUILT_IN, OWNERS) for row in connection.execute(query)]
    objects = defaultdict(set)
    for schema, name in connection.execute(
        "select nspname, relname from pg_class join pg_namespace on relnamespace = pg_namespace.oid"
        " where relkind in ('r', 'p', 'v', 'm', 'f')"
    ):
        objects[schema].add(name)
    groups = defaultdict(set)
    for role, kind, schema, name, rights in rows:
        groups[role, kind, schema, rights].add(name)
    found = set()
    for (role, kind, schema, rights), names in groups.items():
        whole = kind == "tabel" and names == objects[schema]
        for name in [ALL] if whole else names:
            found.add(general(role, kind, schema, name, rights))
    return sorted(row for row in found if not row[0].startswith("pg_"))  # roles of Postgres itself


def general(role: str, *rest: str) -> tuple[str, ...]:
    """The row without its own gemeente: what a role of a gemeente may on another gemeente keeps both codes."""
    own = re.search(r"^gemeente_(\d{4})$", role)
    code = own.group(1) if own else None
    if code is None:
        return (
            re.sub(r"_\d{4}$", "_<cbs>", role),
            *(re.sub(r"(mart|opslag)_\d{4}", r"\1_<cbs>", part) for part in rest),
        )
    return ("gemeente_<cbs>", *(re.sub(rf"(mart|opslag)_{code}", r"\1_<cbs>", part) for part in rest))


def main() -> None:
    """Print the matrix of this instance as CSV."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    with connect_as_admin(Settings.from_env(os.environ)) as connection:
        writer.writerows(access_matrix(connection))


if __name__ == "__main__":
    main()
