"""Refused deliveries that nobody was told of -> one alarm per source and supplier, of kind `leverancier`."""

import re

import psycopg

from infra.alarm import Problem, open_problems, raise_alarm
from ingest.masking import printable
from ingest.settings import Settings

REFUSED = """
select coalesce(afzender, 'onbekend'), count(*), max(volgnummer)
from ingest.deliveries
where bron = %s and status = 'quarantaine'
group by 1
having max(volgnummer) > %s
order by 1
"""


def report_refusals(source: str, settings: Settings) -> int:
    """Tell about suppliers with a refusal since the last time this ran for the source; how many alarms went out."""
    seen = open_problems(settings) / f"gezien-{source}.volgnummer"
    last = int(seen.read_text(encoding="ascii")) if seen.exists() else 0
    with psycopg.connect(settings.dsn("auditor")) as connection:
        refused = connection.execute(REFUSED, [source, last]).fetchall()
    sent = sum(raise_alarm(problem(source, *row), settings) for row in refused)
    if refused:
        seen.write_text(str(max(volgnummer for _, _, volgnummer in refused)), encoding="ascii")
    return sent


def problem(source: str, supplier: str, waiting: int, volgnummer: int) -> Problem:
    """What the operator does with it: send the supplier the repair list."""
    name = printable(supplier)
    return Problem(
        soort="leverancier",
        key=f"leverancier.{source}.{re.sub(r'[^0-9A-Za-z-]', '-', name)}",
        titel=f"{source}: levering van {name} geweigerd",
        tekst=f"Van {name} liggen {waiting} leveringen in quarantaine. Stuur de herstellijst:\n"
        f"jeugd quarantaine --leverancier {name} --naar herstellijst.xlsx",
        mark=str(volgnummer),
    )
