"""infra/roles.yml -> SQL: what every role may do in the warehouse, and what Postgres shows everyone and we hide."""

from pathlib import Path

import psycopg
import yaml
from psycopg import sql

ROLES = Path(__file__).with_name("roles.yml")
EVERYTHING = "alles"


def agreed() -> dict:
    """The whole of roles.yml."""
    return yaml.safe_load(ROLES.read_text(encoding="utf-8"))


def apply(connection: psycopg.Connection, roles: dict[str, dict]) -> None:
    """Give and hide in one database, as superuser. Repeating it changes nothing.

    `roles` are the login roles by name; a rule for `gemeente` holds for each of them that is one.
    """
    rules = agreed()
    members = {name: [role for role, options in roles.items() if options["soort"] == name] for name in rules["rollen"]}
    connection.execute("revoke all on schema public from public")
    for rule in rules["rechten"]:
        for name in rule["rollen"]:
            for role in members[name]:
                connection.execute(grant(rule, role))
    for table, columns in rules["verborgen"]["kolommen"].items():
        hide_columns(connection, table, columns)
    for rule in rules["verborgen"]["functies"]:
        hide_functions(connection, rule)
    for language in rules["verborgen"]["talen"]:
        target = sql.SQL("usage on language {}").format(sql.Identifier(language["naam"]))
        connection.execute(sql.SQL("revoke {} from public").format(target))
        connection.execute(sql.SQL("grant {} to {}").format(target, identifiers(language["rollen"])))


def grant(rule: dict, role: str) -> sql.Composed:
    """One rule for one role."""
    schema = sql.Identifier(rule["schema"])
    names = rule.get("op")
    if names is None:
        target = sql.SQL("schema {}").format(schema)
    elif names == EVERYTHING:
        target = sql.SQL("all tables in schema {}").format(schema)
    else:
        kind = sql.SQL(f"{rule['soort']} " if "soort" in rule else "")
        target = kind + sql.SQL(", ").join(sql.Identifier(rule["schema"], name) for name in names)
    return sql.SQL("grant {} on {} to {}").format(sql.SQL(rule["mag"]), target, sql.Identifier(role))


def hide_columns(connection: psycopg.Connection, table: str, columns: list[str]) -> None:
    """PUBLIC reads the other columns of this system table only."""
    if not connection.execute("select has_table_privilege('public', %s, 'select')", [f"pg_catalog.{table}"]).fetchone()[
        0
    ]:
        return
    name = sql.Identifier("pg_catalog", table)
    shown = connection.execute(
        "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and attname <> all(%s)"
        " and not attisdropped order by attnum",
        [f"pg_catalog.{table}", columns],
    ).fetchall()
    connection.execute(sql.SQL("revoke select on {} from public").format(name))
    connection.execute(
        sql.SQL("grant select ({}) on {} to public").format(identifiers(column for (column,) in shown), name)
    )


def hide_functions(connection: psycopg.Connection, rule: dict) -> None:
    """Take functions of Postgres from PUBLIC; the roles in the rule get them back. What is right is left alone."""
    for role, allowed in [("public", False), *((role, True) for role in rule.get("rollen", []))]:
        found = connection.execute(
            "select oid::regprocedure::text from pg_proc"
            " where pronamespace = 'pg_catalog'::regnamespace and proname ~ %s"
            " and has_function_privilege(%s, oid, 'execute') <> %s order by 1",
            [f"^({rule['naam']})$", role, allowed],
        ).fetchall()
        if found:
            functions = sql.SQL(", ".join(signature for (signature,) in found))
            verb = sql.SQL("grant execute on function {} to {}" if allowed else "revoke execute on function {} from {}")
            connection.execute(verb.format(functions, sql.SQL("public") if role == "public" else sql.Identifier(role)))


def identifiers(names) -> sql.Composed:
    """Names with commas between them."""
    return sql.SQL(", ").join(map(sql.Identifier, names))
