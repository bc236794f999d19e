"""Readers during publications: always one whole publication, never a mixture, never nothing."""

import threading

import psycopg

from publish import publication
from tests.publish.marts import rebuild

READS = 300
JOIN = """
select count(*), count(dim_jeugdigen.kanarie), min(fct_prestaties.kanarie), max(fct_prestaties.kanarie),
    min(dim_jeugdigen.kanarie), max(dim_jeugdigen.kanarie)
from mart_0505.fct_prestaties
left join mart_0505.dim_jeugdigen using (jeugdige_id, gemeente_code)
"""


def test_a_reader_never_sees_a_mixture_or_nothing(marts):
    set_version(marts, "v0")
    publication.publish(marts)
    seen: list[tuple] = []
    reader = threading.Thread(target=read_often, args=(marts, seen))
    reader.start()
    number = 0
    while reader.is_alive():
        number += 1
        set_version(marts, f"v{number}")
        publication.publish(marts)
    reader.join()
    assert number >= 2
    assert len(seen) >= READS
    assert len({row[2] for row in seen}) >= 2, "no flip happened while reading"
    wrong = [row for row in seen if row[:2] != (100, 100) or len(set(row[2:])) != 1]
    assert wrong == []


def set_version(settings, version: str) -> None:
    """Every row of the next build carries its version."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute("update marts.fct_prestaties set kanarie = %s", [version])
        connection.execute("update marts.dim_jeugdigen set kanarie = %s", [version])
    rebuild(settings, version)


def read_often(settings, seen: list) -> None:
    """Read until there are enough reads over enough flips."""
    with psycopg.connect(settings.dsn("gemeente_0505"), autocommit=True) as connection:
        while len(seen) < READS or len({row[2] for row in seen}) < 4:
            seen.append(connection.execute(JOIN).fetchone())
