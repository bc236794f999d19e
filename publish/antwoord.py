"""Checked deliveries -> the answers that belong to them: made as an encrypted concept, released by a named person.

Released, an answer lies encrypted in `uitgaand/` and is offered to our own inbox as a delivery: only then does it
change the status of a prestatie. Decrypts originals, so whoever runs this needs the archive key.
"""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

import psycopg

from ingest import archive, durable, envelope, sealing
from ingest.contract import MessageMap
from ingest.errors import Stop
from ingest.masking import masked, shows_bsn
from ingest.settings import Settings
from publish import antwoord_register as register
from publish.access import open_outcomes
from publish.antwoord_bericht import Antwoord, answer_map, declaratie_antwoord, technical
from publish.antwoord_register import Known, Waiting
from publish.uitkomsten import Outcomes, read_outcomes

NAME = re.compile(r"[^\W\d_][\w .,'’()-]{2,99}")
OPEN = ".open-"  # folders with an original in the clear, for as long as it is read
HERE = ZoneInfo("Europe/Amsterdam")


def maak(settings: Settings, declaraties: Sequence[str] = (), dag: date | None = None) -> list[Known]:
    """Make concepts: for every delivery refused on level 2, and for these declaraties (delivery_id).

    A concept that was not released is made anew. Stop for a declaratie that is not loaded or not judged yet.
    """
    day = dag or datetime.now(HERE).date()
    made = []
    with durable.only_one(outgoing(settings)), register.connect(settings) as connection:
        sweep(settings)
        found = register.waiting(connection, declaraties)
        refuse_unknown(declaraties, found)
        decided = judged(connection, declaraties, settings)
        for delivery in found:
            nummer = make_one(delivery, decided.get(delivery.delivery_id), day, connection, settings)
            made += [nummer] if nummer else []
        return [one for one in register.all_known(connection) if one.nummer in made]


def refuse_unknown(declaraties: Sequence[str], found: Sequence[Waiting]) -> None:
    """Everything that is named must be a loaded JW323; who mistypes one must not believe that it was answered."""
    known = {one.delivery_id for one in found if (one.status, one.bericht) == ("geladen", "JW323")}
    if unknown := sorted(set(declaraties) - known):
        raise Stop(f"Geen geladen JW323: {', '.join(masked(name[:16]) for name in unknown)}")


def judged(connection: psycopg.Connection, declaraties: Sequence[str], settings: Settings) -> dict[str, Outcomes]:
    """What the last build found of these declaraties; without declaraties there need be no marts."""
    if not declaraties:
        return {}
    open_outcomes(settings)
    return read_outcomes(connection, declaraties)


def make_one(
    delivery: Waiting, outcomes: Outcomes | None, dag: date, connection: psycopg.Connection, settings: Settings
) -> int | None:
    """One concept, in one transaction with its row; None when the standard knows no answer to this message."""
    answer = answer_map(delivery.bericht, delivery.release)
    if answer is None:
        return None
    with connection.transaction():
        reserved = register.reserve(connection, delivery, answer.bericht, dag)
        if reserved is None:
            raise Stop(f"Levering {delivery.delivery_id[:16]} is al beantwoord; een declaratie krijgt één antwoord.")
        nummer, identificatie = reserved
        with original(delivery.delivery_id, settings) as message:
            made = (
                technical(answer, message, identificatie, dag)
                if outcomes is None
                else answer_declaratie(answer, message, outcomes, identificatie, dag)
            )
        keep(made, concept(identificatie, settings), settings)
        register.fill(connection, nummer, made, hashlib.sha256(made.content).hexdigest())
    return nummer


def answer_declaratie(
    answer: MessageMap, message: BinaryIO, outcomes: Outcomes, identificatie: str, dag: date
) -> Antwoord:
    """The JW325; an outcome on a prestatie that is not in the original means that marts and archive disagree."""
    try:
        return declaratie_antwoord(answer, message, outcomes, identificatie, dag)
    except ValueError as wrong:
        raise Stop(f"De uitkomsten passen niet bij de declaratie: {wrong}") from None


def sweep(settings: Settings) -> None:
    """Remove originals in the clear that a killed run left behind."""
    for folder in outgoing(settings).glob(f"{OPEN}*"):
        shutil.rmtree(folder)


@contextmanager
def original(delivery_id: str, settings: Settings) -> Iterator[BinaryIO]:
    """The message as it was delivered, decrypted and out of its envelope for as long as we read it."""
    folder = outgoing(settings)
    with tempfile.TemporaryDirectory(prefix=OPEN, dir=folder) as opened:
        path = Path(opened) / "bericht"
        with archive.open(delivery_id, settings) as stream, path.open("wb") as file:
            shutil.copyfileobj(stream, file)
        message = envelope.opened(path)[0] if envelope.is_envelope(path) else path
        with message.open("rb") as file:
            yield file


def vrijgeven(nummers: Sequence[int], door: str, settings: Settings) -> list[Known]:
    """Release concepts in the name of a person and offer them to our own inbox, with what a killed run left behind."""
    if not NAME.fullmatch(door) or shows_bsn(door):
        raise Stop("Geef met --door de naam van de medewerker die het antwoord vrijgeeft.")
    with register.connect(settings) as connection:
        for nummer in nummers:
            release_one(nummer, door, connection, settings)
        for known in register.all_known(connection):
            if known.vrijgegeven_door and not known.is_aangeboden:
                offer(known, connection, settings)
        return [one for one in register.all_known(connection) if one.nummer in nummers]


def release_one(nummer: int, door: str, connection: psycopg.Connection, settings: Settings) -> None:
    """What was recorded is what leaves: a concept with other bytes than its row is refused."""
    with connection.transaction():
        known = register.find(connection, nummer)
        if known is None or known.vrijgegeven_door:
            raise Stop(f"Antwoord {nummer} is geen concept (meer).")
        path = concept(known.identificatie, settings)
        content = sealing.open_bytes(path, settings) if path.is_file() else b""
        if hashlib.sha256(content).hexdigest() != known.sha256:
            raise Stop(f"Het concept van antwoord {nummer} is niet wat is vastgelegd; maak het opnieuw.")
        keep(Antwoord(known.bericht, content), released(known.identificatie, settings), settings)
        register.release(connection, nummer, door)


def offer(known: Known, connection: psycopg.Connection, settings: Settings) -> None:
    """Put a released answer in our inbox. Doing it twice is harmless: the loader ignores bytes that it has."""
    content = sealing.open_bytes(released(known.identificatie, settings), settings)
    path = settings.inbox("ijw") / f"{known.bericht}-{known.identificatie}.xml"
    durable.write(path, lambda file: file.write(content))
    register.offered(connection, known.nummer)
    concept(known.identificatie, settings).unlink(missing_ok=True)


def schrijf(nummer: int, folder: Path, settings: Settings) -> Path:
    """Write a released answer, readable, in a folder from which it is sent; Stop for a concept."""
    with register.connect(settings) as connection:
        known = next((one for one in register.all_known(connection) if one.nummer == nummer), None)
    if known is None or not known.vrijgegeven_door:
        raise Stop(f"Antwoord {nummer} is niet vrijgegeven.")
    path = folder / f"{known.bericht}-{known.identificatie}.xml"
    content = sealing.open_bytes(released(known.identificatie, settings), settings)
    durable.write(path, lambda file: file.write(content))
    return path


def keep(made: Antwoord, path: Path, settings: Settings) -> None:
    """Encrypt an answer for the archive key; an earlier file under this name is replaced."""
    to = sealing.recipient(settings)
    durable.write(path, lambda file: file.write(sealing.seal(made.content, to)))


def concept(identificatie: str, settings: Settings) -> Path:
    """Where a concept lies."""
    return outgoing(settings) / "concept" / f"{identificatie}.xml.age"


def released(identificatie: str, settings: Settings) -> Path:
    """Where a released answer lies."""
    return outgoing(settings) / f"{identificatie}.xml.age"


def outgoing(settings: Settings) -> Path:
    """The folder of outgoing messages, with one for concepts; only their owner may look inside."""
    folder = settings.home / "uitgaand"
    (folder / "concept").mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
