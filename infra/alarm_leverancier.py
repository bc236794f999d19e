"""What only a supplier can solve -> alarms of kind `leverancier`: one per supplier with refusals that nobody was told
of, and one per agreement and due date for all who are late. No task turns red for it.
"""

import re
from datetime import date, timedelta

import psycopg

from infra.alarm import Problem, open_problems, raise_alarm, solved
from ingest.masking import printable
from ingest.settings import Settings
from publish.leveringen import Expected, expected_deliveries

LATE = ("te laat", "nooit geleverd")  # who was refused, is told of above
REMIND_AFTER = timedelta(days=7)
MOST_NAMES = 20

REFUSED = """
select coalesce(afzender, 'onbekend'), count(*), max(volgnummer)
from ingest.deliveries
where bron = %s and status = 'quarantaine'
group by 1
having max(volgnummer) > %s
order by 1
"""


def report(source: str, settings: Settings, today: date) -> int:
    """Tell about refusals since the last time and about who is late on a day; how many alarms went out."""
    return report_refusals(source, settings) + report_late(source, settings, today)


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


def report_late(source: str, settings: Settings, today: date) -> int:
    """Tell who of a source is late on a day, and forget what has come in meanwhile; how many alarms went out."""
    late: dict[str, list[Expected]] = {}
    for one in expected_deliveries(settings, today):
        if one.bron == source and one.stand in LATE:
            late.setdefault(f"te-laat.{source}.{one.bericht or 'alles'}.{one.verwacht_op}", []).append(one)
    for path in open_problems(settings).glob(f"te-laat.{source}.*.json"):
        if path.stem not in late:
            solved(path.stem, settings)
    return sum(
        raise_alarm(lateness(key, found), settings, again_after=REMIND_AFTER) for key, found in sorted(late.items())
    )


def lateness(key: str, late: list[Expected]) -> Problem:
    """What the operator does with it: call them. Nothing has to be repaired here."""
    first = late[0]
    what = f"{first.bron} {first.bericht}".strip()
    names = [printable(one.leverancier) for one in late if one.leverancier]
    more = f" en {len(names) - MOST_NAMES} andere" if len(names) > MOST_NAMES else ""
    who = f"Niet geleverd door {', '.join(names[:MOST_NAMES])}{more}." if names else "Nog nooit door iemand geleverd."
    return Problem(
        soort="leverancier",
        key=key,
        titel=f"{what}: {len(late)} te laat, verwacht op {first.verwacht_op:%d-%m-%Y}",
        tekst=f"{who}\nAfspraak: {first.afspraak}. Hoeveel dagen te laat: jeugd status",
        mark=str(first.verwacht_op),
    )
