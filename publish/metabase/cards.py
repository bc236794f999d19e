"""A card of the specification -> the request body of a Metabase question, and what of a stored one differs."""

import uuid
from typing import Any

from publish.dashboards.spec import Card, Dashboard, Filter
from publish.metabase.tenants import Tenant

DISPLAY = {"kpi": "table", "tabel": "table", "lijn": "line", "kolom": "bar", "staaf": "row"}
NAMESPACE = uuid.UUID("6f1f3c2e-6d0f-4e0b-9a51-0d5d0c7e9a55")
HAND_MADE = "Gemaakt door het warehouse; wijzigingen hier worden overschreven. Maak een kopie om zelf verder te werken."


def card_path(dashboard: Dashboard, card: Card) -> str:
    """Where a card stands in the specification: the key it keeps for good."""
    return f"{dashboard.key}/{card.key}"


def filter_path(one: Filter) -> str:
    """The same for the list of choices of a filter."""
    return f"filter/{one.key}"


def card_body(dashboard: Dashboard, card: Card, tenant: Tenant, database: int, collection: int) -> dict[str, Any]:
    """What Metabase must know of a card for one tenant."""
    tags = {one.key: template_tag(one) for one in dashboard.filters if one.key in card.filters}
    return {
        "name": card.titel,
        "description": explained(card),
        "display": DISPLAY[card.vorm],
        "visualization_settings": visualization(card),
        "dataset_query": native(card.sql, tags, database),
        "collection_id": collection,
        "entity_id": tenant.entity_id(card_path(dashboard, card)),
    }


def filter_body(one: Filter, tenant: Tenant, database: int, collection: int) -> dict[str, Any]:
    """A card that lists what a reader may choose."""
    return {
        "name": f"Keuzelijst: {one.titel}",
        "description": HAND_MADE,
        "display": "table",
        "visualization_settings": {},
        "dataset_query": native(one.waarden, {}, database),
        "collection_id": collection,
        "entity_id": tenant.entity_id(filter_path(one)),
    }


def explained(card: Card) -> str:
    """What the reader sees behind the i of a card."""
    quality = f"Kwaliteit: zie cijfer {card.kwaliteit}." if card.kwaliteit else card.zonder_kwaliteit
    return "\n\n".join(text.strip() for text in (card.beschrijving, card.hulp, quality) if text.strip())


def visualization(card: Card) -> dict[str, Any]:
    """How the result is drawn."""
    if card.vorm in ("kpi", "tabel"):
        return {}
    drawn: dict[str, Any] = {
        "graph.dimensions": [card.x, *([card.kleur] if card.kleur else [])],
        "graph.metrics": [card.y],
    }
    if card.kleur and card.vorm in ("kolom", "staaf"):
        drawn["stackable.stack_type"] = "stacked"
    return drawn


def native(sql: str, tags: dict[str, dict], database: int) -> dict[str, Any]:
    """A query in SQL, in the form every version from 0.57 on takes; it is stored as MBQL 5."""
    return {"type": "native", "database": database, "native": {"query": sql, "template-tags": tags}}


def template_tag(one: Filter) -> dict[str, Any]:
    """A filter as Metabase declares it inside a query."""
    tag_id = str(uuid.uuid5(NAMESPACE, one.key))
    return {"id": tag_id, "name": one.key, "display-name": one.titel, "type": "text"}


def comparable(query: dict[str, Any]) -> tuple:
    """What counts of a query, flat or MBQL 5: connection, SQL, tags. The server rewrites the rest as it likes."""
    stage = query["stages"][0] if "stages" in query else query.get("native", {})
    text = stage.get("native", stage.get("query", ""))
    tags = stage.get("template-tags") or {}
    listed = tags.values() if isinstance(tags, dict) else tags  # from 0.63 a list
    return query.get("database"), text, sorted((tag["name"], tag["type"], tag.get("display-name")) for tag in listed)


def card_differences(wanted: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Names of the fields in which a stored card is not what is wanted. A query that is no SQL differs."""
    names = [name for name in wanted if name != "dataset_query" and found.get(name) != wanted[name]]
    if comparable(found.get("dataset_query") or {}) != comparable(wanted["dataset_query"]):
        names.append("dataset_query")
    return names
