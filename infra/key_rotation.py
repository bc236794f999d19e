"""`jeugd sleutel wissel`: a new person key around the old ones. Every id in raw is wrapped; no BSN is needed for it.

The new keys are on disk before the database knows them, and get their name after it does. Killed anywhere, the same
command finishes; until then loading is refused, because the keys of the loader are not those of the warehouse.
"""

import logging
import os
import secrets
from dataclasses import dataclass

from psycopg import Cursor, sql

from infra import keys
from infra.database import connect_as_admin
from ingest import durable
from ingest.contract import raw_tables
from ingest.errors import Stop
from ingest.pseudonym import FILE, key_id, person_keys, wrap
from ingest.settings import Settings

DRAFT = "persoon.nieuw"
PERSON = "jeugdige_id"
BLOCK = 10_000
BUILDING = "select count(*) from pg_stat_activity where usename = 'builder' and datname = current_database()"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rotation:
    """The keys that hold from now on, and how many ids were wrapped (0 when an earlier rotation was finished)."""

    sleutel_id: str
    jeugdigen: int


def rotate(settings: Settings) -> Rotation:
    """Wrap every id under one key more, in one transaction, or finish a rotation that was broken off.

    Stop when somebody is building, or when key file and warehouse do not belong together.
    """
    with durable.only_one(settings.keys), connect_as_admin(settings) as connection:
        with connection.transaction(), connection.cursor() as cursor:
            cursor.execute("lock table ingest.sleutels in access exclusive mode")
            done = committed_before(cursor, settings)
            if done is None:
                if cursor.execute(BUILDING).fetchone() != (0,):
                    raise Stop("Er wordt gebouwd; wissel de sleutel als het bouwen klaar is.")
                done = wrap_all(cursor, make_draft(settings))
        (settings.keys / DRAFT).rename(settings.keys / FILE)
        durable.sync(settings.keys)
    return done


def committed_before(cursor: Cursor, settings: Settings) -> Rotation | None:
    """The rotation that only lacks the name of its key file; None when there is still everything to do."""
    found = cursor.execute(keys.CURRENT).fetchone()
    if (settings.keys / DRAFT).is_file() and found == (key_id(person_keys(settings, DRAFT)),):
        return Rotation(found[0], 0)
    if found != (key_id(person_keys(settings)),):
        raise Stop("Sleutelbestand `persoon` is niet dat van deze database; zet het terug uit de reservekopie.")
    return None


def make_draft(settings: Settings) -> list[bytes]:
    """The keys with a new one after them, safe on disk under another name; those of a broken off rotation if any."""
    path, now = settings.keys / DRAFT, person_keys(settings)
    if path.is_file() and person_keys(settings, DRAFT)[:-1] != now:
        path.unlink()
    keys.write_once(path, "\n".join(key.hex() for key in [*now, secrets.token_bytes(32)]))
    status = (settings.keys / FILE).stat()
    if os.geteuid() == 0:
        os.chown(path, status.st_uid, status.st_gid)
    durable.sync(settings.keys)
    return person_keys(settings, DRAFT)


def wrap_all(cursor: Cursor, chain: list[bytes]) -> Rotation:
    """Every id in raw under the last of these keys, checked to be one to one."""
    tables = [name for name, columns in raw_tables().items() if PERSON in columns]
    names = [sql.Identifier("raw", name) for name in tables]
    cursor.execute(sql.SQL("lock table {} in access exclusive mode").format(sql.SQL(", ").join(names)))
    make_mapping(cursor, names, chain[-1])
    for name in names:
        wrap_table(cursor, name)
    (count,) = cursor.execute("select count(*) from wissel").fetchone()
    sleutel_id = key_id(chain)
    keys.register(cursor, sleutel_id, count)
    cursor.execute("update ingest.deliveries set sleutel_id = %s", [sleutel_id])
    log.info("%s ids wrapped in %s tables; keys %s", count, len(names), sleutel_id)
    return Rotation(sleutel_id, count)


def make_mapping(cursor: Cursor, tables: list[sql.Identifier], key: bytes) -> None:
    """Temporary table `wissel` (oud, nieuw). Its keys make it one to one: two persons can never become one."""
    cursor.execute("create temporary table wissel (oud text primary key, nieuw text not null unique) on commit drop")
    queries = [sql.SQL("select jeugdige_id from {} where jeugdige_id ~ '^[0-9a-f]{{64}}$'").format(t) for t in tables]
    cursor.execute(sql.SQL("declare oude no scroll cursor for {}").format(sql.SQL(" union ").join(queries)))
    while block := cursor.execute(f"fetch {BLOCK} from oude").fetchall():
        with cursor.copy("copy wissel (oud, nieuw) from stdin") as copy:
            for (value,) in block:
                copy.write_row((value, wrap(value, key)))
    cursor.execute("close oude")
    cursor.execute("analyze wissel")


def wrap_table(cursor: Cursor, name: sql.Identifier) -> None:
    """The ids of one raw table; RuntimeError, and so nothing at all, when one was left behind."""
    before = cursor.execute(sql.SQL("select count(*) from {} where jeugdige_id ~ '^.{{64}}$'").format(name)).fetchone()
    cursor.execute(sql.SQL("update {} as r set jeugdige_id = nieuw from wissel where oud = r.jeugdige_id").format(name))
    if (cursor.rowcount,) != before:
        raise RuntimeError(
            f"{before[0]} ids in {name.as_string(cursor)}, {cursor.rowcount} wrapped: nothing was changed"
        )
