"""All reports that are counted a second time: about declaraties, registers and routes, about care, about finances."""

from tests.waarheid.reports import REPORTS
from tests.waarheid.reports_finance import ELSEWHERE, FINANCE

COMPARED = REPORTS | FINANCE
ANYWHERE = COMPARED | ELSEWHERE
