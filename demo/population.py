"""Invented persons: youths and parents with BSNs from the test range, by gemeente and age."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

from demo.parameters import PARAMETERS, gemeenten, pick

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


@dataclass(frozen=True)
class Person:
    """A person who does not exist."""

    bsn: str
    geboortedatum: date
    geslacht: str  # COD046: 1 male, 2 female, 0 unknown
    voornaam: str
    voorvoegsel: str
    achternaam: str
    gemeente: str
    postcode: str
    plaats: str
    straat: str
    huisnummer: int


def bsns() -> Iterator[str]:
    """Valid test BSNs: the 9,091 numbers from 9999xxxxx first, then 9xxxxxxxx (never issued) downward. Each once."""
    low, spread = 999_900_000, 60_017  # a stride, so that neighbours in the demo are no neighbours in number
    for step in range(100_000):
        number = low + step * spread % 100_000
        if is_valid(text := str(number)):
            yield text
    for number in count(low - 1, -1):
        if is_valid(text := str(number)):
            yield text


def is_valid(bsn: str) -> bool:
    """The 11-proef (CS002)."""
    return sum(weight * int(digit) for weight, digit in zip(WEIGHTS, bsn, strict=True)) % 11 == 0


def youths(number: int, on: date, random: Random, numbers: Iterator[str]) -> list[Person]:
    """`number` youths, spread over the gemeenten by youth population, with their age on `on`."""
    weights = {gemeente.code: gemeente.jeugd for gemeente in gemeenten()}
    ages = dict(enumerate(PARAMETERS["leeftijd"]))
    return [person(numbers, random, pick(random, weights), pick(random, ages), on) for _ in range(number)]


def parent(child: Person, random: Random, numbers: Iterator[str]) -> Person:
    """A parent on the address of the child."""
    born = child.geboortedatum - timedelta(days=random.randint(20 * 365, 42 * 365))
    here = (child.gemeente, child.postcode, child.plaats, child.straat, child.huisnummer)
    voornaam = random.choice(PARAMETERS["voornamen"])
    return Person(next(numbers), born, random.choice("12"), voornaam, child.voorvoegsel, child.achternaam, *here)


def person(numbers: Iterator[str], random: Random, gemeente: str, age: int, on: date) -> Person:
    """One youth of `age` years on a day."""
    pc4, plaats = PARAMETERS["postcodes"][gemeente]
    return Person(
        bsn=next(numbers),
        geboortedatum=on - timedelta(days=age * 365 + age // 4 + random.randint(1, 364)),
        geslacht=pick(random, {"1": 54, "2": 45.5, "0": 0.5}),
        voornaam=random.choice(PARAMETERS["voornamen"]),
        voorvoegsel=random.choice(PARAMETERS["voorvoegsels"]),
        achternaam=random.choice(PARAMETERS["achternamen"]),
        gemeente=gemeente,
        postcode=f"{pc4}{random.choice('ABCDEFGHJK')}{random.choice('ABCDEFGHJK')}",
        plaats=plaats,
        straat=random.choice(PARAMETERS["straten"]),
        huisnummer=random.randint(1, 240),
    )
