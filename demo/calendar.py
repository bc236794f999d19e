"""Months and working days of the demo: the window of care months, and the last day on which anything is sent."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Window:
    """The care months of the demo, both inclusive, as first days of the month."""

    first: date
    last: date

    @property
    def months(self) -> list[date]:
        """First day of every care month."""
        return [add_months(self.first, step) for step in range(months_between(self.first, self.last) + 1)]

    @property
    def end(self) -> date:
        """Last day of care."""
        return month_end(self.last)

    @property
    def closed(self) -> date:
        """Last day on which anything is sent: the end of the month after the last care month."""
        return month_end(add_months(self.last, 1))


def window(einde: str, maanden: int) -> Window:
    """The window of `maanden` months up to and including `einde` (YYYY-MM)."""
    last = date.fromisoformat(f"{einde}-01")
    return Window(add_months(last, 1 - maanden), last)


def add_months(month: date, number: int) -> date:
    """First day of the month `number` months after the month of a day."""
    index = month.year * 12 + month.month - 1 + number
    return date(index // 12, index % 12 + 1, 1)


def months_between(first: date, last: date) -> int:
    """Months from the month of `first` to the month of `last`."""
    return (last.year - first.year) * 12 + last.month - first.month


def month_end(day: date) -> date:
    """Last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def working_day(day: date) -> date:
    """The day itself, or the Monday after the weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def half_year(day: date) -> str:
    """2024-H1 for a day in January to June 2024."""
    return f"{day.year}-H{1 if day.month < 7 else 2}"
