"""Orders of arrival: a permutation per world, with duplicates, replays and the same message in other bytes."""

import os
from collections.abc import Sequence
from random import Random

from ingest.settings import Settings
from tests.werelden.wereld import Wereld, other_bytes

AFTER_ALL = 1_750_000_000  # June 2025: nothing in a world is dated later
DOUBLE = 0.25


def arrivals(world: Wereld, random: Random) -> list[tuple[str, bytes]]:
    """What arrives of one world, in order: of world 0 as it was sent, of every other one in any order and too often."""
    if world.number == 0:
        return list(world.delivered)
    order = random.sample(world.delivered, len(world.delivered))
    for one in random.sample(world.delivered, int(DOUBLE * len(world.delivered))):
        order.insert(random.randrange(len(order) + 1), one)
    if random.random() < 0.5:  # a supplier starts again from the beginning
        order += order[: random.randrange(len(order))]
    source, content = random.choice([one for one in world.delivered if one[0] == "ijw"])
    order.insert(random.randrange(len(order) + 1), (source, other_bytes(content)))
    return order


def mixed(worlds: Sequence[Wereld], random: Random) -> list[tuple[str, bytes]]:
    """All arrivals of all worlds through each other; within a world the order stays."""
    waiting = [iter(arrivals(world, random)) for world in worlds]
    turns = [number for number, world in enumerate(worlds) for _ in range(3 * len(world.delivered))]
    random.shuffle(turns)
    return [one for turn in turns if (one := next(waiting[turn], None))]


def drop(order: Sequence[tuple[str, bytes]], settings: Settings) -> None:
    """Put everything in the inboxes; the time of a file says when it came."""
    for number, (source, content) in enumerate(order):
        path = settings.inbox(source) / f"{number:07d}"
        path.write_bytes(content)
        os.utime(path, (AFTER_ALL + number / 100,) * 2)
