"""The nightly DAG on a real Airflow: what is over its term goes, the marts are asked for again, the log is sealed."""

import json
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from infra import access_log, airflow
from infra.database import connect_as_admin
from ingest import delivery
from ingest.settings import SOURCES
from tests.ingest.deliveries import gi_zip
from tests.ingest.dropping import drop

pytestmark = pytest.mark.xdist_group("airflow")
LONG_BEFORE = 1_000_000_000  # 2001-09-09 UTC: over every term


def test_the_night_removes_seals_and_tells_when_a_seal_is_broken(settings, query):
    airflow.migrate(settings)
    with psycopg.connect(settings.dsn("airflow", "airflow")) as connection:
        connection.execute("truncate asset_dag_run_queue, asset_event, dag_run cascade")
    drop(settings, "gi", "oud.zip", gi_zip(), at=LONG_BEFORE)
    delivery.load_source("gi", settings)
    assert query("select status from ingest.deliveries") == [("geladen",)]
    with connect_as_admin(settings) as connection, connection.cursor() as cursor:
        access_log.note(cursor, "toegang gegeven", "login", "gelukt", "proef van de nacht")
        access_log.seal(settings, datetime.now(UTC) + timedelta(days=1))
        access_log.note(cursor, "toegang gegeven", "login", "gelukt", "proef van de nacht")
        cursor.execute("alter table toegang.logboek disable trigger all")
        cursor.execute("update toegang.logboek set tijdstempel = tijdstempel - interval '2 days'")
    with pytest.raises(RuntimeError, match="A DAG failed"):
        airflow.run_dag("nacht", settings)
    with psycopg.connect(settings.dsn("airflow", "airflow")) as connection:
        states = dict(connection.execute("select task_id, state from task_instance").fetchall())
        assert states == {"enforce_terms": "success", "announce": "success", "seal_access_log": "failed"}
        assert connection.execute("select count(*) from asset_event").fetchone() == (len(SOURCES),), (
            "the marts are asked for"
        )
    assert (
        query("select count(*) from raw.gi__maatregelen") == query("select count(*) from ingest.deliveries") == [(0,)]
    )
    assert access_log.verify(settings).verzegeld == 2
    lines = (settings.logs / "alarm.log").read_text(encoding="utf-8").splitlines()
    titles = {json.loads(line)["titel"] for line in lines}
    assert titles == {"Het logboek van toegang is veranderd", "nacht.seal_access_log is rood"}
