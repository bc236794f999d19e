"""Publication -> static dashboards: a self-contained page per dashboard and reader. Same publication, same bytes.

Pages for gemeente and region hold exact figures, also small ones, so their folder is closed to other users.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from psycopg import Cursor

from ingest.settings import Settings
from publish import publication
from publish.dashboards import formats
from publish.dashboards.drawing import draw, legend
from publish.dashboards.query import Rows, audience_of, read_rows, reading
from publish.dashboards.spec import Card, Dashboard, load_dashboards
from publish.gemeenten import find_gemeente, region_gemeenten
from publish.report_pages import templates, write_whole

SOURCE = "select publicatie_id, code_version, gebouwd_op, gepubliceerd_op from publicatie"
GRADES = """
select distinct on (kpi_id) kpi_id, status, cijfer
from rpt_kpi
where periode = (select max(periode) from rpt_kpi where %(halfjaar)s = '' or periode = %(halfjaar)s)
order by kpi_id, status desc, nullif(cijfer, 'geen') desc nulls last
"""


@dataclass(frozen=True)
class Shown:
    """A card with what came out, ready for the template."""

    card: Card
    found: Rows
    svg: str
    badge: tuple[str, str] | None  # status and grade of the KPI that vouches for these figures
    legend: tuple[tuple[str, str], ...] = ()  # name and colour of the parts of the chart

    def table(self) -> tuple[list[str], list[bool], list[list[str]]]:
        """Headings, which columns are numbers, and the rows as text."""
        columns, rows = self.found.columns, self.found.rows
        numeric = [formats.is_number([row[place] for row in rows]) for place in range(len(columns))]
        units = [str(row.get("eenheid") or "") for row in self.found.dicts()]
        texts = [
            [formats.text(name, value, unit) for name, value in zip(columns, row, strict=True)]
            for row, unit in zip(rows, units, strict=True)
        ]
        return [formats.heading(name) for name in columns], numeric, texts


def parts(settings: Settings) -> list[str]:
    """Everyone for whom there are dashboards: CBS codes of the gemeenten, `regio` and `auditor`."""
    return [*(gemeente.code for gemeente in region_gemeenten(settings)), "regio", "auditor"]


def write_all(settings: Settings, chosen: Mapping[str, str] | None = None) -> list[Path]:
    """Write the pages of everyone; `chosen` are filters (key -> value). Returns the index page of every part."""
    return [write_part(part, settings, chosen) for part in parts(settings)]


def missing(settings: Settings) -> list[str]:
    """Parts of which the dashboards of the current publication are not there; PublicationError without one."""
    number = publication.current(settings).publicatie_id
    return [part for part in parts(settings) if not (folder(settings, number) / part / "index.html").is_file()]


def write_missing(settings: Settings) -> list[Path]:
    """Write what the current publication lacks; returns the index page of every part written."""
    return [write_part(part, settings) for part in missing(settings)]


def folder(settings: Settings, publicatie_id: int) -> Path:
    """Where the pages of one publication are."""
    return settings.home / "dashboards" / str(publicatie_id)


def write_part(part: str, settings: Settings, chosen: Mapping[str, str] | None = None) -> Path:
    """Write all pages of one part, read as its own role in one snapshot; the index last. Returns the index."""
    dashboards = load_dashboards(audience_of(part))
    with reading(part, settings) as cursor:
        columns = ("publicatie_id", "code_version", "gebouwd_op", "gepubliceerd_op")

        source = dict(zip(columns, cursor.execute(SOURCE).fetchone(), strict=True))
        common = {"naam": name_of(part, settings), "part": part, "source": source, "chosen": chosen or {}}
        pages = {one.key: render(one, cursor, dashboards, common) for one in dashboards}
    target = folder(settings, source["publicatie_id"]) / part
    for closed in (settings.home / "dashboards", target):
        closed.mkdir(parents=True, exist_ok=True)
        closed.chmod(0o700)
    for key, page in pages.items():
        write_whole(target / f"{key}.html", page)
    index = target / "index.html"
    write_whole(index, template("dashboards.html.j2").render(dashboards=dashboards, **common))
    return index


def render(dashboard: Dashboard, cursor: Cursor, others: tuple[Dashboard, ...], common: dict) -> str:
    """One page as HTML."""
    chosen = common["chosen"]
    cursor.execute(GRADES, {"halfjaar": chosen.get("halfjaar", "")})
    grades = {kpi_id: (status, grade) for kpi_id, status, grade in cursor.fetchall()}
    shown = {card.key: show(card, cursor, grades, chosen) for card in dashboard.cards}
    return template("dashboard.html.j2").render(dashboard=dashboard, shown=shown, others=others, **common)


def show(card: Card, cursor: Cursor, grades: dict[str, tuple[str, str]], chosen: Mapping[str, str]) -> Shown:
    """Run one card and draw what came out."""
    if card.vorm == "tekst":
        return Shown(card, Rows((), ()), "", None)
    found = read_rows(cursor, card, chosen)
    svg = draw(card, found) if card.vorm in ("lijn", "kolom", "staaf") else ""
    return Shown(card, found, svg, grades.get(card.kwaliteit), tuple(legend(card, found)) if svg else ())


def name_of(part: str, settings: Settings) -> str:
    """How the reader calls itself."""
    names = {"regio": "Regio", "auditor": "Regio (controle)"}
    return names.get(part) or find_gemeente(part, settings).naam


@functools.cache
def template(name: str):
    """A template of the pages with the formats of the dashboards."""
    environment = templates()
    environment.filters.update(hoeveelheid=formats.quantity, tekst=formats.text)
    return environment.get_template(name)
