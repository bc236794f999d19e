"""Against a real Metabase, on the warehouse of this shell: `METABASE_URL=… METABASE_API_KEY=… pytest -m live`."""

import os

import pytest

from ingest.settings import Settings
from publish.metabase.address import connect
from publish.metabase.provision import apply, plan, verify

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(
        not (os.environ.get("METABASE_URL") and os.environ.get("METABASE_API_KEY")),
        reason="needs a Metabase: set METABASE_URL and METABASE_API_KEY",
    ),
]


def test_a_real_server_is_provisioned_once_and_then_left_alone():
    gateway, target = connect(Settings.from_env(os.environ), os.environ)
    apply(gateway, target, lambda change: None)
    assert plan(gateway, target) == []
    assert verify(gateway, target) == []


def test_every_card_of_a_real_server_gives_rows():
    gateway, _ = connect(Settings.from_env(os.environ), os.environ)
    places = {one["id"] for one in gateway.get("/api/collection") if "[jeugd:" in (one.get("description") or "")}
    ours = [card for card in gateway.get("/api/card") if card["collection_id"] in places]
    assert ours
    answers = {card["id"]: gateway.post(f"/api/card/{card['id']}/query/json") for card in ours}
    assert [number for number, rows in answers.items() if not isinstance(rows, list)] == []
