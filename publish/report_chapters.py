"""The catalogue and protected figures -> the chapters of one report, for one level of readers."""

from collections.abc import Callable
from dataclasses import dataclass

from ingest.settings import Settings
from publish.figures import Figures
from publish.report_catalog import ChapterSpec, chosen_chapters, subjects
from publish.report_forecast import completeness, forecast, known_part
from publish.report_money import budget
from publish.report_overview import flow_part, index_part
from publish.report_parts import Part, subject_part, totals_part
from publish.report_plain import changed, control, measures_of_plan, quality
from publish.report_ratios import measures_part

BLOCKS: dict[str, Callable[[Figures], Part | None]] = {
    "index": index_part,
    "stroom": flow_part,
    "begroting": budget,
    "prognose": forecast,
    "compleet": completeness,
    "volledig": known_part,
    "maatregelen": measures_of_plan,
    "controle": control,
    "kwaliteit": quality,
    "veranderd": changed,
}


@dataclass(frozen=True)
class Chapter:
    """One chapter; without parts it says `geen`."""

    nummer: int
    sleutel: str
    titel: str
    parts: tuple[Part, ...]
    geen: str


def report_chapters(figures: Figures, level: str, settings: Settings) -> list[Chapter]:
    """The chapters of a level of readers in this gemeente, in order; none for a gemeente without figures."""
    if not figures.perioden:
        return []
    chosen = chosen_chapters(figures.gemeente.code, level, settings)
    if figures.soort == "kwartaal":
        chosen = [spec for spec in (one.of_quarter() for one in chosen) if spec.kwartaal]
    return [make_chapter(spec, figures) for spec in chosen]


def left_out_chapters(figures: Figures, level: str, settings: Settings) -> list[str]:
    """Titles of the chapters that these readers find in the report about a half-year only."""
    if figures.soort != "kwartaal":
        return []
    chosen = chosen_chapters(figures.gemeente.code, level, settings)
    return [spec.titel for spec in chosen if not spec.of_quarter().kwartaal]


def make_chapter(spec: ChapterSpec, figures: Figures) -> Chapter:
    """One chapter with the parts that have something to show."""
    parts = [make_part(part, figures, spec.sleutel) for part in spec.delen]
    return Chapter(spec.nummer, spec.sleutel, spec.titel, tuple(part for part in parts if part), spec.geen)


def make_part(part: dict, figures: Figures, chapter: str) -> Part | None:
    """One part as the catalogue names it."""
    if "onderwerp" in part and figures.soort == "kwartaal":
        return totals_part(figures, subjects()[part["onderwerp"]])
    if "onderwerp" in part:
        return subject_part(figures, subjects()[part["onderwerp"]])
    if "maten" in part:
        return measures_part(figures, part["maten"], chapter)
    return BLOCKS[part["blok"]](figures) if part["blok"] in BLOCKS else None
