"""A reader who solves everything that is shown: the least and the greatest value every hidden figure can have."""

from collections.abc import Hashable, Sequence

import numpy as np
from scipy.optimize import linprog

from publish.disclosure import LinkedSet

SOLVED, UNBOUNDED = 0, 3
WIDE_ENOUGH = 1e-4  # what an interval may miss of the threshold through floating point


Limit = tuple[dict, float]  # what these figures, each times its factor, add up to at most


def narrow(linked: LinkedSet, hidden: frozenset, insider: str = "", beside: Sequence[Limit] = ()) -> list[tuple]:
    """(name, least, greatest) of the sensitive figures whose interval is narrower than needed; empty when all is safe.

    The reader sees every visible figure that is not hidden, knows that no figure is below zero and which sums hold;
    an insider also knows the figures of one gemeente. What insiders find out of their own figures alone, when
    every figure but the zeros is hidden, is not counted. `beside`: what else is known of the figures, such as a ratio.
    """
    found = intervals(linked, hidden, insider, beside)
    everything = frozenset(figure.naam for figure in linked.figures if figure.waarde)
    theirs = {name for name, *_ in intervals(linked, everything, insider)} if found and insider else set()
    return [one for one in found if one[0] not in theirs]


def intervals(linked: LinkedSet, hidden: frozenset, insider: str, beside: Sequence[Limit] = ()) -> list[tuple]:
    """The same, counting everything."""
    sensitive = [one for one in linked.figures if one.nodig > 0 and not (insider and one.eigenaar == insider)]
    unknown = Unknown(linked, hidden, insider, beside)
    found = [(one.naam, *unknown.interval(one.naam, one.waarde, one.nodig - WIDE_ENOUGH)) for one in sensitive]
    return [
        (name, least, greatest)
        for one, (name, least, greatest) in zip(sensitive, found, strict=True)
        if greatest - least < one.nodig - WIDE_ENOUGH
    ]


class Unknown:
    """What one reader does not see: the equations that hold for it, and the tables found so far that fit them.

    Every solved program yields a table that looks the same to the reader, in all its figures: where those tables are
    already far enough apart, a program of its own could only widen the interval.
    """

    def __init__(self, linked: LinkedSet, hidden: frozenset, insider: str, beside: Sequence[Limit]) -> None:
        self.values = values = {figure.naam: figure.waarde for figure in linked.figures}
        names = [one.naam for one in linked.figures if one.naam in hidden or not one.zichtbaar]
        owners = {figure.naam: figure.eigenaar for figure in linked.figures}
        names = [name for name in names if not (insider and owners[name] == insider)]
        self.index = {name: number for number, name in enumerate(names)}
        self.least = np.array([values[name] for name in names], dtype=float)
        self.greatest = self.least.copy()
        sums = [({total: 1.0} | dict.fromkeys(parts, -1.0), 0.0) for total, parts in linked.sums]
        self.exact, self.most = self.rows(sums), self.rows(beside)

    def rows(self, known: Sequence[Limit]) -> tuple[np.ndarray | None, list[float] | None]:
        """What is known, in terms of what is not: a row of factors each, and what they add up to."""
        rows, right = [], []
        for factors, limit in known:
            row = np.zeros(len(self.index))
            for name, factor in factors.items():
                if name in self.index:
                    row[self.index[name]] += factor
                else:
                    limit -= factor * self.values[name]
            if row.any():
                rows.append(row)
                right.append(limit)
        return (np.array(rows), right) if rows else (None, None)

    def interval(self, name: Hashable, value: float, enough: float) -> tuple[float, float]:
        """An interval that this figure can have, the whole one when that is less than `enough`."""
        if name not in self.index:
            return value, value
        place = self.index[name]
        for sign in (-1, 1):
            if self.greatest[place] - self.least[place] < enough:
                self.solve(place, sign)
        return self.least[place], self.greatest[place]

    def solve(self, place: int, sign: int) -> None:
        """The least (sign 1) or greatest (-1) value of one unknown, and the table in which it has it."""
        goal = np.zeros(len(self.index))
        goal[place] = sign
        (equal, total), (most, limit) = self.exact, self.most
        found = linprog(goal, A_ub=most, b_ub=limit, A_eq=equal, b_eq=total, bounds=(0, None), method="highs")
        if found.status == UNBOUNDED:
            (self.greatest if sign < 0 else self.least)[place] = -sign * np.inf
            return
        assert found.status == SOLVED, found.message
        self.least, self.greatest = np.minimum(self.least, found.x), np.maximum(self.greatest, found.x)
