"""A reader who solves everything that is shown: the least and the greatest value every hidden figure can have."""

import numpy as np
from scipy.optimize import linprog

from publish.disclosure import LinkedSet

WIDE_ENOUGH = 1e-4  # what an interval may miss of the threshold through floating point


def narrow(linked: LinkedSet, hidden: frozenset, insider: str = "") -> list[tuple]:
    """(name, least, greatest) of the sensitive figures whose interval is narrower than needed; empty when all is safe.

    The reader sees every visible figure that is not hidden, knows that no figure is below zero and which sums hold;
    an insider also knows the figures of one gemeente. What insiders find out of their own figures alone, when
    every figure but the zeros is hidden, is not counted.
    """
    found = intervals(linked, hidden, insider)
    everything = frozenset(figure.naam for figure in linked.figures if figure.waarde)
    theirs = {name for name, *_ in intervals(linked, everything, insider)} if found and insider else set()
    return [one for one in found if one[0] not in theirs]


def intervals(linked: LinkedSet, hidden: frozenset, insider: str) -> list[tuple]:
    """The same, counting everything."""
    unknown = [
        place
        for place, figure in enumerate(linked.figures)
        if (figure.naam in hidden or not figure.zichtbaar) and not (insider and figure.eigenaar == insider)
    ]
    index = {linked.figures[place].naam: number for number, place in enumerate(unknown)}
    values = {figure.naam: figure.waarde for figure in linked.figures}
    matrix, right = [], []
    for total, parts in linked.sums:
        row, rest = np.zeros(len(unknown)), 0.0
        for name, sign in [(total, 1.0), *((part, -1.0) for part in parts)]:
            if name in index:
                row[index[name]] += sign
            else:
                rest -= sign * values[name]
        if row.any():
            matrix.append(row)
            right.append(rest)
    found = []
    for figure in linked.figures:
        if figure.nodig <= 0 or (insider and figure.eigenaar == insider):
            continue
        least, greatest = bounds(np.array(matrix), right, index.get(figure.naam), len(unknown), figure.waarde)
        if greatest - least < figure.nodig - WIDE_ENOUGH:
            found.append((figure.naam, least, greatest))
    return found


def bounds(matrix: np.ndarray, right: list[float], place: int | None, size: int, value: float) -> tuple[float, float]:
    """The interval of one unknown; a shown figure is its own interval."""
    if place is None:
        return value, value
    if not len(matrix):
        return 0.0, np.inf
    goal = np.zeros(size)
    goal[place] = 1
    found = [linprog(sign * goal, A_eq=matrix, b_eq=right, bounds=(0, None), method="highs") for sign in (1, -1)]
    assert all(one.status in (0, 3) for one in found), [one.message for one in found]
    return found[0].fun, np.inf if found[1].status == 3 else -found[1].fun
