"""marts -> publication: a frozen copy per gemeente and of the region, filled unseen, verified, shown by one pointer.

Killed at any moment, readers keep what they had; the next run continues with the same publication or clears it away.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ingest.settings import Settings
from publish import access, duiding, prune, rekey, storage
from publish.connection import FILLING, STARTING, connect, snapshot
from publish.errors import PublicationError, VerificationError
from publish.gemeenten import REGION, find_gemeente, region_gemeenten
from publish.identity import (
    identity,
    mark,
    mart_shapes,
    part_shape,
    published_identity,
    register,
    require_not_withdrawn,
    require_unchanged,
    unfinished,
)
from publish.marts_spec import ONLY_REGION, load_specs
from publish.regional import protect_region
from publish.verify import verify_parts

REGISTER_SQL = Path(__file__).with_name("register.sql")


@dataclass(frozen=True)
class Publication:
    """What people see now. `tijd` is the moment the pointer moved."""

    publicatie_id: int
    tijd: datetime
    code_version: str
    stand: str


def publish(settings: Settings) -> Publication:
    """Publish the marts as they stand, unless exactly these are already published. Returns what people see."""
    publicatie_id = start(settings)
    if publicatie_id is not None:
        parts = [REGION, *gemeenten(settings)]
        with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as workers:
            list(workers.map(lambda part: fill_part(part, publicatie_id, settings), parts))
        verify(publicatie_id, settings)
        flip(publicatie_id, settings)
    return current(settings)


def gemeenten(settings: Settings) -> list[str]:
    """CBS codes of the gemeenten that get their own mart."""
    return [gemeente.code for gemeente in region_gemeenten(settings)]


def start(settings: Settings) -> int | None:
    """Register a publication of the marts as they stand and return its id; None when they are already published.

    A publication of the same marts that was broken off is continued; one of other marts is cleared away.
    """
    access.open_marts(settings)
    with connect(settings, STARTING) as connection:
        with connection.transaction(), connection.cursor() as cursor:
            storage.ensure_schema(cursor, "publicatie")
            cursor.execute(REGISTER_SQL.read_text(encoding="utf-8"))
            duiding.ensure_register(cursor)
            access.open_register(cursor)
            wanted = identity(cursor, settings)
            if wanted == published_identity(cursor):
                return None
            require_not_withdrawn(cursor, wanted)
            publicatie_id = unfinished(cursor, wanted) or register(cursor, wanted)
            protect_region(cursor, publicatie_id, settings)
        prune.clear_away(connection)
    return publicatie_id


def batches(count: int, settings: Settings) -> list[list[str]]:
    """All parts in at most `count` (2 or more) batches of much the same work: the region, and gemeenten dealt round."""
    codes = gemeenten(settings)
    return [[REGION], *filter(None, (codes[first :: count - 1] for first in range(count - 1)))]


def fill_part(part: str, publicatie_id: int, settings: Settings) -> None:
    """Fill the copy of one gemeente or the region, unseen, in one transaction out of one snapshot of the marts.

    Repeating it is harmless.
    """
    published = load_specs(settings)
    specs = [spec for spec in published if part == REGION or spec.klasse not in ONLY_REGION]
    codes = None if part == REGION else list(find_gemeente(part, settings).codes)
    with connect(settings, FILLING, part) as connection, snapshot(connection) as cursor:
        require_unchanged(cursor, publicatie_id, settings)
        done = "select 1 from publicatie.vullingen where publicatie_id = %s and deel = %s"
        if cursor.execute(done, [publicatie_id, part]).fetchone():
            return
        storage.ensure_schema(cursor, f"opslag_{part}")
        rekey.make_mapping(cursor, specs, codes, rekey.mart_key(settings, part))
        marts = mart_shapes(cursor, published)
        shapes = [(spec, part_shape(marts[spec.name], spec, part)) for spec in specs]
        protected = [(spec, marts[spec.name]) for spec in published if codes and spec.name == storage.PROTECTED]
        storage.ensure_tables(cursor, part, shapes + protected)
        for spec, shape in shapes:
            storage.fill_partition(cursor, part, spec, shape, publicatie_id, codes)
        for spec, shape in protected:
            storage.fill_protected(cursor, part, spec.name, shape, publicatie_id)
        shapes += protected
        for shown in (part, access.SOJ) if part == REGION else (part,):
            mine = [(spec.name, shape) for spec, shape in shapes if (spec.klasse == "soj") == (shown == access.SOJ)]
            access.ensure_views(cursor, shown, mine)
        cursor.execute("insert into publicatie.vullingen (publicatie_id, deel) values (%s, %s)", [publicatie_id, part])


def verify(publicatie_id: int, settings: Settings) -> None:
    """Count rows and cents of every part against the marts; VerificationError names every difference."""
    with connect(settings, STARTING) as connection:
        try:
            with snapshot(connection) as cursor:
                require_unchanged(cursor, publicatie_id, settings)
                verify_parts(cursor, publicatie_id, load_specs(settings), region_gemeenten(settings))
                mark(cursor, publicatie_id, "gecontroleerd")
        except VerificationError:
            # What is stored is wrong: the next run starts afresh instead of going on with it.
            mark(connection.cursor(), publicatie_id, "afgebroken")
            raise


def flip(publicatie_id: int, settings: Settings) -> None:
    """Show a verified publication to everyone at once, then clear away all but the newest three."""
    with connect(settings, STARTING) as connection:
        with connection.transaction():
            changed = connection.execute(
                "update publicatie.register set status = 'gepubliceerd', gepubliceerd_op = now()"
                " where publicatie_id = %s and status = 'gecontroleerd'",
                [publicatie_id],
            )
            if changed.rowcount != 1:
                raise PublicationError(f"Publication {publicatie_id} was not verified; run verify first.")
            connection.execute(
                "insert into publicatie.pointer (publicatie_id) values (%s)"
                " on conflict (enkel) do update set publicatie_id = excluded.publicatie_id",
                [publicatie_id],
            )
        prune.clear_away(connection)


def current(settings: Settings) -> Publication:
    """The publication that people see; PublicationError before the first one."""
    with connect(settings) as connection:
        row = connection.execute(
            "select register.publicatie_id, gepubliceerd_op, code_version, stand from publicatie.register"
            " join publicatie.pointer on register.publicatie_id = pointer.publicatie_id"
        ).fetchone()
    if row is None:
        raise PublicationError("Nothing has been published yet.")
    return Publication(*row)
