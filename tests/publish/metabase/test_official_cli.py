"""Metabase's own client (`mb`) on the fake, after our provisioner filled it: it must read what we made.

Only `make metabase-check` has that client; elsewhere these tests are skipped and say so.
"""

import json
import shutil
import subprocess

import pytest

from publish.dashboards.spec import load_dashboards
from publish.metabase.provision import apply
from publish.metabase.tenants import region_tenants
from tests.publish.metabase.fake_server import KEY

MB = shutil.which("mb")
pytestmark = pytest.mark.skipif(MB is None, reason="needs Metabase's client mb: make metabase-check")


@pytest.fixture
def mb(fake, gateway, target, tmp_path):
    """`mb` as the administrator of a provisioned server; the JSON it prints. Fails when it fails."""
    apply(gateway, target, lambda change: None)

    def run(*arguments: str, body: object = None) -> dict:
        options = ["--json"] if arguments[0] == "query" else ["--json", "--max-bytes", "0"]
        command = [MB, *arguments, *options, "--url", fake.url, "--api-key", KEY]
        text = None if body is None else json.dumps(body)
        environment = {"HOME": str(tmp_path), "PATH": "/usr/local/bin:/usr/bin:/bin", "MB_DISABLE_TELEMETRY": "1"}
        done = subprocess.run(command, input=text, env=environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, (arguments, done.stdout[-500:], done.stderr[-500:])
        return json.loads(done.stdout)

    return run


def test_it_lists_the_connections_cards_and_collections_that_we_made(fake, mb, target):
    tenants = region_tenants(target.settings)
    assert {one["name"] for one in mb("db", "list")["data"]} == {tenant.database for tenant in tenants}
    assert {tenant.collection for tenant in tenants} <= {one["name"] for one in mb("collection", "list")["data"]}
    assert len(mb("card", "list")["data"]) == len(fake.state.cards)
    assert mb("setting", "list")["data"]


def test_it_opens_every_dashboard_of_the_region_with_the_cards_of_the_specification(fake, mb, target):
    tenant = next(one for one in region_tenants(target.settings) if one.key == "regio")
    wanted = {board.titel: len(board.cards) for board in load_dashboards("regio")}
    (collection,) = [number for number, one in fake.state.collections.items() if one["name"] == tenant.collection]
    items = mb("collection", "items", str(collection), "--models", "dashboard")["data"]
    assert {one["name"] for one in items} == set(wanted)
    for item in items:
        board = mb("dashboard", "get", str(item["id"]), "--full")
        assert len(board["dashcards"]) == wanted[board["name"]]


def test_it_finds_nothing_wrong_with_our_queries(fake, mb):
    (database,) = [number for number, one in fake.state.databases.items() if one["name"] == "Jeugdhulp - Regio"]
    stored = [card["dataset_query"] for card in fake.state.cards.values()]
    ours = [query for query in stored if query["database"] == database]
    assert len(ours) > 30
    for query in ours:
        for stage in query["stages"]:  # a list since v0.63, which this release of mb does not know yet
            stage["template-tags"] = {tag["name"]: tag for tag in stage["template-tags"]}
        assert mb("query", "--dry-run", body=query)["ok"]


def test_it_reads_a_card_with_the_id_that_we_gave_it(fake, mb):
    card = next(iter(fake.state.cards.values()))
    assert mb("card", "get", str(card["id"]), "--full")["entity_id"] == card["entity_id"]
