"""Quality of the marts: a control above its blocking threshold stops the build and says in Dutch which one."""

import psycopg
import pytest

from dbt_project.run import BuildError, build
from tests.dbt.raw_rows import Deliveries
from tests.dbt.region import ANNA, DORDRECHT, declare, prestatie

pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"
)


def test_too_many_prestaties_without_a_jeugdige_stop_the_build_by_name(settings):
    deliveries = Deliveries()
    lines = [prestatie(f"R{number}", ANNA, "1", "1000") for number in range(120)]
    lines = [line | {"jeugdige_id": None} if number < 12 else line for number, line in enumerate(lines)]
    declare(deliveries, "d-1", DORDRECHT, lines)
    deliveries.load(settings)
    with pytest.raises(BuildError) as stopped:
        build(settings, "+rpt_kwaliteit_regio +rpt_kwaliteit")
    assert stopped.value.failed == ["assert_no_quality_threshold_is_passed"]
    assert "Geblokkeerd: fct_prestaties, jeugdige_onbekend: 10,00% (12 van 120 rijen), meer dan 5,00%" in str(
        stopped.value
    )
    with psycopg.connect(settings.dsn("builder")) as connection:
        found = connection.execute(
            "select gemeente_code, aantal, afwijkingen, bedrag::text, cijfer from marts.rpt_kwaliteit"
            " where controle = 'jeugdige_onbekend' and mart = 'fct_prestaties'"
        ).fetchall()
    assert found == [(DORDRECHT, 120, 12, "120.00", "F")]
