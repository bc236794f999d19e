"""The work folder: batches of files that were taken in and are not yet settled, with what we know of each offer."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from ingest import durable
from ingest.settings import Settings

NAMES = "namen.json"  # offer_id -> name as the supplier gave it, encrypted
NUMBERS = "volgnummers.json"  # offer_id -> volgnummer, chosen once so that a second attempt is the same attempt
CLAIMED = "momenten.json"  # offer_id -> when we took in a file whose own clock lies ahead of ours
ERASED = "gewist.json"  # offer_id -> what is left of an original from which a person was erased; for a restore
CLOSED = ".klaar-"
SMALL = 128 * 1024  # bytes


@dataclass(frozen=True)
class Offer:
    """One file somebody offered. Two offers of the same bytes share their delivery_id."""

    offer_id: str
    bron: str
    volgnummer: int
    ontvangen_op: datetime  # when the file was last written, and never after we took it in; order is that of volgnummer
    naam_versleuteld: str
    bytes: int
    path: Path
    gewist_sha256: str = ""  # of the bytes that are left after an erasure; delivery_id stays what was delivered
    inhoud_hash: str = ""  # of the content as it was delivered, when it can no longer be computed

    @property
    def delivery_id(self) -> str:
        """SHA-256 of the bytes of the file."""
        return self.offer_id[:64]


def create(folder: Path, names: dict[str, str]) -> None:
    """Make a batch folder that knows the encrypted names of the offers that are about to be moved into it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    remember(folder / NAMES, names)


@contextmanager
def claim(source: str, batch: str, settings: Settings) -> Iterator[Path | None]:
    """Hold a batch for this process. Gives its folder, also when it was closed before; None when it is gone."""
    folder = settings.work(source) / batch
    with ExitStack() as held:
        with suppress(FileNotFoundError):
            held.enter_context(durable.only_one(folder))
        yield next((path for path in (folder, closed_name(folder)) if path.exists()), None)


def offers_in(folder: Path, source: str, reserve: Callable[[int], list[int]]) -> list[Offer]:
    """The files in a batch, in the order in which they arrived."""
    names = json.loads((folder / NAMES).read_text(encoding="utf-8"))
    numbers = numbers_of(folder, names, reserve)
    claimed, erased = (noted(folder / name) for name in (CLAIMED, ERASED))
    found = []
    for offer_id, number in numbers.items():
        path = folder / offer_id
        with suppress(FileNotFoundError):
            status = path.stat()
            written = datetime.fromtimestamp(status.st_mtime_ns // 1000 / 1_000_000, UTC)
            received = datetime.fromisoformat(claimed.get(offer_id, written.isoformat()))
            left = erased.get(offer_id, {})
            size = left.pop("bytes", status.st_size)
            found.append(Offer(offer_id, source, number, received, names[offer_id], size, path, **left))
    return sorted(found, key=lambda offer: offer.volgnummer)


def numbers_of(folder: Path, offer_ids: Iterable[str], reserve: Callable[[int], list[int]]) -> dict[str, int]:
    """The volgnummer of every offer of a batch; chosen at the first attempt and written down before anything else."""
    path = folder / NUMBERS
    if not path.exists():
        offer_ids = list(offer_ids)
        remember(path, dict(zip(offer_ids, reserve(len(offer_ids)), strict=True)))
    return json.loads(path.read_text(encoding="utf-8"))


def noted(path: Path) -> dict:
    """A note that most batches do without."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def offer_ids(folder: Path) -> list[str]:
    """Every offer that was ever numbered in a batch, also when its file is gone and the batch is closed."""
    for path in (folder / NUMBERS, closed_name(folder) / NUMBERS):
        if path.exists():
            return list(json.loads(path.read_text(encoding="utf-8")))
    return []


def put_back(offer: Offer, inbox: Path) -> None:
    """Offer a file anew that somebody wrote to after it was taken in; it gets another offer_id then."""
    offer.path.rename(inbox / f"gewijzigd-{offer.offer_id}")


def close(folder: Path, offers: Iterable[Offer]) -> None:
    """Remove the files that are in the archive and the register now; a batch without files is closed."""
    for offer in offers:
        offer.path.unlink(missing_ok=True)
    if not is_closed(folder) and not any(is_offer(path) for path in folder.iterdir()):
        # The name stays for a retry that comes too late, so that it reports the same result.
        folder.rename(closed_name(folder))


def open_batches(work: Path) -> list[str]:
    """The batches that are not closed, oldest first."""
    return sorted(path.name for path in work.iterdir() if path.is_dir() and not path.name.startswith("."))


def sweep(work: Path) -> None:
    """Remove what closed batches left behind, and batches that were killed before a file was moved into them."""
    for folder in work.iterdir():
        if is_closed(folder) or not (folder.name.startswith(".") or (folder / NAMES).exists()):
            for path in folder.iterdir():
                if not is_offer(path):
                    path.unlink()
            folder.rmdir()


def is_closed(folder: Path) -> bool:
    """Whether every file of this batch is settled."""
    return folder.name.startswith(CLOSED)


def is_offer(path: Path) -> bool:
    """Whether this is an offered file and not one of our own notes."""
    return path.name not in (NAMES, NUMBERS, CLAIMED, ERASED) and not path.name.startswith(".")


def closed_name(folder: Path) -> Path:
    """Where a batch goes when all its files are settled."""
    return folder.with_name(CLOSED + folder.name.removeprefix(CLOSED))


def remember(path: Path, content: dict[str, object]) -> None:
    """Write a small JSON file durably."""
    durable.write(path, lambda file: file.write(json.dumps(content).encode()))


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file."""
    with path.open("rb", buffering=0) as file:
        return digest_of(file, os.fstat(file.fileno()).st_size)


def digest_of(file: BinaryIO, size: int) -> str:
    """Hex SHA-256 of an open file of about this size: read in blocks, or at once when that is less work."""
    if size <= SMALL:
        return hashlib.sha256(file.read()).hexdigest()
    return hashlib.file_digest(file, "sha256").hexdigest()
