"""Publication -> gemeenterapportage (P-01): a self-contained page per gemeente. Same publication, same bytes."""

import os
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ingest.settings import PROJECT, Settings
from publish import publication, wording
from publish.figures import Figures, read_figures
from publish.gemeenten import Gemeente, find_gemeente, region_gemeenten
from publish.report_catalog import measures, region_choices
from publish.report_chapters import Chapter, report_chapters
from publish.report_words import key_figures, summary

TEMPLATES = Path(__file__).with_name("templates")


def write_reports(settings: Settings) -> list[Path]:
    """Write the pages of all gemeenten from the current publication, and the index; returns the pages, index last."""
    pages = [write_report(gemeente.code, settings) for gemeente in region_gemeenten(settings)]
    return [*pages, pages[0].with_name("index.html")]


def missing_reports(settings: Settings) -> list[str]:
    """CBS codes of the gemeenten whose page of the current publication is not there; PublicationError without one."""
    folder = settings.reports / str(publication.current(settings).publicatie_id)
    return [gemeente.code for gemeente in region_gemeenten(settings) if not (folder / page_name(gemeente)).is_file()]


def write_report(code: str, settings: Settings) -> Path:
    """Write the page of one gemeente (CBS code) and the index beside it; returns the path of the page."""
    figures = read_figures(find_gemeente(code, settings), settings)
    folder = settings.reports / str(figures.source.publicatie_id)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / "index.html", render_index(figures, settings))
    page = folder / page_name(figures.gemeente)
    write_whole(page, render_report(figures, settings))
    return page


def render_report(figures: Figures, settings: Settings) -> str:
    """The page as HTML."""
    chapters = report_chapters(figures, region_choices(settings)["rapportage"], settings)
    return (
        templates()
        .get_template("rapport.html.j2")
        .render(
            figures=figures,
            chapters=chapters,
            summary=summary(figures),
            key_figures=key_figures(figures),
            status="Voorlopige cijfers",
            duiding=dict.fromkeys([chapter.sleutel for chapter in chapters], ()),
            definities=definitions(chapters),
            breuken=[],
        )
    )


def definitions(chapters: list[Chapter]) -> list[tuple[str, str, str]]:
    """(code, name, definition) of the KPIs in these chapters, as schemas/kpi has them."""
    shown = {code for chapter in chapters for part in chapter.parts for code in part.code.split()}
    found = []
    for measure in measures().values():
        if measure.code in shown and measure.kpi:
            text = (PROJECT / "schemas" / "kpi" / f"{measure.kpi}.yml").read_text(encoding="utf-8")
            found.append((measure.code, measure.naam, yaml.safe_load(text)["definitie"]))
    return found


def render_index(figures: Figures, settings: Settings) -> str:
    """Links to the pages of this publication."""
    pages = [(gemeente.naam, page_name(gemeente)) for gemeente in region_gemeenten(settings)]
    return templates().get_template("index.html.j2").render(figures=figures, pages=sorted(pages))


def templates() -> Environment:
    """Jinja with escaping on; a name that is not filled in is an error."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters.update(half_year=wording.half_year, datum=wording.date, getal=wording.number)
    return environment


def page_name(gemeente: Gemeente) -> str:
    """File name of the page of a gemeente."""
    return f"{gemeente.code}-{wording.slug(gemeente.naam)}.html"


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, also when two tasks write the same one."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
