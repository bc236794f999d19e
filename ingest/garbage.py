"""The garbage collector of Python in a process that loads."""

import gc
from functools import cache

SELDOM = 10_000  # new objects between two looks at the young ones; Python itself looks every 700


@cache
def look_less() -> None:
    """From now on look at new objects only, and less often; the first call in a process does it.

    What was imported stays until the end and need not be looked at again. Loading makes no cycles: what was read of a
    message goes when its last name goes, so the collector finds nothing and memory stays as low without it.
    """
    gc.freeze()
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
