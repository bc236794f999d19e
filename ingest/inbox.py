"""Inbox -> work folder: every finished file gets a name that says what it is, and leaves the supplier's name behind."""

import logging
import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ingest import batches, durable, garbage, sealing
from ingest.pseudonym import offer_marker
from ingest.settings import Settings

log = logging.getLogger(__name__)

SETTLE_SECONDS = 1.0  # a file written to more recently must lie still this long
FILES_PER_BATCH = 500
BYTES_PER_BATCH = 32 * 1024 * 1024
UNFINISHED = (".deel", ".part", ".tmp", ".filepart")


@dataclass(frozen=True)
class Dropped:
    """A file in the inbox as we saw it lying there."""

    path: Path
    bytes: int
    modified_ns: int
    changed_ns: int
    inode: int


def new_batches(source: str, settings: Settings) -> list[str]:
    """Take in every finished file of a source; the names of all batches that wait to be received, oldest first.

    Batches that an earlier, killed run left behind are among them. Nothing is read from a file but its hash.
    """
    garbage.look_less()
    work = settings.work(source)
    for folder in (work, settings.inbox(source)):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark = offer_marker(settings)
    with durable.only_one(work):
        batches.sweep(work)
        for group in groups(finished_files(settings.inbox(source), mark)):
            take_in(group, work, mark, settings)
        return batches.open_batches(work)


def finished_files(inbox: Path, mark: Callable[[bytes], str]) -> list[Dropped]:
    """The files nobody is writing to, oldest first; a fresh one is looked at twice, whatever its clock says."""
    first = look(inbox, mark)
    fresh = {one for one in first if not 0 <= SETTLE_SECONDS * 1e9 <= time.time_ns() - one.modified_ns}
    if fresh:
        time.sleep(SETTLE_SECONDS)
        fresh -= set(look(inbox, mark))
    return sorted((one for one in first if one not in fresh), key=lambda one: (one.modified_ns, one.path.name))


def look(inbox: Path, mark: Callable[[bytes], str]) -> Iterator[Dropped]:
    """Every plain file in the inbox; what else lies there stays and is reported by a mark, not by its name."""
    found = []
    for entry in os.scandir(inbox):
        if entry.name.startswith(".") or entry.name.lower().endswith(UNFINISHED):
            continue
        seen = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(seen.st_mode):
            log.warning("inbox item %s is not a plain file and stays where it is", mark(os.fsencode(entry.name)))
            continue
        found.append(Dropped(Path(entry.path), seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino))
    return found


def groups(files: list[Dropped]) -> Iterator[list[Dropped]]:
    """Cut into batches of at most 500 files or 32 MB; a larger file is a batch of its own."""
    group, size = [], 0
    for one in files:
        if group and (len(group) == FILES_PER_BATCH or size + one.bytes > BYTES_PER_BATCH):
            yield group
            group, size = [], 0
        group.append(one)
        size += one.bytes
    if group:
        yield group


def take_in(group: list[Dropped], work: Path, mark: Callable[[bytes], str], settings: Settings) -> None:
    """Move files into a new batch. Names are on disk before the first file moves, so a kill loses nothing."""
    seal_text = sealing.text_sealer(sealing.recipient(settings))
    digests = [hash_unchanged(one, mark) for one in group]  # all before the first name: the same work stays together
    offers = {}
    for one, digest in zip(group, digests, strict=True):
        if digest:
            name = os.fsencode(one.path.name)
            offer_id = f"{digest}-{mark(b'%d %d %s' % (one.inode, one.changed_ns, name))}"
            offers[offer_id] = (one, seal_text(name))
    if not offers:
        return
    now = datetime.now(UTC)
    arrived = min(datetime.fromtimestamp(group[0].modified_ns / 1e9, UTC), now)
    folder = work / f"{arrived:%Y%m%dT%H%M%S%f}-{next(iter(offers))[:12]}"
    batches.create(folder, {offer_id: name for offer_id, (_, name) in offers.items()})
    note_moment(now, {offer_id: one for offer_id, (one, _) in offers.items()}, folder)
    for offer_id, (one, _) in offers.items():
        one.path.rename(folder / offer_id)


def note_moment(now: datetime, offers: dict[str, Dropped], folder: Path) -> None:
    """Write down when files were taken in whose clock runs ahead: their day of receipt would move today.

    A note, as their own time is their owner's to change, and a second attempt must find the same moment.
    """
    ahead = [offer_id for offer_id, one in offers.items() if one.modified_ns > now.timestamp() * 1e9]
    if ahead:
        batches.remember(folder / batches.CLAIMED, dict.fromkeys(ahead, now.isoformat()))


def hash_unchanged(one: Dropped, mark: Callable[[bytes], str]) -> str | None:
    """SHA-256 of a file that is still the one we saw; None when it was replaced, grew, or cannot be read."""
    try:
        descriptor = os.open(one.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            digest = batches.digest_of(file, one.bytes)
            seen = os.fstat(file.fileno())
    except OSError as error:
        log.warning("inbox item %s cannot be read: %s", mark(os.fsencode(one.path.name)), type(error).__name__)
        return None
    same = (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
    return digest if same == (one.inode, one.bytes, one.modified_ns, one.changed_ns) else None
