"""The list of public holidays is the one of the Algemene termijnenwet, computed here from Easter."""

import csv
from datetime import date, timedelta

from dateutil.easter import easter

from ingest.settings import PROJECT

FROM_EASTER = {
    "Goede Vrijdag": -2,
    "Eerste Paasdag": 0,
    "Tweede Paasdag": 1,
    "Hemelvaartsdag": 39,
    "Eerste Pinksterdag": 49,
    "Tweede Pinksterdag": 50,
}


def by_law(year: int) -> set[date]:
    """Days of one year that are no working day, besides weekends (art. 3)."""
    king = date(year, 4, 27)
    fixed = {date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    fixed.add(king - timedelta(days=1) if king.isoweekday() == 7 else king)
    return fixed | {easter(year) + timedelta(days=days) for days in FROM_EASTER.values()}


def test_the_list_holds_every_public_holiday_of_2015_to_2035_and_no_other_day():
    with (PROJECT / "schemas/codelijsten/feestdagen.csv").open(encoding="utf-8", newline="") as file:
        listed = [date.fromisoformat(row["datum"]) for row in csv.DictReader(file)]
    assert set(listed) == set().union(*(by_law(year) for year in range(2015, 2036)))
    assert len(listed) == len(set(listed))
    # Known days, so that the computation above is not its own proof.
    assert {date(2024, 5, 9), date(2024, 3, 29), date(2025, 4, 26), date(2023, 5, 29), date(2026, 4, 6)} <= set(listed)
    assert date(2025, 4, 27) not in listed
