"""Figures as the CBS would publish them about the invented region: rounded to five, a point for small ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from demo.calendar import Window, add_months, half_year, month_end
from demo.parameters import gemeenten
from demo.prestaties import Prestatie
from demo.zips import Row

TABEL = "85097NED"
NOT_JEUGDHULP = {"vervoer", "jeugdbescherming", "jeugdreclassering", "preventief"}
SMALLEST = 10  # shown by the CBS; less is a point


def figures(lines: Iterable[Prestatie], window: Window) -> Iterator[Row]:
    """Youths with jeugdhulp per gemeente for every half-year that lies in the window as a whole."""
    youths: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in lines:
        if line.soort not in NOT_JEUGDHULP:
            youths[line.traject.jeugdige.gemeente, half_year(line.maand)].add(line.traject.jeugdige.bsn)
    for first in window.months:
        if first.month not in (1, 7) or month_end(add_months(first, 5)) > window.end:
            continue
        for one in gemeenten():
            counted = 5 * round(len(youths[one.code, half_year(first)]) / 5)
            yield {
                "tabel": TABEL, "halfjaar": half_year(first), "gemeente_code": one.code, "onderwerp": "JONGEREN",
                "hulpvorm": "", "aantal": str(counted) if counted >= SMALLEST else "", "status": "VOORLOPIG",
                "gepubliceerd_op": add_months(first, 10).isoformat(),
            }  # fmt: skip
