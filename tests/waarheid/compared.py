"""All reports that are counted a second time: about declaraties, registers and routes, care, finances, grades."""

from tests.waarheid import grades
from tests.waarheid.reports import REPORTS, cents
from tests.waarheid.reports_finance import ELSEWHERE, FINANCE

HERE = f"(mart, controle) not in {grades.ELSEWHERE}"
PARTLY = tuple(mart for mart, _ in grades.ELSEWHERE)
QUALITY = {
    "rpt_kwaliteit": (
        f"select mart, controle, gemeente_code, aantal, afwijkingen, {cents('bedrag')}, aandeel, cijfer"
        f" from marts.rpt_kwaliteit where {HERE}",
        grades.per_gemeente,
    ),
    "rpt_kwaliteit_regio": (
        f"select mart, controle, aantal, afwijkingen, {cents('bedrag')}, aandeel, status, cijfer,"
        f" case when mart not in {PARTLY} then cijfer_mart end from marts.rpt_kwaliteit_regio where {HERE}",
        grades.of_region,
    ),
}
COMPARED = REPORTS | FINANCE | QUALITY
ANYWHERE = COMPARED | ELSEWHERE
