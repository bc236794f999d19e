"""Texts of duiding as SOJ would write them, the figures that ask for them, and two people who sign."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from infra import logins
from infra.database import connect_as_admin
from ingest.settings import Settings
from tests.publish.marts import OWN, SPECS, write_manifest

HEADER = {
    "type": "verklaring",
    "bron_rol": "SJT",
    "betrokken_partijen": "[jeugdteam, aanbieders]",
    "consensus": "ja",
    "status": "afgestemd",
    "auteur": "A. de Vries",
    "datum": "2024-09-30",
    "versie": "1",
}
NEEDED = """
create table marts.rpt_duiding_nodig (
    gemeente_code text not null, periode text not null, kpi_id text not null, waarde numeric(16, 2),
    vorige_waarde numeric(16, 2), verandering numeric(14, 1), drempel numeric(5, 1) not null,
    is_grote_verandering boolean not null, cijfer text not null, norm_cijfer text not null,
    is_onder_norm boolean not null, is_ontheven boolean not null, controles text,
    primary key (gemeente_code, periode, kpi_id)
);
insert into marts.rpt_duiding_nodig values
('0505', '2024-H2', 'kosten', 1100, 1000, 10, 10, true, 'A', 'C', false, false, null),
('0505', '2024-H2', 'instroom', 12, 11, 9.1, 25, false, 'D', 'C', true, true, 'fct_toewijzingen, dubbel'),
('0505', '2024-H2', 'uitstroom', 10, 10, 0, 25, false, 'A', 'C', false, false, null),
('0512', '2024-H2', 'instroom', 10, 10, 0, 25, false, 'E', 'C', true, false, 'fct_toewijzingen, dubbel'),
('0482', '2024-H2', 'kosten', 1000, 1000, 0, 10, false, 'A', 'C', false, false, null)
"""


def write(folder: Path, name: str, tekst: str = "Er kwamen meer verzoeken.", **header: str | None) -> Path:
    """One file; a header field that is None is left out."""
    lines = [f"{key}: {value}" for key, value in {**HEADER, **header}.items() if value is not None]
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("---\n" + "\n".join(lines) + f"\n---\n{tekst}\n", encoding="utf-8")
    return path


def add_needed(settings: Settings) -> None:
    """The mart that says which figures ask for words, among the hand-made ones."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute(NEEDED)
    write_manifest(settings, {**SPECS, "rpt_duiding_nodig": (OWN, [])})


@contextlib.contextmanager
def people(settings: Settings, *names: str, rol: str = "soj") -> Iterator[None]:
    """Personal logins for as long as a test lasts: roles are shared by all databases of the cluster."""
    today = datetime.now(UTC).date()
    for name in names:
        logins.give(name, rol, today, settings, door="beheer", reden="vaststellen van rapportages")
    yield
    with connect_as_admin(settings) as connection, connection.cursor() as cursor:
        for name in names:
            logins.end(cursor, name)
