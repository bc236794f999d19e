"""The chapters of a report -> pages as HTML: the report itself, one page for the raad, and the index."""

import functools
import os
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ingest.settings import Settings
from publish import wording
from publish.duiding import Duiding
from publish.figures import Figures
from publish.gemeenten import REGION, Gemeente, region_gemeenten
from publish.kpis import kpi_definitions
from publish.periods import begin_of
from publish.report_catalog import chosen_chapters, measures, region_choices
from publish.report_chapters import Chapter
from publish.report_parts import Part
from publish.report_quarters import quarterly
from publish.report_words import key_figures, summary

TEMPLATES = Path(__file__).with_name("templates")
ON_ONE_PAGE = (
    "index",
    "instroom_verwijzer",
    "begroting",
    "kosten_categorie",
    "stroom",
)  # the first four that are there
STATUS = {"definitief": "Definitieve cijfers", "voorlopig": "Voorlopige cijfers"}


def render_report(figures: Figures, chapters: list[Chapter], left_out: Sequence[str] = ()) -> str:
    """The report of a gemeente, or of the region, as one page; `left_out`: chapters that only a half-year has."""
    of_gemeente = figures.gemeente.code != REGION
    return (
        templates()
        .get_template("rapport.html.j2")
        .render(
            figures=figures,
            soort="Gemeenterapportage jeugdhulp" if of_gemeente else "Regionale rapportage jeugdhulp",
            chapters=chapters,
            summary=summary(figures) if of_gemeente else [],
            key_figures=key_figures(figures) if of_gemeente else [],
            status=STATUS[figures.status],
            duiding={chapter.sleutel: words_of(figures, chapter.sleutel) for chapter in chapters},
            definities=definitions(chapters),
            breuken=breaks(figures, chapters),
            left_out=left_out,
        )
    )


def render_raad(figures: Figures, chapters: list[Chapter], settings: Settings) -> str:
    """What fits on one page, of the chapters that the raad of this gemeente reads."""
    allowed = {spec.sleutel for spec in chosen_chapters(figures.gemeente.code, "raad", settings)}
    parts = {part.key: part for chapter in chapters if chapter.sleutel in allowed for part in chapter.parts}
    drawings: list[Part] = [parts[key] for key in ON_ONE_PAGE if key in parts and parts[key].drawing]
    return (
        templates()
        .get_template("raad.html.j2")
        .render(
            figures=figures,
            summary=summary(figures),
            key_figures=key_figures(figures),
            drawings=drawings[:4],
            status=STATUS[figures.status],
            duiding=words_of(figures, "samenvatting"),
        )
    )


def words_of(figures: Figures, chapter: str) -> list[str]:
    """The paragraphs about a chapter that the parties agree on; chapter `duiding` has those of no other."""
    texts = [one for one in figures.duiding if one.hoofdstuk == chapter and agreed_on(one)]
    return [f"{one.type.capitalize()} ({one.bron_rol}): {text}" for one in texts for text in one.tekst.split("\n\n")]


def agreed_on(one: Duiding) -> bool:
    """Without consensus, or as a draft, a text stays out of a report."""
    return one.consensus and one.status != "concept"


def definitions(chapters: list[Chapter]) -> list[tuple[str, str, str]]:
    """(code, name, definition) of the KPIs in these chapters, as schemas/kpi has them."""
    return [
        (measure.code, measure.naam, kpi_definitions()[measure.kpi]["definitie"])
        for measure in shown_measures(chapters)
    ]


def shown_measures(chapters: list[Chapter]) -> list:
    """The measures of a KPI in these chapters."""
    shown = {code for chapter in chapters for part in chapter.parts for code in part.code.split()}
    return [measure for measure in measures().values() if measure.code in shown and measure.kpi]


def breaks(figures: Figures, chapters: list[Chapter]) -> list[str]:
    """A sentence per break in a series within the half-years of the report."""
    first = begin_of(figures.perioden[0]) if figures.perioden else "9"
    last = begin_of(figures.perioden[-1]) if figures.perioden else ""
    return [
        f"{measure.naam}: niet te vergelijken met vóór {day}."
        for measure in shown_measures(chapters)
        for day in kpi_definitions()[measure.kpi]["breukdatums"]
        if first < str(day) <= last
    ]


def render_index(figures: Figures, settings: Settings) -> str:
    """Links to what was written of this publication."""
    choices = region_choices(settings)
    pages = [
        (gemeente.naam, file_name(gemeente))
        for gemeente in region_gemeenten(settings)
        if figures.soort == "halfjaar" or quarterly(gemeente.code, choices)
    ]
    return templates().get_template("index.html.j2").render(figures=figures, pages=sorted(pages))


@functools.cache
def templates() -> Environment:
    """Jinja with escaping on; a name that is not filled in is an error."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters.update(periode=wording.period, datum=wording.date, getal=wording.number)
    return environment


def file_name(gemeente: Gemeente) -> str:
    """What the names of the files of a gemeente begin with."""
    return f"{gemeente.code}-{wording.slug(gemeente.naam)}"


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, also when two tasks write the same one."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    temporary.replace(path)
