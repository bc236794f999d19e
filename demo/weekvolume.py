"""What a toewijzing per week allows in one ProductPeriode (IV076, IV077). All days inclusive."""

from datetime import date, timedelta

SUNDAY = 6


def inspanning(begin: date, end: date, per_week: int) -> int:
    """At most: every calendar week (ISO) that the period touches counts whole; also for all periods together."""
    return per_week * len({day.isocalendar()[:2] for day in days(begin, end)})


def output(begin: date, end: date, until: date, per_week: int) -> int:
    """Exactly: the Sundays in the period, and one week more if the last Sunday of a toewijzing that ends in the middle
    of a week lies in it. `until` is the Einddatum of the toewijzing."""
    sundays = [day for day in days(begin, end) if day.weekday() == SUNDAY]
    last_sunday = until - timedelta(days=(until.weekday() + 1) % 7)
    broken_week = until != last_sunday and last_sunday in sundays
    return per_week * (len(sundays) + broken_week)


def days(begin: date, end: date) -> list[date]:
    """Every day of the period."""
    return [begin + timedelta(days=step) for step in range((end - begin).days + 1)]
