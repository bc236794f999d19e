"""Problems -> mail, webhook and logs/alarm.log: once per problem, again only when it was solved or after a day.

Two kinds: `beheer` (ours: a red task) and `leverancier` (theirs: a delivery refused or late; its task is green).
What is open lies in <home>/alarm, a file per problem. No text of an exception goes out: it may quote a supplier.
"""

import json
import logging
import smtplib
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from ingest import durable
from ingest.settings import Settings

LOG = "alarm.log"
AGAIN_AFTER = timedelta(days=1)
SECONDS = 10  # a channel that does not answer must not hold up the work
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Problem:
    """One problem. `key` names it: the same key is the same problem, whichever task, batch or run met it."""

    soort: str  # beheer or leverancier
    key: str  # letters, digits, dots and dashes
    titel: str
    tekst: str
    mark: str = ""  # where it was met (run, volgnummer); see `solved`


def raise_alarm(
    problem: Problem, settings: Settings, now: datetime | None = None, again_after: timedelta = AGAIN_AFTER
) -> bool:
    """Tell people about a problem unless they know; whether they were told. A channel that fails is only logged."""
    now = now or datetime.now(UTC)
    folder = open_problems(settings)
    with durable.only_one(folder):
        path = folder / f"{problem.key}.json"
        known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
        told = datetime.fromisoformat(known["gemeld_op"]) if known else None
        tell = told is None or now - told >= again_after
        note = {**asdict(problem), "gemeld_op": (now if tell else told).isoformat()}
        durable.write(path, lambda file: file.write(json.dumps(note, ensure_ascii=False).encode()))
    if tell:
        send(note, settings)
    return tell


def solved(key: str, settings: Settings, mark: str | None = None) -> None:
    """Forget a problem, so that the next time is news. With a mark only if it was met elsewhere than there."""
    path = settings.home / "alarm" / f"{key}.json"
    if not path.exists():  # nearly always; costs nothing
        return
    with durable.only_one(path.parent):
        if path.exists() and (mark is None or json.loads(path.read_text(encoding="utf-8"))["mark"] != mark):
            path.unlink()


def open_problems(settings: Settings) -> Path:
    """The folder with a file per open problem."""
    folder = settings.home / "alarm"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def send(note: dict, settings: Settings) -> None:
    """To the log always, to mail and webhook where the settings name them."""
    settings.logs.mkdir(parents=True, exist_ok=True)
    with (settings.logs / LOG).open("a", encoding="utf-8") as file:
        file.write(json.dumps(note, ensure_ascii=False) + "\n")
    deliver(note, settings)


def deliver(note: dict, settings: Settings) -> None:
    """To mail and webhook."""
    if settings.alarm_webhook:
        attempt("webhook", lambda: post(note, settings))
    if settings.alarm_mail:
        attempt("mail", lambda: mail(note, settings))


def attempt(channel: str, sending: Callable[[], None]) -> None:
    """A channel that is down never makes a task red."""
    try:
        sending()
    except (OSError, smtplib.SMTPException) as failure:
        log.warning("The alarm could not be sent by %s: %s", channel, type(failure).__name__)


def post(note: dict, settings: Settings) -> None:
    """The problem as JSON; `text` is what chat programs show."""
    body = json.dumps({**note, "text": f"[{note['soort']}] {note['titel']}\n{note['tekst']}"}).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(settings.alarm_webhook, body, headers)  # noqa: S310 - address of the operator
    with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310
        pass


def mail(note: dict, settings: Settings) -> None:
    """The problem as a short mail; with a key file `smtp` (user:password) over TLS and logged in."""
    message = EmailMessage()
    message["Subject"] = f"[jeugd {note['soort']}] {note['titel']}"
    message["From"], message["To"] = settings.alarm_mail.split(",")[0], settings.alarm_mail
    message.set_content(note["tekst"])
    host, _, port = settings.smtp.partition(":")
    with smtplib.SMTP(host, int(port or 25), timeout=SECONDS) as server:
        login = settings.secret("smtp") if (settings.keys / "smtp").is_file() else ""
        if login:
            server.starttls()
            server.login(*login.split(":", 1))
        server.send_message(message)
