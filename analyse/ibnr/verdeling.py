"""A total over parts so that the parts add up to it exactly: the largest rest gets what rounding down leaves."""

import numpy as np


def verdeel(totaal: int, gewichten: np.ndarray) -> np.ndarray:
    """Whole numbers that add up to `totaal`, in proportion to weights >= 0; equal parts when all weights are 0.

    At equal rests the first gets it, so the same input gives the same parts. A negative total is divided the same way.
    """
    weights = np.asarray(gewichten, dtype=float)
    if (weights < 0).any() or not len(weights):
        raise ValueError("Weights must be there and may not be negative.")
    whole = weights.sum()
    exact = totaal * (weights / whole if whole > 0 else np.full(len(weights), 1 / len(weights)))
    parts = np.floor(exact).astype(np.int64)
    order = np.argsort(parts - exact, kind="stable")
    parts[order[: int(totaal - parts.sum())]] += 1
    return parts


def verdeel_reeks(totalen: np.ndarray, gewichten: np.ndarray) -> np.ndarray:
    """The same for every place of a series: [deel, plaats] from totals [plaats]."""
    return np.stack([verdeel(int(totaal), gewichten) for totaal in totalen], axis=1)
