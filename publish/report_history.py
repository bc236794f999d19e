"""Reports of several publications side by side -> one linked set: who subtracts them learns nothing about a few.

A figure that did not change is one figure. One that did is two, with their difference as a third that nobody is shown:
a small difference needs as much room as a small count. What older reports showed can no longer be hidden.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from math import inf

import numpy as np

from publish.disclosure import Figure, LinkedSet
from publish.interval import Intervals

Name = tuple[str, str]  # gemeente_code, categorie


@dataclass(frozen=True)
class Version:
    """What the reports of an earlier publication were about: its linked set, and the names they left out."""

    nummer: int
    linked: LinkedSet
    hidden: frozenset[Name]


def with_history(newest: LinkedSet, versions: Iterable[Version], least: float) -> LinkedSet:
    """The newest figures linked to those of earlier versions; differences below `least` are sensitive."""
    versions = list(versions)
    figures = {figure.naam: unmoved(figure, versions, least) for figure in newest.figures}
    sums, variants = list(newest.sums), {name: [name] for name in figures}
    for version in versions:
        names = {one.naam: place(one, version, figures, variants) for one in version.linked.figures}
        sums += [(names[total], tuple(names[part] for part in parts)) for total, parts in version.linked.sums]
    for same in variants.values():
        for one, other in combinations(same, 2):
            difference(figures[one], figures[other], least, figures, sums)
    return still_secret(LinkedSet(tuple(figures.values()), tuple(dict.fromkeys(sums))))


def unmoved(figure: Figure, versions: list[Version], least: float) -> Figure:
    """A figure of the region that moved by too little is not shown to have moved (publish/regional.py)."""
    if figure.eigenaar or not figure.zichtbaar:
        return figure
    before = [one.waarde for version in versions for one in version.linked.figures if one.naam == figure.naam]
    moved = figure.waarde not in before and any(abs(figure.waarde - value) < least for value in before)
    return replace(figure, zichtbaar=False, gewicht=1) if moved else figure


def place(figure: Figure, version: Version, figures: dict, variants: dict) -> tuple:
    """Put an earlier figure among the others and return its name there: that of an equal one, or one of its own."""
    shown = figure.zichtbaar and figure.naam not in version.hidden
    equal = [one for one in variants.get(figure.naam, []) if figures[one].waarde == figure.waarde]
    if not figure.zichtbaar or not equal:
        name = (*figure.naam, version.nummer)
        known = {"nodig": 0.0, "gewicht": inf} if shown else {"zichtbaar": False}
        figures[name] = replace(figure, naam=name, **known)
        if figure.zichtbaar:
            variants.setdefault(figure.naam, []).append(name)
        return name
    before = figures[equal[0]]
    if shown:
        figures[equal[0]] = replace(before, zichtbaar=True, nodig=0.0, gewicht=inf)
    elif before.gewicht != inf:
        figures[equal[0]] = replace(before, nodig=max(before.nodig, figure.nodig))
    return equal[0]


def difference(one: Figure, other: Figure, least: float, figures: dict, sums: list) -> None:
    """One more figure when two versions of a figure of one gemeente differ by too little."""
    small, large = sorted((one, other), key=lambda figure: figure.waarde)
    gap = large.waarde - small.waarde
    if gap >= least or not one.eigenaar:
        return
    between = ("verschil", small.naam, large.naam)
    figures[between] = Figure(between, gap, least, eigenaar=one.eigenaar, zichtbaar=False)
    sums.append((large.naam, (small.naam, between)))


def still_secret(linked: LinkedSet) -> LinkedSet:
    """Without need what older reports gave away: hiding everything that can still be hidden would not help."""
    figures = list(linked.figures)
    intervals = Intervals(linked.equations(), np.array([figure.waarde for figure in figures], dtype=float))
    free = [not one.zichtbaar or (one.gewicht < inf and one.waarde != 0) for one in figures]
    costs = np.where(free, 1.0, np.inf)
    for number, one in enumerate(figures):
        if one.nodig > 0 and not one.zichtbaar and intervals.cheapest(number, one.nodig, costs) is None:
            figures[number] = replace(one, nodig=0.0)
    return LinkedSet(tuple(figures), linked.sums)
