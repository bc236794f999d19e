"""The worked examples that come with IV076 and IV077."""

from datetime import date
from itertools import groupby

import pytest

from demo import weekvolume

INSPANNING = [
    (3, date(2022, 10, 11), date(2022, 12, 28), [12, 15, 15], 36),
    (3, date(2022, 7, 11), date(2022, 9, 4), [9, 15, 3], 24),
    (3, date(2022, 4, 13), date(2022, 6, 30), [9, 18, 15], 36),
]
OUTPUT = [
    (300, date(2022, 10, 11), date(2022, 12, 31), [900, 1200, 1500]),
    (300, date(2022, 7, 11), date(2022, 9, 3), [900, 1500, 0]),
    (150, date(2022, 4, 15), date(2022, 6, 4), [300, 900, 0]),
    (150, date(2022, 4, 15), date(2022, 7, 31), [300, 750, 600, 750]),
]


def months(begin: date, end: date) -> list[tuple[date, date]]:
    """First and last day per calendar month."""
    found = (list(days) for _, days in groupby(weekvolume.days(begin, end), key=lambda day: (day.year, day.month)))
    return [(days[0], days[-1]) for days in found]


@pytest.mark.parametrize(("per_week", "begin", "end", "by_month", "total"), INSPANNING)
def test_inspanning_counts_every_week_that_a_month_touches(per_week, begin, end, by_month, total):
    assert [weekvolume.inspanning(*month, per_week) for month in months(begin, end)] == by_month
    assert weekvolume.inspanning(begin, end, per_week) == total


@pytest.mark.parametrize(("per_week", "begin", "end", "by_month"), OUTPUT)
def test_output_counts_sundays_and_the_broken_last_week(per_week, begin, end, by_month):
    assert [weekvolume.output(*month, end, per_week) for month in months(begin, end)] == by_month
