"""The keys of one message, to tell which came twice, in bounded memory whatever the size of the message.

A key is a 64-bit hash. Hashes wait in a file and are compared at the end, some of them at a time; only a message in
which a key did come twice is read once more, to say where.
"""

import secrets
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import partial
from typing import BinaryIO

AT_ONCE = 64 * 1024  # keys: as a set some 5 MiB
IN_MEMORY = 32 * 1024  # keys per family that wait in memory before they go to the file
SECRET = secrets.token_bytes(16)  # a hash that waits on disk says nothing without it


def key(*parts: Hashable) -> int:
    """A key that this process alone can make."""
    return hash((SECRET, *parts))


class Keys:
    """All keys of one message, by family: the last ones in memory, the others on disk in a file without a name."""

    def __init__(self) -> None:
        self.last: dict[str, array] = defaultdict(partial(array, "q"))
        self.files: dict[str, BinaryIO] = {}

    def __del__(self) -> None:
        for file in self.files.values():
            file.close()

    def offer(self, family: str, keys: Iterable[int]) -> None:
        """Keep these keys."""
        last = self.last[family]
        last.extend(keys)
        if len(last) > IN_MEMORY:
            if family not in self.files:
                self.files[family] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as we do
            self.files[family].write(last)
            del last[:]

    def doubles(self, family: str) -> set[int]:
        """The keys that were offered more than once."""
        last = self.last[family]
        if family not in self.files and len(set(last)) == len(last):
            return set()
        found: set[int] = set()
        for blocks in self.turns(family):
            seen: set[int] = set()
            for keys in blocks:
                new = set(keys)
                if len(new) < len(keys) or not seen.isdisjoint(new):
                    found.update(one for one in keys if one in seen or seen.add(one))
                seen |= new
        return found

    def shared(self, family: str, other: str) -> set[int]:
        """The keys that were offered in both families."""
        if family not in self.files and not self.last[family]:
            return set()
        found: set[int] = set()
        for blocks in self.turns(family):
            here = {one for keys in blocks for one in keys}
            found.update(*(here.intersection(keys) for keys in self.blocks(other)))
        return found

    def among(self, family: str, wanted: set[int]) -> set[int]:
        """Which of these few keys were offered."""
        return set().union(*map(wanted.intersection, self.blocks(family))) if wanted else set()

    def turns(self, family: str) -> Iterator[Iterator[list[int]]]:
        """The keys of a family, each in one of so many turns that one turn is small."""
        on_disk = self.files[family].seek(0, 2) // 8 if family in self.files else 0
        turns = (on_disk + len(self.last[family])) // AT_ONCE + 1
        for turn in range(turns):
            yield ([one for one in keys if one % turns == turn] if turns > 1 else keys for keys in self.blocks(family))

    def blocks(self, family: str) -> Iterator[list[int]]:
        """The keys of a family in the order they were offered."""
        if family in self.files:
            self.files[family].seek(0)
            while block := self.files[family].read(8 * AT_ONCE):
                yield array("q", block).tolist()
        if self.last[family]:
            yield self.last[family].tolist()
