"""When a field was last read is in the log of the server: of readers only, whatever lines a question takes."""

from datetime import UTC, datetime

import psycopg

from publish import gebruik, publication

LOG = """\
2024-05-01 10:00:00.123 UTC gemeente_0505 Metabase 127.0.0.1 LOG:  statement: select *
\tfrom rpt_kerntaken_uren
\tjoin dim_kerntaken on true
2024-05-02 10:00:00.123 UTC soj  127.0.0.1 LOG:  execute <unnamed>: select 1 from mart_regio.rpt_kerntaken_uren
2024-05-03 10:00:00.123 UTC jeugd_beheer  127.0.0.1 LOG:  checkpoint complete: rpt_kerntaken_uren
\tdim_kerntaken
2024-05-04 10:00:00.123 UTC soj  127.0.0.1 ERROR:  permission denied for table rpt_kerntaken_uren
"""


def test_only_a_question_reads_and_its_last_day_counts():
    read = gebruik.last_read(LOG.splitlines())
    assert read == {"rpt_kerntaken_uren": "2024-05-02", "dim_kerntaken": "2024-05-01"}


def test_a_field_was_read_when_a_table_it_reaches_was():
    rows = {
        row[1:3]: row[3:] for row in gebruik.fields({"rpt_kerntaken_uren": "2024-05-02", "fct_kerntaken": "2024-05-01"})
    }
    assert rows["kerntaken", "uren"] == ("2024-05-02", "rpt_kerntaken_uren")
    assert rows["casussen", "team_id"] == ("2024-05-01", "fct_kerntaken")
    assert rows["casussen", "status"] == ("", "")


def test_what_a_gemeente_asks_is_read_and_what_the_publisher_does_is_not(marts, cluster):
    log = cluster.logs / "postgres.log"
    before = log.stat().st_size
    publication.publish(marts)
    with psycopg.connect(marts.dsn("gemeente_0505")) as connection:
        connection.execute("select count(*) from mart_0505.fct_prestaties")
    lines = log.read_bytes()[before:].decode("utf-8", "replace").splitlines()
    mine = [line for line in lines if " gemeente_0505 " in line or " publisher " in line]
    assert gebruik.last_read(mine) == {"fct_prestaties": f"{datetime.now(UTC):%Y-%m-%d}"}
