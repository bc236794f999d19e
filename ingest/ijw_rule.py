"""What a level-2 rule is, and what it may know of the message while that streams by."""

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from lxml import etree

from ingest.days import Days

DIGITS = 1000  # far below what int() refuses to read
Values = dict[str, str]  # path inside the berichtklasse -> text; repeated elements joined with a space


@dataclass
class Message:
    """What is known of one message so far. Bounded: the last values per berichtklasse, totals, and hashes of keys."""

    bericht: str
    latest: dict[str, Values] = field(default_factory=dict)  # by berichtklasse: the one we are in
    element: etree._Element | None = None  # the berichtklasse that is judged now, with all that is in it
    eurocent: int = 0  # net, signed: IngediendBedrag of all prestaties so far
    keys: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    days: dict[tuple[str, ...], Days] = field(default_factory=dict)  # by product: the days it was given for

    def is_repeated(self, family: str, *key: Hashable) -> bool:
        """Was this key offered before under this name? A 64-bit hash per key instead of the key bounds the memory."""
        known, number = self.keys[family], hash(key)
        if number in known:
            return True
        known.add(number)
        return False

    def has(self, family: str, *key: Hashable) -> bool:
        """Was this key offered under this name, without offering it now?"""
        return hash(key) in self.keys[family]

    @property
    def dagtekening(self) -> date:
        """Date of the message."""
        return day(self.latest["Header"]["BerichtIdentificatie/Dagtekening"])


@dataclass(frozen=True)
class Rule:
    """One rule of control level 2 on one berichtklasse; its words are in the catalogue. `broken` sees valid values."""

    code: str
    berichten: tuple[str, ...]
    klasse: str
    element: str
    broken: Callable[[Values, Message], bool]
    on: tuple[str, ...] = ()  # if given: within one message the verdict depends on these values only, and is remembered


@lru_cache(maxsize=4096)
def day(text: str) -> date:
    """A date that passed the XSD."""
    return date.fromisoformat(text.strip())


def number(text: str) -> int:
    """A non-negative integer that passed the XSD; leading zeros are allowed there and may be many."""
    return int(text) if len(text) < DIGITS else int(text.strip().lstrip("+-0") or 0)


def signed(values: Values, element: str, amount: str = "Bedrag") -> int:
    """Eurocents of an amount with DebetCredit: debet counts up, credit counts down."""
    cents = number(values[f"{element}/{amount}"])
    return -cents if values[f"{element}/DebetCredit"] == "C" else cents
