"""The loader under test, and three that are wrong on purpose: a harness that acquits those proves nothing."""

from collections.abc import Callable
from pathlib import Path

import psycopg

from ingest import batches, delivery, verdict, warehouse
from ingest.checked import Checked
from ingest.pseudonym import hider
from ingest.settings import Settings

Loader = Callable[[str, Settings], object]
KNOWN = "select 1 from ingest.deliveries where delivery_id = %s"
MARK = """
insert into ingest.deliveries
    (offer_id, delivery_id, bron, status, ontvangen_op, naam_versleuteld, bytes, code_version)
values (%s, %s, %s, 'geladen', now(), '', 0, '')
"""

good: Loader = delivery.load_source


def data_then_mark(source: str, settings: Settings) -> None:
    """Wrong: rows in one transaction, the register in the next. Killed between the two, the retry doubles."""
    with warehouse.connect(settings) as connection:
        for path, delivery_id in waiting(source, settings, connection):
            copy(connection, read(path, source, delivery_id, settings))
            connection.execute(MARK, [delivery_id, delivery_id, source])
            path.unlink()


def mark_then_data(source: str, settings: Settings) -> None:
    """Wrong: first the register, then the rows. Killed between the two, the retry skips it: lost."""
    with warehouse.connect(settings) as connection:
        for path, delivery_id in waiting(source, settings, connection):
            checked = read(path, source, delivery_id, settings)
            connection.execute(MARK, [delivery_id, delivery_id, source])
            copy(connection, checked)
            path.unlink()


def move_first(source: str, settings: Settings) -> None:
    """Wrong: the file leaves the inbox before its rows are safe. Killed in between, nobody looks for it again: lost."""
    done = settings.archive / "klaar"
    done.mkdir(exist_ok=True)
    with warehouse.connect(settings) as connection:
        for path, delivery_id in waiting(source, settings, connection):
            moved = path.rename(done / delivery_id)
            checked = read(moved, source, delivery_id, settings)
            with connection.transaction():
                connection.execute(MARK, [delivery_id, delivery_id, source])
                copy(connection, checked)


def waiting(source: str, settings: Settings, connection: psycopg.Connection) -> list[tuple[Path, str]]:
    """The files in the inbox that are not in the register; the others were loaded and go."""
    found = []
    for path in sorted(settings.inbox(source).iterdir()):
        delivery_id = batches.sha256_of(path)
        if connection.execute(KNOWN, [delivery_id]).fetchone():
            path.unlink()
        else:
            found.append((path, delivery_id))
    return found


def read(path: Path, source: str, delivery_id: str, settings: Settings) -> Checked:
    """With the reader of the real loader."""
    return verdict.read(path, source, delivery_id, hider(settings))


def copy(connection: psycopg.Connection, checked: Checked) -> None:
    """All tables in one transaction."""
    with connection.transaction(), connection.cursor() as cursor:
        for table, rows in sorted(checked.tables.items()):
            with cursor.copy(warehouse.copy_statement(table)) as stream:
                for block in rows.blocks():
                    stream.write(block)
