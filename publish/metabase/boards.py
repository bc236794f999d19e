"""A dashboard of the specification -> the request body of a Metabase dashboard: tabs, cards in a grid of 24, filters.

Objects inside a dashboard have no id of our own. One that the server has already keeps its id; a new one gets a
negative id, which the server replaces. What is not sent is thrown away by the server, so everything is always sent.
"""

from typing import Any
from uuid import uuid5

from publish.dashboards.spec import Card, Dashboard, Filter
from publish.metabase.cards import HAND_MADE, NAMESPACE, card_path, filter_path
from publish.metabase.tenants import Tenant

COLUMNS = 24
HEIGHT = {"kpi": 6, "lijn": 7, "kolom": 7, "staaf": 8, "tabel": 8, "tekst": 3}
COUNTS = ("card_id", "row", "col", "size_x", "size_y", "parameter_mappings", "visualization_settings")
PARAMETER = ("id", "name", "slug", "type", "values_source_type", "values_source_config")


def board_body(dashboard: Dashboard, tenant: Tenant, cards: dict[str, int], found: dict[str, Any]) -> dict[str, Any]:
    """Name, filters, tabs and cards. `cards`: numbers by path; `found`: what the server has now, or nothing."""
    tabs = {tab["name"]: tab["id"] for tab in found.get("tabs") or []}
    numbers = [tabs.get(tab.titel, -1 - place) for place, tab in enumerate(dashboard.tabs)]
    placed = [
        dashcard(dashboard, card, cards, tab_id=number) | where
        for tab, number in zip(dashboard.tabs, numbers, strict=True)
        for card, where in zip(tab.cards, grid(tab.cards), strict=True)
    ]
    return {
        "name": dashboard.titel,
        "description": f"{dashboard.beschrijving}\n\n{HAND_MADE} {tenant.marker(dashboard.key)}",
        "parameters": [parameter(one, cards[filter_path(one)]) for one in dashboard.filters],
        "tabs": [{"id": number, "name": tab.titel} for number, tab in zip(numbers, dashboard.tabs, strict=True)],
        "dashcards": with_ids(placed, found.get("dashcards") or []),
    }


def grid(cards: tuple[Card, ...]) -> list[dict[str, int]]:
    """From left to right; a card that does not fit begins a new row."""
    placed, row, col, height = [], 0, 0, 0
    for card in cards:
        if col + card.breedte > COLUMNS:
            row, col, height = row + height, 0, 0
        placed.append({"row": row, "col": col, "size_x": card.breedte, "size_y": HEIGHT[card.vorm]})
        col, height = col + card.breedte, max(height, HEIGHT[card.vorm])
    return placed


def dashcard(dashboard: Dashboard, card: Card, cards: dict[str, int], *, tab_id: int) -> dict[str, Any]:
    """One card on a dashboard, with its filters and where a click on it leads."""
    if card.vorm == "tekst":
        text = f"## {card.titel}\n{card.beschrijving}"
        shown = {"virtual_card": {"display": "text", "visualization_settings": {}}, "text": text}
        return {"card_id": None, "dashboard_tab_id": tab_id, "parameter_mappings": [], "visualization_settings": shown}
    number = cards[card_path(dashboard, card)]
    return {
        "card_id": number,
        "dashboard_tab_id": tab_id,
        "parameter_mappings": [mapping(key, number) for key in card.filters],
        "visualization_settings": drill(cards[f"{dashboard.key}/{card.drill}"]) if card.drill else {},
    }


def drill(target: int) -> dict[str, Any]:
    """A click opens the rows behind the figure."""
    return {"click_behavior": {"type": "link", "linkType": "question", "targetId": target, "parameterMapping": {}}}


def parameter_id(key: str) -> str:
    """Eight characters, the same everywhere."""
    return uuid5(NAMESPACE, f"parameter/{key}").hex[:8]


def parameter(one: Filter, values: int) -> dict[str, Any]:
    """A filter above the dashboard: one choice out of what a card lists."""
    column = one.waarden.split(" from ")[0].split()[-1]
    return {
        "id": parameter_id(one.key),
        "name": one.titel,
        "slug": one.key,
        "type": "string/=",
        "sectionId": "string",
        "isMultiSelect": False,
        "values_query_type": "list",
        "values_source_type": "card",
        "values_source_config": {"card_id": values, "value_field": ["field", column, {"base-type": "type/Text"}]},
    }


def mapping(key: str, card: int) -> dict[str, Any]:
    """Which tag of a query a filter fills."""
    return {"parameter_id": parameter_id(key), "card_id": card, "target": ["variable", ["template-tag", key]]}


def with_ids(placed: list[dict], found: list[dict]) -> list[dict]:
    """Each card with the id it has on the server, or a new negative one."""
    free: dict[Any, list[int]] = {}
    for one in found:
        free.setdefault(one.get("card_id"), []).append(one["id"])
    known = [
        free[one["card_id"]].pop(0) if free.get(one["card_id"]) else -1 - place for place, one in enumerate(placed)
    ]
    return [{"id": number, **one} for number, one in zip(known, placed, strict=True)]


def board_differences(wanted: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Names of the parts in which a stored dashboard is not what is wanted, apart from order and added keys."""
    names = [name for name in ("name", "description") if found.get(name) != wanted[name]]
    if [pick(one, PARAMETER) for one in found.get("parameters") or []] != [
        pick(one, PARAMETER) for one in wanted["parameters"]
    ]:
        names.append("parameters")
    if [one["name"] for one in found.get("tabs") or []] != [one["name"] for one in wanted["tabs"]]:
        names.append("tabs")
    if laid_out(found) != laid_out(wanted):
        names.append("dashcards")
    return names


def laid_out(board: dict[str, Any]) -> list[tuple]:
    """What stands where, by the name of its tab, in an order of its own."""
    tabs = {tab["id"]: tab["name"] for tab in board.get("tabs") or []}
    shown = [
        (tabs.get(one.get("dashboard_tab_id"), ""), *(repr(normal(one.get(name))) for name in COUNTS))
        for one in board.get("dashcards") or []
    ]
    return sorted(shown)


def pick(one: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Only these keys."""
    return {name: one.get(name) for name in names}


def normal(value: Any) -> Any:
    """The same value whatever the order of its keys; nothing and empty are one."""
    if isinstance(value, dict):
        return sorted((key, normal(one)) for key, one in value.items())
    if isinstance(value, list):
        return [normal(one) for one in value]
    return value
