"""Protected figures -> what the report says: key figures, sentences, tables and the bars of the charts."""

from dataclasses import dataclass
from decimal import Decimal

from publish import wording
from publish.figures import NO_FIGURES, TOTAL, Figures
from publish.suppression import SHOWN, Cell

BARS = 10  # categories in one chart

TITLES = {
    "jeugdigen_in_zorg": "Jeugdigen met jeugdhulp",
    "instroom_verwijzer": "Nieuwe trajecten",
    "kosten_categorie": "Kosten",
    "kerntaken": "Casussen lokaal team",
}


@dataclass(frozen=True)
class KeyFigure:
    """One of the large numbers at the top; `index` is None or against the region = 100."""

    title: str
    value: str
    change: str
    index: int | None


@dataclass(frozen=True)
class Section:
    """One chapter: chart with its text in words, and the same figures as a table of (label, values)."""

    key: str
    title: str
    intro: str
    axis: str
    bars: list[dict]
    words: str
    head: list[str]
    rows: list[tuple[str, list[str]]]
    note: str


INTROS = {
    "instroom_verwijzer": (
        "Wie verwees naar jeugdhulp?",
        "Trajecten die in het halfjaar begonnen, naar wie de jeugdige verwees.",
        "nieuwe trajecten",
    ),
    "kosten_categorie": (
        "Waar ging het geld naartoe?",
        "Gedeclareerde kosten naar soort jeugdhulp, in het halfjaar waarin de hulp is geleverd.",
        "kosten in euro",
    ),
    "kerntaken": (
        "Wat deed het lokale team?",
        "Casussen van het jeugdteam waarin een kerntaak is uitgevoerd. Eén casus kan bij meer kerntaken horen.",
        "casussen",
    ),
}

NOTES = {
    "kerntaken": "De kerntaken tellen niet op tot het totaal: één casus kan bij meer kerntaken horen.",
}


def key_figures(figures: Figures) -> list[KeyFigure]:
    """The totals of the newest half-year."""
    found = []
    for subject, title in TITLES.items():
        new, old = newest(figures, subject), previous(figures, subject)
        change = wording.change(new, old, figures.thresholds["percentage_vanaf"])
        found.append(KeyFigure(title, total_text(figures, new), change, figures.index.get(subject)))
    return found


def summary(figures: Figures) -> list[str]:
    """Two or three sentences with what a reader should remember."""
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
    return sentences


def sections(figures: Figures) -> list[Section]:
    """The chapters with a chart and a table; none for a gemeente without figures."""
    if not figures.halfjaren:
        return []
    return [section(figures, subject, *texts) for subject, texts in INTROS.items()]


def section(figures: Figures, subject: str, title: str, intro: str, axis: str) -> Section:
    """One chapter."""
    by_half = figures.tables[subject]
    names = list(dict.fromkeys(cell.categorie for half in figures.halfjaren for cell in by_half[half].cells))
    columns = {half: cells_of(figures, subject, half, names) for half in figures.halfjaren}
    rows = [(name, [cell_text(figures, subject, columns[half][name]) for half in columns]) for name in names]
    rows.append(("Totaal", [cell_text(figures, subject, by_half[half].total) for half in columns]))
    bars = [
        bar(figures, subject, half, columns[half][name])
        for name in largest_names(names, columns[figures.halfjaren[-1]])
        for half in figures.halfjaren[-2:]
    ]
    head = [wording.half_year(half) for half in figures.halfjaren]
    words = "; ".join(f"{name}: {values[-1]}" for name, values in rows)
    return Section(subject, title, intro, axis, bars, words, head, rows, NOTES.get(subject, ""))


def cells_of(figures: Figures, subject: str, half: str, names: list[str]) -> dict[str, Cell]:
    """A cell for every category: zero where it did not occur, unknown where the half-year has no figures at all."""
    table = figures.tables[subject][half]
    zero = None if table == NO_FIGURES else 0
    euros = Decimal(0) if zero is not None and subject == "kosten_categorie" else None
    missing = {name: Cell(name, zero, euros) for name in names}
    return {**missing, **{cell.categorie: cell for cell in table.cells}}


def largest_names(names: list[str], newest_cells: dict[str, Cell]) -> list[str]:
    """The categories that a chart has room for, in the order of the table; the table has them all."""
    if len(names) <= BARS:
        return names
    sizes = {name: cell.bedrag or cell.aantal or 0 for name, cell in newest_cells.items()}
    largest = sorted(names, key=lambda name: -sizes.get(name, 0))[:BARS]
    return [name for name in names if name in largest]


def bar(figures: Figures, subject: str, half: str, cell: Cell) -> dict:
    """One bar; a hidden figure has no length."""
    value = cell.bedrag if subject == "kosten_categorie" else cell.aantal
    label = cell_text(figures, subject, cell)
    if value is not None and subject == "kosten_categorie":
        label = wording.short_euros(cell.bedrag)
    return {
        "categorie": cell.categorie,
        "halfjaar": wording.half_year(half),
        "waarde": None if value is None else float(value),
        "label": label,
    }


def cell_text(figures: Figures, subject: str, cell: Cell) -> str:
    """A cell as it stands in the table."""
    return (wording.euro_text if subject == "kosten_categorie" else wording.count_text)(cell)


def total_text(figures: Figures, cell: Cell) -> str:
    """A total as a key figure: shorter than in the table."""
    if cell.staat == SHOWN and cell.bedrag is not None:
        return wording.short_euros(cell.bedrag)
    return wording.count_text(cell)


def newest(figures: Figures, subject: str) -> Cell:
    """The total of the newest half-year; nothing at all when there are no figures yet."""
    return figures.tables[subject][figures.halfjaren[-1]].total if figures.halfjaren else Cell(TOTAL, None)


def previous(figures: Figures, subject: str) -> Cell | None:
    """The total of the half-year before."""
    return figures.tables[subject][figures.halfjaren[-2]].total if len(figures.halfjaren) > 1 else None


def largest_cell(figures: Figures, subject: str) -> Cell | None:
    """The largest category that may be shown."""
    if not figures.halfjaren:
        return None
    cells = figures.tables[subject][figures.halfjaren[-1]].cells
    return max((cell for cell in cells if cell.aantal), key=lambda cell: cell.aantal, default=None)
