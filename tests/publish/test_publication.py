"""From marts to what people see: whole, verified, once, and at one moment."""

import psycopg
import pytest

from publish import publication
from publish.errors import PublicationError, SpecError, VerificationError
from publish.gemeenten import REGION, find_gemeente
from publish.vergeet import forget
from tests.publish.marts import OWN, SPECS, rebuild, write_manifest


def test_publishing_the_same_marts_twice_is_one_publication(marts, query):
    assert publication.publish(marts) == publication.publish(marts)
    assert query("select publicatie_id, status from publicatie.register") == [(1, "gepubliceerd")]


def test_a_new_stand_is_a_new_publication(marts):
    first = publication.publish(marts)
    rebuild(marts, "stand-2")
    assert publication.publish(marts).publicatie_id > first.publicatie_id


def test_a_mart_holds_its_gemeente_and_predecessors_merged_whole_into_it(marts, query):
    publication.publish(marts)
    codes = find_gemeente("1963", marts).codes
    assert len(codes) > 1
    found = query("select distinct gemeente_code from mart_1963.fct_prestaties order by 1")
    assert tuple(code for (code,) in found) == codes


def test_the_region_holds_every_row_also_of_unknown_gemeenten(marts, query):
    publication.publish(marts)
    assert query("select count(*), sum(ingediend_bedrag) from mart_regio.fct_prestaties") == query(
        "select count(*), sum(ingediend_bedrag) from marts.fct_prestaties"
    )
    assert query("select rijen from publicatie.controles where deel = 'rest' and tabel = 'fct_prestaties'") == [(200,)]


def test_keys_indexes_types_and_comments_are_copied(marts, query):
    publication.publish(marts)
    assert query(
        "select pg_get_indexdef(indexrelid) from pg_index"
        " where indrelid = 'opslag_0505.fct_prestaties'::regclass order by 1"
    ) == [
        ("CREATE INDEX fct_prestaties_publicatie_id_productperiode_idx ON ONLY opslag_0505.fct_prestaties"
         " USING btree (publicatie_id, productperiode) WHERE (ingediend_bedrag > (0)::numeric)",),
        ("CREATE UNIQUE INDEX fct_prestaties_pkey ON ONLY opslag_0505.fct_prestaties"
         " USING btree (publicatie_id, prestatie_id)",),
    ]  # fmt: skip
    assert query(
        "select obj_description('mart_0505.fct_prestaties'::regclass), col_description(attrelid, attnum),"
        " format_type(atttypid, atttypmod) from pg_attribute"
        " where attrelid = 'mart_0505.fct_prestaties'::regclass and attname = 'ingediend_bedrag'"
    ) == [("Eén rij per gedeclareerde prestatie.", "Bedrag in euro, credit negatief.", "numeric(14,2)")]


@pytest.mark.parametrize("part", ["0505", REGION])
def test_a_missing_cent_stops_the_publication(marts, query, part):
    publication.publish(marts)
    rebuild(marts, "stand-2")
    number = publication.start(marts)
    for each in [REGION, *publication.gemeenten(marts)]:
        publication.fill_part(each, number, marts)
    with psycopg.connect(marts.dsn("publisher")) as connection:
        connection.execute(
            f"update opslag_{part}.fct_prestaties set ingediend_bedrag = ingediend_bedrag - 0.01"
            f" where (publicatie_id, prestatie_id) = (select publicatie_id, min(prestatie_id)"
            f" from opslag_{part}.fct_prestaties where publicatie_id = {number} group by 1)"
        )
    with pytest.raises(VerificationError, match=f"fct_prestaties in {part}"):
        publication.verify(number, marts)
    with pytest.raises(PublicationError):
        publication.flip(number, marts)
    assert publication.current(marts).publicatie_id < number
    assert publication.publish(marts).publicatie_id > number


def test_a_row_in_the_wrong_gemeente_stops_the_publication(marts):
    number = publication.start(marts)
    for each in [REGION, *publication.gemeenten(marts)]:
        publication.fill_part(each, number, marts)
    with psycopg.connect(marts.dsn("publisher")) as connection:
        connection.execute(
            "delete from opslag_0505.fct_kerntaken where ctid = (select min(ctid) from opslag_0505.fct_kerntaken)"
        )
    with pytest.raises(VerificationError, match="fct_kerntaken in 0505"):
        publication.verify(number, marts)


def test_batches_hold_every_part_once_and_are_no_more_than_run_at_a_time(settings):
    parts = [REGION, *publication.gemeenten(settings)]
    for count in (2, 4, 50):
        found = publication.batches(count, settings)
        assert sorted(part for batch in found for part in batch) == sorted(parts)
        assert len(found) == min(count, len(parts))
        assert all(found)


def test_a_publication_that_was_broken_off_is_continued(marts, query):
    number = publication.start(marts)
    publication.fill_part("0505", number, marts)
    assert query("select count(*) from mart_0505.fct_prestaties") == [(0,)]
    assert publication.publish(marts).publicatie_id == number


def test_a_broken_off_publication_of_other_marts_is_cleared_away(marts, query):
    number = publication.start(marts)
    publication.fill_part("0505", number, marts)
    rebuild(marts, "stand-2")
    with pytest.raises(PublicationError):
        publication.fill_part("0512", number, marts)
    assert publication.publish(marts).publicatie_id > number
    assert query(f"select relname from pg_class where relname like '%\\_p{number}'") == []
    assert query("select status from publicatie.register order by publicatie_id") == [
        ("afgebroken",),
        ("gepubliceerd",),
    ]


def test_three_publications_are_kept(marts, query):
    for number in range(5):
        rebuild(marts, f"stand-{number}")
        last = publication.publish(marts).publicatie_id
    found = query("select distinct publicatie_id from opslag_0505.fct_prestaties order by 1 desc")
    assert found == [(last,), (last - 1,), (last - 2,)]
    assert query("select count(*) from publicatie.register where status = 'verwijderd'") == [(2,)]


def test_a_new_column_reaches_the_view_and_a_changed_type_needs_a_deploy_step(marts, query):
    publication.publish(marts)
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute("alter table marts.fct_kerntaken add column kerntaak text default 'toegang'")
    publication.publish(marts)
    assert query("select distinct kerntaak from mart_0505.fct_kerntaken") == [("toegang",)]
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute("alter table marts.fct_kerntaken alter column uren type text")
    with pytest.raises(SpecError, match="uren"):
        publication.publish(marts)
    assert forget("fct_kerntaken", marts) == len(publication.gemeenten(marts)) + 1
    publication.publish(marts)
    assert query("select count(*), max(uren) from mart_0505.fct_kerntaken") == [(12, "9.00")]


@pytest.mark.parametrize("filled", ["a part of it", "all of it"])
def test_forgetting_a_mart_gives_up_a_publication_that_is_half_filled(marts, query, filled):
    number = publication.start(marts)
    for part in ["0505"] if filled == "a part of it" else [REGION, *publication.gemeenten(marts)]:
        publication.fill_part(part, number, marts)
    assert forget("fct_kerntaken", marts) > 0
    assert publication.publish(marts).publicatie_id > number
    assert query("select count(*) from mart_0505.fct_kerntaken") == [(12,)]
    assert query(f"select relname from pg_class where relname like '%\\_p{number}'") == []


@pytest.mark.parametrize(
    ("klasse", "persons", "said"),
    [("", [], "meta.publicatie"), ("openbaar", [], "openbaar"), ("gedeeld", ["jeugdige_id"], "person keys")],
)
def test_a_mart_that_does_not_say_who_may_see_it_stops_everything(marts, klasse, persons, said):
    write_manifest(marts, {**SPECS, "fct_nieuw": (klasse, persons)})
    with pytest.raises(SpecError, match=said):
        publication.publish(marts)


def test_a_mart_without_its_gemeente_column_stops_everything(marts):
    write_manifest(marts, {**SPECS, "dim_aanbieders": (OWN, [])})
    with pytest.raises(SpecError, match="gemeente_code"):
        publication.publish(marts)
