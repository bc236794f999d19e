"""What the figures ask words about -> empty texts to fill in. A file that is there is left alone."""

from datetime import UTC, datetime
from pathlib import Path

import psycopg
import yaml
from psycopg.rows import dict_row

from ingest.errors import Stop
from ingest.settings import Settings
from publish.duiding_bestand import folder_of
from publish.gemeenten import region_gemeenten
from publish.kpis import kpi_definitions

NEEDED = """
select gemeente_code, periode, kpi_id, waarde, vorige_waarde, verandering, drempel, is_grote_verandering,
    is_onder_norm, is_ontheven, norm_cijfer, controles
from mart_regio.rpt_duiding_nodig
where (is_grote_verandering or is_onder_norm) and periode = %s and gemeente_code = any(%s)
order by gemeente_code, kpi_id
"""
TEMPLATE = """---
type: {type}
bron_rol: SOJ
betrokken_partijen: []
consensus: nee
status: concept
auteur: {auteur}
datum: {datum}
versie: 1
---
<!-- {uitleg} -->
"""


def write_skeletons(periode: str, settings: Settings, *, gemeente: str = "", auteur: str) -> list[Path]:
    """A file for every figure of the current publication that asks for words; returns the new ones.

    `gemeente`: a CBS code, empty = all of the region. Stop when there is no such figure table yet.
    """
    codes = [gemeente] if gemeente else [one.code for one in region_gemeenten(settings)]
    with psycopg.connect(settings.dsn("soj"), row_factory=dict_row) as connection:
        if connection.execute("select to_regclass('mart_regio.rpt_duiding_nodig') as t").fetchone()["t"] is None:
            raise Stop("Er is nog geen publicatie met `rpt_duiding_nodig`: bouw en publiceer eerst.")
        rows = connection.execute(NEEDED, [periode, codes]).fetchall()
    return [path for row in rows if (path := write_skeleton(row, settings, auteur)) is not None]


def write_skeleton(row: dict, settings: Settings, auteur: str) -> Path | None:
    """One empty text; None when somebody already works on it."""
    folder = folder_of(settings) / row["gemeente_code"] / row["periode"]
    if any(folder.glob(f"{row['kpi_id']}.*md")):
        return None
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{row['kpi_id']}.md"
    kind = "verklaring" if row["is_grote_verandering"] else "voorbehoud"
    today = datetime.now(UTC).date().isoformat()
    name = yaml.safe_dump(auteur, allow_unicode=True, width=1000).splitlines()[0]
    path.write_text(TEMPLATE.format(type=kind, auteur=name, datum=today, uitleg=reason(row)), encoding="utf-8")
    return path


def reason(row: dict) -> str:
    """Why this figure asks for words, and what the one who writes them should know."""
    said = [kpi_definitions()[row["kpi_id"]]["naam"] + "."]
    if row["is_grote_verandering"]:
        change = "van 0" if row["verandering"] is None else f"{dutch(row['verandering'])}%"
        values = f"Van {dutch(row['vorige_waarde'])} naar {dutch(row['waarde'])}"
        said.append(f"{values} ({change}; drempel {dutch(row['drempel'])}%).")
    if row["is_onder_norm"]:
        waived = "met ontheffing" if row["is_ontheven"] else "zonder ontheffing"
        said.append(f"Kwaliteit onder de norm {row['norm_cijfer']}, {waived}: {row['controles']}.")
    return " ".join(said)


def dutch(value: object) -> str:
    """A figure with a decimal comma, without thousands separators: digits in a row are no BSN here either."""
    return f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") if "." in f"{value:f}" else f"{value:f}"
