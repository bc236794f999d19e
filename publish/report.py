"""Publication -> gemeenterapportage (P-01) as HTML, PDF and Excel, with one page for the raad.

The same publication and words give the same bytes; the SHA-256 of every file is kept in publicatie.rapporten.
"""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

from ingest.settings import Settings
from publish import publication
from publish.connection import connect
from publish.errors import PublicationError
from publish.figures import Figures, read_figures
from publish.gemeenten import REGION, Gemeente, find_gemeente, region_gemeenten
from publish.report_catalog import region_choices
from publish.report_chapters import Chapter, left_out_chapters, report_chapters
from publish.report_excel import to_excel
from publish.report_pages import file_name, render_index, render_raad, render_report, write_whole
from publish.report_pdf import can_print, to_pdf
from publish.report_quarters import NEWEST, quarterly
from publish.report_region import of_region, read_all, region_chapters
from publish.report_register import keep_file

log = logging.getLogger(__name__)
FORMATS = ("html", "pdf", "xlsx")  # without Pango on the machine no PDF


def write_reports(
    settings: Settings,
    formats: Collection[str] = FORMATS,
    *,
    publicatie_id: int | None = None,
    periode: str = "",
    workers: int = 1,
    written: Callable[[str, float], None] = lambda naam, seconds: None,
) -> list[Path]:
    """Write the files of all gemeenten and the index; returns the pages, index last.

    `written` is told the name of each gemeente and its seconds. The first decides for all what is left out; the others
    go `workers` at a time.
    """
    chosen = {"formats": tuple(formats), "publicatie_id": publicatie_id, "periode": periode}
    first, *others = region_gemeenten(settings)
    pages = [timed(first.code, settings, chosen)]
    written(first.naam, pages[0][1])
    if workers > 1:
        # spawn: the drawing and printing libraries do not survive a fork of a process with threads
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            tasks = [pool.submit(timed, gemeente.code, settings, chosen) for gemeente in others]
            made = (task.result() for task in tasks)
            pages += [tell(gemeente, page, written) for gemeente, page in zip(others, made, strict=True)]
    else:
        pages += [tell(gemeente, timed(gemeente.code, settings, chosen), written) for gemeente in others]
    return [*(page for page, _ in pages), pages[0][0].with_name("index.html")]


def timed(code: str, settings: Settings, chosen: dict) -> tuple[Path, float]:
    """One gemeente, with its seconds."""
    started = monotonic()
    return write_editions(code, settings, **chosen), monotonic() - started


def tell(gemeente: Gemeente, page: tuple[Path, float], written: Callable[[str, float], None]) -> tuple[Path, float]:
    """Say that a gemeente is done."""
    written(gemeente.naam, page[1])
    return page


def missing_reports(settings: Settings, formats: Collection[str] = FORMATS) -> list[str]:
    """CBS codes of the gemeenten that lack a file of the current publication; PublicationError without one."""
    folder = settings.reports / str(publication.current(settings).publicatie_id)
    return [
        gemeente.code
        for gemeente in region_gemeenten(settings)
        if not all((folder / name).is_file() for name in names_of(gemeente, formats))
    ]


def names_of(gemeente: Gemeente, formats: Collection[str]) -> list[str]:
    """The files of a gemeente; the workbook has no edition for the raad."""
    name, formats = file_name(gemeente), possible(formats)
    return [f"{name}.{one}" for one in formats] + [f"{name}-raad.{one}" for one in formats if one != "xlsx"]


def write_editions(
    code: str,
    settings: Settings,
    formats: Collection[str] = FORMATS,
    *,
    publicatie_id: int | None = None,
    periode: str = "",
) -> Path:
    """Write the report of one gemeente, and that of the newest quarter when it has those; returns its page."""
    page = write_report(code, settings, formats, publicatie_id=publicatie_id, periode=periode)
    if not periode and quarterly(code, region_choices(settings)):
        with without_quarters(code):
            write_report(code, settings, formats, publicatie_id=publicatie_id, periode=NEWEST)
    return page


def write_report(
    code: str,
    settings: Settings,
    formats: Collection[str] = FORMATS,
    *,
    publicatie_id: int | None = None,
    periode: str = "",
    niveau: str = "",
) -> Path:
    """Write the files of one gemeente (CBS code) and the index beside them; returns the path of the page.

    Of a publication (the current one, or an opened pin), up to half-year or quarter `periode`, which then has its own
    folder; with `niveau` only the chapters of that level of readers, in files of their own.
    """
    figures = read_figures(find_gemeente(code, settings), settings, publicatie_id=publicatie_id, periode=periode)
    level = niveau or region_choices(settings)["rapportage"]
    chapters = report_chapters(figures, level, settings)
    name = file_name(figures.gemeente) + (f"-voor-{niveau}" if niveau else "")
    files = render(name, figures, chapters, formats, left_out_chapters(figures, level, settings))
    if not niveau:
        one_page = render_raad(figures, chapters, settings)
        pages = {"html": one_page.encode} | {"pdf": lambda: to_pdf(one_page, one_page=True)}
        files |= {f"{name}-raad.{kind}": make() for kind, make in pages.items() if kind in possible(formats)}
    return write_files(figures, files, settings, periode) / f"{name}.html"


def write_regions(
    settings: Settings, formats: Collection[str] = FORMATS, *, publicatie_id: int | None = None, periode: str = ""
) -> Path:
    """Write the regional edition, and that of the newest quarter when gemeenten have those; returns its page."""
    page = write_region(settings, formats, publicatie_id=publicatie_id, periode=periode)
    choices = region_choices(settings)
    if not periode and any(quarterly(gemeente.code, choices) for gemeente in region_gemeenten(settings)):
        with without_quarters(REGION):
            write_region(settings, formats, publicatie_id=publicatie_id, periode=NEWEST)
    return page


@contextmanager
def without_quarters(whose: str) -> Iterator[None]:
    """A publication from before there were quarters has no report about one: that is said, and no reason to stop."""
    try:
        yield
    except PublicationError as error:
        log.warning("%s: no report about a quarter: %s", whose, error)


def write_region(
    settings: Settings, formats: Collection[str] = FORMATS, *, publicatie_id: int | None = None, periode: str = ""
) -> Path:
    """Write the regional edition; returns the path of its page."""
    found, beside = read_all(settings, publicatie_id=publicatie_id, periode=periode)
    figures = of_region(found, settings)
    files = render(REGION, figures, region_chapters(found, beside), formats)
    return write_files(figures, files, settings, periode) / f"{REGION}.html"


def write_missing_region(settings: Settings) -> None:
    """Write the regional edition of the current publication when it is not there."""
    folder = settings.reports / str(publication.current(settings).publicatie_id)
    if not all((folder / f"{REGION}.{kind}").is_file() for kind in possible(FORMATS)):
        write_regions(settings)


def render(
    name: str, figures: Figures, chapters: list[Chapter], formats: Collection[str], left_out: Sequence[str] = ()
) -> dict[str, bytes]:
    """File name -> content in every format."""
    page = render_report(figures, chapters, left_out)
    made = {"html": page.encode, "pdf": lambda: to_pdf(page), "xlsx": lambda: to_excel(figures, chapters)}
    return {f"{name}.{kind}": made[kind]() for kind in possible(formats)}


def possible(formats: Collection[str]) -> list[str]:
    """These formats, as far as this machine can make them."""
    return [kind for kind in FORMATS if kind in formats and (kind != "pdf" or can_print())]


def write_files(figures: Figures, files: dict[str, bytes], settings: Settings, periode: str) -> Path:
    """Write files and index whole, and keep their hashes in the register of publications; returns their folder."""
    newest = figures.perioden[-1] if figures.perioden else ""
    folder = settings.reports / str(figures.source.publicatie_id) / (newest if periode == NEWEST else periode)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / "index.html", render_index(figures, settings))
    about = (figures.source.publicatie_id, figures.gemeente.code, newest)
    with connect(settings) as connection, connection.cursor() as cursor:
        for name, content in files.items():
            write_whole(folder / name, content)
            stem = name.rpartition(".")[0]
            edition = stem.removeprefix(file_name(figures.gemeente)).lstrip("-") or "rapportage"
            keep_file(cursor, about, edition, name, content)
    return folder
