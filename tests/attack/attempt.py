"""One attack by one role, logged in with its own password: everything the server says back is the loot."""

import re
from dataclasses import dataclass

import psycopg

from ingest.settings import Settings
from tests.attack.world import Attacker

BUSY = "select pg_sleep(0) /* VERBORGEN-vraag */"
ALL = ("gemeente", "soj", "auditor")


@dataclass(frozen=True)
class Attack:
    """Statements one after the other; `finds` is a pattern in the loot that means success.

    Without a pattern it succeeds when the last statement is not refused; `foreign` stands for what the role must never
    see. `weaken` is what the superuser does to the warehouse in the control, after which the same attack must succeed.
    """

    name: str
    steps: tuple[str, ...]
    weaken: str
    restore: str = "select 1"
    finds: str | None = "foreign"
    roles: tuple[str, ...] = ALL
    apart: bool = False  # its control changes more than rights, so it needs a copy of the warehouse of its own


def succeeds(attack: Attack, attacker: Attacker, settings: Settings) -> bool:
    """Run it in this warehouse."""
    with (
        psycopg.connect(settings.dsn("publisher"), autocommit=True) as other,
        psycopg.connect(settings.dsn(attacker.role), autocommit=True) as connection,
    ):
        other.execute(BUSY)  # stays the last question of a session of somebody else
        loot: list[str] = []
        connection.add_notice_handler(lambda notice: loot.append(str(notice.message_primary)))
        connection.execute("set default_transaction_read_only = off")
        names = attacker.names | {"pid": str(other.info.backend_pid)}
        refused = False
        for step in attack.steps:
            refused = not run(connection, filled(step, names), loot)
        connection.execute("rollback")  # what an attack began must not stay
    if attack.finds is None:
        return not refused
    pattern = attacker.foreign.pattern if attack.finds == "foreign" else filled(attack.finds, names)
    return re.search(pattern, "\n".join(loot)) is not None


def filled(text: str, names: dict[str, str]) -> str:
    """Placeholders in SQL that may hold braces of its own."""
    for name, value in names.items():
        text = text.replace(f"<{name}>", value)
    return text


def run(connection: psycopg.Connection, statement: str, loot: list[str]) -> bool:
    """Run one statement and keep what comes back, also in an error; False when it was refused."""
    try:
        if statement.endswith("to stdout"):  # has a protocol of its own
            with connection.cursor().copy(statement) as copy:
                loot.extend(bytes(block).decode() for block in copy)
            return True
        cursor = connection.execute(statement)
        if cursor.description is not None:
            loot.extend(str(row) for row in cursor.fetchall())
    except psycopg.Error as error:
        said = error.diag
        loot.append(f"{error} {said.message_detail} {said.message_hint} {said.context}")
        return False
    return True
