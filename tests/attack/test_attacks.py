"""Every attack fails, as every role; and every attack succeeds when the thing that stops it is taken away."""

import pytest

from publish import publication
from publish.gemeenten import REGION
from tests.attack import together, world
from tests.attack.attempt import filled, succeeds
from tests.attack.control import ATTACKS, caught
from tests.attack.reading import OPEN
from tests.attack.sweep import sweep

pytestmark = pytest.mark.xdist_group("attack")
AS_GEMEENTE = "select count(*) from mart_0505.fct_kerntaken where jeugdige_id = %s"
ONE_TABLE = """
create or replace view mart_0505.fct_kerntaken as
select casus_id, jeugdige_id, gemeente_code, uren, kanarie from marts.fct_kerntaken where gemeente_code = '0505';
create index on marts.fct_kerntaken (jeugdige_id)
"""
LEAKS = {
    "a view without a filter": (
        "create view mart_0505.lek as select * from marts.fct_kerntaken",
        "drop view mart_0505.lek",
    ),
    "a materialized view": (
        "create materialized view mart_0505.lek as select * from marts.fct_kerntaken",
        "drop materialized view mart_0505.lek",
    ),
    "a copy": ("create table mart_0505.lek as select * from marts.fct_kerntaken", "drop table mart_0505.lek"),
    "a comment": (
        "comment on view mart_0505.fct_kerntaken is 'KANARIE-0512'",
        "comment on view mart_0505.fct_kerntaken is null",
    ),
}


def of(role: str, kind: str, settings) -> world.Attacker:
    return world.attacker(role, kind, settings)


@pytest.mark.parametrize("role", ["gemeente", "soj", "auditor"])
def test_every_attack_fails(warehouse, role):
    attackers = [one for one in world.attackers(warehouse) if one.role in (role, "gemeente_0505", "gemeente_1963")]
    attackers = [one for one in attackers if one.kind == role]
    assert attackers
    won = [
        (attack.name, attacker.role)
        for attack in ATTACKS.values()
        if role in attack.roles
        for attacker in attackers
        if succeeds(attack, attacker, warehouse)
    ]
    assert won == []


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_succeeds_once_what_stops_it_is_gone(target, name):
    assert caught(ATTACKS[name], target)


def test_no_relation_shows_a_role_what_is_not_its_own(warehouse):
    chosen = ("gemeente_0505", "soj", "auditor", "loader", "antwoord", "builder", "publisher")
    for attacker in world.attackers(warehouse):
        if attacker.role in chosen:
            swept = sweep(attacker, warehouse, system=attacker.role in chosen[:2])
            assert swept.foreign == [], attacker.role
            assert swept.reads > 500


@pytest.mark.parametrize("leak", LEAKS)
def test_the_search_through_the_catalog_finds_a_leak(target, leak):
    make, undo = LEAKS[leak]
    if "mart_0505.lek" in make:
        make += ";grant select on mart_0505.lek to gemeente_0505"
    world.as_superuser(target, make)
    try:
        assert sweep(of("gemeente_0505", "gemeente", target), target, system=leak == "a comment").foreign
    finally:
        world.as_superuser(target, undo)


def test_no_two_marts_share_a_number_of_a_person_or_a_row(warehouse):
    assert together.linked([REGION, *publication.gemeenten(warehouse)], warehouse) == {}


@pytest.mark.parametrize("column", ["jeugdige_id", "prestatie_id"])
def test_a_shared_number_is_found(weakened, column):
    settings = weakened(
        f"update opslag_0512.fct_prestaties set {column} = (select max({column}) from opslag_0505.fct_prestaties)"
        f" where {column} = (select max({column}) from opslag_0512.fct_prestaties) and publicatie_id = 2"
    )
    assert together.linked(["0505", "0512"], settings) == {"0505+0512": [f"fct_prestaties.{column}"]}


def test_a_plan_does_not_tell_whether_a_child_is_known_elsewhere(warehouse):
    attacker = of("gemeente_0505", "gemeente", warehouse)
    assert together.tells(attacker, AS_GEMEENTE, together.victims(warehouse), warehouse) == []


def test_a_plan_over_one_table_for_all_would_tell(weakened, warehouse):
    attacker = of("gemeente_0505", "gemeente", warehouse)
    probes = together.victims(warehouse)
    assert together.tells(attacker, AS_GEMEENTE, probes, weakened(ONE_TABLE)) == probes[:1]


def test_no_role_enters_another_database(warehouse):
    assert {one.role: doors for one in world.attackers(warehouse) if (doors := together.doors(one, warehouse))} == {}


def test_an_open_door_is_found(weakened, warehouse):
    settings = weakened("select 1")
    world.as_superuser(warehouse, "grant connect on database template1 to soj")
    try:
        assert together.doors(of("soj", "soj", warehouse), settings) == ["template1"]
    finally:
        world.as_superuser(warehouse, "revoke connect on database template1 from soj")


def test_what_opens_a_table_opens_it_for_the_search_too(weakened, warehouse):
    attacker = of("soj", "soj", warehouse)
    found = sweep(attacker, weakened(filled(OPEN, attacker.names)), system=False).foreign
    assert any("VERBORGEN-oud" in line for line in found)
