"""Personal logins in the roles soj and auditor: given until a day, with a reason, and taken away again.

The role itself is a shared account; only a login of one person opens dossiers (infra/toegang.sql).
"""

import re
import secrets
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from psycopg import Cursor, sql

from infra import access_log, keys
from infra.database import connect_as_admin, login_roles, role_settings
from ingest.errors import Stop
from ingest.settings import Settings

ROLES = ("soj", "auditor")
NAME = re.compile(r"p_[a-z][a-z0-9_]{1,28}")
LONGEST = timedelta(days=366)


def give(login: str, rol: str, tot: date, settings: Settings, *, door: str, reden: str) -> Path:
    """Let one person log in through this day; returns the file with the password to hand over. Stop when it may not."""
    if rol not in ROLES or not NAME.fullmatch(login):
        raise Stop(f"Rol is {' of '.join(ROLES)}; de login begint met p_ en heeft kleine letters, cijfers of _.")
    today = datetime.now(UTC).date()
    if not today <= tot <= today + LONGEST:
        raise Stop("Geef toegang tot een dag in het komende jaar; verlengen is opnieuw geven.")
    path = settings.keys / f"wachtwoord-{login}"
    with connect_as_admin(settings) as connection, connection.transaction(), connection.cursor() as cursor:
        end(cursor, login)
        path.unlink(missing_ok=True)
        keys.write_once(path, secrets.token_urlsafe(24))
        make_login(cursor, login, rol, tot, settings)
        cursor.execute(
            "insert into toegang.logins (login, rol, van, tot, door, reden) values (%s, %s, current_date, %s, %s, %s)",
            [login, rol, tot, door, reden],
        )
        access_log.note(cursor, "toegang geven", f"{login} {rol} t/m {tot}", "gedaan", f"{door}: {reden}")
    return path


def make_login(cursor: Cursor, login: str, rol: str, tot: date, settings: Settings) -> None:
    """The role of Postgres: the rights and session settings of its group, a password that ends."""
    role, group = sql.Identifier(login), sql.Identifier(rol)
    cursor.execute(
        sql.SQL("create role {} login inherit connection limit 3 password {} valid until {} in role {}").format(
            role, sql.Literal(settings.secret(f"wachtwoord-{login}")), sql.Literal(f"{tot + timedelta(days=1)}"), group
        )
    )
    for setting, value in role_settings(login_roles(settings)[rol]).items():
        cursor.execute(sql.SQL("alter role {} set {} = {}").format(role, sql.Identifier(setting), value))


def take(login: str, settings: Settings, *, door: str, reden: str) -> None:
    """End the access of one person now, also of who is logged in. Stop when there is none."""
    with connect_as_admin(settings) as connection, connection.transaction(), connection.cursor() as cursor:
        if not end(cursor, login):
            raise Stop(f"{login} heeft geen toegang.")
        access_log.note(cursor, "toegang intrekken", login, "gedaan", f"{door}: {reden}")
    (settings.keys / f"wachtwoord-{login}").unlink(missing_ok=True)


def end(cursor: Cursor, login: str) -> bool:
    """Close the row of this login, end its sessions, drop its role; False when it had none."""
    closed = cursor.execute(
        "update toegang.logins set ingetrokken_op = now() where login = %s and ingetrokken_op is null", [login]
    ).rowcount
    if cursor.execute("select 1 from pg_roles where rolname = %s and rolname ~ '^p_'", [login]).fetchone():
        cursor.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = %s", [login])
        cursor.execute(sql.SQL("drop role {}").format(sql.Identifier(login)))
    return bool(closed)
