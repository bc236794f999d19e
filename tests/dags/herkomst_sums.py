"""schemas/herkomst.yml against a published region: do the rows behind a KPI add up to it, everywhere?"""

import psycopg
from psycopg.rows import dict_row

from ingest.settings import Settings
from publish.herkomst import origin, recipes, sums

FIGURES = """
select kpi_id as kpi, gemeente_code as gemeente, periode, teller, coalesce(noemer, 0) as noemer from mart_regio.rpt_kpi
where kpi_id = any(%s)
"""


def differing_sums(settings: Settings) -> list[tuple]:
    """(KPI, gemeente, half-year, numerator and denominator, sums of the rows) wherever they differ."""
    known, found = recipes(), []
    with psycopg.connect(settings.dsn("auditor"), row_factory=dict_row) as connection:
        figures = connection.execute(FIGURES, [list(known)]).fetchall()
        assert {row["kpi"] for row in figures} == set(known)
        for row in figures:
            total, divisor = sums(connection, known[row["kpi"]], row)
            if row["teller"] != total or divisor not in (None, row["noemer"]):
                found.append((*row.values(), total, divisor))
    return found


def walked(settings: Settings, role: str) -> list[tuple[str, int]]:
    """Every (delivery_id, position) that `jeugd herkomst kosten` finds in the region, all gemeenten and half-years."""
    with psycopg.connect(settings.dsn(role)) as connection:
        figures = connection.execute(
            "select gemeente_code, periode from mart_regio.rpt_kpi where kpi_id = 'kosten' and teller <> 0"
        ).fetchall()
    found = []
    for gemeente, periode in figures:
        one = origin("kosten", gemeente, periode, settings, role)
        assert one.total == one.found["teller"]
        assert {way[-1] for way in one.ways()} >= {"raw.ijw__jw323_prestaties"}
        assert all(row["afzender"] and row["ontvangen_op"] for row in one.rows)
        found += [(row["delivery_id"], row["position"]) for row in one.rows]
    return found
