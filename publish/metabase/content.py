"""What a tenant reads: its collection, the cards of its dashboards, and the dashboards. Only what is ours is touched.

A card is known by its entity id, a collection and a dashboard by a marker in its description.
"""

from dataclasses import dataclass
from typing import Any

from publish.dashboards.spec import Dashboard
from publish.metabase.boards import board_body, board_differences
from publish.metabase.cards import HAND_MADE, card_body, card_differences, card_path, filter_body, filter_path
from publish.metabase.errors import Unsafe
from publish.metabase.tenants import Tenant
from publish.metabase.work import Work, differing


@dataclass(frozen=True)
class Place:
    """Where the content of a tenant goes, by numbers of this server."""

    tenant: Tenant
    database: int
    collection: int


def collections(work: Work) -> list[dict[str, Any]]:
    """All collections with a number; the root and those of persons have none of ours in them."""
    return [one for one in work.gateway.get("/api/collection") if isinstance(one["id"], int)]


def ensure_collection(work: Work, tenant: Tenant, known: list[dict[str, Any]]) -> int:
    """Make or repair the collection of a tenant; its number."""
    wanted = {"name": tenant.collection, "description": f"{HAND_MADE} {tenant.marker('map')}"}
    ours = [one for one in known if tenant.marker("map") in (one.get("description") or "")]
    if not ours:
        return work.make(f"map {tenant.collection}", "/api/collection", wanted)["id"]
    if wrong := differing(wanted, ours[0]):
        work.change(f"map {tenant.collection}", ", ".join(wrong), f"/api/collection/{ours[0]['id']}", wanted)
    return ours[0]["id"]


def all_cards(work: Work) -> list[dict[str, Any]]:
    """Every card on the server, those in the bin too."""
    return [*work.gateway.get("/api/card"), *work.gateway.get("/api/card?f=archived")]


def below(places: list[Place], known: list[dict[str, Any]]) -> dict[int, Place]:
    """Collections inside a tenant's collection, by number: people may have made them."""
    return {
        one["id"]: place for one in known for place in places if f"/{place.collection}/" in (one.get("location") or "")
    }


def ensure_content(work: Work, place: Place, dashboards: tuple[Dashboard, ...], known: list[dict[str, Any]]) -> None:
    """Bring the cards and dashboards of one tenant to the specification. `known`: all cards on the server."""
    stored = {card["entity_id"]: card for card in known}
    numbers = {}
    for path, body in bodies(dashboards, place):
        numbers[path] = ensure_card(work, place, path, body, stored)
    boards = boards_of(work, place)
    for dashboard in dashboards:
        ensure_board(work, place, dashboard, numbers, boards)


def bodies(dashboards: tuple[Dashboard, ...], place: Place) -> list[tuple[str, dict[str, Any]]]:
    """Path and body of every card of a tenant, filters first; pure."""
    where = (place.tenant, place.database, place.collection)
    filters = {filter_path(one): filter_body(one, *where) for board in dashboards for one in board.filters}
    cards = [
        (card_path(board, card), card_body(board, card, *where))
        for board in dashboards
        for card in board.cards
        if card.vorm != "tekst"
    ]
    return [*filters.items(), *cards]


def ensure_card(work: Work, place: Place, path: str, body: dict[str, Any], stored: dict[str, dict]) -> int:
    """Make or repair one card; its number. A card that is thrown away is taken back out of the bin."""
    if body["dataset_query"]["database"] != place.database or body["collection_id"] != place.collection:
        raise Unsafe(f"Card {path} does not belong to {place.tenant.naam}")
    what = f"{place.tenant.naam}: kaart {path}"
    found = stored.get(body["entity_id"])
    if found is None:
        return work.make(what, "/api/card", body)["id"]
    wanted = body | {"archived": False}
    if wrong := card_differences(wanted, {"archived": False} | found):
        changed = {name: value for name, value in wanted.items() if name != "entity_id"}
        work.change(what, ", ".join(wrong), f"/api/card/{found['id']}", changed)
    return found["id"]


def boards_of(work: Work, place: Place) -> list[dict[str, Any]]:
    """The dashboards in a collection, in short."""
    path = f"/api/collection/{place.collection}/items?models=dashboard&limit=1000"
    return work.read(path, place.collection, {"data": []})["data"]


def ensure_board(
    work: Work, place: Place, dashboard: Dashboard, cards: dict[str, int], boards: list[dict[str, Any]]
) -> None:
    """Make or repair one dashboard. One that a person made is another one, also under the same name."""
    what = f"{place.tenant.naam}: dashboard {dashboard.key}"
    marker = place.tenant.marker(dashboard.key)
    ours = [one["id"] for one in boards if marker in (one.get("description") or "")]
    found: dict[str, Any] = {}
    if ours:
        number = ours[0]
        found = work.gateway.get(f"/api/dashboard/{number}")
    else:
        empty = {"name": dashboard.titel, "description": marker, "collection_id": place.collection}
        number = work.make(what, "/api/dashboard", empty)["id"]
    body = board_body(dashboard, place.tenant, cards, found)
    if wrong := board_differences(body, found):
        work.change(what, ", ".join(wrong), f"/api/dashboard/{number}", body)
