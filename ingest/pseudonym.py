"""A BSN -> jeugdige_id that means nothing without the person keys. The only module that holds those keys.

A key that is replaced is never thrown away: the new one wraps what the old ones made (`infra/key_rotation.py`), so the
file `persoon` holds one key per line, oldest first, and a BSN goes through all of them.
"""

import functools
import hmac
from collections.abc import Callable, Sequence

from ingest.settings import Settings

PERSON = b"jeugd/jeugdige_id/1\x00"
WRAPPED = b"jeugd/jeugdige_id/gewisseld/1\x00"
OFFER = b"jeugd/aanbieding/1\x00"
KEY_ID = b"jeugd/sleutel_id/1\x00"
SHORTEST_KEY = 32  # bytes
FILE = "persoon"
NOBODY = "000001000"  # numbers below this one belong to nobody; `erasure` writes them in the place of who was erased
ERASED = "gewist"


def hider(settings: Settings) -> Callable[[str], str]:
    """A function from BSN to 64 hex digits: the same person gets the same id everywhere.

    A number that belongs to nobody stands for someone who was erased: `gewist`.
    """
    first, *later = person_keys(settings)
    begun = hmac.new(first, PERSON, "sha256")  # a copy of it costs half of what a new one does

    def hide(bsn: str) -> str:
        if bsn < NOBODY:
            return ERASED
        mark = begun.copy()
        mark.update(bsn.encode())
        return functools.reduce(wrap, later, mark.hexdigest())

    return hide


def ids_over_time(bsn: str, settings: Settings) -> list[str]:
    """The ids of one person under the first key, the first two, … and last the one of today."""
    first, *later = person_keys(settings)
    found = [hmac.digest(first, PERSON + bsn.encode(), "sha256").hex()]
    for key in later:
        found.append(wrap(found[-1], key))
    return found


def wrap(jeugdige_id: str, key: bytes) -> str:
    """The id under one key more; 64 hex digits. Needs no BSN."""
    return hmac.digest(key, WRAPPED + jeugdige_id.encode(), "sha256").hex()


def offer_marker(settings: Settings) -> Callable[[bytes], str]:
    """A function from a file's name and place to 12 hex digits from which nobody can guess the name."""
    key = person_keys(settings)[-1]

    def mark(text: bytes) -> str:
        return hmac.digest(key, OFFER + text, "sha256").hex()[:12]

    return mark


def key_id(keys: Sequence[bytes]) -> str:
    """What tells these keys, in this order, from any others and says nothing about them: `2-` and 16 hex digits."""
    mark = functools.reduce(lambda before, key: hmac.digest(key, KEY_ID + before, "sha256"), keys, b"")
    return f"{len(keys)}-{mark.hex()[:16]}"


def person_keys(settings: Settings, file: str = FILE) -> list[bytes]:
    """The keys, oldest first, or no program: with a weak key every BSN could be found back by trying them all."""
    keys = [good_key(line) for line in settings.secret(file).splitlines()]
    if not keys:
        raise ValueError(f"Key file `{FILE}` is empty; restore it from its backup.")
    if len(set(keys)) < len(keys):
        raise ValueError(f"Key file `{FILE}` holds a key twice; restore it from its backup.")
    return keys


def good_key(text: str) -> bytes:
    """One key from its hex digits; ValueError when it is short or no random number."""
    try:
        key = bytes.fromhex(text)
    except ValueError:
        raise ValueError(f"Key file `{FILE}` is not hexadecimal; restore it from its backup.") from None
    if len(key) < SHORTEST_KEY or len(set(key)) == 1:
        raise ValueError(f"Key file `{FILE}` is not a random key of {SHORTEST_KEY} bytes; restore it from its backup.")
    return key
