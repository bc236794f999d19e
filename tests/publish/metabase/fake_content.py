"""The other half of the fake: collections, cards and dashboards. Queries are stored as MBQL 5, whatever was sent."""

import copy
import uuid

from tests.publish.metabase.fake_state import Refused, State, route


@route("get", "/api/collection")
def collections(state: State, **_):
    root = {"id": "root", "name": "Our analytics", "location": None}
    return [root, *copy.deepcopy(list(state.collections.values()))]


@route("post", "/api/collection")
def make_collection(state: State, *, body, **_):
    number = next(state.numbers)
    parent = body.get("parent_id")
    location = f"{state.one('collections', parent)['location']}{parent}/" if parent else "/"
    state.collections[number] = body | {"id": number, "location": location, "personal_owner_id": None}
    above = str(parent or "root")
    state.reads |= {(group, str(number)): level for (group, one), level in state.reads.items() if one == above}
    return state.collections[number]


@route("put", "/api/collection/{}")
def change_collection(state: State, number, *, body, **_):
    one = state.one("collections", number)
    one |= body
    return one


@route("get", r"/api/collection/(\d+|root)/items")
def items(state: State, number, *, query, **_):
    place = None if number == "root" else int(number)
    found = [
        {"id": one["id"], "name": one["name"], "description": one.get("description"), "model": kind, "archived": False}
        for kind, things in (("card", state.cards), ("dashboard", state.dashboards))
        for one in things.values()
        if one["collection_id"] == place and kind in query.get("models", [kind])
    ]
    # Numbers, also when no limit was asked: Metabase's own command line program insists.
    return {"data": found, "total": len(found), "limit": int(query.get("limit", [50])[0]), "offset": 0}


@route("get", "/api/card")
def cards(state: State, *, query, **_):
    archived = query.get("f") == ["archived"]
    return [copy.deepcopy(one) for one in state.cards.values() if one["archived"] is archived]


@route("get", "/api/card/([A-Za-z0-9_-]+)")
def card(state: State, number, **_):
    for one in state.cards.values():
        if number in (str(one["id"]), one["entity_id"]):
            return copy.deepcopy(one)
    raise Refused(404, "Not found.")


@route("post", "/api/card")
def make_card(state: State, *, body, **_):
    if body.get("entity_id") in [one["entity_id"] for one in state.cards.values()]:
        raise Refused(400, "duplicate key value violates unique constraint")
    number = next(state.numbers)
    empty = {"description": None, "table_id": None, "creator_id": 1, "archived": False}
    state.cards[number] = stored({"entity_id": uuid.uuid4().hex[:21], **empty} | body | {"id": number})
    return copy.deepcopy(state.cards[number])


@route("put", "/api/card/{}")
def change_card(state: State, number, *, body, **_):
    state.cards[int(number)] = stored(state.one("cards", number) | body)
    return copy.deepcopy(state.cards[int(number)])


def stored(one: dict) -> dict:
    """As a server from 0.57 on keeps it, with tags as a list as from 0.63 on."""
    query = one["dataset_query"]
    if query.get("type") == "native":
        stage = {"lib/type": "mbql.stage/native", "native": query["native"]["query"], "lib/uuid": str(uuid.uuid4())}
        stage["template-tags"] = list(query["native"].get("template-tags", {}).values())
        query = {"lib/type": "mbql/query", "database": query["database"], "stages": [stage]}
    return one | {"dataset_query": query, "database_id": query["database"], "query_type": "native", "type": "question"}


@route("post", "/api/dashboard")
def make_dashboard(state: State, *, body, **_):
    number = next(state.numbers)
    empty = {"description": None, "parameters": [], "tabs": [], "dashcards": [], "archived": False, "width": "fixed"}
    empty |= {"creator_id": 1, "auto_apply_filters": True, "enable_embedding": False}
    state.dashboards[number] = empty | {"public_uuid": None, "cache_ttl": None} | body
    state.dashboards[number] |= {"id": number, "entity_id": uuid.uuid4().hex[:21]}
    return copy.deepcopy(state.dashboards[number])


@route("get", "/api/dashboard/{}")
def dashboard(state: State, number, **_):
    return copy.deepcopy(state.one("dashboards", number))


@route("put", "/api/dashboard/{}")
def change_dashboard(state: State, number, *, body, **_):
    """Negative ids are made, what is not in the list is gone, a card that is not named is an empty frame."""
    one = state.one("dashboards", number)
    tabs = {tab["id"]: tab["id"] if tab["id"] > 0 else next(state.numbers) for tab in body.get("tabs", one["tabs"])}
    one |= copy.deepcopy(body)
    one["tabs"] = [tab | {"id": tabs[tab["id"]], "dashboard_id": one["id"]} for tab in one["tabs"]]
    for place in one["dashcards"]:
        place["id"] = place["id"] if place["id"] > 0 else next(state.numbers)
        place["dashboard_tab_id"] = tabs.get(place.get("dashboard_tab_id"))
        if place.setdefault("card_id", None) is not None:
            state.one("cards", place["card_id"])
        place |= {"created_at": "2026-01-01", "series": [], "dashboard_id": one["id"], "inline_parameters": None}
        place.setdefault("entity_id", None)
    return copy.deepcopy(one)
