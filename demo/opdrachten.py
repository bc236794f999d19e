"""What contract management of the invented region does: talks with aanbieders, assignments and their goals."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from demo.calendar import Window, add_months
from demo.parameters import PARAMETERS, aanbieders
from demo.zips import Row

TALKS = {"groot": (1, 2, 2, 3), "middel": (0, 1, 1, 2), "klein": (0, 0, 0, 0, 0, 1)}  # a year, drawn
# opdracht, perceel, text, goals: text, KPI, direction, target (empty = nog niet vastgesteld)
ASSIGNMENTS = (
    ("O1", "AMBULANT", "Lichter waar het kan, dicht bij huis", (
        ("Minder herindicaties", "herindicatie", "OMLAAG", ""),
        ("Vaker zonder hulp verder", "zonder_hulp_verder", "OMHOOG", "60"),
    )),
    ("O2", "VERBLIJF", "Thuis, tenzij", (("Minder verblijf", "aandeel_verblijf", "OMLAAG", "10"),)),
    ("O3", "GGZ", "Op tijd en doelgericht", (("Minder uitval", "uitval", "OMLAAG", ""),)),
)  # fmt: skip


def talks(window: Window) -> Iterator[Row]:
    """Contract talks of every year of the window: large ones mostly twice or more, medium ones mostly once."""
    number = 0
    for year in range(window.first.year, window.last.year + 1):
        for one in aanbieders():
            random = Random(f"gesprekken {one.agb} {year}")
            for _ in range(random.choice(TALKS[one.klasse])):
                number += 1
                day = date(year, 1, 8) + timedelta(days=random.randint(0, 330))
                soort = "INHOUDELIJK" if random.random() < 0.8 else "FINANCIEEL"
                yield {
                    "gesprek_id": f"G{number:04d}", "aanbieder_agb": one.agb, "datum": day.isoformat(), "soort": soort,
                }  # fmt: skip


def versions(window: Window) -> Iterator[tuple[int, date]]:
    """Versions of an assignment: from the first quarter of the window, and changed at every half-year after."""
    quarter = add_months(window.first, -((window.first.month - 1) % 3))
    for number, months in enumerate(range(0, len(window.months), 6), 1):
        yield number, add_months(quarter, months)


def assignments(window: Window) -> Iterator[Row]:
    """Rows of opdrachten.csv."""
    for code, perceel, text, _ in ASSIGNMENTS:
        for version, day in versions(window):
            yield {
                "opdracht_id": f"{PARAMETERS['kenmerk']}-{code}", "versie": str(version), "perceel": perceel,
                "opdracht": text, "vanaf": day.isoformat(),
            }  # fmt: skip


def goals(window: Window) -> Iterator[Row]:
    """Rows of opdrachtdoelen.csv."""
    for code, _, _, wanted in ASSIGNMENTS:
        for version, _ in versions(window):
            for number, (text, kpi, direction, target) in enumerate(wanted, 1):
                yield {
                    "doel_id": f"{PARAMETERS['kenmerk']}-{code}-{version}-{number}",
                    "opdracht_id": f"{PARAMETERS['kenmerk']}-{code}", "versie": str(version), "doel": text, "kpi": kpi,
                    "richting": direction, "streefwaarde": target,
                }  # fmt: skip
