"""The provisioner against a Metabase that keeps state: what it makes, leaves alone, repairs and refuses."""

import copy

import pytest

from publish.metabase.address import target_of
from publish.metabase.errors import MetabaseError, Unsafe
from publish.metabase.gateway import MetabaseGateway
from publish.metabase.provision import apply, plan, read_tables_again, untested, verify
from publish.metabase.tenants import region_tenants
from tests.publish.metabase.fake_server import KEY, running


@pytest.fixture(scope="module")
def everything(published):
    """The state of a server on which everything has been made."""
    with running() as server:
        apply(
            MetabaseGateway(server.url, KEY, wait=lambda seconds: None), target_of(published, {}), lambda change: None
        )
        return server.state


@pytest.fixture
def provisioned(fake, everything):
    """A server in that state, with nothing noted yet."""
    fake.state = copy.deepcopy(everything)
    return fake


def make_so(gateway, target) -> list[str]:
    return [str(change) for change in apply(gateway, target, lambda change: None)]


def number_of(things: dict, name: str) -> int:
    """The object with this name."""
    (found,) = [number for number, one in things.items() if (one if isinstance(one, str) else one["name"]) == name]
    return found


def test_a_first_run_gives_everybody_a_connection_a_group_and_a_collection(fake, gateway, target):
    planned = [str(change) for change in plan(gateway, target)]
    assert fake.writes == []
    make_so(gateway, target)
    tenants = region_tenants(target.settings)
    assert len(tenants) == 12
    assert {(one["name"], one["details"]["user"]) for one in fake.state.databases.values()} == {
        (tenant.database, tenant.role) for tenant in tenants
    }
    assert {tenant.group for tenant in tenants} <= set(fake.state.groups.values())
    assert {one["name"] for one in fake.state.collections.values()} == {tenant.collection for tenant in tenants}
    assert sum(line.startswith("+ verbinding") for line in planned) == len(tenants)
    assert fake.state.cards
    assert fake.state.dashboards


def test_a_second_run_writes_nothing(provisioned, gateway, target):
    assert make_so(gateway, target) == []
    assert plan(gateway, target) == []
    assert verify(gateway, target) == []
    assert provisioned.writes == []


def test_nobody_reaches_a_connection_or_collection_of_another(provisioned, target):
    state = provisioned.state
    tenants = {tenant.database: tenant for tenant in region_tenants(target.settings)}
    rights = {(state.groups[group], state.databases[one]["name"]): level for (group, one), level in state.data.items()}
    assert rights == {(tenant.group, name): tenant.may_ask for name, tenant in tenants.items()}
    reads = {
        (state.groups[group], state.collections[int(one)]["name"]): level for (group, one), level in state.reads.items()
    }
    assert reads == {(tenant.group, tenant.collection): "read" for tenant in tenants.values()}


def test_a_connection_is_closed_and_read_back_before_the_next_call_makes_anything(fake, gateway, target):
    make_so(gateway, target)
    calls = [(method, path) for method, path, _ in fake.requests]
    made = [place for place, call in enumerate(calls) if call == ("post", "/api/database")]
    assert made
    for place in made:
        graph = "/api/permissions/graph"
        after = [call for call in calls[place + 1 : place + 5] if call != ("get", "/api/permissions/group")]
        assert after[:3] == [("get", graph), ("put", graph), ("get", graph)]


def test_every_card_reads_the_connection_of_the_collection_it_is_in(provisioned, target):
    state = provisioned.state
    names = {tenant.collection: tenant.database for tenant in region_tenants(target.settings)}
    for card in state.cards.values():
        assert names[state.collections[card["collection_id"]]["name"]] == state.databases[card["database_id"]]["name"]


def test_what_was_changed_by_hand_is_repaired_and_nothing_else(provisioned, gateway, target):
    state = provisioned.state
    before = copy.deepcopy(state.__dict__ | {"numbers": None, "revision": None, "reading": None})
    card = next(iter(state.cards.values()))
    card |= {"name": "Anders", "archived": True}
    next(iter(state.databases.values()))["details"]["user"] = "soj"
    board = next(iter(state.dashboards.values()))
    board["dashcards"] = board["dashcards"][1:]
    state.settings["enable-public-sharing"] = True
    group, database = 1, next(iter(state.databases))
    state.data[group, database] = "query-builder"
    assert any("1 rechten" in line for line in verify(gateway, target))
    assert len(make_so(gateway, target)) == 5
    after = copy.deepcopy(state.__dict__ | {"numbers": None, "revision": None, "reading": None})
    for one in (before, after):  # what the server makes up itself
        for board in one["dashboards"].values():
            for place in board["dashcards"]:
                place.pop("id")
            board["dashcards"].sort(key=lambda place: (place["row"], place["col"], place["dashboard_tab_id"]))
        for card in one["cards"].values():
            card["dataset_query"]["stages"][0].pop("lib/uuid")
    assert after == before


def test_what_people_made_is_left_alone(provisioned, gateway, target):
    state = provisioned.state
    own = number_of(state.collections, "Regio")
    boards = {one["id"]: one for one in state.dashboards.values()}
    copied = copy.deepcopy(next(iter(boards.values()))) | {"id": 9001, "description": "Van mij", "collection_id": own}
    state.dashboards[9001] = copied
    state.collections[9002] = {"id": 9002, "name": "Regio", "location": "/", "description": None}
    state.databases[9003] = {"id": 9003, "name": "Iets anders", "engine": "h2", "details": {}}
    state.groups[9004] = "Vrienden"
    state.data[9004, 9003] = "query-builder"
    before = copy.deepcopy([copied, state.collections[9002], state.databases[9003], state.data[9004, 9003]])
    assert make_so(gateway, target) == []
    assert [copied, state.collections[9002], state.databases[9003], state.data[9004, 9003]] == before


def test_all_users_is_closed_on_connections_of_others_too(provisioned, gateway, target):
    provisioned.state.databases[9003] = {"id": 9003, "name": "Iets anders", "engine": "h2", "details": {}}
    provisioned.state.data[1, 9003] = "query-builder-and-native"
    assert make_so(gateway, target) == ["~ rechten op verbindingen (1 rechten)"]
    assert (1, 9003) not in provisioned.state.data


@pytest.mark.parametrize("is_below", [False, True])
def test_a_card_made_by_hand_that_shows_a_gemeente_another_connection_is_refused(
    provisioned, gateway, target, is_below
):
    state = provisioned.state
    place, region = number_of(state.collections, "Dordrecht"), number_of(state.databases, "Jeugdhulp - Regio")
    if is_below:
        state.collections[9002] = {"id": 9002, "name": "Eigen werk", "location": f"/{place}/", "description": None}
        place = 9002
    card = copy.deepcopy(next(iter(state.cards.values())))
    state.cards[9001] = card | {"id": 9001, "entity_id": "x" * 21, "collection_id": place, "database_id": region}
    said = f"kaart 9001 staat in de map van Dordrecht, maar leest verbinding {region}"
    assert verify(gateway, target) == [said]
    with pytest.raises(Unsafe, match=said):
        make_so(gateway, target)
    assert provisioned.writes == []
    assert 9001 in state.cards


def test_our_own_card_in_a_wrong_collection_is_put_back(provisioned, gateway, target):
    state = provisioned.state
    card = next(one for one in state.cards.values() if state.collections[one["collection_id"]]["name"] == "Dordrecht")
    home, card["collection_id"] = card["collection_id"], number_of(state.collections, "Zwijndrecht")
    assert len(verify(gateway, target)) == 1
    make_so(gateway, target)
    assert state.cards[card["id"]]["collection_id"] == home


@pytest.mark.parametrize("writes", [1, 30, 120])
def test_an_interrupted_run_goes_on_where_it_stopped(fake, gateway, target, writes):
    fake.dies_after = writes
    with pytest.raises(MetabaseError, match="500"):
        make_so(gateway, target)
    fake.dies_after = None
    make_so(gateway, target)
    assert plan(gateway, target) == []
    assert len(fake.state.databases) == len(fake.state.collections) == 12
    assert len({one["entity_id"] for one in fake.state.cards.values()}) == len(fake.state.cards)
    assert not any(level for (group, _), level in fake.state.data.items() if group == 1)


def test_rights_written_by_another_meanwhile_are_read_again(fake, gateway, target):
    fake.state.others_write_first = 2
    make_so(gateway, target)
    assert verify(gateway, target) == []


def test_after_a_publication_every_connection_reads_its_tables(provisioned, gateway, target):
    read_tables_again(gateway, target)
    assert len(provisioned.writes) == 12
    assert {path.rsplit("/", 1)[1] for _, path in provisioned.writes} == {"sync_schema"}


def test_descriptions_come_from_the_warehouse_and_technical_columns_are_out_of_sight(provisioned, target):
    tables = {(one["schema"], one["name"]): one for found in provisioned.state.tables.values() for one in found}
    table = tables["mart_0505", "fct_prestaties"]
    fields = {field["name"]: field for field in table["fields"]}
    assert table["description"] == "Eén rij per gedeclareerde prestatie."
    assert fields["ingediend_bedrag"]["description"] == "Bedrag in euro, credit negatief."
    assert fields["ingediend_bedrag"]["visibility_type"] == "normal"
    assert fields["prestatie_id"]["visibility_type"] == "details-only"


def test_a_plan_holds_no_password(gateway, target):
    told = "\n".join(map(repr, plan(gateway, target)))
    secrets = [target.settings.secret(f"wachtwoord-{tenant.role}") for tenant in region_tenants(target.settings)]
    assert [secret for secret in secrets if secret in told] == []


@pytest.mark.parametrize(
    ("version", "fits"), [("v0.56.9", False), ("v0.57.0", True), ("v1.63.1", True), ("v0.99.1", True)]
)
def test_an_old_server_is_refused_and_a_newer_one_warned_about(fake, version, fits):
    fake.state.version = version
    gateway = MetabaseGateway(fake.url, KEY)
    if not fits:
        with pytest.raises(MetabaseError, match="too old"):
            untested(gateway)
    else:
        assert bool(untested(gateway)) == (version == "v0.99.1")
