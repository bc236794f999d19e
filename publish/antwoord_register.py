"""The table publicatie.antwoorden: which answers we made, and who released them. Under its own role `antwoord`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psycopg
from psycopg import Connection
from psycopg.rows import class_row

from ingest.settings import Settings
from ingest.version import code_version
from publish.antwoord_bericht import Antwoord
from publish.connection import STARTING
from publish.connection import connect as connect_as_publisher
from publish.storage import ensure_schema

TABLE_SQL = Path(__file__).with_name("antwoord.sql")

# Refused on control level 2: answered by itself, once. Level 1 gets no retour, and a remark of ours is no rule.
WAITING = """
select distinct delivery_id, bericht, release, status
from ingest.deliveries
where bron = 'ijw' and bericht is not null and (
    status = 'geladen' and delivery_id = any(%(named)s)
    or status = 'quarantaine' and exists (
        select 1 from ingest.findings
        where findings.delivery_id = deliveries.delivery_id and findings.bron = deliveries.bron
            and findings.niveau = 2
    ) and not exists (
        select 1 from publicatie.antwoorden where antwoorden.delivery_id = deliveries.delivery_id
    )
)
order by delivery_id
"""
RESERVE = """
insert into publicatie.antwoorden (delivery_id, bericht, release, dagtekening, code_version)
values (%s, %s, %s, %s, %s)
on conflict (delivery_id) do update
set dagtekening = excluded.dagtekening, code_version = excluded.code_version, gemaakt_op = now(), sha256 = null
where antwoorden.vrijgegeven_op is null
returning nummer, identificatie
"""
FILL = """
update publicatie.antwoorden
set sha256 = %s, afgewezen_prestaties = %s, ingediend_eurocent = %s, toegekend_eurocent = %s
where nummer = %s
"""
SHOWN = """
select nummer, identificatie, delivery_id, bericht, dagtekening, afgewezen_prestaties, ingediend_eurocent,
    toegekend_eurocent, sha256, vrijgegeven_door, aangeboden_op is not null as is_aangeboden
from publicatie.antwoorden
"""


@dataclass(frozen=True)
class Waiting:
    """A delivery that may be answered."""

    delivery_id: str
    bericht: str
    release: str
    status: str


@dataclass(frozen=True)
class Known:
    """One answer as the register knows it; a concept has no vrijgegeven_door."""

    nummer: int
    identificatie: str
    delivery_id: str
    bericht: str
    dagtekening: date
    afgewezen_prestaties: int | None
    ingediend_eurocent: int | None
    toegekend_eurocent: int | None
    sha256: str | None
    vrijgegeven_door: str | None
    is_aangeboden: bool


@contextmanager
def connect(settings: Settings) -> Iterator[Connection]:
    """A connection of the role that answers; its table is made by the publisher, who owns the schema."""
    with connect_as_publisher(settings, STARTING) as owner, owner.transaction(), owner.cursor() as cursor:
        ensure_schema(cursor, "publicatie")
        cursor.execute(TABLE_SQL.read_text(encoding="utf-8"))
    with psycopg.connect(settings.dsn("antwoord"), autocommit=True) as connection:
        yield connection


def waiting(connection: Connection, named: Sequence[str]) -> list[Waiting]:
    """Deliveries refused on level 2 without an answer, and the loaded ones that are named."""
    with connection.cursor(row_factory=class_row(Waiting)) as cursor:
        return cursor.execute(WAITING, {"named": list(named)}).fetchall()


def reserve(connection: Connection, delivery: Waiting, bericht: str, dag: date) -> tuple[int, str] | None:
    """Number and Identificatie of the answer to a delivery, those of its concept if it has one; None once released."""
    values = [delivery.delivery_id, bericht, delivery.release, dag, code_version()]
    return connection.execute(RESERVE, values).fetchone()


def fill(connection: Connection, nummer: int, made: Antwoord, sha256: str) -> None:
    """Write down what the concept says."""
    connection.execute(FILL, [sha256, made.afgewezen, made.ingediend, made.toegekend, nummer])


def find(connection: Connection, nummer: int) -> Known | None:
    """One answer, held until the end of the transaction."""
    with connection.cursor(row_factory=class_row(Known)) as cursor:
        return cursor.execute(f"{SHOWN} where nummer = %s for update", [nummer]).fetchone()


def all_known(connection: Connection) -> list[Known]:
    """Every answer, oldest first."""
    with connection.cursor(row_factory=class_row(Known)) as cursor:
        return cursor.execute(f"{SHOWN} order by nummer").fetchall()


def release(connection: Connection, nummer: int, door: str) -> None:
    """Write down who released an answer."""
    connection.execute(
        "update publicatie.antwoorden set vrijgegeven_door = %s, vrijgegeven_op = now() where nummer = %s",
        [door, nummer],
    )


def offered(connection: Connection, nummer: int) -> None:
    """Write down that a released answer lies in our inbox."""
    connection.execute("update publicatie.antwoorden set aangeboden_op = now() where nummer = %s", [nummer])
