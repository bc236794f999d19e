"""Text that a supplier chose (a file name, an identifier) -> text that may be shown: no BSN, no control characters."""

import re
import unicodedata
from operator import mul

from stdnum.nl import bsn

from ingest.errors import Stop

SEPARATORS = str.maketrans("", "", ".-_:/ \t\r\n")
LENGTH = 9  # of a BSN
GROUP = 6  # digits between separators: a BSN is written 999.900.006 or 9999 00006, and 20241115_1 is a day
LONG_NUMBER = re.compile(r"\d{8,}")
DIGITS = re.compile(r"\d(?:(?:[.\-_:/ ?]|[^\w\x00-\x7f])?\d){8,}")  # ? is what `printable` makes of what is not shown
BLANKS = {"Cf": "", "Pd": "-", "Zs": " "}  # what is not seen, and what looks like a hyphen or a space
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)  # of the 11-proef
RIGHT = ord("0") * sum(WEIGHTS) % 11  # what the sum leaves when digits count as their ASCII code


def is_bsn(number: str) -> bool:
    """Does this pass the 11-proef?"""
    if len(number) != LENGTH or not (number.isascii() and number.isdigit()):
        return bsn.is_valid(number)
    # The same sum as stdnum's, which takes ten times as long and is asked for every client.
    return sum(map(mul, WEIGHTS, number.encode())) % 11 == RIGHT and number != "000000000"


def possible_bsns(text: str) -> set[str]:
    """The long numbers that pass the 11-proef."""
    return set(filter(is_bsn, long_numbers(text)))


def long_numbers(text: str) -> set[str]:
    """Numbers of eight or nine digits, as nine: a lost leading zero is put back, what was put before is taken off.

    Also those with separators between their digits, and those in the digits of another script. A NUL separates texts.
    """
    text = text if text.isascii() else as_ascii(text)
    runs = LONG_NUMBER.findall(text)
    if (joined := text.translate(SEPARATORS)) != text:
        runs += LONG_NUMBER.findall(joined)
    numbers = {run if len(run) <= LENGTH else run.lstrip("0") for run in runs}
    return {number.zfill(LENGTH) for number in numbers if len(number) <= LENGTH}


def as_ascii(text: str) -> str:
    """The text with every digit, hyphen and space as we know them, and without what is not seen."""
    return "".join(
        str(unicodedata.decimal(one)) if one.isdecimal() else BLANKS.get(unicodedata.category(one), one)
        for one in unicodedata.normalize("NFKC", text)
    )


def masked(text: str) -> str:
    """The text with stars for every nine digits that pass the 11-proef: in a row, or in groups with separators."""
    return DIGITS.sub(lambda match: masked_number(match[0]), text)


def masked_number(number: str) -> str:
    """Nine digits or more; what only looks like a BSN by chance is hidden too."""
    places = [place for place, one in enumerate(number) if one.isdecimal()]
    digits = "".join(str(unicodedata.decimal(number[place])) for place in places)
    hidden: set[int] = set()
    for start in range(len(digits) - LENGTH + 1):
        held = places[start : start + LENGTH]
        if is_bsn(digits[start : start + LENGTH]) and could_be_one(number, held[0], held[-1]):
            hidden.update(held)
    return "".join("*" if place in hidden else one for place, one in enumerate(number))


def could_be_one(number: str, first: int, last: int) -> bool:
    """Whether these places are one number: nine digits in a row, or whole groups that are not long."""
    if last - first == LENGTH - 1:
        return True
    before, after = number[first - 1 : first], number[last + 1 : last + 2]
    groups = re.split(r"\D", number[first : last + 1])
    return not (before.isdecimal() or after.isdecimal()) and max(map(len, groups)) <= GROUP


def printable(text: str) -> str:
    """The text with ? for what a terminal or a workbook would not show as a character, and without a BSN."""
    return masked("".join(character if character.isprintable() else "?" for character in text))


def shows_bsn(text: str) -> bool:
    """Whether something in it must be masked before others see it."""
    return masked(text) != text


def holds_bsn(text: str) -> bool:
    """Whether a number of nine digits passes the 11-proef, whatever separators stand between them. A day has eight."""
    runs = LONG_NUMBER.findall(as_ascii(text).translate(SEPARATORS))
    return shows_bsn(text) or any(len(run) == LENGTH and is_bsn(run) for run in runs)


def without_bsn(text: str) -> str:
    """The text as it is, to be kept for years; Stop that does not repeat it when it holds what could be a BSN."""
    if shows_bsn(text) or shows_bsn(as_ascii(text).translate(SEPARATORS)):
        raise Stop("De tekst bevat een nummer dat een BSN kan zijn; omschrijf het anders.")
    return text
