"""The part of the fake that lets people in: the first administrator, sessions and API keys."""

import secrets

from tests.publish.metabase.fake_state import SETUP_TOKEN, Refused, State, route

SIGNS = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())


@route("post", "/api/setup")
def setup(state: State, *, body, **_):
    if state.user is not None:
        raise Refused(403, "The /api/setup route can only be used to create the first user.")
    if body["token"] != SETUP_TOKEN:
        raise Refused(403, {"errors": {"token": "Token does not match the setup token."}})
    counts = [sum(map(kind, body["user"]["password"])) for kind in SIGNS]
    if not all(count >= least for count, least in zip(counts, (2, 2, 1, 1), strict=True)):
        raise Refused(400, {"errors": {"password": "password is too common."}})
    state.user = body["user"]
    return {"id": new_session(state)}


@route("post", "/api/session")
def log_in(state: State, *, body, **_):
    wanted = state.user and (state.user["email"], state.user["password"])
    if (body["username"], body["password"]) != wanted:
        raise Refused(401, {"errors": {"password": "did not match stored password"}})
    return {"id": new_session(state)}


def new_session(state: State) -> str:
    session = secrets.token_hex(8)
    state.sessions.add(session)
    return session


@route("get", "/api/user/current")
def current(state: State, **_):
    return {"id": 1, "is_superuser": True}


@route("get", "/api/api-key")
def keys(state: State, **_):
    return [{"id": number, "name": name, "masked_key": "mb_****"} for number, name in state.names_of_keys.items()]


@route("post", "/api/api-key")
def make_key(state: State, *, body, **_):
    if body["name"] in state.names_of_keys.values():
        raise Refused(400, {"errors": {"name": "An API key with this name already exists."}})
    number = next(state.numbers)
    state.names_of_keys[number] = body["name"]
    return shown(state, number)


@route("put", "/api/api-key/{}/regenerate")
def regenerate(state: State, number, **_):
    return shown(state, int(number))


def shown(state: State, number: int) -> dict:
    """The only time that a key is told."""
    state.keys[number] = f"mb_{secrets.token_hex(8)}"
    return {"id": number, "name": state.names_of_keys[number], "unmasked_key": state.keys[number]}
