"""One small instance that is emptied before every kill, and the verdict on what a loader left behind."""

import os
import shutil
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from infra import database, postgres
from ingest import archive, sealing
from ingest.contract import raw_tables
from ingest.settings import Settings

LONG_AGO = 1_700_000_000


@dataclass(frozen=True)
class State:
    """What register and raw hold at one moment, seen in one snapshot."""

    register: tuple[tuple[str, str, int], ...]  # status, bron, offers
    raw: tuple[tuple[str, int], ...]  # table, rows
    raw_hash: str


class World:
    """An instance with some files in its inbox; the superuser looks, the loader under test works."""

    def __init__(self, settings: Settings, source: str, files: dict[str, bytes]) -> None:
        self.settings = settings
        self.source = source
        self.files = files
        self.connection = psycopg.connect(settings.dsn(postgres.SUPERUSER), autocommit=True)
        self.tables = sorted(table for table in raw_tables() if table.startswith(f"{source}__"))

    def reset(self) -> None:
        """Empty the instance and put the files in the inbox, always with the same times."""
        self.wait_for_loaders()
        for folder in ("inbox", "werk", "archief", "quarantaine"):
            shutil.rmtree(self.settings.home / folder, ignore_errors=True)
        database.make_folders(self.settings)
        for number, (name, content) in enumerate(self.files.items()):
            path = self.settings.inbox(self.source) / name
            path.write_bytes(content)
            os.utime(path, (LONG_AGO + number, LONG_AGO + number))
        for table in self.tables:
            self.connection.execute(sql.SQL("delete from raw.{}").format(sql.Identifier(table)))
        self.connection.execute("delete from ingest.findings; delete from ingest.deliveries")

    def wait_for_loaders(self) -> None:
        """A killed loader's backend may still be at work; it must not reach into the next experiment."""
        busy = "select count(*) from pg_stat_activity where usename = 'loader' and datname = current_database()"
        while self.connection.execute(busy).fetchone()[0]:
            time.sleep(0.002)

    def state(self) -> State:
        """Register and raw in one statement, so in one snapshot."""
        parts = [
            sql.SQL(
                "select {}, count(*), md5(string_agg(t::text, '|' order by delivery_id, position)) from raw.{} as t"
            ).format(sql.Literal(table), sql.Identifier(table))
            for table in self.tables
        ]
        parts.append(sql.SQL("select '=' || status || ' ' || bron, count(*), null from ingest.deliveries group by 1"))
        rows = sorted(self.connection.execute(sql.SQL(" union all ").join(parts)).fetchall())
        register = tuple((*name[1:].split(" "), count) for name, count, _ in rows if name.startswith("="))
        raw = tuple((name, count) for name, count, _ in rows if not name.startswith("=") and count)
        return State(register, raw, "|".join(found for *_, found in rows if found))

    def faults_now(self, whole: State) -> list[str]:
        """Judged right after the kill: readers see nothing of the batch or all of it."""
        now = self.state()
        return [] if now in (State((), (), ""), whole) else ["partial"]

    def faults_after(self, whole: State, *, archived: bool) -> list[str]:
        """Judged after the retry: exactly the state that an undisturbed run leaves."""
        now = self.state()
        faults = []
        if now.raw_hash != whole.raw_hash:
            less = sum(count for _, count in now.raw) < sum(count for _, count in whole.raw)
            faults.append("lost" if less else "doubled")
        if now.register != whole.register:
            faults.append("register")
        if archived:
            faults += self.faults_in_files()
        return faults

    def faults_in_files(self) -> list[str]:
        """No file in the open, every offer once in the archive with its own number, every refusal in quarantine."""
        home = self.settings.home
        open_files = [path for name in ("inbox", "werk") for path in (home / name).rglob("*") if path.is_file()]
        faults = ["stuck"] if any(path.suffix != ".json" for path in open_files) else []
        register = "select offer_id, volgnummer, status = 'quarantaine' from ingest.deliveries"
        registered = {offer_id: (number, refused) for offer_id, number, refused in self.connection.execute(register)}
        key = sealing.identity(self.settings)
        kept, originals = {}, Counter()
        for path in self.settings.archive.rglob("*"):
            if path.is_file():
                manifest, stream = archive.read(path, key)
                kept[manifest["offer_id"]] = manifest["volgnummer"]
                with stream:
                    originals[stream.read()] += 1
        if kept != {offer_id: number for offer_id, (number, _) in registered.items()}:
            faults.append("archive")
        if {content for content in originals if content} != set(self.files.values()):
            faults.append("archived bytes")
        refused = {offer_id[:64] for offer_id, (_, is_refused) in registered.items() if is_refused}
        if {path.stem for path in self.settings.quarantine.rglob("*.age")} != refused:
            faults.append("quarantine")
        return faults


def make(home: Path) -> Settings:
    """A fresh instance with a cluster of its own that flushes to disk, as in production."""
    settings = Settings.from_env({**os.environ, "JEUGD_HOME": str(home), "JEUGD_PGHOST": "", "JEUGD_SLEUTELS": ""})
    database.prepare(settings)
    return settings
