"""Inbox -> register -> raw. A delivery is loaded exactly once, whole or not at all, wherever we are stopped.

The order makes it so: number, judge, archive, one transaction, and only then remove the file. Each step may be done
twice: the number is kept with the batch, the archive never overwrites, and the register knows every offer.
"""

import logging
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg

from ingest import archive, batches, garbage, inbox, retry, warehouse
from ingest.batches import Offer
from ingest.errors import LoadFailed
from ingest.pseudonym import hider
from ingest.settings import Settings
from ingest.turns import in_turns
from ingest.verdict import Verdict, judging

BYTES_AT_ONCE = 512 * 1024  # of files whose trees are in memory together: some 5 MB
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class BatchResult:
    """What became of the offers of one or more batches, in deliveries; rows are main rows of what was loaded."""

    rows: int = 0
    loaded: int = 0
    quarantined: int = 0
    ignored: int = 0

    def __add__(self, other: "BatchResult") -> "BatchResult":
        return BatchResult(
            *(mine + theirs for mine, theirs in zip(vars(self).values(), vars(other).values(), strict=True))
        )


def load_source(source: str, settings: Settings) -> BatchResult:
    """Retry what was refused, then receive everything in the inbox. Raises LoadFailed after settling what it could."""
    loaded_again = retry.retry_quarantined(source, settings)
    total = BatchResult(loaded=loaded_again)
    failures = []
    for batch in inbox.new_batches(source, settings):
        try:
            total += receive_batch(source, batch, settings)
        except LoadFailed as failed:
            failures.append(str(failed))
    if failures:
        raise LoadFailed("; ".join(failures))
    return total


def receive_batch(source: str, batch: str, settings: Settings) -> BatchResult:
    """Settle every file of a batch: loaded, quarantined or ignored. Repeating it reports the same and changes nothing.

    A file on which our own code fails stays where it is; the others are settled, and then LoadFailed is raised.
    """
    garbage.look_less()
    failures: dict[str, str] = {}
    with batches.claim(source, batch, settings) as folder:
        if folder is None:
            return BatchResult()
        with warehouse.connect(settings) as connection:
            if not batches.is_closed(folder):
                failures = settle_folder(folder, source, connection, settings)
            result = result_of(connection, batches.offer_ids(folder))
    if failures:
        names = ", ".join(f"{delivery_id[:16]} ({why})" for delivery_id, why in failures.items())
        raise LoadFailed(f"{len(failures)} delivery(s) of batch {batch} failed and stay in the work folder: {names}")
    log.info("batch %s of %s: %s", batch, source, result)
    return result


def settle_folder(folder: Path, source: str, connection: psycopg.Connection, settings: Settings) -> dict[str, str]:
    """Judge, archive, commit, clean up; what is left over are the deliveries our code failed on, and where."""
    offers = batches.offers_in(folder, source, lambda count: warehouse.reserve_numbers(connection, count))
    offers = [offer for offer in offers if is_unchanged(offer, settings)]
    known = warehouse.known_deliveries(connection, source, [offer.delivery_id for offer in offers])
    failures: dict[str, str] = {}
    verdicts = judge_all(offers, known, hider(settings), failures)
    archive.keep(((verdict.offer, verdict.with_bytes) for verdict in verdicts), settings)
    for verdict in verdicts:
        if verdict.refused:
            archive.quarantine(verdict.offer, settings)
    settled = commit(connection, verdicts, failures)
    batches.close(folder, settled)
    return failures


def is_unchanged(offer: Offer, settings: Settings) -> bool:
    """Whether the file still is what its name says; a supplier who wrote on gets it back in the inbox."""
    if not offer.path.is_file() or batches.sha256_of(offer.path) == (offer.gewist_sha256 or offer.delivery_id):
        return True
    log.warning("delivery %s changed after it was taken in and goes back to the inbox", offer.delivery_id[:16])
    batches.put_back(offer, settings.inbox(offer.bron))
    return False


def judge_all(
    offers: Iterable[Offer], known: set[str], hide: Callable[[str], str], failures: dict[str, str]
) -> list[Verdict]:
    """A verdict per offer. Bytes that were seen before, here or in the register, cost their hash only."""
    verdicts, seen = [], set(known)
    for group in small_groups(offers):
        new = {offer.delivery_id: offer for offer in reversed(group) if offer.delivery_id not in seen}
        found = in_turns({offer.delivery_id: judging(offer, hide) for offer in new.values()})
        for offer in group:
            verdict = found.get(offer.delivery_id)
            if isinstance(verdict, Exception):
                failures[offer.delivery_id] = place_of(verdict)
            else:
                verdicts.append(verdict if offer is new.get(offer.delivery_id) else Verdict(offer))
        seen.update(delivery_id for delivery_id, one in found.items() if not isinstance(one, Exception))
    return verdicts


def small_groups(offers: Iterable[Offer]) -> Iterator[list[Offer]]:
    """The offers in order, so many together that their trees are small in memory; a larger file is alone."""
    group: list[Offer] = []
    for offer in offers:
        if group and sum(one.bytes for one in group) + offer.bytes > BYTES_AT_ONCE:
            yield group
            group = []
        group.append(offer)
    if group:
        yield group


def commit(connection: psycopg.Connection, verdicts: Sequence[Verdict], failures: dict[str, str]) -> list[Offer]:
    """One transaction for all; if the database refuses a value, one for each, so that one delivery blocks no other."""
    try:
        warehouse.settle(connection, verdicts)
        return [verdict.offer for verdict in verdicts]
    except (psycopg.DataError, psycopg.IntegrityError):
        settled = []
    for verdict in verdicts:
        try:
            warehouse.settle(connection, [verdict])
            settled.append(verdict.offer)
        except (psycopg.DataError, psycopg.IntegrityError) as error:
            failures[verdict.offer.delivery_id] = place_of(error)
    return settled


def result_of(connection: psycopg.Connection, offer_ids: Sequence[str]) -> BatchResult:
    """Counted from the register, so a second attempt that finds all work done reports what the first one did."""
    counts = warehouse.outcome(connection, offer_ids)
    loaded, rows = counts.get("geladen", (0, 0))
    return BatchResult(rows, loaded, counts.get("quarantaine", (0, 0))[0], counts.get("genegeerd", (0, 0))[0])


def place_of(error: Exception) -> str:
    """What went wrong and where in our code. Never the text of the error: it may hold a value of a person."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).parent == Path(__file__).parent]
    return f"{type(error).__name__} at {Path(ours[-1].filename).name}:{ours[-1].lineno}"
