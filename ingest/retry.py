"""Another chance for refused deliveries: as soon as the input that could help them has changed, and by itself."""

import shutil
from pathlib import Path

import psycopg

from ingest import archive, durable, purpose, sealing, warehouse, warehouse_retry
from ingest.batches import Offer
from ingest.pseudonym import hider
from ingest.settings import Settings
from ingest.verdict import Verdict, judge

FOLDER = ".herstel"  # hidden: not a batch


def retry_quarantined(source: str, settings: Settings) -> int:
    """Judge again what a changed code list, contract, release or doelbinding may help; how many were loaded."""
    with warehouse.connect(settings) as connection:
        waiting = [
            Offer(offer_id, source, volgnummer, received, name, size, Path())
            for offer_id, volgnummer, received, name, size, door, before in warehouse_retry.waiting(connection, source)
            if before != purpose.remedy_hash(door, source)
        ]
        if not waiting:
            return 0
        folder = settings.work(source) / FOLDER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with durable.only_one(folder):
            try:
                return sum(judge_again(offer, folder, connection, settings) for offer in waiting)
            finally:
                shutil.rmtree(folder)


def judge_again(waiting: Offer, folder: Path, connection: psycopg.Connection, settings: Settings) -> bool:
    """Give one delivery a new verdict; True when it is loaded now.

    A delivery that is accepted gets a new volgnummer: what was known before that moment stays what it was.
    """
    path = folder / waiting.offer_id
    number = warehouse.reserve_numbers(connection, 1)[0]
    offer = Offer(**{**vars(waiting), "path": path, "volgnummer": number})
    decrypt(waiting, path, settings)
    verdict = judge(offer, hider(settings))
    if verdict.refused:
        warehouse_retry.settle_again(
            connection, Verdict(Offer(**{**vars(waiting), "path": path}), refused=verdict.refused)
        )
        return False
    note = archive.renumber(waiting, number, settings)
    if not warehouse_retry.settle_again(connection, verdict):
        note.unlink()  # somebody else judged it first, under another number
        return False
    archive.release(offer, settings)
    return warehouse.outcome(connection, [offer.offer_id]).get("geladen") is not None


def decrypt(offer: Offer, path: Path, settings: Settings) -> None:
    """Put the original of a refused delivery back on disk for the time of its judgement."""
    kept = archive.path_of(offer.bron, offer.ontvangen_op, offer.offer_id, settings)
    _, stream = archive.read(kept, sealing.identity(settings))
    with stream, path.open("wb") as file:
        shutil.copyfileobj(stream, file)
