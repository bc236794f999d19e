"""The archive alone -> register and raw: every original is received again, in its own order, under its own number."""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ingest import archive, batches, delivery, warehouse, warehouse_retry
from ingest.inbox import BYTES_PER_BATCH, FILES_PER_BATCH
from ingest.settings import SOURCES, Settings


def restore(settings: Settings) -> delivery.BatchResult:
    """Fill an empty warehouse from the archive; deliveries are judged by the rules of today.

    Raises RuntimeError when the register is not empty. Killed halfway: empty the warehouse and start again.
    """
    with warehouse.connect(settings) as connection:
        if warehouse.count_deliveries(connection):
            raise RuntimeError("The register is not empty: a restore starts from an empty warehouse.")
        last = newest_manifests(settings)
        if last:
            warehouse.skip_numbers(connection, max(one["volgnummer"] for one in last))
    total = delivery.BatchResult()
    for source in SOURCES:
        mine = [one for one in last if one["bron"] == source]
        for number, group in enumerate(groups(mine), start=1):
            name = f"herstel-{number:06d}"
            put_back(group, settings.work(source) / name, settings)
            total += delivery.receive_batch(source, name, settings)
    with warehouse.connect(settings) as connection:
        warehouse_retry.note_refusals(connection, {one["offer_id"]: one["geweigerd_als"] for one in last})
    return total


def newest_manifests(settings: Settings) -> list[dict]:
    """One manifest per offer, in the order of volgnummer; of an offer that was accepted later, the later one.

    `geweigerd_als` is the first volgnummer of the offer: the same unless it was refused under that.
    """
    newest: dict[str, dict] = {}
    for manifest, _ in archive.manifests(settings):
        before = newest.get(manifest["offer_id"], manifest)
        first = min(before.get("geweigerd_als", before["volgnummer"]), manifest["volgnummer"])
        latest = max(before, manifest, key=lambda one: one["volgnummer"])
        newest[manifest["offer_id"]] = latest | {"geweigerd_als": first}
    # The bytes of a file that was offered twice are kept once, and so is what an erasure left of them.
    erased = {one["sha256"]: {"gewist": one["gewist"]} for one in newest.values() if "gewist" in one}
    found = [one | erased.get(one["sha256"], {}) for one in newest.values()]
    return sorted(found, key=lambda manifest: manifest["volgnummer"])


def groups(manifests: list[dict]) -> Iterator[list[dict]]:
    """Batches of the usual size."""
    group, size = [], 0
    for manifest in manifests:
        if group and (len(group) == FILES_PER_BATCH or size + manifest["bytes"] > BYTES_PER_BATCH):
            yield group
            group, size = [], 0
        group.append(manifest)
        size += manifest["bytes"]
    if group:
        yield group


def put_back(group: list[dict], folder: Path, settings: Settings) -> None:
    """Make the work folder as it was just before these offers were received."""
    batches.create(folder, {one["offer_id"]: one["naam_versleuteld"] for one in group})
    batches.remember(folder / batches.NUMBERS, {one["offer_id"]: one["volgnummer"] for one in group})
    left = {one["offer_id"]: one["gewist"] | {"bytes": one["bytes"]} for one in group if "gewist" in one}
    if left:
        batches.remember(folder / batches.ERASED, left)
    for one in group:
        path = folder / one["offer_id"]
        with archive.open(one["sha256"], settings) as original, path.open("wb") as file:
            shutil.copyfileobj(original, file)
        received = datetime.fromisoformat(one["ontvangen_op"])
        written = int(received.timestamp()) * 1_000_000_000 + received.microsecond * 1000
        os.utime(path, ns=(written, written))
