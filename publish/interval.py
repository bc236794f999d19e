"""Which other tables would look the same to a reader: linear programs (HiGHS) over the figures that are hidden."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

SOLVED = 0
TINY = 1e-6


@dataclass(frozen=True)
class Witness:
    """Two tables that differ from the true one and look the same: their deviations, and the figures they differ in."""

    high: np.ndarray
    low: np.ndarray
    used: frozenset[int]

    def width(self, place: int) -> float:
        """How far apart the two tables are in one figure."""
        return float(self.high[place] - self.low[place]) + TINY


class Intervals:
    """The equations of a set and the true values, which no reader believes to be below zero (or twice a negative)."""

    def __init__(self, equations: np.ndarray, values: np.ndarray) -> None:
        self.equations = equations
        self.room_down = np.abs(values)

    def cheapest(self, place: int, needed: float, costs: np.ndarray) -> Witness | None:
        """The two tables, `needed` apart in this figure, that differ from the true one in the cheapest figures.

        `costs` is per figure; infinite means that the reader sees it. None when there are no such tables.
        """
        free = np.flatnonzero(np.isfinite(costs))
        down, size = self.room_down[free], len(free)
        # Per unit: a figure that can carry the whole width alone costs as much as hiding it once.
        cost_up = costs[free] / needed
        cost_down = costs[free] / np.maximum(np.minimum(down, needed), TINY)
        matrix = self.equations[:, free]
        matrix = matrix[np.any(matrix, axis=1)]
        empty = np.zeros_like(matrix)
        target = (free == place).astype(float)[None, :]
        found = linprog(
            np.concatenate([cost_up, cost_down] * 2),
            A_eq=np.block(
                [
                    [matrix, -matrix, empty, empty],
                    [empty, empty, matrix, -matrix],
                    [target, -target, -target, target],
                ]
            ),
            b_eq=np.concatenate([np.zeros(2 * len(matrix)), [needed]]),
            bounds=np.column_stack([np.zeros(4 * size), np.tile(np.concatenate([np.full(size, np.inf), down]), 2)]),
            method="highs",
        )
        if found.status != SOLVED:
            return None
        up_high, down_high, up_low, down_low = found.x.reshape(4, size)
        high, low = np.zeros(len(costs)), np.zeros(len(costs))
        high[free], low[free] = up_high - down_high, up_low - down_low
        used = np.flatnonzero((np.abs(high) > TINY) | (np.abs(low) > TINY))
        return Witness(high, low, frozenset(used.tolist()))
