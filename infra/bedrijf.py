"""One instance as the night shift sees it: who is late, what waits, how long the work takes, archive and disk."""

import shutil
from datetime import date
from pathlib import Path

import psycopg

from infra.airflow_environment import DATABASE, ROLE
from ingest.settings import Settings
from publish.leveringen import as_json, expected_deliveries
from publish.quarantaine import waiting

DURATIONS = """
select
    dag_id, task_id, count(*) as taken, max(end_date) as laatst,
    round(avg(extract(epoch from end_date - start_date))::numeric, 1)::float as gemiddeld_s,
    round(max(extract(epoch from end_date - start_date))::numeric, 1)::float as langst_s,
    count(*) filter (where state = 'failed') as rood
from task_instance
where state in ('success', 'failed') and end_date > now() - interval '30 days'
group by dag_id, task_id
order by sum(extract(epoch from end_date - start_date)) desc
"""


def operations(settings: Settings, today: date) -> dict:
    """Deliveries by calendar, quarantine, durations of the last 30 days (seconds), archive and disk (bytes)."""
    return {
        "op": today.isoformat(),
        "kalender": as_json(expected_deliveries(settings, today)),
        "quarantaine": waiting(settings, today),
        "duur": durations(settings),
        "archief": archive_check(settings),
        "schijf": disk(settings),
    }


def durations(settings: Settings) -> list[dict]:
    """Tasks of Airflow with how often and how long they ran; empty while Airflow never ran here."""
    with psycopg.connect(settings.dsn(ROLE, DATABASE)) as connection:
        if connection.execute("select to_regclass('public.task_instance')").fetchone()[0] is None:
            return []
        cursor = connection.execute(DURATIONS)
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor]
    return [{**row, "laatst": row["laatst"].isoformat(timespec="seconds")} for row in rows]


def archive_check(settings: Settings) -> dict:
    """Offers in the register against files in the archive, by name only; `jeugd archief controleer` opens them all."""
    with psycopg.connect(settings.dsn("auditor")) as connection:
        offers = {offer for (offer,) in connection.execute("select offer_id from ingest.deliveries")}
    kept = {path.name.split(".")[0] for path in settings.archive.glob("*/*/*.age")}
    return {
        "in_register": len(offers),
        "in_archief": len(kept),
        "ontbreekt": sorted(offers - kept),
        "niet_in_register": len(kept - offers),
        "oordeel": "compleet" if offers <= kept else "ONTBREEKT",
    }


def disk(settings: Settings) -> dict:
    """Free space where the instance lives, and what its parts take."""
    parts = {part.name: size(part) for part in sorted(settings.home.iterdir()) if part.is_dir()}
    space = shutil.disk_usage(settings.home)
    return {"vrij": space.free, "vrij_procent": round(100 * space.free / space.total, 1), "mappen": parts}


def size(folder: Path) -> int:
    """Bytes of the files below a folder; a file that goes away meanwhile does not count."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.lstat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total
