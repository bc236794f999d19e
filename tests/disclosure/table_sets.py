"""Invented table sets: gemeente x product with all margins, the same over two half-years and a year, and a report."""

import random
from collections.abc import Hashable
from dataclasses import replace
from itertools import product

from publish.disclosure import Figure, LinkedSet, hidden_figures
from publish.report_history import Version, with_history

LIMIT = 10
ALL = "totaal"
COUNTS = (0, 0, 1, 2, 3, 5, 7, 9, 12, 15, 20, 30, 45, 60, 90, 150)


def sensitive(count: float) -> int:
    """The width that a small count needs."""
    return LIMIT if 0 < count < LIMIT else 0


def cube(dice: random.Random, *axes: list[str]) -> LinkedSet:
    """Counts over these axes with every margin; the first axis is the gemeente, who knows its own figures."""
    cells = {key: dice.choice(COUNTS) for key in product(*axes)}
    sums = []
    for axis, members in enumerate(axes):
        for key in [key for key in cells if key[axis] == members[0]]:
            parts = tuple((*key[:axis], member, *key[axis + 1 :]) for member in members)
            total = (*key[:axis], ALL, *key[axis + 1 :])
            cells[total] = sum(cells[part] for part in parts)
            sums.append((total, parts))
    figures = (
        Figure(key, count, sensitive(count), eigenaar=key[0] if key[0] != ALL else "") for key, count in cells.items()
    )
    return LinkedSet(tuple(figures), tuple(sums))


def flat_table(number: int) -> LinkedSet:
    """Gemeente x product."""
    dice = random.Random(number)
    return cube(dice, names("g", dice.randint(4, 10)), names("p", dice.randint(4, 9)))


def year_tables(number: int) -> LinkedSet:
    """Gemeente x product x half-year; the total over half-years is the year report."""
    dice = random.Random(number)
    return cube(dice, names("g", dice.randint(3, 5)), names("p", dice.randint(3, 5)), names("h", 2))


def report_tables(number: int) -> LinkedSet:
    """As published: per gemeente its categories and total, of the region the total only."""
    whole = flat_table(number)
    hidden = [figure for figure in whole.figures if figure.naam[0] == ALL and figure.naam[1] != ALL]
    shown = tuple(figure for figure in whole.figures if figure not in hidden)
    unpublished = tuple(Figure(figure.naam, figure.waarde, zichtbaar=False) for figure in hidden)
    return LinkedSet(shown + unpublished, whole.sums)


def later_tables(number: int) -> LinkedSet:
    """The same, published once more after some cells changed, beside what was shown of it the first time."""
    newest, first = two_publications(number)
    return with_history(newest, [first], LIMIT)


def two_publications(number: int) -> tuple[LinkedSet, Version]:
    """A report and the one before it: a third of the cells differ, most of them by a few."""
    dice, before = random.Random(number), report_tables(number)
    values = {figure.naam: figure.waarde for figure in before.figures}
    for name in [name for name in values if ALL not in name and dice.random() < 1 / 3]:
        values[name] = max(0, values[name] + dice.choice((-12, -3, -1, 1, 2, 4, 9, 30)))
    for total, parts in before.sums:
        values[total] = sum(values[part] for part in parts)
    figures = (
        replace(one, waarde=values[one.naam], nodig=sensitive(values[one.naam]) if one.zichtbaar else 0)
        for one in before.figures
    )
    return LinkedSet(tuple(figures), before.sums), Version(1, before, hidden_figures(before))


def names(letter: str, count: int) -> list[str]:
    """g00, g01, …"""
    return [f"{letter}{number:02}" for number in range(count)]


def owners(linked: LinkedSet) -> list[str]:
    """The gemeenten of a set."""
    return sorted({figure.eigenaar for figure in linked.figures} - {""})


def primaries(linked: LinkedSet) -> set[Hashable]:
    """The figures that are hidden for what they are; a difference is shown nowhere."""
    return {figure.naam for figure in linked.figures if figure.nodig > 0 and figure.zichtbaar}
