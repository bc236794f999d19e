"""Instance <-> backup folder: the database encrypted for the archive key, the files beside it; never the keys.

A second backup into the same folder copies only files that are new: archive files never change.
"""

import json
import os
import shutil
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from infra import database, postgres
from ingest import durable, sealing
from ingest.errors import Stop
from ingest.restore import restore as restore_archive
from ingest.settings import Settings
from ingest.version import code_version

FOLDERS = ("archief", "quarantaine", "uitgaand", "vastgezet", "rapporten", "inbox", "werk", "dbt", "logboek-zegels")
DUMP, NOTE = "database.age", "backup.json"


def backup(folder: Path, settings: Settings) -> dict:
    """Write a backup; what it holds and how long it took. The newest one replaces an older one when it is complete.

    The dump is one snapshot, and files are copied after it, so every delivery in the dump has its original. Loading
    may go on meanwhile.
    """
    folder = folder.expanduser().absolute()
    if folder.is_relative_to(settings.home) or settings.keys.is_relative_to(folder):
        raise Stop("Kies voor de reservekopie een map buiten JEUGD_HOME, en niet om de sleutels heen.")
    started = time.monotonic()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    durable.write(folder / DUMP, lambda file: dump(file, settings))
    files = sum(copy_new(settings.home / name, folder / name) for name in FOLDERS)
    note = {
        "gemaakt_op": datetime.now(UTC).isoformat(timespec="seconds"),
        "code_version": code_version(),
        "regio": settings.region,
        "database_bytes": (folder / DUMP).stat().st_size,
        "nieuwe_bestanden": files,
        "seconden": round(time.monotonic() - started, 1),
    }
    durable.write(folder / NOTE, lambda file: file.write(json.dumps(note, indent=2).encode()))
    return note


def restore(folder: Path, settings: Settings) -> dict:
    """Fill an instance without deliveries from a backup, with the keys of the backup's instance in JEUGD_SLEUTELS.

    Returns seconds taken. Stop when there is no backup or the instance is not empty.
    """
    folder = folder.expanduser().absolute()
    if not (folder / NOTE).is_file():
        raise Stop(f"In {folder} staat geen reservekopie.")
    refuse_used(settings)
    started = time.monotonic()
    for name in FOLDERS:
        copy_new(folder / name, settings.home / name)
    with database.connect_as_admin(settings, "postgres") as connection:
        name = sql.Identifier(settings.pg_database)
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(name))
        connection.execute(sql.SQL("create database {} template template0").format(name))
    load(folder / DUMP, settings)
    database.prepare(settings)
    return {"leveringen": deliveries(settings), "seconden": round(time.monotonic() - started, 1)}


def replay(settings: Settings) -> dict:
    """Receive everything in the archive again into an empty register; Stop when it is not empty."""
    refuse_used(settings)
    started = time.monotonic()
    restore_archive(settings)
    return {"leveringen": deliveries(settings), "seconden": round(time.monotonic() - started, 1)}


def deliveries(settings: Settings) -> int:
    """How many offers the register has."""
    with database.connect_as_admin(settings) as connection:
        return connection.execute("select count(*) from ingest.deliveries").fetchone()[0]


def refuse_used(settings: Settings) -> None:
    """A restore never overwrites deliveries."""
    if deliveries(settings):
        raise Stop("Deze instantie heeft al leveringen; zet terug in een lege JEUGD_HOME.")


def dump(file, settings: Settings) -> None:
    """The database in Postgres' own format, encrypted on its way to the file."""
    command = [postgres.binary("pg_dump", settings), "-Fc"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment(settings)) as process:
        sealing.seal_stream(process.stdout, file, sealing.recipient(settings))
    if process.returncode:
        raise RuntimeError(f"pg_dump ended with {process.returncode}")


def load(path: Path, settings: Settings) -> None:
    """Decrypt the dump on its way into the database; owners and rights come with it."""
    command = [postgres.binary("pg_restore", settings), "--exit-on-error", "-d", settings.pg_database]
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment(settings)) as process:
        sealing.open_file(path, process.stdin, sealing.identity(settings))
        process.stdin.close()
    if process.returncode:
        raise RuntimeError(f"pg_restore ended with {process.returncode}")


def environment(settings: Settings) -> dict[str, str]:
    """Where the programs of Postgres connect; a password among arguments would be seen by everyone on the machine."""
    parts = conninfo_to_dict(settings.dsn(postgres.SUPERUSER))
    names = {"host": "PGHOST", "port": "PGPORT", "dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD"}
    return {**os.environ, **{name: str(parts[key]) for key, name in names.items()}}


def copy_new(source: Path, target: Path) -> int:
    """Copy files that are not there yet or have changed; how many. A file that goes away meanwhile is settled."""
    copied = 0
    for path in source.rglob("*"):
        other = target / path.relative_to(source)
        try:
            seen = path.stat()
            if not path.is_file() or (other.exists() and same(seen, other.stat())):
                continue
            other.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copy2(path, other)
        except FileNotFoundError:
            continue
        copied += 1
    return copied


def same(one, other) -> bool:
    """Whether two files have the same size and moment of change."""
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)
