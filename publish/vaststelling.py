"""An edition of the gemeenterapportage (publicatie × gemeente × halfjaar) -> released by two, or taken back by one.

The database decides (infra/vaststelling.sql): each step is taken by a personal login in the role soj. Here the
publication is pinned, the files are hashed and free text is looked at once more.
"""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.types.json import Jsonb

from ingest.errors import Stop
from ingest.settings import Settings
from publish import duiding, pins, publication
from publish.connection import connect
from publish.gemeenten import find_gemeente, region_gemeenten
from publish.vrije_tekst import suspicions

PINNED = "select 1 from publicatie.vastgezet where publicatie_id = %s"
FILES = "select publicatie.rapport_stand(%s, %s, %s)"
OBJECTIONS = "select soort, onderwerp, uitleg from publicatie.bezwaren(%s, %s, %s)"
NOT_PINNED = ("publicatie", "", "is niet vastgezet")  # the first signature pins


@dataclass(frozen=True)
class Editie:
    """What is released: the figures and words of one gemeente (CBS code) about one half-year in one publication."""

    publicatie_id: int
    gemeente: str
    periode: str


def edition(gemeente: str, periode: str, settings: Settings, publicatie_id: int = 0) -> Editie:
    """The edition in a publication, by default the current one. Stop when the region has no such gemeente."""
    if gemeente not in {one.code for one in region_gemeenten(settings)}:
        raise Stop("Deze regio heeft nu geen gemeente met deze code.")
    return Editie(publicatie_id or publication.current(settings).publicatie_id, gemeente, periode)


def objections(editie: Editie, settings: Settings) -> list[tuple[str, str, str]]:
    """(kind, subject, Dutch explanation) of all that stands in the way of a first signature; it pins by itself."""
    with connect(settings) as connection, connection.cursor() as cursor:
        rows = cursor.execute(OBJECTIONS, [editie.publicatie_id, editie.gemeente, editie.periode]).fetchall()
        written = duiding.texts(cursor, editie.gemeente, editie.periode)
    known = frozenset(gemeente.naam for gemeente in region_gemeenten(settings))
    rows = [row for row in rows if row != NOT_PINNED]
    rows += [
        ("tekst", one.indicator, f"de {one.type} bevat {found.melding}")
        for one in written
        for found in suspicions(one.tekst, known)
    ]
    if any(kind == "publicatie" for kind, _, _ in rows):
        return rows  # a publication that is gone has no files to look at
    return rows + list(file_objections(editie, settings))


def report_files(editie: Editie, settings: Settings) -> dict[str, str]:
    """Name -> SHA-256 of the files of this edition, of every format, as the register of publications has them."""
    with connect(settings) as connection:
        return connection.execute(FILES, [editie.publicatie_id, editie.gemeente, editie.periode]).fetchone()[0] or {}


def file_objections(editie: Editie, settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Files that are not there, were changed, or say something else than figures and words say now."""
    folder = settings.reports / str(editie.publicatie_id)
    files = report_files(editie, settings)
    if not files:
        yield "rapportage", "", "er zijn geen bestanden; draai `jeugd rapport`"
    for name, digest in files.items():
        # Of the newest half-year in the folder of the publication, of an older one in a folder of its own.
        places = [path for path in (folder / name, folder / editie.periode / name) if path.is_file()]
        if digest not in map(sha256, places):
            yield "rapportage", name, "is niet het bestand uit het register; draai `jeugd rapport`"
    if files and any(files[name] != digest for name, digest in written_now(editie, files, settings).items()):
        yield "rapportage", "", "is geschreven met andere duiding; draai `jeugd rapport`"


def written_now(editie: Editie, names: Collection[str], settings: Settings) -> dict[str, str]:
    """Name -> SHA-256 of the pages among these names, as they would be written now."""
    from publish.figures import read_figures  # the drawing libraries take seconds: only who signs pays for them
    from publish.report_catalog import region_choices
    from publish.report_chapters import report_chapters
    from publish.report_pages import file_name, render_raad, render_report

    gemeente = find_gemeente(editie.gemeente, settings)
    figures = read_figures(gemeente, settings, publicatie_id=editie.publicatie_id)
    if figures.perioden[-1:] != (editie.periode,):
        figures = read_figures(gemeente, settings, publicatie_id=editie.publicatie_id, periode=editie.periode)
    name, choices = file_name(gemeente), region_choices(settings)
    level = choices["rapportage"]
    levels = {f"{name}.html": level} | {f"{name}-voor-{one}.html": one for one in choices["niveaus"]}
    pages = {
        page: render_report(figures, report_chapters(figures, one, settings))
        for page, one in levels.items()
        if page in names
    }
    if f"{name}-raad.html" in names:
        pages[f"{name}-raad.html"] = render_raad(figures, report_chapters(figures, level, settings), settings)
    return {page: hashlib.sha256(text.encode()).hexdigest() for page, text in pages.items()}


def sha256(path: Path) -> str:
    """Of one file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def agree(editie: Editie, login: str, settings: Settings) -> None:
    """The first signature: concept -> afgestemd. Pins the publication. Stop, which says why, when it may not."""
    require_none(objections(editie, settings))
    with connect(settings) as connection:
        pinned = connection.execute(PINNED, [editie.publicatie_id]).fetchone()
    if not pinned:
        reason = f"gemeenterapportage {editie.gemeente} {editie.periode}"
        pins.pin(editie.publicatie_id, settings, reden=reason, door=login)
    if not report_files(editie, settings):
        raise Stop("Sinds de rapportages is een andere publicatie vastgezet: draai `jeugd publish` en teken opnieuw.")
    take_step(editie, "afgestemd", login, settings)


def release(editie: Editie, login: str, settings: Settings) -> None:
    """The second signature, of somebody else, under the same files and words: afgestemd -> vastgesteld."""
    require_none(objections(editie, settings))
    take_step(editie, "vastgesteld", login, settings)


def take_back(editie: Editie, login: str, reden: str, settings: Settings) -> None:
    """Withdraw a release, or a first signature: one person is enough, with a reason of ten characters or more."""
    take_step(editie, "ingetrokken", login, settings, reden)


def require_none(found: list[tuple[str, str, str]]) -> None:
    """Stop that names every objection."""
    if found:
        lines = [" ".join(part for part in row if part) for row in found]
        raise Stop("Nog niet vast te stellen:\n  " + "\n  ".join(lines))


def take_step(editie: Editie, step: str, login: str, settings: Settings, reden: str = "") -> None:
    """One step as this person; the database judges it again and keeps it, or Stop says what it answered."""
    files = Jsonb(report_files(editie, settings))
    if not settings.secret_file(f"wachtwoord-{login}").is_file():
        raise Stop(f"Er is geen wachtwoord van {login}: zie `jeugd toegang geef`.")
    with psycopg.connect(settings.dsn(login), application_name="jeugd vaststellen") as connection:
        connection.read_only = False
        answer = connection.execute(
            "select vaststelling.zet(%s, %s, %s, %s, %s, %s)",
            [editie.publicatie_id, editie.gemeente, editie.periode, step, files, reden],
        ).fetchone()[0]
    if answer != "gezet":
        raise Stop(answer)


def editions(settings: Settings) -> list[tuple]:
    """(publication, gemeente, half-year, status, since, first signature, last step by), newest publication first."""
    with psycopg.connect(settings.dsn("soj")) as connection:
        return connection.execute(
            "select publicatie_id, gemeente_code, periode, status, sinds, coalesce(afgestemd_door, ''), laatste_door"
            " from vaststelling.edities order by publicatie_id desc, gemeente_code, periode"
        ).fetchall()
