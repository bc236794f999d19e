"""A set of days that can say quickly whether a period has a day in common with it."""

from bisect import bisect_right
from datetime import date


class Days:
    """A set of days as disjoint periods in order, so that a question costs one search."""

    def __init__(self) -> None:
        self.begins: list[date] = []
        self.ends: list[date] = []

    def overlap(self, begin: date, end: date) -> bool:
        """Is any day from begin up to and including end in the set?"""
        before = bisect_right(self.begins, end)
        return before > 0 and self.ends[before - 1] >= begin

    def add(self, begin: date, end: date) -> None:
        """Add these days; periods that they touch become one."""
        last = bisect_right(self.begins, end)
        first = last
        while first and self.ends[first - 1] >= begin:
            first -= 1
        if first < last:
            begin, end = min(begin, self.begins[first]), max(end, self.ends[last - 1])
        self.begins[first:last], self.ends[first:last] = [begin], [end]
