"""What a Metabase remembers and how it answers: the free edition, shaped as v0.63. Its tables are those of Postgres."""

import copy
import itertools
import re
from contextlib import closing

import psycopg

PASSWORD = "**MetabasePass**"
SETUP_TOKEN = "een-token-van-de-nepserver"
OPEN = "query-builder-and-native"
ROUTES = {}


class Refused(Exception):
    """An answer that is not 200."""

    def __init__(self, status: int, said):
        super().__init__(status)
        self.status, self.said = status, said


class State:
    """Everything, by number. `closed_slowly`: questions about tables until they are read."""

    def __init__(self):
        self.numbers = itertools.count(10)
        self.version = "v0.63.17"
        self.settings = {"enable-public-sharing": True, "site-locale": "nl", "start-of-week": "sunday"}
        self.from_environment = {"site-locale"}
        self.groups = {1: "All Users", 2: "Administrators"}
        self.databases, self.cards, self.dashboards, self.collections = {}, {}, {}, {}
        self.tables: dict[int, list[dict]] = {}
        self.reading: dict[int, int] = {}
        self.revision = {"data": 1, "collection": 1}
        self.data: dict[tuple[int, int], str] = {}  # (group, database) -> create-queries; left out = no
        self.reads: dict[tuple[int, str], str] = {(1, "root"): "write"}  # left out = none
        self.others_write_first = 0
        self.user: dict | None = None  # the first administrator
        self.sessions: set[str] = set()
        self.names_of_keys: dict[int, str] = {}
        self.keys: dict[int, str] = {}

    def one(self, kind: str, number) -> dict:
        found = getattr(self, kind).get(int(number))
        if found is None:
            raise Refused(404, "Not found.")
        return found


def route(method: str, template: str):
    """Which function answers which path; {} is a number."""

    def remember(function):
        ROUTES[method, re.compile(template.replace("{}", r"(\d+)"))] = function
        return function

    return remember


@route("get", "/api/health")
def health(state, **_):
    return {"status": "ok"}


@route("get", "/api/session/properties")
def properties(state, **_):
    setup = {"has-user-setup": state.user is not None, "setup-token": None if state.user else SETUP_TOKEN}
    return {"version": {"tag": state.version}, "token-features": {}, **setup, **state.settings}


@route("get", "/api/setting")
def settings(state, **_):
    empty = {"value": None, "default": None, "description": ""}
    names = {key: f"MB_{key.upper().replace('-', '_')}" for key in state.settings}
    return [
        {"key": key, "is_env_setting": key in state.from_environment, "env_name": names[key], **empty} for key in names
    ]


@route("put", "/api/setting/([a-z-]+)")
def change_setting(state, key, *, body, **_):
    state.settings[key] = body["value"]


@route("get", "/api/permissions/group")
def groups(state, **_):
    return [{"id": number, "name": name, "member_count": 0} for number, name in state.groups.items()]


@route("post", "/api/permissions/group")
def make_group(state, *, body, **_):
    if body["name"] in state.groups.values():
        raise Refused(400, "A group with that name already exists.")
    number = next(state.numbers)
    state.groups[number] = body["name"]
    return {"id": number, "name": body["name"]}


@route("get", "/api/database")
def databases(state, **_):
    return {"data": [shown(one) for one in state.databases.values()], "total": len(state.databases)}


@route("get", "/api/database/{}")
def database(state, number, **_):
    return shown(state.one("databases", number))


def shown(one: dict) -> dict:
    return copy.deepcopy(one) | {"details": one["details"] | {"password": PASSWORD}}


@route("post", "/api/database")
def make_database(state, *, body, **_):
    number = next(state.numbers)
    state.databases[number] = body | {"id": number}
    # Open to everyone until somebody closes it: the worst that has been seen of real servers.
    state.data |= {(group, number): OPEN for group in state.groups if group != 2}
    return shown(state.databases[number])


@route("put", "/api/database/{}")
def change_database(state, number, *, body, **_):
    one = state.one("databases", number)
    one |= {key: value for key, value in body.items() if value is not None}
    return shown(one)


@route("post", "/api/database/{}/sync_schema")
def sync(state, number, **_):
    details = state.one("databases", number)["details"]
    names = {"host": "host", "port": "port", "dbname": "dbname", "user": "user", "password": "password"}
    known = {(one["schema"], one["name"]): one for one in state.tables.get(int(number), [])}
    found = {}
    with closing(psycopg.connect(**{theirs: details[ours] for ours, theirs in names.items()})) as connection:
        query = (
            "select table_schema, table_name, column_name from information_schema.columns"
            " where table_schema = any(%s) order by table_schema, table_name, ordinal_position"
        )
        for schema, table, column in connection.execute(query, [details["schema-filters-patterns"].split(",")]):
            empty = {"id": next(state.numbers), "schema": schema, "name": table, "display_name": table, "fields": []}
            empty |= {"description": None, "visibility_type": None, "points_of_interest": None, "caveats": None}
            entry = found.setdefault((schema, table), known.get((schema, table)) or empty)
            if column not in [field["name"] for field in entry["fields"]]:
                field = {"id": next(state.numbers), "name": column, "display_name": column, "description": None}
                field |= {"visibility_type": "normal", "semantic_type": None, "fk_target_field_id": None}
                entry["fields"].append(field | {"has_field_values": None, "coercion_strategy": None, "settings": None})
    state.tables[int(number)] = list(found.values())
    state.reading[int(number)] = 2
    return {"status": "ok"}


@route("get", "/api/database/{}/metadata")
def metadata(state, number, **_):
    state.reading[int(number)] = state.reading.get(int(number), 0) - 1
    tables = [] if state.reading[int(number)] > 0 else copy.deepcopy(state.tables.get(int(number), []))
    return shown(state.one("databases", number)) | {"tables": tables}


@route("put", "/api/table/{}")
def change_table(state, number, *, body, **_):
    return changed_in(body, [one for tables in state.tables.values() for one in tables], number)


@route("put", "/api/field/{}")
def change_field(state, number, *, body, **_):
    every = [field for tables in state.tables.values() for one in tables for field in one["fields"]]
    return changed_in(body, every, number)


def changed_in(body: dict, things: list[dict], number: str) -> dict:
    found = next((one for one in things if one["id"] == int(number)), None)
    if found is None:
        raise Refused(404, "Not found.")
    found |= body
    return found


def checked(state: State, kind: str, body: dict) -> None:
    """409 when somebody else wrote since; the next revision."""
    if state.others_write_first:
        state.others_write_first -= 1
        state.revision[kind] += 1
    if body["revision"] != state.revision[kind]:
        raise Refused(409, "Looks like someone else edited the permissions and your data is out of date.")
    state.revision[kind] += 1


@route("get", "/api/permissions/graph")
def data_graph(state, **_):
    found: dict[str, dict] = {}
    for (group, number), level in state.data.items():
        found.setdefault(str(group), {})[str(number)] = {"view-data": "unrestricted", "create-queries": level}
    return {"revision": state.revision["data"], "groups": found}


@route("put", "/api/permissions/graph")
def change_data_graph(state, *, body, **_):
    levels = [(group, number, one) for group, given in body["groups"].items() for number, one in given.items()]
    if any(one.get("view-data", "unrestricted") != "unrestricted" for _, _, one in levels):
        raise Refused(402, "The blocked permissions functionality is only enabled if you have a premium token.")
    checked(state, "data", body)
    for group, number, one in levels:
        state.one("databases", number)
        state.data[int(group), int(number)] = one["create-queries"]
    state.data = {key: level for key, level in state.data.items() if level != "no"}
    return {"revision": state.revision["data"]}


@route("get", "/api/collection/graph")
def collection_graph(state, **_):
    found: dict[str, dict] = {}
    for (group, number), level in state.reads.items():
        found.setdefault(str(group), {})[number] = level
    return {"revision": state.revision["collection"], "groups": found}


@route("put", "/api/collection/graph")
def change_collection_graph(state, *, body, **_):
    checked(state, "collection", body)
    state.reads |= {(int(group), one): level for group, given in body["groups"].items() for one, level in given.items()}
    state.reads = {key: level for key, level in state.reads.items() if level != "none"}
    return {"revision": state.revision["collection"]}
