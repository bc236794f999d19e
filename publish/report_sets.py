"""The figures of all reports of one half-year -> linked sets: all that one reader can add up."""

from collections import defaultdict
from math import inf

from publish.disclosure import Figure, LinkedSet, hidden_figures
from publish.periods import is_quarter
from publish.report_catalog import subjects
from publish.report_history import Version, with_history

TOTAL, REGION = "totaal", "regio"
ONE_CENT = 0.01
TOTAL_WEIGHT = 3  # hiding a total takes more from a reader than hiding a category

Name = tuple[str, str]  # gemeente_code, categorie
Cells = dict[
    Name, tuple[int | None, float]
]  # count of people or cases, and the figure itself (euros, hours or that count)


def hidden_names(subject: str, linked: LinkedSet, earlier: list[Version], limits: dict) -> set[Name]:
    """Which figures (gemeente_code, categorie) of one subject in one half-year may be in no report.

    `linked` is the set of this publication, `earlier` those of the reports that people may lay beside it.
    """
    shown = {figure.naam for figure in linked.figures if figure.zichtbaar and figure.naam[0] != REGION}
    small = {figure.naam for figure in linked.figures if figure.nodig > 0}
    if earlier:
        least = limits["kleinste_verschil_bedrag" if subjects()[subject].meet == "euro" else "onderdruk_onder"]
        linked = with_history(linked, earlier, least)
    return (hidden_figures(linked) | small) & shown


def linked_set(subject: str, cells: Cells, dominated: set[Name], limits: dict) -> LinkedSet:
    """All gemeenten with their categories and totals, and the total of the region, which everyone may know."""
    figures = [figure_of(subject, name, *cell, name in dominated, limits) for name, cell in cells.items()]
    totals = tuple(name for name in cells if name[1] == TOTAL)
    sums = [((REGION, TOTAL), totals)]
    figures.append(Figure((REGION, TOTAL), sum(cells[name][1] for name in totals), gewicht=inf))
    parts = defaultdict(list)
    for name in cells:
        if name[1] != TOTAL and not is_quarter(name[1]):
            parts[name[0]].append(name)
    for code, names in parts.items():
        if subjects()[subject].telt == "som":
            sums.append(((code, TOTAL), tuple(names)))
            continue
        extra, more = overlapping(cells, code, names)
        figures += extra
        sums += more
    extra, more = quarters(cells)
    return LinkedSet((*figures, *extra), (*sums, *more))


def quarters(cells: Cells) -> tuple[list[Figure], list]:
    """Quarters add up to the total of their gemeente, but for a rest; of the region everyone may know each."""
    figures, sums = [], []
    names = [name for name in cells if is_quarter(name[1])]
    for quarter in sorted({quarter for _, quarter in names}):
        same = tuple(name for name in names if name[1] == quarter)
        figures.append(Figure((REGION, quarter), sum(cells[name][1] for name in same), gewicht=inf))
        sums.append(((REGION, quarter), same))
    for code in sorted({code for code, _ in names}):
        own = [name for name in names if name[0] == code]
        rest = cells[code, TOTAL][1] - sum(cells[name][1] for name in own)
        if abs(rest) >= ONE_CENT:
            figures.append(Figure((code, "buiten kwartalen"), rest, zichtbaar=False))
            own.append((code, "buiten kwartalen"))
        sums.append(((code, TOTAL), tuple(own)))
    return figures, sums


def figure_of(subject: str, name: Name, count: int | None, value: float, is_dominated: bool, limits: dict) -> Figure:
    """One figure with the room it needs; euros of nobody are a correction for a few."""
    few = limits["onderdruk_onder"]
    small = count is not None and (0 < count < few or (count == 0 and value != 0))
    weight = TOTAL_WEIGHT if name[1] == TOTAL else 1
    meet = subjects()[subject].meet
    if meet == "aantal":
        return Figure(name, value, few if small else 0, eigenaar=name[0], gewicht=weight)
    least = limits["bedrag_afronden_op"] if meet == "euro" else few
    room = max(abs(value) * limits["bedrag_speelruimte"] / 100, least)
    return Figure(name, value, room if small or is_dominated else 0, eigenaar=name[0], gewicht=weight)


def overlapping(cells: Cells, code: str, names: list[Name]) -> tuple[list[Figure], list]:
    """A counted total is at least each category and at most their sum: equations with differences that nobody sees."""
    total = cells[code, TOTAL][1]
    figures = [Figure((code, "dubbel"), sum(cells[name][1] for name in names) - total, zichtbaar=False)]
    sums = [((code, "som"), tuple(names)), ((code, "som"), ((code, TOTAL), (code, "dubbel")))]
    figures.append(Figure((code, "som"), sum(cells[name][1] for name in names), zichtbaar=False))
    for name in names:
        rest = (code, f"zonder {name[1]}")
        figures.append(Figure(rest, total - cells[name][1], zichtbaar=False))
        sums.append(((code, TOTAL), (name, rest)))
    return figures, sums
