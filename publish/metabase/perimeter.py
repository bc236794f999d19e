"""Everything that keeps tenants apart: settings, connections under their own role, groups, and rights on both.

One thing Metabase does not keep apart: a card runs with the rights of its connection for everybody who may open the
collection it is in. So no collection of a tenant may hold a card on a connection of another.
"""

from collections.abc import Collection
from dataclasses import dataclass

import yaml

from ingest.settings import PROJECT, Settings
from publish.metabase import content, permissions
from publish.metabase.connections import Endpoint, databases, ensure_connection
from publish.metabase.content import Place
from publish.metabase.errors import Unsafe
from publish.metabase.permissions import ALL_USERS, CLOSED_COLLECTION, CLOSED_DATA, READ, Levels
from publish.metabase.tenants import Tenant, region_tenants
from publish.metabase.work import Work


@dataclass(frozen=True)
class Target:
    """The instance of the warehouse, and how Metabase reaches its database."""

    settings: Settings
    endpoint: Endpoint


@dataclass(frozen=True)
class Perimeter:
    """Where everybody's content goes, and the rights that hold."""

    places: list[Place]
    data: Levels
    collections: Levels

    def must_hold(self, work: Work) -> None:
        """Read the rights again: Unsafe when they are not as they were just set."""
        if wrong := permissions.wider_than(work, self.data, self.collections):
            raise Unsafe(f"De rechten zijn na het schrijven niet als afgesproken: {'; '.join(wrong)}")


def ensure_perimeter(work: Work, target: Target, *, renew: bool = False) -> Perimeter:
    """Make or repair all of it, the closing always before the opening."""
    tenants = region_tenants(target.settings)
    ensure_settings(work)
    numbers = {one.key: ensure_connection(work, one, target.endpoint, target.settings, renew=renew) for one in tenants}
    groups = ensure_groups(work, tenants)
    data = data_levels(work, tenants, numbers, groups)
    permissions.set_data(work, data, "rechten op verbindingen")
    # A new collection takes over the rights of the one it is in: hence the root first.
    permissions.set_collections(work, {(ALL_USERS, "root"): CLOSED_COLLECTION}, "hoofdmap: sluit voor iedereen")
    known = content.collections(work)
    places = [Place(one, numbers[one.key], content.ensure_collection(work, one, known)) for one in tenants]
    collections = collection_levels(work, places, groups, content.below(places, known))
    permissions.set_collections(work, collections, "rechten op mappen")
    return Perimeter(places, data, collections)


def ensure_settings(work: Work) -> None:
    """Settings of the whole server. One that its environment fixes to something else cannot be changed here: Unsafe."""
    path = PROJECT / "publish" / "metabase" / "instellingen.yml"
    in_force = work.gateway.get("/api/session/properties")
    stored = {one["key"]: one for one in work.gateway.get("/api/setting")}
    for key, value in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        if key not in in_force or in_force[key] == value:  # one that this version does not have cannot be wrong
            continue
        if stored.get(key, {}).get("is_env_setting"):
            raise Unsafe(f"De omgeving van Metabase zet {key} vast op een andere waarde; verander die daar.")
        work.change(f"instelling {key}", "value", f"/api/setting/{key}", {"value": value})


def ensure_groups(work: Work, tenants: list[Tenant]) -> dict[str, int]:
    """A group per tenant; who is in it is up to the administrator."""
    known = {one["name"]: one["id"] for one in work.gateway.get("/api/permissions/group")}
    return {
        tenant.key: known.get(tenant.group)
        or work.make(f"groep {tenant.group}", "/api/permissions/group", {"name": tenant.group})["id"]
        for tenant in tenants
    }


def data_levels(work: Work, tenants: list[Tenant], numbers: dict[str, int], groups: dict[str, int]) -> Levels:
    """Own group on own connection, all other groups nowhere on ours, and All Users nowhere at all."""
    everyone = {*permissions.group_ids(work), *groups.values()}
    levels = permissions.closed([ALL_USERS], [one["id"] for one in databases(work)], CLOSED_DATA)
    levels |= permissions.closed(everyone, numbers.values(), CLOSED_DATA)
    return levels | {(groups[one.key], str(numbers[one.key])): one.may_ask for one in tenants}


def collection_levels(work: Work, places: list[Place], groups: dict[str, int], below: dict[int, Place]) -> Levels:
    """Own group reads its own collection; what people made below it is theirs, but of no other group."""
    everyone = {*permissions.group_ids(work), *groups.values()}
    levels = permissions.closed([ALL_USERS], ["root"], CLOSED_COLLECTION)
    levels |= permissions.closed(everyone, [place.collection for place in places], CLOSED_COLLECTION)
    for number, place in below.items():
        levels |= permissions.closed(everyone - {groups[place.tenant.key]}, [number], CLOSED_COLLECTION)
    return levels | {(groups[one.tenant.key], str(one.collection)): READ for one in places}


def leaks(work: Work, places: list[Place], apart_from: Collection[str] = ()) -> list[str]:
    """Cards in a tenant's collection that read another connection, in words; some, by entity id, need no mention."""
    allowed = {place.collection: place for place in places} | content.below(places, content.collections(work))
    cards = [card for card in content.all_cards(work) if card["collection_id"] in allowed]
    found = [(card, allowed[card["collection_id"]]) for card in cards]
    return [
        f"kaart {card['id']} staat in de map van {place.tenant.naam}, maar leest verbinding {card['database_id']}"
        for card, place in found
        if card["database_id"] != place.database and card["entity_id"] not in apart_from
    ]
