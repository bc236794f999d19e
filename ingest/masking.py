"""Text that a supplier chose (a file name, an identifier) -> text that may be shown: no BSN, no control characters."""

import re
from operator import mul

from stdnum.nl import bsn

from ingest.errors import Stop

SEPARATORS = str.maketrans("", "", ".-_:/ ")
DIGITS = re.compile(r"\d{9,}", re.ASCII)
LENGTH = 9  # of a BSN
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)  # of the 11-proef
RIGHT = ord("0") * sum(WEIGHTS) % 11  # what the sum leaves when digits count as their ASCII code


def is_bsn(number: str) -> bool:
    """Does this pass the 11-proef?"""
    if len(number) != LENGTH or not (number.isascii() and number.isdigit()):
        return bsn.is_valid(number)
    # The same sum as stdnum's, which takes ten times as long and is asked for every client.
    return sum(map(mul, WEIGHTS, number.encode())) % 11 == RIGHT and number != "000000000"


def masked(text: str) -> str:
    """The text with stars for every nine digits in a row that pass the 11-proef, also inside a longer number."""
    return DIGITS.sub(lambda match: masked_number(match[0]), text)


def masked_number(number: str) -> str:
    """A number of nine digits or more; what only looks like a BSN by chance is hidden too."""
    hidden: set[int] = set()
    for start in range(len(number) - LENGTH + 1):
        if is_bsn(number[start : start + LENGTH]):
            hidden.update(range(start, start + LENGTH))
    return "".join("*" if place in hidden else digit for place, digit in enumerate(number))


def printable(text: str) -> str:
    """The text with ? for what a terminal or a workbook would not show as a character, and without a BSN."""
    return masked("".join(character if character.isprintable() else "?" for character in text))


def without_bsn(text: str) -> str:
    """The text as it is, to be kept for years; Stop that does not repeat it when it holds what could be a BSN."""
    if masked(text) != text or masked(joined := text.translate(SEPARATORS)) != joined:
        raise Stop("De tekst bevat een nummer dat een BSN kan zijn; omschrijf het anders.")
    return text
