"""Population + seed -> the posten to look at. The same seed draws the same posten, in any language and any year.

Chance comes from SHA-256 of `seed|key`, not from a generator of random numbers: no version of a library changes a draw,
and `sha256` in Postgres redoes it.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SPAN = 1 << 256


@dataclass(frozen=True)
class Post:
    """One unit that can be drawn. `centen`: the net amount in eurocents, more than zero for a monetary unit sample."""

    sleutel: str
    centen: int
    laag: str = ""


@dataclass(frozen=True)
class Getrokken:
    """A drawn post; `zeker`: looked at for its size, not by chance; `rang`: its place in the draw, from 1."""

    post: Post
    rang: int
    zeker: bool = False


def lot(zaad: str, sleutel: str) -> int:
    """The chance number of one key under a seed: SHA-256 of `seed|key` as a number."""
    return int.from_bytes(hashlib.sha256(f"{zaad}|{sleutel}".encode()).digest(), "big")


def geschud(posten: Iterable[Post], zaad: str) -> list[Post]:
    """All posten in the order of their chance number."""
    return sorted(posten, key=lambda post: (lot(zaad, post.sleutel), post.sleutel))


def trek_aselect(posten: Iterable[Post], omvang: int, zaad: str) -> list[Getrokken]:
    """So many posten, each with the same chance."""
    return [Getrokken(post, rang) for rang, post in enumerate(geschud(posten, zaad)[:omvang], 1)]


def trek_gestratificeerd(posten: Iterable[Post], verdeling: Mapping[str, int], zaad: str) -> list[Getrokken]:
    """So many posten of each stratum, by name; within one each has the same chance. KeyError for an unknown stratum."""
    strata: dict[str, list[Post]] = {name: [] for name in sorted(verdeling)}
    for post in posten:
        strata[post.laag].append(post)
    drawn = [post for name, members in strata.items() for post in geschud(members, zaad)[: verdeling[name]]]
    return [Getrokken(post, rang) for rang, post in enumerate(drawn, 1)]


def trek_mus(posten: Sequence[Post], omvang: int, zaad: str) -> list[Getrokken]:
    """Every interval of `totaal / omvang` cents draws the post that holds its chosen cent; larger posten are all in.

    The start within the first interval is drawn, and so is the order of the posten. A post that is smaller than the
    interval is drawn at most once. ValueError when an amount is not above zero: credits must have been netted.
    """
    if any(post.centen <= 0 for post in posten):
        raise ValueError("Salderen gaat voor trekken: er is een post van nul of minder.")
    total = sum(post.centen for post in posten)
    certain = [post for post in posten if post.centen * omvang >= total]
    by_chance = geschud((post for post in posten if post.centen * omvang < total), zaad)
    drawn = [Getrokken(post, 0, zeker=True) for post in sorted(certain, key=lambda post: (-post.centen, post.sleutel))]
    # Positions in units of 1/omvang cent, so that the interval is whole: `total` of them.
    target, passed = start(total, zaad), 0
    for post in by_chance:
        passed += post.centen * omvang
        if target < passed:
            drawn.append(Getrokken(post, 0))
            target += total
    return [Getrokken(one.post, rang, one.zeker) for rang, one in enumerate(drawn, 1)]


def start(width: int, zaad: str) -> int:
    """The drawn start, from 0 and below `width`."""
    return lot(zaad, "start") * width // SPAN
