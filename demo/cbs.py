"""Figures as the CBS would publish them about the invented region: rounded to five, a point for small ones."""

from collections import Counter
from collections.abc import Iterable, Iterator

from demo.calendar import Window, add_months, half_year, month_end
from demo.parameters import gemeenten
from demo.trajecten import Traject
from demo.zips import Row

TABEL = "85097NED"
NOT_JEUGDHULP = {"vervoer", "jeugdbescherming", "jeugdreclassering", "preventief"}
SMALLEST = 10  # shown by the CBS; less is a point


def figures(trajecten: Iterable[Traject], window: Window) -> Iterator[Row]:
    """Youths with jeugdhulp per gemeente for every half-year that lies in the window as a whole.

    As aanbieders told it: the teams of this region tell the CBS nothing.
    """
    found = [traject for traject in trajecten if traject.hoofd.product.soort not in NOT_JEUGDHULP]
    for first in window.months:
        last = month_end(add_months(first, 5))
        if first.month not in (1, 7) or last > window.end:
            continue
        youths = {(one.jeugdige.gemeente, one.jeugdige.bsn) for one in found if one.start <= last and one.stop >= first}
        counts = Counter(gemeente for gemeente, _ in youths)
        for one in gemeenten():
            counted = 5 * round(counts[one.code] / 5)
            yield {
                "tabel": TABEL, "halfjaar": half_year(first), "gemeente_code": one.code, "onderwerp": "JONGEREN",
                "hulpvorm": "", "aantal": str(counted) if counted >= SMALLEST else "", "status": "VOORLOPIG",
                "gepubliceerd_op": add_months(first, 10).isoformat(),
            }  # fmt: skip
