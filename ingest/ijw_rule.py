"""What a level-2 rule is, and what it may know of the message while that streams by."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from itertools import compress
from operator import eq, is_not

from lxml import etree

from ingest.days import Days
from ingest.ijw_dubbel import SECRET, Keys, key

# Families of keys that may come twice, but not in both of two families.
REFERENTIES, VORIGE, BOTH = "referenties", "vorige", "referenties en vorige"
PERSONS, NUMBERS = "bsn", "nummers"
NOT_ONCE = {REFERENTIES, VORIGE, PERSONS, NUMBERS}
DIGITS = 1000  # far below what int() refuses to read
Values = dict[str, str]  # path inside the berichtklasse -> text; repeated elements joined with a space
When = tuple[str, Callable[[str | None], bool]]  # a path, and what its text must be for a rule to apply


def given(path: str) -> When:
    """Only where this element is present."""
    return path, partial(is_not, None)


def equal(path: str, code: str) -> When:
    """Only where this element has this text."""
    return path, partial(eq, code)


@dataclass(frozen=True)
class Klasse:
    """All occurrences of one berichtklasse in one part of a message: a column of texts per path, None where absent."""

    columns: dict[str, list[str | None]]
    elements: Sequence[etree._Element]

    @property
    def size(self) -> int:
        """The number of occurrences."""
        return len(self.elements)

    def column(self, path: str) -> list[str | None]:
        """The texts at a path, also when this kind of message does not have it."""
        return self.columns.get(path) or [None] * self.size

    def keys(self, paths: Iterable[str]) -> list[int]:
        """A 64-bit hash of the texts at these paths per occurrence: numbers and days as what they are."""
        columns = [normal(path, self.column(path)) for path in paths]
        return list(map(hash, zip([SECRET] * self.size, *columns, strict=True)))

    def applies(self, when: When) -> Iterable[bool]:
        """Where a condition holds, by occurrence."""
        return map(when[1], self.column(when[0]))

    def values(self, number: int) -> Values:
        """One occurrence."""
        return {path: column[number] for path, column in self.columns.items() if column[number] is not None}


@dataclass
class Message:
    """What is known of one message so far. Bounded, but for the days of toewijzingen."""

    bericht: str
    latest: dict[str, Values] = field(default_factory=dict)  # by berichtklasse: those that occur once
    element: etree._Element | None = None  # the berichtklasse that is judged now, with all that is in it
    eurocent: int = 0  # net, signed: IngediendBedrag of all prestaties so far
    days: dict[tuple[str, ...], Days] = field(default_factory=dict)  # by product: the days it was given for
    keys: Keys = field(default_factory=Keys)
    twice: dict[str, set[int]] | None = None  # by family: the keys that an earlier reading found to come twice
    right: dict[Hashable, set[tuple]] = field(default_factory=dict)  # by rules: the values that were judged before
    seen: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))  # which of those passed already

    def repeated(self, family: str, keys: list[int]) -> list[int]:
        """Which of these keys, by their number in the list, came before under this name; unknown at first reading."""
        if self.twice is None:
            self.keys.offer(family, keys)
            return []
        twice, seen = self.twice.get(family, set()), self.seen[family]
        return [number for number, one in enumerate(keys) if one in twice and (one in seen or seen.add(one))]

    def is_repeated(self, family: str, *parts: Hashable) -> bool:
        """The same for one key."""
        return bool(self.repeated(family, [key(*parts)]))

    def found_twice(self) -> dict[str, set[int]]:
        """What a second reading must look for, by family; empty when no key came twice and no BSN as an identifier."""
        found = {family: self.keys.doubles(family) for family in list(self.keys.last) if family not in NOT_ONCE}
        found[BOTH] = self.keys.shared(VORIGE, REFERENTIES)
        found[NUMBERS] = self.keys.shared(NUMBERS, PERSONS)
        return {family: keys for family, keys in found.items() if keys}

    @property
    def dagtekeningen(self) -> tuple[str, ...]:
        """The days on which it says it was made, in all its parts that occur once."""
        parts = self.latest.values()
        return tuple([text for values in parts for path, text in values.items() if path.endswith("agtekening")])

    @property
    def dagtekening(self) -> date:
        """Date of the message."""
        return day(self.latest["Header"]["BerichtIdentificatie/Dagtekening"])


@dataclass(frozen=True)
class Rule:
    """One rule of control level 2 on one berichtklasse; its words are in the catalogue. It sees valid values only.

    It looks at one occurrence (`broken`) or at all of a part (`where`, which gives the numbers of those that break it).
    """

    code: str
    berichten: tuple[str, ...]
    klasse: str
    element: str
    broken: Callable[[Values, Message], bool] | None = None
    # With `broken`: within one message the verdict depends on these values only, and is remembered. Where all are days,
    # that holds for all messages with the same dagtekeningen. A rule names here what it reads of a berichtklasse above.
    on: tuple[str, ...] = ()
    when: When | None = None  # of a rule with `on`: elsewhere it cannot be broken
    where: Callable[[Klasse, Message], list[int]] | None = None


def once(family: str, *paths: str, when: When | None = None) -> Callable[[Klasse, Message], list[int]]:
    """A rule that no two occurrences in a message have the same texts at these paths."""

    def repeated(klasse: Klasse, message: Message) -> list[int]:
        if when is None:
            return message.repeated(family, klasse.keys(paths))
        places = list(compress(range(klasse.size), klasse.applies(when)))
        if not places:
            return []
        keys = klasse.keys(paths)
        return [places[number] for number in message.repeated(family, [keys[place] for place in places])]

    return repeated


def normal(path: str, column: list[str | None]) -> Iterable[Hashable]:
    """Texts that mean the same made the same: 007 is 7, and spaces around a date are no part of it."""
    name = path.rpartition("/")[2]
    if name == "ToewijzingNummer":
        return numbers(column)
    if not name.endswith("datum"):
        return column
    return map(str.strip, column) if None not in column else [text and text.strip() for text in column]


@lru_cache(maxsize=4096)
def day(text: str) -> date:
    """A date that passed the XSD."""
    return date.fromisoformat(text.strip())


def number(text: str) -> int:
    """A non-negative integer that passed the XSD; leading zeros are allowed there and may be many."""
    return int(text) if len(text) < DIGITS else int(text.strip().lstrip("+-0") or 0)


def numbers(column: list[str | None]) -> list[int | None]:
    """The same for a column, of which a text may be absent: as a rule it can be read at once."""
    try:
        return list(map(int, column))
    except (TypeError, ValueError):
        return [text if text is None else number(text) for text in column]


def signed(values: Values, element: str, amount: str = "Bedrag") -> int:
    """Eurocents of an amount with DebetCredit: debet counts up, credit counts down."""
    cents = number(values[f"{element}/{amount}"])
    return -cents if values[f"{element}/DebetCredit"] == "C" else cents


def net(klasse: Klasse, element: str) -> int:
    """Eurocents of an amount over all occurrences, signed."""
    cents = numbers(klasse.column(f"{element}/Bedrag"))
    return sum(cents) - 2 * sum(compress(cents, klasse.applies(equal(f"{element}/DebetCredit", "C"))))
