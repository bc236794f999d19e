"""Texts beside the figures: from files into `publicatie.duiding`, which only grows, and out again for a report."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from psycopg import Cursor

from ingest.errors import Stop
from ingest.settings import Settings
from publish import access
from publish.connection import STARTING, connect
from publish.duiding_bestand import Tekst, chapters, indicators, read_all
from publish.duiding_kop import Bevinding

REGISTER_SQL = Path(__file__).with_name("duiding.sql")
NEWEST = "select gemeente_code, periode, indicator, type, versie, sha256 from publicatie.duiding_nieuwste"
TEXTS = """
select indicator, type, tekst, bron_rol, betrokken_partijen, consensus, status
from publicatie.duiding_nieuwste
where gemeente_code = %s and periode = %s
"""
COLUMNS = (
    "gemeente_code, periode, indicator, type, versie, tekst, bron_rol, betrokken_partijen, consensus, status, auteur,"
    " datum, sha256"
)


@dataclass(frozen=True)
class Duiding:
    """The newest version of one text. `hoofdstuk` is one of schemas/rapport; `indicator` is a KPI or that chapter.

    Without `consensus` a text stays out of a report (domain: only explanations the parties agree on are included, and
    they remain hypotheses); `status` concept is a draft.
    """

    hoofdstuk: str
    indicator: str
    type: str
    tekst: str
    bron_rol: str
    partijen: tuple[str, ...]
    consensus: bool
    status: str


def texts(cursor: Cursor, gemeente: str, periode: str) -> list[Duiding]:
    """The texts of one gemeente (CBS code) and half-year in the order of the chapters; none before the first loading.

    Plain text of one or more paragraphs, with an empty line between them; to be escaped as any other text.
    """
    if cursor.execute("select to_regclass('publicatie.duiding_nieuwste')").fetchone()[0] is None:
        return []
    order, known = chapters(), indicators()
    rows = cursor.execute(TEXTS, [gemeente, periode]).fetchall()
    found = [
        Duiding(known.get(indicator, "duiding"), indicator, kind, text, role, tuple(parties), consensus, status)
        for indicator, kind, text, role, parties, consensus, status in rows
    ]
    return sorted(found, key=lambda one: (order.index(one.hoofdstuk), one.indicator, one.type))


def load(folder: Path, settings: Settings) -> tuple[int, int]:
    """Load every text below a folder; returns (new versions, texts that were known). Stop when anything is wrong.

    All or nothing; loading the same again changes nothing.
    """
    teksten, found = read_all(folder, settings)
    if found:
        raise Stop(f"{len(found)} bevindingen; niets geladen. Zie `jeugd duiding controleer`.")
    with connect(settings, STARTING) as connection, connection.transaction(), connection.cursor() as cursor:
        if cursor.execute("select to_regclass('publicatie.register')").fetchone()[0] is None:
            raise Stop("Er is nog niets gepubliceerd: voer eerst `jeugd publish` uit.")
        ensure_register(cursor)
        access.open_register(cursor)
        known = {tuple(key): (versie, sha256) for *key, versie, sha256 in cursor.execute(NEWEST).fetchall()}
        changed = [tekst for tekst in teksten if known.get(tekst.sleutel, (0, ""))[1] != tekst.sha256]
        require_next_version(changed, {key: versie for key, (versie, _) in known.items()})
        insert(cursor, changed)
    return len(changed), len(teksten) - len(changed)


def require_next_version(changed: Iterable[Tekst], versions: dict[tuple, int]) -> None:
    """A text that changed says so itself, by a higher version: what was signed keeps its number."""
    wrong = [tekst for tekst in changed if tekst.versie <= versions.get(tekst.sleutel, 0)]
    if wrong:
        lines = [f"{tekst.bestand}: maak versie {versions[tekst.sleutel] + 1}" for tekst in wrong]
        raise Stop("De tekst is gewijzigd en de versie niet; niets geladen. " + "; ".join(lines))


def insert(cursor: Cursor, changed: Iterable[Tekst]) -> None:
    """Add these versions."""
    places = ", ".join(["%s"] * len(COLUMNS.split(",")))
    cursor.executemany(
        f"insert into publicatie.duiding ({COLUMNS}) values ({places})",  # noqa: S608  both are ours
        [
            (
                *tekst.sleutel, tekst.versie, tekst.tekst, tekst.bron_rol, list(tekst.betrokken_partijen),
                tekst.consensus, tekst.status, tekst.auteur, tekst.datum, tekst.sha256,
            )
            for tekst in changed
        ],
    )  # fmt: skip


def ensure_register(cursor: Cursor) -> None:
    """Make the tables and functions of duiding; the schema and the register of publications are there."""
    cursor.execute(REGISTER_SQL.read_text(encoding="utf-8"))


def line(finding: Bevinding) -> str:
    """A finding for a terminal."""
    place = f"{finding.bestand}, regel {finding.regel}" if finding.regel else finding.bestand
    return f"{place}: {finding.code} {finding.melding}. {finding.wat_te_doen}"
