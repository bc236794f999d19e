"""What new deliveries can change: a night leaves every other model, and its tests, as the last build made them."""

import json
from pathlib import Path

import psycopg

from ingest.settings import Settings

# Every staging view joins this table, but only to rows of its own deliveries: their readers do not follow it.
REGISTER = "model.jeugd.stg_ingest__deliveries"
STAGING = "stg_"
# Filled between two builds by those who read the marts; what reads it is made anew every night.
ALWAYS = ["source:jeugd.analyse.*+"]
NEW = """
select distinct deliveries.bron
from ingest.deliveries
cross join intermediate.bouwstand
where deliveries.status = 'geladen' and deliveries.volgnummer > bouwstand.volgnummer_tot
order by 1
"""


def reached(settings: Settings, manifest: Path) -> list[str]:
    """A dbt selection of what can differ from the last complete build, whose manifest this is.

    That is what descends from the tables of a source that delivered since, and from whoever reads the register itself.
    Empty, which selects everything, when there is no manifest.
    """
    if not manifest.exists():
        return []
    with psycopg.connect(settings.dsn("builder")) as connection:
        sources = [f"source:jeugd.raw.{source}__*+" for (source,) in connection.execute(NEW)]
    readers = [f"{name}+" for name in readers_of_the_register(manifest)]
    return ["--select", REGISTER.split(".")[2], *sources, *ALWAYS, *readers]


def readers_of_the_register(manifest: Path) -> list[str]:
    """The models outside staging that read the register of deliveries, so change with any of them."""
    children = json.loads(manifest.read_text(encoding="utf-8"))["child_map"][REGISTER]
    names = [child.split(".")[2] for child in children if child.startswith("model.")]
    return [name for name in names if not name.startswith(STAGING)]
