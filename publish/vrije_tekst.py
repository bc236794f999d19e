"""Free text that people will read for years -> what in it could be about one person. The text is never repeated."""

import re
from dataclasses import dataclass
from functools import cache

import yaml

from ingest.masking import shows_bsn
from ingest.settings import PROJECT

RULES = PROJECT / "schemas" / "duiding.yml"
NUMBER = re.compile(r"\d(?:[\s.\-_/:]?\d){8,}")
MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w")
PHONE = re.compile(r"(?<![\d.,])(?:\+31|0031|0)[\s\-.()]*[1-9](?:[\s\-]?\d){8}(?!\d)")
CAPITAL = r"[^\W\d_a-zß-ÿ][\w'’-]+"  # a word that begins with a capital


@dataclass(frozen=True)
class Verdacht:
    """One place in a text: line from 1, a code, and what it looks like. Never the words."""

    regel: int
    code: str
    melding: str


@cache
def agreed() -> dict:
    """The whole of schemas/duiding.yml."""
    return yaml.safe_load(RULES.read_text(encoding="utf-8"))


def suspicions(text: str, known: frozenset[str] = frozenset()) -> list[Verdacht]:
    """Everything in the text that could point at a person, by line. `known`: names of gemeenten, that may be said.

    A number counts when nine digits in it pass the 11-proef, also with dots, spaces or a line break between them.
    """
    found = [(match, "D07", "een nummer dat een BSN kan zijn") for match in NUMBER.finditer(text) if hides(match[0])]
    found += [(match, "D08", "een e-mailadres") for match in MAIL.finditer(text)]
    found += [(match, "D09", "een telefoonnummer") for match in PHONE.finditer(text)]
    found += [(match, "D10", "een naam van een persoon") for match in named().finditer(text) if is_name(match, known)]
    places = {(text.count("\n", 0, match.start()) + 1, code, what) for match, code, what in found}
    return [Verdacht(*place) for place in sorted(places)]


def hides(number: str) -> bool:
    """Does a BSN hide in these digits, whatever stands between them?"""
    return shows_bsn(re.sub(r"\D", "", number))


@cache
def named() -> re.Pattern:
    """A word for a person or a family, and the words with a capital after it."""
    rules = agreed()
    words = "|".join(map(re.escape, rules["persoonswoorden"]))
    between = "|".join(map(re.escape, rules["tussenvoegsels"]))
    name = rf"(?:(?i:{between})\s+)*{CAPITAL}(?:\s+(?:(?:{between})\s+)*{CAPITAL})*"
    said = "|".join(rules["tussenwoorden"])
    # One line break at most: a new paragraph begins with a capital too.
    return re.compile(rf"\b(?i:{words})\b(?:[ \t]*[,:(]?[ \t]*\n?[ \t]*)(?:(?:{said})\s+)?(?P<naam>{name})")


def is_name(match: re.Match, known: frozenset[str]) -> bool:
    """Not when what follows begins as a gemeente or one of the words that may be said."""
    said = " ".join(match["naam"].split())
    first = re.search(CAPITAL, said)
    return first[0] not in agreed()["geen_naam"] and not any(
        said == name or said.startswith(f"{name} ") for name in known
    )
