"""What parties around the youth help count: one zip per party and half-year, no persons, and the truth of it.

ketencijfers.csv: per gemeente, half-year and soort the number that must come out. Planted: a party that sends a quarter
and the half-year it lies in (only the half-year counts), and a file that names a soort nobody agreed on.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random

from demo.calendar import Window, add_months, half_year, month_end, working_day
from demo.deliveries import QUARANTINE, Box, Delivery
from demo.parameters import Gemeente, gemeenten, read, teams
from demo.registrations import remember, send
from demo.zips import CONTRACTS, Row, Sender, csv_texts, packed

SENDERS = {
    "VEILIGTHUIS": ("veiligheid",),
    "SOJ": ("regelingen", "afwijzingen", "expertiseteam", "teambudgetten", "dvo_normen"),
    "SWV": ("onderwijs",),
    "GEMEENTEN": ("preventie",),
}
PER_1000 = {"stroom": 6.0, "stand": 4.0}  # youths of a gemeente in a half-year, give or take
BUDGET = ("TEAMBUDGET", "TEAMVERPLICHTING", "VOORVELD")
TRUTH = ("gemeente_code", "halfjaar", "soort", "aantal")
Counts = Counter[tuple[str, str, str]]


def send_cijfers(box: Box, window: Window, random: Random) -> None:
    """Every half-year that begins in the window is told about by every party, a fortnight after it ended."""
    kinds = read(CONTRACTS.parent / "codelijsten" / "ketencijfers.csv")
    truth: Counts = Counter()
    for van, tot in halves(window):
        for sender, families in SENDERS.items():
            own = [kind for kind in kinds if kind["familie"] in families]
            rows = {family: [] for family in families}
            for kind, row in counted(own, van, tot, random):
                rows[kind["familie"]].append(row)
                note(truth, kind, row, van)
            op = working_day(add_months(tot, 1).replace(day=14))
            remember(box, "keten", sender, rows)
            texts = csv_texts("keten", rows)
            who = Sender("keten", sender, f"{sender}-{van:%Y%m}", op, van, tot)
            made = send(box, who, texts)
            if sender == "VEILIGTHUIS":
                plant(box, made, who, rows)
    with (box.folder / "ketencijfers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(TRUTH)
        writer.writerows((*key, number) for key, number in sorted(truth.items()))


def halves(window: Window) -> Iterator[tuple[date, date]]:
    """First and last day of the half-years that the window touches; the last one as far as the window goes."""
    first = window.first.replace(month=1 if window.first.month < 7 else 7)
    while first <= window.end:
        yield first, month_end(add_months(first, 5))
        first = add_months(first, 6)


def counted(kinds: list[Row], van: date, tot: date, random: Random) -> Iterator[tuple[Row, Row]]:
    """(kind, row) per gemeente, or per team where the figure is about a team; a part is never more than its whole."""
    for place in gemeenten():
        told: dict[str, int] = {}
        for kind in kinds:
            parts = teams()[place.code] if kind["familie"] == "teambudgetten" else ["totaal"]
            for part in parts:
                number = amount(kind, place, told, random) // len(parts)
                told[kind["soort"]] = number
                days = number * random.randint(5, 40) if kind["familie"] == "veiligheid" else None
                yield kind, {
                    "soort": kind["soort"], "gemeente_code": place.code, "onderdeel": part,
                    "van": str(tot if kind["telling"] == "stand" else van), "tot": str(tot),
                    "aantal": "" if kind["telling"] == "norm" else str(number),
                    "dagen": "" if days is None else str(days),
                    "bedrag_eurocent": str(random.randint(20, 900) * 100_000) if kind["soort"] in BUDGET else "",
                }  # fmt: skip


def amount(kind: Row, place: Gemeente, told: dict[str, int], random: Random) -> int:
    """How many; of what it is a share of, never more than all."""
    if kind["noemer_soort"]:
        return round(told.get(kind["noemer_soort"], 0) * random.uniform(0.15, 0.85))
    return round(place.jeugd / 1000 * PER_1000.get(kind["telling"], 0) * random.uniform(0.6, 1.4))


def note(truth: Counts, kind: Row, row: Row, van: date) -> None:
    """Remember what must come out; a norm is not counted."""
    if kind["telling"] != "norm":
        truth[row["gemeente_code"], half_year(van), row["soort"]] += int(row["aantal"])


def plant(box: Box, good: Delivery, who: Sender, rows: dict[str, list[Row]]) -> None:
    """The first quarter of the same period again, in a zip of its own; and a first attempt with an unknown soort."""
    quarter = month_end(add_months(who.van, 2))
    again = [row | {"tot": str(quarter), "aantal": str(int(row["aantal"]) // 2)} for row in rows["veiligheid"]]
    other = Sender("keten", who.afzender, f"{who.identificatie}-K", who.op, who.van, quarter)
    remember(box, "keten", who.afzender, {"veiligheid": again})
    made = send(box, other, csv_texts("keten", {"veiligheid": again}), note="_kwartaal")
    box.fault(made, "veiligheid.csv", "kwartaal naast het halfjaar waar het in zit", "dubbele_periode")
    spoiled = csv_texts("keten", {"veiligheid": [rows["veiligheid"][0] | {"soort": "VT_GERUCHT"}]})
    path = good.path.with_name(f"{good.path.stem}_onbekende-soort.zip")
    refused = Delivery("keten", path, "keten", who.op, {"keten__veiligheid": 1}, uitkomst=QUARANTINE)
    box.put(refused, packed(who, spoiled))
    box.fault(refused, "veiligheid.csv", "soort die niet is afgesproken", "C013")
