"""Protected figures -> the parts of a chapter: words, a drawing with its text, and the same figures as a table."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from publish import wording
from publish.charts import bar_chart
from publish.figures import Figures
from publish.report_catalog import Subject
from publish.report_charts import LEFT_OUT, shares_chart
from publish.suppression import HIDDEN, NO_FIGURES, Cell

BARS = 10  # categories in one chart


class Value(NamedTuple):
    """A figure in a table: as people read it, as a number when it may be seen, and what stands small beside it."""

    text: str
    number: float | None = None
    extra: str = ""


@dataclass(frozen=True)
class Part:
    """One part of a chapter. `rows`: label and values; `last_is_total`: the last row is set apart."""

    key: str
    code: str
    title: str
    intro: str = ""
    axis: str = ""
    drawing: str = ""
    words: str = ""
    corner: str = "Soort"
    head: list[str] = field(default_factory=list)
    rows: list[tuple[str, list[Value]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    last_is_total: bool = False


def spoken(rows: list[tuple[str, list[Value]]], place: int = 0) -> str:
    """One column of a table as a sentence, for who cannot see the drawing."""
    return "; ".join(f"{name}: {values[place].text}" for name, values in rows)


def subject_part(figures: Figures, subject: Subject) -> Part | None:
    """A counted subject; None when nothing was delivered about it."""
    by_half = figures.tables[subject.key]
    if all(table == NO_FIGURES for table in by_half.values()):
        return None
    names = list(dict.fromkeys(cell.categorie for half in figures.perioden for cell in by_half[half].cells))
    columns = {half: cells_of(figures, subject, half, names) for half in figures.perioden}
    rows = [(name, [value_of(columns[half][name], subject) for half in columns]) for name in names]
    rows.append(("Totaal", [value_of(by_half[half].total, subject) for half in columns]))
    return Part(
        subject.key,
        subject.code,
        subject.titel,
        subject.intro,
        subject.as_,
        drawing(figures, subject, names, columns),
        spoken(rows, -1),
        head=[wording.period(half) for half in figures.perioden],
        rows=rows,
        notes=[subject.noot] if subject.noot else [],
        last_is_total=True,
    )


def totals_part(figures: Figures, subject: Subject) -> Part | None:
    """The total of a subject per quarter, which has no categories; None when nothing was delivered about it."""
    totals = [(period, figures.tables[subject.key][period].total) for period in figures.perioden]
    if all(total == NO_FIGURES.total for _, total in totals):
        return None
    bars = [
        {
            "categorie": wording.period(period),
            "halfjaar": subject.naam,
            "waarde": number_of(total, subject),
            "label": short_text(total, subject),
        }
        for period, total in totals
    ]
    rows = [(wording.period(period), [value_of(total, subject)]) for period, total in totals]
    return Part(
        subject.key,
        subject.code,
        f"{subject.naam} per kwartaal",
        axis=subject.as_,
        drawing=bar_chart(bars, [subject.naam]) if any(bar["waarde"] for bar in bars) else "",
        words=spoken(rows),
        corner="Kwartaal",
        head=["Totaal"],
        rows=rows,
        notes=[subject.noot] if subject.noot else [],
    )


def cells_of(figures: Figures, subject: Subject, half: str, names: list[str]) -> dict[str, Cell]:
    """A cell for every category: zero where it did not occur, unknown where the half-year has no figures at all."""
    table = figures.tables[subject.key][half]
    zero = None if table == NO_FIGURES else 0
    amount = Decimal(0) if zero is not None and subject.meet != "aantal" else None
    missing = {name: Cell(name, zero, amount) for name in names}
    return {**missing, **{cell.categorie: cell for cell in table.cells}}


def value_of(cell: Cell, subject: Subject) -> Value:
    """A cell as it stands in the table."""
    return Value(wording.cell_text(cell, subject.meet), number_of(cell, subject))


def number_of(cell: Cell, subject: Subject) -> float | None:
    """The figure itself; None when it is hidden or unknown."""
    found = cell.aantal if subject.meet == "aantal" else cell.bedrag
    return None if found is None else float(found)


def drawing(figures: Figures, subject: Subject, names: list[str], columns: dict[str, dict[str, Cell]]) -> str:
    """The chart that the catalogue asks for, when there is something to draw."""
    if not names or subject.grafiek == "geen":
        return ""
    if subject.grafiek == "aandelen":
        return shares(figures, subject, names, columns)
    newest = columns[figures.perioden[-1]]
    seen = [name for name in names if any(number_of(columns[half][name], subject) for half in figures.perioden[-2:])]
    if not seen:
        return ""
    bars = [
        {
            "categorie": name,
            "halfjaar": wording.period(half),
            "waarde": number_of(columns[half][name], subject),
            "label": short_text(columns[half][name], subject),
        }
        for name in largest_names(seen, newest, subject)
        for half in figures.perioden[-2:]
    ]
    return bar_chart(bars)


def short_text(cell: Cell, subject: Subject) -> str:
    """Beside a bar there is little room."""
    if subject.meet == "euro" and cell.bedrag is not None:
        return wording.short_euros(cell.bedrag)
    return wording.cell_text(cell, subject.meet)


def shares(figures: Figures, subject: Subject, names: list[str], columns: dict[str, dict[str, Cell]]) -> str:
    """Parts of the whole per half-year; what is left out together fills the bar up to the total."""
    rows, used = [], []
    for half in reversed(figures.perioden):
        total = figures.tables[subject.key][half].total.aantal
        if not total:
            continue
        sizes = {name: columns[half][name].aantal or 0 for name in names}
        if any(cell.staat == HIDDEN for cell in columns[half].values()):
            sizes[LEFT_OUT] = max(0, total - sum(sizes.values()))
        used += [name for name, size in sizes.items() if size]
        rows += [
            {"halfjaar": wording.period(half), "categorie": name, "waarde": size}
            for name, size in sizes.items()
            if size
        ]
    order = [name for name in [*names, LEFT_OUT] if name in used]
    return shares_chart(rows, order) if rows else ""


def largest_names(names: list[str], newest_cells: dict[str, Cell], subject: Subject) -> list[str]:
    """The categories that a chart has room for, in the order of the table; the table has them all."""
    if len(names) <= BARS:
        return names
    sizes = {name: number_of(cell, subject) or 0 for name, cell in newest_cells.items()}
    largest = sorted(names, key=lambda name: -sizes.get(name, 0))[:BARS]
    return [name for name in names if name in largest]
