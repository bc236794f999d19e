"""Person keys differ per mart, stay the same over publications, and still join."""

from itertools import combinations

import pytest

from publish import publication
from publish.gemeenten import REGION
from publish.herleid import trace
from publish.rekey import MEMBERS, mart_key, rekey
from tests.publish.marts import rebuild

PARTS = ("0505", "0512", REGION)
PERSON_KEYS = """
select jeugdige_id from mart_{part}.dim_jeugdigen union
select jeugdige_id from mart_{part}.fct_prestaties union
select jeugdige_id from mart_{part}.fct_kerntaken union
select casus_id from mart_{part}.fct_kerntaken
"""


def keys_of(query, part: str) -> set[str]:
    return {key for (key,) in query(PERSON_KEYS.format(part=part))} - MEMBERS - {None}


def test_no_two_marts_share_a_person_key(marts, query):
    publication.publish(marts)
    found = {part: keys_of(query, part) for part in [REGION, *publication.gemeenten(marts)]}
    found["marts"] = {key for (key,) in query("select jeugdige_id from marts.dim_jeugdigen")} - MEMBERS
    assert all(found.values())
    for one, other in combinations(found, 2):
        assert not found[one] & found[other], (one, other)


def test_a_gemeente_has_its_own_keys_of_rows_and_no_numbers_of_messages(marts, query):
    publication.publish(marts)
    keys = {part: {key for (key,) in query(f"select prestatie_id from mart_{part}.fct_prestaties")} for part in PARTS}
    assert all(map(len, keys.values()))
    assert [pair for pair in combinations(PARTS, 2) if keys[pair[0]] & keys[pair[1]]] == []
    assert keys[REGION] == {key for (key,) in query("select prestatie_id from marts.fct_prestaties")}
    columns = "select attname from pg_attribute where attrelid = 'mart_{}.fct_prestaties'::regclass and attnum > 0"
    hidden = {"delivery_id", "position", "referentie_nummer"}
    assert {name for (name,) in query(columns.format(REGION))} - {
        name for (name,) in query(columns.format("0505"))
    } == hidden


def test_a_gemeente_sees_the_day_and_not_the_moment_of_arrival(marts, query):
    publication.publish(marts)
    moments = "select count(*) from mart_{}.fct_prestaties where ontvangen_op <> date_trunc('day', ontvangen_op, 'UTC')"
    assert query(moments.format("0505")) == [(0,)]
    assert query(moments.format(REGION)) != [(0,)]


def test_the_operator_can_tell_which_row_of_the_region_a_gemeente_asks_about(marts, query):
    publication.publish(marts)
    (asked,) = query("select prestatie_id from mart_0505.fct_prestaties where ingediend_bedrag = 107.01")[0]
    assert trace("0505", asked, marts) == [("fct_prestaties", "prestatie_id", "0505-7")]
    assert trace("0512", asked, marts) == []


def test_person_keys_are_stable_over_publications(marts, query):
    publication.publish(marts)
    before = keys_of(query, "0505")
    rebuild(marts, "stand-2")
    publication.publish(marts)
    assert keys_of(query, "0505") == before


def test_facts_still_join_to_their_jeugdige(marts, query):
    publication.publish(marts)
    assert query(
        "select count(*), count(dim_jeugdigen.jeugdige_id) from mart_0505.fct_prestaties"
        " left join mart_0505.dim_jeugdigen using (jeugdige_id, gemeente_code)"
    ) == [(100, 100)]


def test_the_unknown_member_keeps_its_name(marts, query):
    publication.publish(marts)
    assert query("select count(*) from mart_0505.dim_jeugdigen where jeugdige_id = 'onbekend'") == [(1,)]


def test_the_key_never_reaches_the_server_log(marts, cluster):
    publication.publish(marts)
    log = (cluster.logs / "postgres.log").read_text(encoding="utf-8", errors="replace")
    assert marts.secret("mart") not in log
    assert mart_key(marts, "0505").hex() not in log


@pytest.mark.parametrize("weak", ["00" * 32, "ab" * 16])
def test_a_key_that_protects_nothing_is_refused(settings, weak, tmp_path):
    import dataclasses

    (tmp_path / "mart").write_text(weak, encoding="ascii")
    with pytest.raises(ValueError, match="32 random bytes"):
        mart_key(dataclasses.replace(settings, keys=tmp_path), "0505")


def test_rekeying_depends_on_mart_and_value():
    assert len({rekey(value, key) for value in ("a", "b") for key in (b"k" * 32, b"l" * 32)}) == 4
