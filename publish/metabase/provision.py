"""The specification and the region -> Metabase: what is missing is made, what differs repaired, the rest left alone.

Order: the perimeter (each new connection closed for everyone and read back at once), tables read, descriptions, cards,
dashboards. Stopped halfway, the next run goes on: every step looks first.
"""

from collections.abc import Callable

from publish.dashboards.spec import AUDIENCES, Dashboard, load_dashboards
from publish.metabase import content
from publish.metabase.connections import ask_for_tables, await_tables, tables_of
from publish.metabase.content import Place
from publish.metabase.errors import Unsafe
from publish.metabase.gateway import TESTED, MetabaseGateway, version_of
from publish.metabase.metadata import describe
from publish.metabase.perimeter import Perimeter, Target, ensure_perimeter, leaks
from publish.metabase.tenants import region_tenants
from publish.metabase.work import Change, Work, applied, listed, planned


def plan(gateway: MetabaseGateway, target: Target) -> list[Change]:
    """What `apply` would do; nothing is sent."""
    work = planned(gateway)
    provision(work, target)
    return work.changes


def apply(
    gateway: MetabaseGateway, target: Target, tell: Callable[[Change], None], *, renew: bool = False
) -> list[Change]:
    """Make it so; every change is told when it has been made. Unsafe when somebody could see another's figures."""
    work = applied(gateway, tell)
    perimeter = provision(work, target, renew=renew)
    if work.changes:
        perimeter.must_hold(work)
    return work.changes


def verify(gateway: MetabaseGateway, target: Target) -> list[str]:
    """What of the perimeter is not as agreed, and cards that cross it; in words, nothing is sent."""
    version_of(gateway)
    work = planned(gateway)
    perimeter = ensure_perimeter(work, target)
    return [*map(str, work.changes), *leaks(work, perimeter.places)]


def read_tables_again(gateway: MetabaseGateway, target: Target) -> None:
    """After a publication: let every connection that is there read its tables, which may have new columns."""
    names = {tenant.database for tenant in region_tenants(target.settings)}
    for one in listed(gateway.get("/api/database")):
        if one["name"] in names:
            gateway.post(f"/api/database/{one['id']}/sync_schema")


def provision(work: Work, target: Target, *, renew: bool = False) -> Perimeter:
    """All steps, in a plan or for real."""
    version_of(work.gateway)
    described = {tenant.key: tables_of(tenant, target.settings) for tenant in region_tenants(target.settings)}
    perimeter = ensure_perimeter(work, target, renew=renew)
    if not work.is_plan:
        perimeter.must_hold(work)
    boards = {audience: load_dashboards(audience) for audience in AUDIENCES}
    refuse_foreign_leaks(work, perimeter.places, boards)
    for place in perimeter.places:  # all are asked before one is awaited: Metabase reads them side by side
        ask_for_tables(work, place.tenant, place.database, set(described[place.tenant.key]))
    for place in perimeter.places:
        tables = await_tables(work, place.database, set(described[place.tenant.key]))
        describe(work, place.tenant, tables, described[place.tenant.key])
    cards = content.all_cards(work)
    for place in perimeter.places:
        content.ensure_content(work, place, boards[place.tenant.audience], cards)
    return perimeter


def refuse_foreign_leaks(work: Work, places: list[Place], boards: dict[str, tuple[Dashboard, ...]]) -> None:
    """A card of ours that crosses the border is put back below; one made by hand is for its maker: Unsafe."""
    ours = {body["entity_id"] for one in places for _, body in content.bodies(boards[one.tenant.audience], one)}
    if found := leaks(work, places, apart_from=ours):
        raise Unsafe(f"Verplaats of verwijder eerst: {'; '.join(found)}")


def untested(gateway: MetabaseGateway) -> str:
    """A warning when the server is newer than what this was made for, else nothing."""
    found = version_of(gateway)
    if found <= TESTED:
        return ""
    return f"Let op: Metabase v0.{found[1]} is nieuwer dan waarvoor dit is gemaakt (v0.{TESTED[1]})."
