"""schemas/herkomst.yml against a published region: do the rows behind a KPI add up to it, everywhere?"""

import psycopg
from psycopg import sql

from ingest.settings import Settings
from publish.herkomst import origin, recipes

COMPARE = """
select k.kpi_id, k.gemeente_code, k.periode, k.teller, coalesce(r.totaal, 0)
from mart_regio.rpt_kpi as k
left join (
    select gemeente_code, {halfjaar} as periode, {telt} as totaal
    from mart_regio.{tabel}
    where {waar}
    group by 1, 2
) as r on k.gemeente_code = r.gemeente_code and k.periode = r.periode
where k.kpi_id = %s and k.teller <> coalesce(r.totaal, 0)
"""


def differing_sums(settings: Settings) -> list[tuple]:
    """(KPI, gemeente, half-year, numerator, sum of the rows) wherever they differ."""
    found = []
    with psycopg.connect(settings.dsn("auditor")) as connection:
        for kpi_id, recipe in recipes().items():
            if recipe.telt:
                parts = {name: sql.SQL(getattr(recipe, name)) for name in ("halfjaar", "telt", "waar", "tabel")}
                found += connection.execute(sql.SQL(COMPARE).format(**parts), [kpi_id]).fetchall()
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
