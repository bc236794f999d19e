"""A person is erased everywhere, totals stay, and a restore from the archive does not bring them back."""

import io
import re

import psycopg
import pytest

from dbt_project import stand
from infra import archive_check, avg, database
from ingest import delivery, erasure, restore, sealing
from ingest.errors import Stop
from ingest.pseudonym import hider
from ingest.settings import PROJECT
from publish import erase, pins, publication, reopen
from tests.ingest.deliveries import huisarts_zip
from tests.ingest.dropping import drop, raw_hash
from tests.ingest.messages import CHILD, CHILD_2, jw301, jw323, prestatie
from tests.publish.marts import rebuild

WHY = {"door": "functionaris", "reden": "verzoek tot wissing"}
REGISTER = (
    "select delivery_id, status, inhoud_hash, rijen, eurocent, gewist_sha256 from ingest.deliveries order by 1, 2"
)
SUM = "select count(*), sum(bedrag::bigint) from raw.ijw__jw323_prestaties"


@pytest.fixture
def loaded(settings):
    """Two children in one declaratie, one of them also in a toewijzing and in a file that was refused."""
    two = jw323(prestaties=[prestatie(CHILD), prestatie(CHILD_2, toewijzing="2", referentie="R002")])
    for name, content in {"een.xml": two, "twee.xml": jw301(bsn=CHILD), "fout.xml": f"<x>{CHILD}".encode()}.items():
        drop(settings, "ijw", name, content)
    drop(settings, "huisarts", "vier.zip", huisarts_zip())
    total = delivery.load_source("ijw", settings) + delivery.load_source("huisarts", settings)
    assert (total.loaded, total.quarantined) == (3, 1)
    return settings


def originals(settings) -> list[bytes]:
    """Every original in the archive and in quarantine."""
    found, key = [], sealing.identity(settings)
    for folder in (settings.archive, settings.quarantine):
        for path in folder.rglob("*.age"):
            buffer = io.BytesIO()
            sealing.open_file(path, buffer, key)
            found.append(buffer.getvalue())
    return found


def ids(query) -> set[str]:
    """Every person in raw."""
    tables = query(
        "select table_name from information_schema.columns where table_schema = 'raw' and column_name = 'jeugdige_id'"
    )
    return {row[0] for (table,) in tables for row in query(f"select jeugdige_id from raw.{table}")}


def test_the_export_is_what_a_full_scan_finds(loaded, query):
    found = avg.overview(CHILD, loaded)
    me = hider(loaded)(CHILD)
    assert set(found["geladen"]) == {"ijw__jw323_prestaties", "ijw__jw301_toegewezen_producten"}
    assert [len(rows) for rows in found["geladen"].values()] == [1, 1]
    assert len(found["originelen"]) == sum(CHILD.encode() in original for original in originals(loaded)) - 1
    assert CHILD not in str(found)
    assert me not in str(found)


def test_an_erased_person_is_nowhere_and_a_restore_does_not_bring_them_back(loaded, query):
    before, others, register = query(SUM), ids(query), query(REGISTER)
    me = hider(loaded)(CHILD)
    assert me in others
    avg.erase_person(CHILD, loaded, **WHY)
    assert not [original for original in originals(loaded) if erasure.holds(original, CHILD)]
    assert ids(query) == others - {me} | {"gewist"}
    assert query(SUM) == before
    assert [row[:5] for row in query(REGISTER)] == [row[:5] for row in register]
    assert archive_check.check(loaded).fouten == []
    raw, register = raw_hash(query), query(REGISTER)
    with database.connect_as_admin(loaded) as connection:
        tables = connection.execute("select format('raw.%I', tablename) from pg_tables where schemaname = 'raw'")
        names = ", ".join(row[0] for row in tables.fetchall())
        connection.execute(f"truncate ingest.deliveries, ingest.findings, {names}")
        connection.execute("alter sequence ingest.volgnummers restart")
    restore.restore(loaded)
    assert raw_hash(query) == raw
    assert query(REGISTER) == register
    assert avg.overview(CHILD, loaded)["originelen"] == []


def test_after_an_erasure_the_marts_are_built_from_the_start(loaded, query):
    before = query(stand.STAND, [1000])
    avg.erase_person(CHILD, loaded, **WHY)
    assert query(stand.STAND, [1000]) != before
    model = (PROJECT / "dbt_project" / "models" / "marts" / "bouw.sql").read_text(encoding="utf-8")
    assert re.search(r"string_agg.*\)", stand.STAND)[0] in model


def test_the_same_file_offered_again_does_not_bring_them_back(loaded, query):
    avg.erase_person(CHILD, loaded, **WHY)
    drop(loaded, "ijw", "weer.xml", jw301(bsn=CHILD))
    assert delivery.load_source("ijw", loaded).ignored == 1
    assert hider(loaded)(CHILD) not in ids(query)


def test_who_must_be_kept_is_kept_and_the_record_names_nobody(loaded, query):
    from datetime import date

    before = originals(loaded)
    avg.hold(CHILD, date(2030, 12, 31), loaded, door="jurist", reden="lopende procedure")
    with pytest.raises(Stop, match="2030-12-31"):
        avg.erase_person(CHILD, loaded, today=date(2030, 12, 31), **WHY)
    assert sorted(originals(loaded)) == sorted(before)
    avg.erase_person(CHILD, loaded, today=date(2031, 1, 1), **WHY)
    [record] = query("select door, reden, originelen from toegang.gewist")
    assert record == ("functionaris", "verzoek tot wissing", 3)
    everything = str(query("select * from toegang.gewist") + query("select * from toegang.bewaarplicht"))
    assert CHILD not in everything
    assert hider(loaded)(CHILD) not in everything


def test_publications_and_pins_keep_their_totals_and_lose_the_person(marts, query):
    me = hider(marts)(CHILD)
    with psycopg.connect(marts.dsn("builder")) as connection:
        [(one,)] = connection.execute("select jeugdige_id from marts.fct_prestaties limit 1").fetchall()
        for table in ("dim_jeugdigen", "fct_prestaties", "fct_kerntaken"):
            connection.execute(f"update marts.{table} set jeugdige_id = %s where jeugdige_id = %s", [me, one])
    shown = publication.publish(marts).publicatie_id
    pins.pin(shown, marts, reden="jaarrekening", door="controller")
    sums = "select count(*), sum(ingediend_bedrag) from mart_regio.fct_prestaties"
    total, found = query(sums), avg.overview(CHILD, marts)
    assert found["publicaties"]["opslag_regio"] > 0
    assert found["vastgezet"] > 0
    avg.erase_person(CHILD, marts, **WHY)
    after = avg.overview(CHILD, marts)
    assert (after["publicaties"], after["vastgezet"]) == ({}, 0)
    assert query(sums) == total
    for later in ("b", "c", "d"):
        rebuild(marts, later)
        publication.publish(marts)
    schema = reopen.reopen(shown, marts)
    assert query(f"select count(*), sum(ingediend_bedrag) from {schema}.fct_prestaties") == total


def test_an_answer_in_the_making_goes_and_one_that_left_loses_the_person(settings):
    other = jw301(bsn=CHILD_2)
    for name, content in {"concept/1": jw301(bsn=CHILD), "2": jw301(bsn=CHILD), "concept/3": other}.items():
        path = settings.home / "uitgaand" / f"{name}.xml.age"
        path.parent.mkdir(parents=True, exist_ok=True)
        erase.rewrite(path, content, settings)
    assert avg.overview(CHILD, settings)["antwoorden"] == 2
    avg.erase_person(CHILD, settings, **WHY)
    assert avg.overview(CHILD, settings)["antwoorden"] == 0
    left = {path.name for path in (settings.home / "uitgaand").rglob("*.age")}
    assert left == {"2.xml.age", "3.xml.age"}
    assert [content for _, content in erase.answers(CHILD_2, settings)] == [other]


@pytest.mark.parametrize("text", ["", "123456789", "999990018", "geen nummer"])
def test_what_is_no_bsn_is_refused_without_repeating_it(text: str):
    with pytest.raises(Stop) as refused:
        avg.read_bsn(io.StringIO(text + "\n"))
    assert not text or text not in str(refused.value)
