"""logs/alarm.log -> mail and webhook, where tasks themselves cannot reach the outside world (docker compose)."""

import json
import time
from pathlib import Path

from infra.alarm import LOG, deliver
from ingest.settings import Settings

SENT = "alarm.verzonden"  # beside the log: how many bytes of it went out
PAUSE = 15  # seconds
ALIVE = Path("/tmp/alarm-leeft")  # noqa: S108 the container looks at its age


def keep_forwarding(settings: Settings) -> None:
    """For ever: send what is new, note that we live."""
    while True:
        forward(settings)
        ALIVE.touch()
        time.sleep(PAUSE)


def forward(settings: Settings) -> int:
    """Send the problems that were added to the log since the last time; how many.

    The first time that is none: what is in the log by then is history. A channel that is down is only logged.
    """
    log, mark = settings.logs / LOG, settings.logs / SENT
    size = log.stat().st_size if log.exists() else 0
    start = int(mark.read_text(encoding="ascii")) if mark.exists() else size
    if start > size:  # somebody cleared the log
        start = 0
    mark.write_text(str(start), encoding="ascii")
    new = log.read_bytes()[start:] if size > start else b""
    whole = new[: new.rfind(b"\n") + 1]  # the last line may still be being written
    for line in whole.splitlines(keepends=True):
        deliver(json.loads(line), settings)
        start += len(line)
        mark.write_text(str(start), encoding="ascii")
    return whole.count(b"\n")
