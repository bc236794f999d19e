"""SIGKILL while a publication is being filled: readers keep what they had, and the next run completes it."""

import os
import signal
import subprocess
import sys
import time

import psycopg
import pytest

from publish import publication
from tests.publish.marts import rebuild

PUBLISH = """
import os
from ingest.settings import Settings
from publish.publication import publish
publish(Settings.from_env(os.environ))
"""
SEEN = "select count(*), min(kanarie), max(kanarie) from mart_0505.fct_prestaties"


def start_publishing(settings) -> subprocess.Popen:
    instance = {
        "JEUGD_HOME": settings.home,
        "JEUGD_SLEUTELS": settings.keys,
        "JEUGD_PGHOST": settings.pg_host,
        "JEUGD_PGPORT": settings.pg_port,
        "JEUGD_PGDATABASE": settings.pg_database,
    }
    environment = os.environ | {name: str(value) for name, value in instance.items()}
    return subprocess.Popen([sys.executable, "-c", PUBLISH], env=environment)


def set_version(settings, version: str) -> None:
    """Every row of the next build carries its version."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute("update marts.fct_prestaties set kanarie = %s", [version])
    rebuild(settings, version)


@pytest.mark.parametrize("filled", [0, 3, 8])
def test_killed_while_filling_nothing_is_seen_and_nothing_is_stuck(marts, query, filled):
    set_version(marts, "oud")
    first = publication.publish(marts).publicatie_id
    set_version(marts, "nieuw")
    process = start_publishing(marts)
    unfinished = f"select count(*) from publicatie.vullingen where publicatie_id > {first}"
    started = f"select count(*) from publicatie.register where publicatie_id > {first}"
    while process.poll() is None and (query(started) == [(0,)] or query(unfinished)[0][0] < filled):
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert query(SEEN) == [(100, "oud", "oud")]
    assert publication.publish(marts).publicatie_id == first + 1
    assert query(SEEN) == [(100, "nieuw", "nieuw")]
    parts = len(publication.gemeenten(marts)) + 1
    assert query(unfinished) == [(parts,)]
    assert query("select count(*) from publicatie.register where status <> 'gepubliceerd'") == [(0,)]
