"""A pin is what people saw then: it survives cleaning up, comes back bit for bit, and shows when it was changed."""

import psycopg
import pytest

from publish import pins, publication, reopen
from publish.errors import PublicationError, VerificationError
from publish.sql import run_as
from tests.publish.marts import rebuild

SEEN = "select * from mart_regio.fct_prestaties order by prestatie_id"
HASHES = "select deel, tabel, rijen, sha256 from publicatie.vastgezette_tabellen where publicatie_id = %s order by 1, 2"


def publish_more(settings, times: int = 3) -> None:
    """So many newer publications of other figures."""
    for number in range(times):
        with psycopg.connect(settings.dsn("builder")) as connection:
            connection.execute("update marts.fct_prestaties set kanarie = %s", [f"later {number}"])
        rebuild(settings, f"later-{number}")
        publication.publish(settings)


@pytest.fixture
def pinned(marts) -> int:
    """The number of a publication that was pinned."""
    number = publication.publish(marts).publicatie_id
    pins.pin(number, marts, reden="jaarrekening 2024", door="A. de Vries")
    return number


def test_a_pin_survives_newer_publications_and_comes_back_as_it_was(marts, pinned, query):
    before = run_as("auditor", SEEN, marts)
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute("alter table marts.fct_kerntaken add column kerntaak text default 'toegang'")
    publish_more(marts)
    assert query("select status from publicatie.register where publicatie_id = %s", [pinned]) == [("verwijderd",)]
    stored = f"select count(*) > 0 from opslag_0505.fct_prestaties where publicatie_id = {pinned}"
    assert query(stored) == [(False,)]

    schema = reopen.reopen(pinned, marts)
    assert run_as("auditor", SEEN.replace("mart_regio", schema), marts) == before
    assert run_as("auditor", SEEN, marts) != before
    assert run_as("soj", f"select count(kerntaak) from {schema}.fct_kerntaken", marts)[1] == [(0,)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run_as("gemeente_0505", f"select * from {schema}.fct_prestaties", marts)

    publish_more(marts, 1)
    assert query(stored) == [(True,)]
    assert reopen.tidy(marts) == []
    assert query(stored) == [(False,)]
    assert query(f"select to_regnamespace('{schema}')") == [(None,)]

    folder = pins.folder_of(pinned, marts)
    (folder / "0512" / "fct_prestaties.csv.age").replace(folder / "0505" / "fct_prestaties.csv.age")
    with pytest.raises(VerificationError, match="fct_prestaties in 0505"):
        reopen.reopen(pinned, marts)
    assert query(f"select to_regnamespace('{schema}')") == [(None,)]


def test_a_pin_is_encrypted_once_only_and_the_same_for_the_same_figures(marts, pinned, query):
    files = [path for path in pins.folder_of(pinned, marts).rglob("*") if path.is_file()]
    assert len(files) > 50
    assert all(b"KANARIE" not in path.read_bytes() for path in files)
    assert {path.stat().st_mode & 0o077 for path in files} == {0}
    rebuild(marts, "other deliveries, same rows")
    second = publication.publish(marts).publicatie_id
    pins.pin(second, marts, reden="proef", door="A. de Vries")
    assert query(HASHES, [second]) == query(HASHES, [pinned])
    with pytest.raises(PublicationError, match="al vastgezet"):
        pins.pin(pinned, marts, reden="nog eens", door="A. de Vries")
    with pytest.raises(PublicationError, match="niet"):
        pins.pin(999, marts, reden="bestaat niet", door="A. de Vries")
    with pytest.raises(PublicationError, match="niet vastgezet"):
        reopen.reopen(999, marts)
