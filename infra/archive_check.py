"""The archive against itself and the register: everything opens, is what its hash says, and nothing is missing."""

import hashlib
from dataclasses import dataclass
from typing import IO

from infra.database import connect_as_admin
from ingest import archive, sealing
from ingest.settings import Settings

BLOCK = 1024 * 1024
REGISTERED = "select offer_id, delivery_id, status from ingest.deliveries"


@dataclass(frozen=True)
class Checked:
    """`fouten` names the file in the archive, or the delivery that has none; never a name or a value of a supplier."""

    bestanden: int
    originelen: int
    fouten: list[str]


def check(settings: Settings) -> Checked:
    """Decrypt every file. Takes as long as reading the whole archive."""
    faults, offers, originals, count = [], set(), set(), 0
    key = sealing.identity(settings)
    for path in sorted(settings.archive.glob("*/*/*.age")):
        count += 1
        try:
            manifest, stream = archive.read(path, key)
        except (OSError, ValueError):
            faults.append(f"{path.name}: is niet te openen of beschadigd")
            continue
        with stream:
            offers.add(manifest["offer_id"])
            if not manifest["inhoud"]:
                continue
            expected = manifest.get("gewist", {}).get("gewist_sha256", manifest["sha256"])
            if digest(stream) != expected:
                faults.append(f"{path.name}: de inhoud heeft een andere hash dan het manifest")
            originals.add(manifest["sha256"])
    return Checked(count, len(originals), faults + missing(offers, originals, settings))


def digest(stream: IO[bytes]) -> str:
    """SHA-256 of the rest of a stream, which stands after the manifest."""
    found = hashlib.sha256()
    while block := stream.read(BLOCK):
        found.update(block)
    return found.hexdigest()


def missing(offers: set[str], originals: set[str], settings: Settings) -> list[str]:
    """Offers and originals that the register knows and the archive does not have."""
    with connect_as_admin(settings) as connection:
        rows = connection.execute(REGISTERED).fetchall()
    absent = [
        f"aanbieding {offer_id[:16]}: staat niet in het archief" for offer_id, *_ in rows if offer_id not in offers
    ]
    return absent + [
        f"levering {delivery_id[:16]}: het origineel ontbreekt"
        for delivery_id in sorted({row[1] for row in rows if row[2] != "genegeerd"} - originals)
    ]
