"""Quality of the marts: a control above its blocking threshold stops the build and says in Dutch which one."""

import psycopg
import pytest

from dbt_project.run import BuildError, build
from tests.dbt.raw_rows import Deliveries
from tests.dbt.region import ANNA, BRAM, DORDRECHT, MOLENLANDEN, add_toewijzingen, declare, prestatie

pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"
)


def test_a_bad_source_stops_the_build_by_name_and_grades_the_figures_that_rest_on_it(settings):
    deliveries = Deliveries()
    add_toewijzingen(deliveries)
    lines = [prestatie(f"R{number}", ANNA, "1", "1000") for number in range(119)]
    lines = [line | {"jeugdige_id": None} if number < 12 else line for number, line in enumerate(lines)]
    declare(deliveries, "d-1", DORDRECHT, lines)
    declare(deliveries, "d-2", MOLENLANDEN, [prestatie("R900", BRAM, "2", "1000")])
    deliveries.load(settings)
    with pytest.raises(BuildError) as stopped:
        build(settings, "+rpt_kwaliteit_regio +rpt_kpi")
    assert stopped.value.failed == ["assert_no_quality_threshold_is_passed"]
    assert "Geblokkeerd: fct_prestaties, jeugdige_onbekend: 10,00% (12 van 120 rijen), meer dan 5,00%" in str(
        stopped.value
    )
    with psycopg.connect(settings.dsn("builder")) as connection:
        found = connection.execute(
            "select gemeente_code, aantal, afwijkingen, bedrag::text, cijfer from marts.rpt_kwaliteit"
            " where controle = 'jeugdige_onbekend' and mart = 'fct_prestaties' order by 1"
        ).fetchall()
        grades = connection.execute(
            "select distinct kpi_id, gemeente_code, cijfer from marts.rpt_kpi where gemeente_code = any(%s)"
            " and kpi_id in ('kosten', 'kosten_per_jeugdige', 'kerntaak_uren') order by 1, 2",
            [[DORDRECHT, MOLENLANDEN]],
        ).fetchall()
    assert found == [(DORDRECHT, 119, 12, "120.00", "F"), (MOLENLANDEN, 1, 0, "0.00", "A")]
    # What rests on other marts, or is about another gemeente, is no worse for it.
    assert grades == [
        ("kerntaak_uren", DORDRECHT, "geen"),
        ("kerntaak_uren", MOLENLANDEN, "geen"),
        ("kosten", DORDRECHT, "F"),
        ("kosten", MOLENLANDEN, "B"),
        ("kosten_per_jeugdige", DORDRECHT, "F"),
        ("kosten_per_jeugdige", MOLENLANDEN, "B"),
    ]
