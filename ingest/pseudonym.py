"""A BSN -> jeugdige_id that means nothing without the person key. The only module that holds that key."""

import hmac
from collections.abc import Callable

from ingest.settings import Settings

PERSON = b"jeugd/jeugdige_id/1\x00"
OFFER = b"jeugd/aanbieding/1\x00"
SHORTEST_KEY = 32  # bytes


def hider(settings: Settings) -> Callable[[str], str]:
    """A function from BSN to 64 hex digits: the same person in every source and delivery gets the same id."""
    key = person_key(settings)

    def hide(bsn: str) -> str:
        return hmac.digest(key, PERSON + bsn.encode(), "sha256").hex()

    return hide


def offer_marker(settings: Settings) -> Callable[[bytes], str]:
    """A function from a file's name and place to 12 hex digits from which nobody can guess the name."""
    key = person_key(settings)

    def mark(text: bytes) -> str:
        return hmac.digest(key, OFFER + text, "sha256").hex()[:12]

    return mark


def person_key(settings: Settings) -> bytes:
    """The key, or no program: with a weak key every BSN could be found back by trying them all."""
    text = settings.secret("persoon")
    try:
        key = bytes.fromhex(text)
    except ValueError:
        raise ValueError("Key file `persoon` is not hexadecimal; restore it from its backup.") from None
    if len(key) < SHORTEST_KEY or len(set(key)) == 1:
        raise ValueError(f"Key file `persoon` is not a random key of {SHORTEST_KEY} bytes; restore it from its backup.")
    return key
