"""The last edition that was given out (a pin) -> why the costs of this publication differ, before reports are written.

So that chapter verantwoording has it without anybody asking for it (`jeugd publicatie herziening` does any other two).
"""

import logging

from ingest.settings import Settings
from publish import reopen
from publish.connection import STARTING, connect
from publish.errors import PublicationError
from publish.herziening import FACT, herziening

log = logging.getLogger(__name__)

# The publication that people see, the newest pin before it, and whether these two were compared.
LAST = """
select pointer.publicatie_id, vorige.publicatie_id,
    exists (
        select 1 from publicatie.herzieningen
        where van = vorige.publicatie_id and naar = pointer.publicatie_id
    )
from publicatie.pointer
cross join lateral (
    select max(publicatie_id) as publicatie_id from publicatie.vastgezet where publicatie_id < pointer.publicatie_id
) as vorige
"""
PINNED = (
    "select deel, tabel, rijen, sha256 from publicatie.vastgezette_tabellen where publicatie_id = %s and tabel = %s"
)


def ensure_changes(settings: Settings) -> bool:
    """Compare the publication that people see with the last pin before it; whether there is such a comparison now.

    The prestaties of a pin that left the storage are put back, until the next publication. Was it made by other code,
    its deliveries are built once more by this code: as long as a build, once per pin and version. VerificationError
    when a file of the pin is not what was pinned.
    """
    with connect(settings, STARTING) as connection, connection.transaction(), connection.cursor() as cursor:
        if cursor.execute("select to_regclass('publicatie.pointer')").fetchone()[0] is None:
            return False
        naar, van, is_known = cursor.execute(LAST).fetchone() or (None, None, False)
        if van is None or is_known:
            return is_known
        for part, mart, rows, digest in cursor.execute(PINNED, [van, FACT]).fetchall():
            reopen.put_back(cursor, van, part, mart, (rows, digest), settings)
    try:
        herziening(van, naar, settings)
    except PublicationError as error:
        log.warning("no comparison with publication %s: %s", van, error)
        return False
    return True
