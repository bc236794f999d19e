"""The archive: every offered file, encrypted, with its own manifest inside; enough to rebuild register and raw.

A file in the archive is one age stream: a line of JSON (the manifest) and then the original bytes. An offer of bytes
that were kept before is a manifest alone. A file is never overwritten, so an attempt that was killed can be repeated.
"""

import contextlib
import io
import json
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, BinaryIO

from pyrage import x25519

from ingest import durable, sealing
from ingest.batches import Offer
from ingest.settings import Settings

IN_MEMORY = 1024 * 1024


class Framed:
    """A readable stream: first the manifest, then the original when there is one."""

    def __init__(self, manifest: bytes, original: BinaryIO | None) -> None:
        self.manifest = manifest
        self.original = original

    def read(self, size: int = 65536) -> bytes:
        """At most `size` bytes; empty at the end."""
        if self.manifest:
            head, self.manifest = self.manifest[:size], self.manifest[size:]
            return head
        return self.original.read(size) if self.original else b""


def keep(offers: Iterable[tuple[Offer, bool]], settings: Settings) -> None:
    """Put offers in the archive, with their bytes where the flag says so. On return they survive a power cut."""
    to = sealing.recipient(settings)
    drafts, folders = [], {}
    for offer, with_bytes in offers:
        month = (offer.bron, offer.ontvangen_op.year, offer.ontvangen_op.month)
        if month not in folders:
            folders[month] = path_of(offer.bron, offer.ontvangen_op, offer.offer_id, settings).parent
            make_folder(folders[month], settings.archive)
        path = folders[month] / f"{offer.offer_id}.age"
        if path.exists():
            continue
        manifest = json.dumps(manifest_of(offer) | {"inhoud": with_bytes}).encode() + b"\n"
        original = offer.path if with_bytes else None
        durable.draft(path, partial(seal, manifest, original, to=to))
        drafts.append(path)
    durable.finish(drafts)


def seal(manifest: bytes, original: Path | None, file: BinaryIO, to: x25519.Recipient) -> None:
    """Encrypt a manifest and an original into a file: a small one at once, which costs a quarter of a stream."""
    if original is None or original.stat().st_size <= IN_MEMORY:
        file.write(sealing.seal(manifest + (original.read_bytes() if original else b""), to))
        return
    with original.open("rb") as content:
        sealing.seal_stream(Framed(manifest, content), file, to)


def quarantine(offer: Offer, settings: Settings) -> None:
    """Show a refused delivery in the quarantine folder: a second name for the file in the archive."""
    path = quarantine_path(offer, settings)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        path.hardlink_to(path_of(offer.bron, offer.ontvangen_op, offer.offer_id, settings))


def release(offer: Offer, settings: Settings) -> None:
    """Take a delivery out of the quarantine folder; the archive keeps it."""
    quarantine_path(offer, settings).unlink(missing_ok=True)


def open(delivery_id: str, settings: Settings) -> BinaryIO:
    """The original bytes of a delivery, decrypted; KeyError when the archive does not have it."""
    key = sealing.identity(settings)
    for path in sorted(settings.archive.glob(f"*/*/{delivery_id}-*.age")):
        manifest, stream = read(path, key)
        if manifest["inhoud"]:
            return stream
        stream.close()
    raise KeyError(f"delivery {delivery_id} is not in the archive")


def manifests(settings: Settings) -> Iterator[tuple[dict, Path]]:
    """Every manifest in the archive with the file it is in, in no particular order."""
    key = sealing.identity(settings)
    for path in settings.archive.glob("*/*/*.age"):
        manifest, stream = read(path, key)
        stream.close()
        yield manifest, path


def read(path: Path, key: x25519.Identity) -> tuple[dict, IO[bytes]]:
    """The manifest in one archive file, and a stream that stands at the first byte of the original."""
    stream = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - handed to the caller
    try:
        sealing.open_file(path, stream, key)
        stream.seek(0)
        return json.loads(stream.readline()), stream
    except BaseException:
        stream.close()
        raise


def renumber(offer: Offer, volgnummer: int, settings: Settings) -> Path:
    """Note that a refused offer was accepted later, under a new volgnummer; restoring believes the highest number."""
    first = path_of(offer.bron, offer.ontvangen_op, offer.offer_id, settings)
    path = first.with_name(f"{offer.offer_id}.{volgnummer}.age")
    manifest = manifest_of(offer) | {"volgnummer": volgnummer, "inhoud": False}
    to = sealing.recipient(settings)
    durable.write(path, lambda file: sealing.seal_stream(Framed(json.dumps(manifest).encode() + b"\n", None), file, to))
    return path


def replace(path: Path, manifest: dict, content: bytes, settings: Settings) -> None:
    """Write a file in the archive anew after an erasure; also under its second name in quarantine."""
    to = sealing.recipient(settings)
    head = json.dumps(manifest).encode() + b"\n"
    durable.write(path, lambda file: sealing.seal_stream(Framed(head, io.BytesIO(content)), file, to))
    second = settings.quarantine / manifest["bron"] / f"{manifest['sha256']}.age"
    if second.exists():
        second.unlink()
        second.hardlink_to(path)


def manifest_of(offer: Offer) -> dict[str, object]:
    """What the register knows of an offer before it is judged."""
    return {
        "offer_id": offer.offer_id,
        "sha256": offer.delivery_id,
        "bron": offer.bron,
        "volgnummer": offer.volgnummer,
        "ontvangen_op": offer.ontvangen_op.isoformat(),
        "naam_versleuteld": offer.naam_versleuteld,
        "bytes": offer.bytes,
    }


def path_of(bron: str, received: datetime, offer_id: str, settings: Settings) -> Path:
    """Where an offer is kept: archief/<bron>/<jjjj-mm>/<offer_id>.age."""
    return settings.archive / bron / f"{received:%Y-%m}" / f"{offer_id}.age"


def quarantine_path(offer: Offer, settings: Settings) -> Path:
    """The name of a refused delivery in the quarantine folder."""
    return settings.quarantine / offer.bron / f"{offer.delivery_id}.age"


def make_folder(folder: Path, root: Path) -> None:
    """A folder under the archive whose name is on disk too."""
    if folder.exists():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for parent in (folder.parent, root):
        durable.sync(parent)
