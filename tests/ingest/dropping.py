"""Deliveries in the inbox of a test, and a look at what the warehouse made of them."""

import os
from pathlib import Path

from ingest.settings import Settings

LONG_AGO = 1_700_000_000  # 2023-11-14 22:13:20 UTC: no test waits for a file to settle


def drop(settings: Settings, source: str, name: str | bytes, content: bytes, at: float = LONG_AGO) -> Path:
    """Put a finished file in the inbox of a source."""
    path = settings.inbox(source) / os.fsdecode(name)
    path.write_bytes(content)
    os.utime(path, (at, at))
    return path


def plain_files(settings: Settings) -> list[Path]:
    """Every file of a supplier that still lies somewhere in the open."""
    folders = (settings.home / "inbox", settings.home / "werk")
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return sorted(path for path in found if path.name not in ("namen.json", "volgnummers.json", "momenten.json"))


def raw_hash(query) -> dict[str, str]:
    """Table of schema raw -> hash of its rows; tables without rows are left out."""
    tables = [row[0] for row in query("select tablename from pg_tables where schemaname = 'raw' order by 1")]
    statement = "select md5(string_agg(t::text, '|' order by delivery_id, position)) from raw.{} as t"
    hashes = {table: query(statement.format(table))[0][0] for table in tables}
    return {table: value for table, value in hashes.items() if value}
