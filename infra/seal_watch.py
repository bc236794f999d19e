"""The nightly look at the access log: compare it with its seals, seal what is new, tell people what is wrong."""

from datetime import datetime

from infra.access_log import Verdict, seal, seals, verify
from infra.alarm import Problem, raise_alarm, solved
from ingest.settings import Settings

BROKEN, MISSING = "logboek-zegel", "logboek-nummers"
NAMED = 20  # numbers in one message


class BrokenSeal(RuntimeError):
    """A row of the access log is not what was sealed."""


def check_and_seal(settings: Settings, until: datetime | None = None) -> int:
    """Seal every row before `until` (default today 0:00 UTC); returns how many.

    BrokenSeal, after the sealing and an alarm, when a sealed row was changed, deleted or put in between. Numbers
    without a row since the last seal are an alarm only: rolling back leaves one too, and the server log says by whom.
    """
    last = max((number for number, _ in seals(settings)), default=0)
    found = verify(settings)
    count = seal(settings, until)
    tell_missing([number for number in found.gaten if number > last], settings)
    tell_broken(found, settings)
    return count


def tell_missing(numbers: list[int], settings: Settings) -> None:
    """Alarm about numbers that were given out and have no row."""
    if not numbers:
        solved(MISSING, settings)
        return
    named = ", ".join(map(str, numbers[:NAMED]))
    text = f"Nummers zonder regel in toegang.logboek: {named}. Het serverlog zegt wie; zie docs/toegang.md."
    raise_alarm(Problem("beheer", MISSING, "Het logboek van toegang mist nummers", text), settings)


def tell_broken(found: Verdict, settings: Settings) -> None:
    """Alarm and BrokenSeal when a sealed row is not what it was."""
    if found.eerste is None:
        solved(BROKEN, settings)
        return
    text = f"Regel {found.eerste} van toegang.logboek is {found.wat} na het verzegelen. Wat te doen: docs/toegang.md."
    raise_alarm(Problem("beheer", BROKEN, "Het logboek van toegang is veranderd", text), settings)
    raise BrokenSeal(text)
