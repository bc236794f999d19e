"""Why a build was stopped by a quality threshold: the Dutch messages that rpt_kwaliteit_regio holds."""

import psycopg
from psycopg import sql

from ingest.settings import Settings

TEST = "assert_no_quality_threshold_is_passed"


def blockades(settings: Settings, failed: list[str], marts: str = "marts") -> list[str]:
    """One sentence per control that blocks, when the test on thresholds is among the failed nodes; else nothing."""
    if TEST not in failed:
        return []
    with psycopg.connect(settings.dsn("builder")) as connection:
        table = sql.Identifier(marts, "rpt_kwaliteit_regio")
        if not connection.execute("select to_regclass(%s)", [table.as_string(connection)]).fetchone()[0]:
            return []  # the build failed before there was anything to judge
        query = sql.SQL("select melding from {} where status = 'geblokkeerd' order by mart, controle").format(table)
        return [f"Geblokkeerd: {melding}" for (melding,) in connection.execute(query)]
