"""Take a publication back: people see the one before it again, and the register says who did it and why."""

from psycopg import Cursor

from ingest.settings import Settings
from publish.connection import STARTING, connect
from publish.errors import PublicationError


def withdraw(publicatie_id: int, settings: Settings, *, reden: str, door: str) -> int | None:
    """Withdraw a publication; returns what people see now, None when there is nothing left to show.

    PublicationError when it was never shown or is withdrawn already. The same figures cannot be published again.
    """
    with connect(settings, STARTING) as connection, connection.transaction(), connection.cursor() as cursor:
        changed = cursor.execute(
            "update publicatie.register set status = 'ingetrokken'"
            " where publicatie_id = %s and status in ('gepubliceerd', 'verwijderd')",
            [publicatie_id],
        )
        if changed.rowcount != 1:
            raise PublicationError(f"Publicatie {publicatie_id} is niet gepubliceerd of al ingetrokken.")
        shown = point_back(cursor, publicatie_id)
        cursor.execute(
            "insert into publicatie.intrekkingen (publicatie_id, reden, door, terug_naar) values (%s, %s, %s, %s)",
            [publicatie_id, reden, door, shown],
        )
    return shown


def point_back(cursor: Cursor, publicatie_id: int) -> int | None:
    """Move the pointer off a withdrawn publication, to the newest that is still whole; returns where it points."""
    row = cursor.execute("select publicatie_id from publicatie.pointer").fetchone()
    if row is not None and row[0] != publicatie_id:
        return row[0]
    previous = cursor.execute(
        "select max(publicatie_id) from publicatie.register where status = 'gepubliceerd'"
    ).fetchone()[0]
    if previous is None:
        cursor.execute("delete from publicatie.pointer")
    else:
        cursor.execute("update publicatie.pointer set publicatie_id = %s", [previous])
    return previous
