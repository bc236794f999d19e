"""Our loading path as the bench measures it, and the limits: COPY by the client and by the server itself."""

from collections.abc import Callable
from pathlib import Path

from ingest import warehouse, xml_guard, xml_messages
from ingest.pseudonym import hider
from ingest.settings import Settings
from ingest.verdict import Verdict
from tests.benchmarks import peers

TABLE = "ijw__jw323_prestaties"
BATCH = 500
Method = Callable[[list[Path], Settings], int]


def ours(files: list[Path], settings: Settings) -> int:
    """Guard, parse, XSD, level-2 rules, pseudonyms, and COPY into raw: one transaction per 500 files."""
    xml_guard.check_bytes.__defaults__ = (10**12,)  # the cap on the size of a file is no part of the measurement
    hide = hider(settings)
    count = 0
    with warehouse.connect(settings) as connection:
        for start in range(0, len(files), BATCH):
            verdicts = [
                Verdict(None, checked=xml_messages.read(path, f"{start + number:064x}", hide))
                for number, path in enumerate(files[start : start + BATCH])
            ]
            with connection.transaction(), connection.cursor() as cursor:
                warehouse.copy_rows(cursor, verdicts)
            count += sum(verdict.checked.rijen for verdict in verdicts)
    return count


def read_only(files: list[Path], settings: Settings) -> int:
    """The same without the database."""
    xml_guard.check_bytes.__defaults__ = (10**12,)
    hide = hider(settings)
    return sum(xml_messages.read(path, "d" * 64, hide).rijen for path in files)


def copy_client(files: list[Path], settings: Settings) -> int:
    """COPY of ready-made text through the connection of the loader."""
    with warehouse.connect(settings) as connection, connection.transaction(), connection.cursor() as cursor:
        with cursor.copy(warehouse.copy_statement(TABLE)) as copy, files[0].open("rb") as file:
            while block := file.read(256 * 1024):
                copy.write(block)
        return cursor.rowcount


def copy_server(files: list[Path], settings: Settings) -> int:
    """COPY of the same text by the server from a file: nothing can be faster."""
    statement = warehouse.copy_statement(TABLE).as_string().replace("from stdin", f"from '{files[0]}'")
    with peers.connection(settings) as connection:
        return connection.execute(statement).rowcount


METHODS: dict[str, Method] = {
    "ours": ours,
    "read_only": read_only,
    "bare": peers.bare,
    "pandas": peers.pandas,
    "dlt_fast": peers.dlt_fast,
    "dlt_documented": peers.dlt_documented,
    "copy_client": copy_client,
    "copy_server": copy_server,
}
