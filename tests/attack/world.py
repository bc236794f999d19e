"""A published warehouse full of canaries, copies of it to weaken, and what each role must never see of it."""

import contextlib
import dataclasses
import itertools
import re
from collections.abc import Iterator

import psycopg
from psycopg import sql

from infra import database, postgres
from ingest.settings import Settings
from publish import antwoord_register, publication
from publish.access import open_outcomes
from publish.gemeenten import find_gemeente
from tests.publish.marts import make_marts, rebuild

numbers = itertools.count(1)
HIDDEN = """
update opslag_{part}.fct_kerntaken set kanarie = 'VERBORGEN-oud' where publicatie_id = 1;
update opslag_{part}.fct_kerntaken set kanarie = 'VERBORGEN-nieuw' where publicatie_id = 3;
"""
RAW = """
insert into raw.ijw__jw323_prestaties (delivery_id, position, bedrag) values ('VERBORGEN-rauw', 1, '1');
select lo_from_bytea(424242, 'VERBORGEN-lo');
analyze;
"""
MAY_ENTER = "select datname from pg_database where has_database_privilege(%s, datname, 'connect') and datallowconn"
NORMAL = """
drop owned by {role};
grant usage on schema {mart}, zonder_statistiek to {role};
grant select on all tables in schema {mart} to {role};
grant select on all tables in schema zonder_statistiek to {role}
"""
SEEN_BY = {
    "gemeente": r"KANARIE-(?!{own})|VERBORGEN-",
    "soj": r"VERBORGEN-",
    "auditor": r"VERBORGEN-",
    "loader": r"KANARIE-|VERBORGEN-",
    "antwoord": r"KANARIE-|VERBORGEN-",
    "builder": r"VERBORGEN-(oud|nieuw|lo)",
    "publisher": r"VERBORGEN-(rauw|lo)",
}


@dataclasses.dataclass(frozen=True)
class Attacker:
    """A role with what it aims at: `names` fill the placeholders of an attack, `foreign` is what it must never see."""

    role: str
    kind: str
    foreign: re.Pattern
    names: dict[str, str]


def fill(settings: Settings, codes: list[str]) -> None:
    """Three publications: an old one, the one people see, and one that nobody may see yet."""
    make_marts(settings, codes)
    publication.publish(settings)
    rebuild(settings, "stand-2")
    publication.publish(settings)
    rebuild(settings, "stand-3")
    with antwoord_register.connect(settings):
        open_outcomes(settings)
    number = publication.start(settings)
    parts = ("regio", "0505", "0512")
    for part in parts:
        publication.fill_part(part, number, settings)
    with database.connect_as_admin(settings) as connection:
        connection.execute("\n".join(HIDDEN.format(part=part) for part in parts) + RAW)


def attackers(settings: Settings) -> list[Attacker]:
    """Every role that logs in to the warehouse."""
    found = []
    for role, options in database.login_roles(settings).items():
        if role != "airflow":
            found.append(attacker(role, options["soort"], settings))
    return found


def attacker(role: str, kind: str, settings: Settings) -> Attacker:
    """A gemeente aims at a neighbour; SOJ, auditor and the rest at what is behind the regional mart."""
    own = role.removeprefix("gemeente_") if kind == "gemeente" else "regio"
    victim = "0512" if own == "0505" else "0505"
    aim = victim if kind == "gemeente" else "regio"
    codes = "|".join(find_gemeente(own, settings).codes) if kind == "gemeente" else ""
    names = {
        "role": role,
        "own": own,
        "victim": victim,
        "schema": f"opslag_{aim}",
        "target": f"opslag_{aim}.fct_kerntaken",
        "partition": f"opslag_{aim}.fct_kerntaken_p1",
    }
    return Attacker(role, kind, re.compile(SEEN_BY[kind].format(own=f"({codes})")), names)


@contextlib.contextmanager
def copy(settings: Settings) -> Iterator[Settings]:
    """A copy of the whole database, to be weakened and thrown away."""
    name = f"{settings.pg_database}_{next(numbers)}"
    identifier = sql.Identifier(name)
    with database.connect_as_admin(settings, "postgres") as connection:
        connection.execute(
            sql.SQL("create database {} template {}").format(identifier, sql.Identifier(settings.pg_database))
        )
        connection.execute(sql.SQL("revoke all on database {} from public").format(identifier))
        roles = [role for role in database.login_roles(settings) if role != "airflow"]
        database.open_database(connection, name, roles)
        try:
            yield dataclasses.replace(settings, pg_database=name)
        finally:
            connection.execute(sql.SQL("drop database {} with (force)").format(identifier))


@contextlib.contextmanager
def empty(settings: Settings) -> Iterator[Settings]:
    """A database of its own on the same server, prepared and without a single mart."""
    fresh = dataclasses.replace(settings, pg_database=f"{settings.pg_database}_{next(numbers)}")
    database.prepare(fresh, durable=False)
    yield fresh
    with database.connect_as_admin(settings, "postgres") as connection:
        connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(fresh.pg_database)))


def as_superuser(settings: Settings, statements: str) -> None:
    """Weaken or restore something; one statement after the other, for some may stand in no transaction."""
    with psycopg.connect(settings.dsn(postgres.SUPERUSER), autocommit=True) as connection:
        for statement in statements.split(";"):
            if statement.strip():
                connection.execute(statement)


def normal_again(attacker: Attacker, settings: Settings) -> None:
    """Take from a role of a gemeente whatever it was given or made in this database, and give back what it has."""
    with psycopg.connect(settings.dsn(postgres.SUPERUSER), autocommit=True) as connection:
        rows = connection.execute(MAY_ENTER, [attacker.role]).fetchall()
    entrance = "".join(f";grant connect on database {name} to {attacker.role}" for (name,) in rows)
    as_superuser(settings, NORMAL.format(role=attacker.role, mart=f"mart_{attacker.names['own']}") + entrance)
