"""Who may reach which connection and collection: everything closed but one's own, and read again to be sure.

Two graphs: `data` says who asks questions of a connection, `collection` who opens its dashboards. Administrators
are in neither. In the free edition everybody "can view" data; without `create-queries` the only way to it is a card.
"""

from collections.abc import Callable, Iterable
from typing import Any

from publish.metabase.errors import Conflict, Unsafe
from publish.metabase.work import Work

ALL_USERS, ADMINISTRATORS = 1, 2
DATA, COLLECTIONS = "/api/permissions/graph", "/api/collection/graph"
CLOSED_DATA, CLOSED_COLLECTION, READ = "no", "none", "read"
ATTEMPTS = 3
Levels = dict[tuple[int, str], str]  # (group, connection or collection) -> level


def group_ids(work: Work) -> list[int]:
    """Every group whose rights can be set."""
    return [group["id"] for group in work.gateway.get("/api/permissions/group") if group["id"] != ADMINISTRATORS]


def closed(groups: Iterable[int], objects: Iterable[Any], level: str) -> Levels:
    """Nobody may reach these."""
    return {(group, str(one)): level for group in groups for one in objects}


def set_data(work: Work, wanted: Levels, what: str) -> None:
    """Bring the rights on connections to what is wanted; others stay as they are."""
    write_graph(
        work, DATA, wanted, what, read_data, lambda level: {"view-data": "unrestricted", "create-queries": level}
    )


def set_collections(work: Work, wanted: Levels, what: str) -> None:
    """Bring the rights on collections to what is wanted; others stay as they are."""
    write_graph(work, COLLECTIONS, wanted, what, read_collections, lambda level: level)


def write_graph(work: Work, path: str, wanted: Levels, what: str, read: Callable, write: Callable) -> None:
    """Send only what differs, with the revision we read; when somebody was first (409), read again."""
    for attempt in range(1, ATTEMPTS + 1):
        revision, found = read(work)
        wrong = {key: level for key, level in wanted.items() if found(key) != level}
        if not wrong:
            return
        groups: dict[str, dict] = {}
        for (group, one), level in sorted(wrong.items()):
            groups.setdefault(str(group), {})[one] = write(level)
        try:
            why = f"{len(wrong)} rechten"
            work.change(what, why, f"{path}?skip-graph=true", {"revision": revision, "groups": groups})
            return
        except Conflict:
            if attempt == ATTEMPTS:
                raise


def read_data(work: Work) -> tuple[int, Callable]:
    """Revision, and who may ask what; what the server leaves out is closed."""
    graph = work.gateway.get(DATA)

    def level(key: tuple[int, str]) -> Any:
        return graph["groups"].get(str(key[0]), {}).get(key[1], {}).get("create-queries", CLOSED_DATA)

    return graph["revision"], level


def read_collections(work: Work) -> tuple[int, Callable]:
    """Revision, and who may open what; from 0.56.13 the server leaves out what is closed."""
    graph = work.gateway.get(COLLECTIONS)

    def level(key: tuple[int, str]) -> Any:
        return graph["groups"].get(str(key[0]), {}).get(key[1], CLOSED_COLLECTION)

    return graph["revision"], level


def wider_than(work: Work, data: Levels, collections: Levels) -> list[str]:
    """What the server allows beyond, or short of, what is wanted: read again, in words with numbers of objects."""
    _, data_level = read_data(work)
    _, collection_level = read_collections(work)
    found = []
    for kind, wanted, level in (("verbinding", data, data_level), ("map", collections, collection_level)):
        for (group, one), right in sorted(wanted.items()):
            if level((group, one)) != right:
                found.append(f"groep {group} op {kind} {one}: {level((group, one))}, afgesproken {right}")
    return found


def close_database(work: Work, number: int, what: str) -> None:
    """Close a connection for everyone, for a new one is open, and read it back. Unsafe when it is not closed."""
    wanted = closed(group_ids(work), [number], CLOSED_DATA)
    set_data(work, wanted, f"{what}: sluit voor iedereen")
    if number > 0 and (open_to := wider_than(work, wanted, {})):
        raise Unsafe(f"{what} is not closed: {'; '.join(open_to)}")
