"""A reader who solves everything that is shown: the least and the greatest value every hidden figure can have."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linprog

from publish.disclosure import LinkedSet

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
    most, limit = inequalities(beside, index, values)
    found = []
    for figure in linked.figures:
        if figure.nodig <= 0 or (insider and figure.eigenaar == insider):
            continue
        least, greatest = bounds(
            np.array(matrix), right, index.get(figure.naam), len(unknown), figure.waarde, most, limit
        )
        if greatest - least < figure.nodig - WIDE_ENOUGH:
            found.append((figure.naam, least, greatest))
    return found


def inequalities(beside: Sequence[Limit], index: dict, values: dict) -> tuple[np.ndarray | None, list[float] | None]:
    """The rows about what is not known, with what remains of their limits."""
    rows, limits = [], []
    for factors, limit in beside:
        row = np.zeros(len(index))
        for name, factor in factors.items():
            if name in index:
                row[index[name]] += factor
            else:
                limit -= factor * values[name]
        if row.any():
            rows.append(row)
            limits.append(limit)
    return (np.array(rows), limits) if rows else (None, None)


def bounds(
    matrix: np.ndarray,
    right: list[float],
    place: int | None,
    size: int,
    value: float,
    most: np.ndarray | None = None,
    limit: list[float] | None = None,
) -> tuple[float, float]:
    """The interval of one unknown; a shown figure is its own interval."""
    if place is None:
        return value, value
    if not len(matrix) and most is None:
        return 0.0, np.inf
    goal = np.zeros(size)
    goal[place] = 1
    found = [
        linprog(
            sign * goal,
            A_ub=most,
            b_ub=limit,
            A_eq=matrix if len(matrix) else None,
            b_eq=right or None,
            bounds=(0, None),
            method="highs",
        )
        for sign in (1, -1)
    ]
    assert all(one.status in (0, 3) for one in found), [one.message for one in found]
    return found[0].fun, np.inf if found[1].status == 3 else -found[1].fun
