"""Protected figures -> the first page: what stands out in sentences, and the large numbers."""

from dataclasses import dataclass

from publish import wording
from publish.figures import Figures
from publish.report_catalog import subjects
from publish.report_forecast import known_shares
from publish.report_money import KOSTEN
from publish.report_sets import TOTAL
from publish.suppression import SHOWN, Cell

KEY_FIGURES = ("jeugdigen_in_zorg", "instroom_verwijzer", "kosten_categorie", "kerntaken")
STANDS_OUT = 10  # index points above or below the region


@dataclass(frozen=True)
class KeyFigure:
    """One of the large numbers at the top; `index` is None or against the region = 100, `known` of costs the share (%)
    that is usually declared by now."""

    title: str
    value: str
    change: str
    index: int | None
    known: int | None = None


def key_figures(figures: Figures) -> list[KeyFigure]:
    """The totals of the newest period."""
    found = []
    for key in KEY_FIGURES:
        if figures.soort == "kwartaal" and not subjects()[key].kwartaal:
            continue
        new, old = newest(figures, key), previous(figures, key)
        change = wording.change(new, old, figures.thresholds["percentage_vanaf"], figures.soort)
        index = figures.index[key].get(figures.perioden[-1]) if figures.perioden else None
        known = known_shares(figures).get(figures.perioden[-1]) if key == KOSTEN and figures.perioden else None
        found.append(KeyFigure(subjects()[key].naam, total_text(key, new), change, index, known))
    return found


def summary(figures: Figures) -> list[str]:
    """The few sentences that a reader should remember."""
    youths, costs = newest(figures, "jeugdigen_in_zorg"), newest(figures, "kosten_categorie")
    sentences = []
    if youths.staat == SHOWN and youths.aantal:
        sentence = f"{wording.number(youths.aantal)} jeugdigen kregen jeugdhulp"
        change = wording.change(youths, previous(figures, "jeugdigen_in_zorg"), figures.thresholds["percentage_vanaf"])
        sentences.append(f"{sentence}; dat is {change}." if change else f"{sentence}.")
    if costs.staat == SHOWN and costs.bedrag:
        sentences.append(f"De gedeclareerde kosten waren {wording.short_euros(costs.bedrag)}.")
    if largest := largest_cell(figures, "instroom_verwijzer"):
        sentences.append(f"De meeste nieuwe trajecten begonnen via: {largest.categorie}.")
    return [*sentences, *against_region(figures), *in_and_out(figures)]


def against_region(figures: Figures) -> list[str]:
    """Where this gemeente differs clearly from the region."""
    said = {"jeugdigen_in_zorg": "kregen {} jeugdigen hulp", "kosten_categorie": "waren de kosten {}"}
    found = []
    for key, words in said.items():
        index = figures.index[key].get(figures.perioden[-1]) if figures.perioden else None
        if index is not None and abs(index - 100) >= STANDS_OUT:
            more, less = ("meer", "minder") if key == "jeugdigen_in_zorg" else ("hoger", "lager")
            size = f"{abs(index - 100)}% {more if index > 100 else less}"
            found.append(f"Per inwoner onder de 18 {words.format(size)} dan in de regio.")
    return found


def in_and_out(figures: Figures) -> list[str]:
    """Whether more began than ended, when both may be seen and the difference is more than rounding."""
    began, ended = newest(figures, "instroom_verwijzer").aantal, newest(figures, "uitstroom_hulpvorm").aantal
    if began is None or ended is None or abs(began - ended) < 2 * figures.thresholds["onderdruk_onder"]:
        return []
    return [f"Er begonnen {'meer' if began > ended else 'minder'} trajecten dan er eindigden."]


def total_text(key: str, cell: Cell) -> str:
    """A total as a key figure: shorter than in the table."""
    if cell.staat == SHOWN and cell.bedrag is not None:
        return wording.short_euros(cell.bedrag)
    return wording.cell_text(cell, subjects()[key].meet)


def newest(figures: Figures, subject: str) -> Cell:
    """The total of the newest half-year; nothing at all when there are no figures yet."""
    return figures.tables[subject][figures.perioden[-1]].total if figures.perioden else Cell(TOTAL, None)


def previous(figures: Figures, subject: str) -> Cell | None:
    """The total of the half-year before."""
    return figures.tables[subject][figures.perioden[-2]].total if len(figures.perioden) > 1 else None


def largest_cell(figures: Figures, subject: str) -> Cell | None:
    """The largest category that may be shown."""
    if not figures.perioden:
        return None
    cells = figures.tables[subject][figures.perioden[-1]].cells
    return max((cell for cell in cells if cell.aantal), key=lambda cell: cell.aantal, default=None)
