"""Written files of reports -> publicatie.rapporten, which keeps what was given out: a SHA-256 per file."""

import hashlib

from psycopg import Cursor

KEEP = """
insert into publicatie.rapporten (publicatie_id, gemeente_code, periode, editie, formaat, bestand, sha256)
values (%s, %s, %s, %s, %s, %s, %s)
on conflict (publicatie_id, gemeente_code, periode, editie, formaat)
do update set bestand = excluded.bestand, sha256 = excluded.sha256, geschreven_op = now()
where rapporten.sha256 <> excluded.sha256
"""


def keep_file(cursor: Cursor, about: tuple[int, str, str], edition: str, name: str, content: bytes) -> None:
    """Keep the hash of one file; `about`: publication, gemeente code (or the region) and its newest period."""
    kind = name.rpartition(".")[2]
    cursor.execute(KEEP, [*about, edition, kind, name, hashlib.sha256(content).hexdigest()])
