"""Linked tables of one audience -> which figures to hide, so that no sensitive one can be computed from the rest.

Figures are variables, "a total is the sum of its parts" are equations. A reader who solves them must keep, for every
sensitive figure, an interval of at least `nodig` wide; a reader who also knows all figures of one gemeente exactly too.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np

from publish.interval import Intervals, Witness

FREE, SPARE = 1e-4, 1e-2  # leaning on a sensitive figure costs next to nothing, on one hidden for its sake a bit more
TIE = 1e-3  # of equals the smallest


@dataclass(frozen=True)
class Figure:
    """One figure. `nodig` > 0: sensitive, with the least width of the interval that a reader may be able to compute.

    `eigenaar`: the gemeente whose own users know it exactly. `zichtbaar` False: nobody is shown it, hidden or not.
    `gewicht`: what hiding it costs beside the others; a total that readers look for costs more.
    """

    naam: Hashable
    waarde: float
    nodig: float = 0
    eigenaar: str = ""
    zichtbaar: bool = True
    gewicht: float = 1


@dataclass(frozen=True)
class LinkedSet:
    """Figures with every (total, parts) that a reader knows to add up."""

    figures: tuple[Figure, ...]
    sums: tuple[tuple[Hashable, tuple[Hashable, ...]], ...]

    def equations(self) -> np.ndarray:
        """One row per sum: total minus parts is zero."""
        place = {figure.naam: number for number, figure in enumerate(self.figures)}
        rows = np.zeros((len(self.sums), len(self.figures)))
        for row, (total, parts) in zip(rows, self.sums, strict=True):
            row[place[total]] = 1
            row[[place[part] for part in parts]] -= 1
        return rows


def hidden_figures(linked: LinkedSet, *, insiders: bool = True) -> frozenset[Hashable]:
    """Names of the figures to hide: the sensitive ones and as few others as we can find.

    With `insiders` the pattern also holds against a reader who knows one gemeente's figures. Where no pattern protects
    a figure, everything is hidden; what insiders compute out of their own figures alone is theirs.
    """
    figures = linked.figures
    sensitive = [place for place, figure in enumerate(figures) if figure.nodig > 0]
    if not sensitive:
        return frozenset()
    intervals = Intervals(linked.equations(), np.array([figure.waarde for figure in figures], dtype=float))
    pattern = Pattern(intervals, figures, insiders=insiders)
    # The smallest first: it needs most, and what is hidden for it often serves the others too.
    pattern.protect(sorted(sensitive, key=lambda place: (figures[place].waarde - figures[place].nodig, place)))
    pattern.release()
    return frozenset(figures[place].naam for place in pattern.hidden if figures[place].zichtbaar)


class Pattern:
    """What is hidden so far, with per sensitive figure and reader the two deviations that prove it is safe."""

    def __init__(self, intervals: Intervals, figures: tuple[Figure, ...], *, insiders: bool) -> None:
        self.intervals = intervals
        self.figures = figures
        self.hidden = {place for place, figure in enumerate(figures) if figure.nodig > 0 or not figure.zichtbaar}
        self.given = frozenset(self.hidden)
        self.readers = {"": frozenset()} | (known_by_owner(figures) if insiders else {})
        self.proofs: dict[tuple[int, str], Witness] = {}

    def protect(self, order: list[int]) -> None:
        """Hide what is needed for every sensitive figure and every reader that does not know it already."""
        for place in order:
            for reader, known in self.readers.items():
                if place in known or self.prove(place, reader):
                    continue
                witness = self.intervals.cheapest(place, self.figures[place].nodig, self.costs(known))
                if witness is None:
                    self.give_up(reader)
                    continue
                self.hidden |= witness.used
                self.proofs[place, reader] = witness

    def give_up(self, reader: str) -> None:
        """No pattern helps: hide everything, unless the reader is an insider whose own figures are all there is."""
        if not reader:
            self.given |= {place for place, figure in enumerate(self.figures) if figure.waarde}
            self.hidden |= self.given

    def costs(self, known: frozenset[int]) -> np.ndarray:
        """What using a figure costs: hardly anything when hidden, infinite when known or empty."""
        costs = np.array([figure.gewicht + TIE * np.log1p(abs(figure.waarde)) for figure in self.figures])
        costs[[place for place, figure in enumerate(self.figures) if figure.waarde == 0]] = np.inf
        costs[list(self.hidden)] = SPARE
        costs[list(self.given)] = FREE
        costs[list(known)] = np.inf
        return costs

    def prove(self, place: int, reader: str) -> bool:
        """Whether a proof for another reader or figure also shows that this one is safe for this reader."""
        witness = self.borrowed(self.proofs.values(), place, reader)
        if witness is not None:
            self.proofs[place, reader] = witness
        return witness is not None

    def borrowed(self, witnesses: Iterable[Witness], place: int, reader: str) -> Witness | None:
        """The first of these that serves this figure and this reader."""
        known, needed = self.readers[reader], self.figures[place].nodig
        serve = (one for one in witnesses if one.width(place) >= needed and one.used.isdisjoint(known))
        return next(serve, None)

    def release(self) -> None:
        """Show again, largest first, whatever turns out not to be needed."""
        for place in sorted(
            self.hidden - self.given,
            key=lambda place: (-self.figures[place].gewicht, -self.figures[place].waarde, place),
        ):
            self.hidden.discard(place)
            if not self.renew([key for key, witness in self.proofs.items() if place in witness.used]):
                self.hidden.add(place)

    def renew(self, keys: list[tuple[int, str]]) -> bool:
        """New proofs out of what is still hidden; nothing changes when one of them cannot be given."""
        others = [witness for witness in self.proofs.values() if witness.used <= self.hidden]
        renewed = {}
        for place, reader in keys:
            witness = self.borrowed(others, place, reader)
            if witness is None:
                costs = self.costs(self.readers[reader])
                costs[costs > SPARE] = np.inf
                witness = self.intervals.cheapest(place, self.figures[place].nodig, costs)
                others.append(witness)
            if witness is None:
                return False
            renewed[place, reader] = witness
        self.proofs |= renewed
        return True


def known_by_owner(figures: tuple[Figure, ...]) -> dict[str, frozenset[int]]:
    """Per gemeente the places of the figures that its own users know."""
    owned: dict[str, set[int]] = {}
    for place, figure in enumerate(figures):
        if figure.eigenaar:
            owned.setdefault(figure.eigenaar, set()).add(place)
    return {owner: frozenset(places) for owner, places in owned.items()}
