"""Delivery calendar + register -> who is expected to have delivered, and who is late. Reads as auditor."""

import csv
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta

import psycopg

from ingest.settings import Settings

MONTHS = {"maand": 1, "kwartaal": 3, "halfjaar": 6}
RECEIVED = """
select
    bron, coalesce(bericht, ''), coalesce(afzender, ''),
    max(ontvangen_op) filter (where status = 'geladen')::date,
    max(ontvangen_op) filter (where status = 'quarantaine')::date
from ingest.deliveries
where ontvangen_op::date <= %s
group by 1, 2, 3
"""


@dataclass(frozen=True)
class Expected:
    """What one supplier was last expected to deliver, and what came."""

    bron: str
    bericht: str  # empty = any delivery of the source
    leverancier: str  # afzender as in the message: AGB or CBS code; empty = nobody ever delivered this
    verwacht_op: date
    laatst_geladen: date | None
    laatst_geweigerd: date | None
    stand: str  # op tijd, te laat, geweigerd (it came, but was refused) or nooit geleverd
    dagen_te_laat: int  # since the last day of grace; 0 when in time
    afspraak: str


def expected_deliveries(settings: Settings, today: date) -> list[Expected]:
    """Every line of the calendar for every supplier it holds for, the latest first, as it stood on a day (inclusive).

    A line without supplier holds for whoever ever delivered that message, unless the supplier has a line of its own.
    """
    with psycopg.connect(settings.dsn("auditor")) as connection:
        received = connection.execute(RECEIVED, [today]).fetchall()
    lines = read_calendar(settings)
    found = [judge(line, *known, today) for line in lines for known in suppliers_of(line, lines, received)]
    return sorted(found, key=lambda one: (-one.dagen_te_laat, one.bron, one.bericht, one.leverancier))


def as_json(found: list[Expected]) -> list[dict]:
    """The same as JSON can hold it, dates as text."""
    return [
        {key: str(value) if isinstance(value, date) else value for key, value in asdict(one).items()} for one in found
    ]


def read_calendar(settings: Settings) -> list[dict]:
    """The lines of leveringskalender.csv of this region."""
    with (settings.region_folder / "leveringskalender.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def suppliers_of(line: dict, lines: list[dict], received: list[tuple]) -> Iterator[tuple]:
    """(supplier, last loaded, last refused) for everyone this line holds for; ('', None, None) when that is nobody."""
    own = {
        other["leverancier"] for other in lines if (other["bron"], other["bericht"]) == (line["bron"], line["bericht"])
    }
    latest: dict[str, list[date | None]] = {}
    for bron, bericht, afzender, loaded, refused in received:
        mine = line["leverancier"] == afzender or (not line["leverancier"] and afzender not in own)
        if bron == line["bron"] and line["bericht"] in ("", bericht) and afzender and mine:
            before = latest.setdefault(afzender, [None, None])
            latest[afzender] = [newest(before[0], loaded), newest(before[1], refused)]
    if not latest:
        yield line["leverancier"], None, None
    for supplier, (loaded, refused) in latest.items():
        yield supplier, loaded, refused


def judge(line: dict, supplier: str, loaded: date | None, refused: date | None, today: date) -> Expected:
    """Compare what came with the newest period whose grace has passed; what came in the grace counts for that one."""
    grace = timedelta(days=int(line["speling_dagen"]))
    before, due = last_two_due(line["frequentie"], int(line["dag"]), today - grace)
    since = before + grace
    if loaded and loaded > since:
        state = "op tijd"
    elif refused and refused > since:
        state = "geweigerd"
    else:
        state = "te laat" if loaded or refused else "nooit geleverd"
    late = (today - due - grace).days if state != "op tijd" else 0
    return Expected(line["bron"], line["bericht"], supplier, due, loaded, refused, state, late, line["afspraak"])


def last_two_due(frequency: str, day: int, until: date) -> tuple[date, date]:
    """The last two days on which a delivery was due, the later one on or before `until`.

    `day`: of the week (1 = Monday), or of the first month of the period, at most 28.
    """
    if frequency == "week":
        due = until - timedelta(days=(until.isoweekday() - day) % 7)
        return due - timedelta(days=7), due
    length = MONTHS[frequency]
    month = until.year * 12 + until.month - 1
    month -= month % length
    if day_of(month, day) > until:
        month -= length
    return day_of(month - length, day), day_of(month, day)


def day_of(month: int, day: int) -> date:
    """A day in a month that is counted from year 0."""
    return date(month // 12, month % 12 + 1, day)


def newest(one: date | None, other: date | None) -> date | None:
    """The later of two days that may be missing."""
    return max(filter(None, (one, other)), default=None)
