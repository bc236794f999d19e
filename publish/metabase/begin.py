"""A Metabase that nobody has logged in to yet -> its first administrator, and our API key in its key file.

Everything else goes through the gateway, which needs that key. Repeating it, also after an interruption, changes
nothing that is there. A key that is lost or no longer good is made anew by logging in as that administrator.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import requests

from ingest.settings import Settings
from publish.metabase.address import KEY_FILE, address_of
from publish.metabase.errors import MetabaseError
from publish.metabase.gateway import TIME_LIMIT
from publish.metabase.permissions import ADMINISTRATORS

EMAIL = "beheerder@jeugd.local"  # a name to log in with; no mail goes there
PASSWORD = "wachtwoord-metabase-beheerder"  # noqa: S105 the name of the file
KEY_NAME = "jeugd: inrichten"


def new_password() -> str:
    """A password that Metabase takes for strong: it asks for two of each case, a digit and another sign."""
    return f"{secrets.token_urlsafe(24)}.aA0bB"


def begin(settings: Settings, environ: Mapping[str, str]) -> list[str]:
    """Make what is missing; what was made, in words. MetabaseError when Metabase refuses.

    Writes the key file `metabase-api`; reads `wachtwoord-metabase-beheerder`, and makes that when it is not there.
    """
    url = address_of(environ)
    if environ.get("METABASE_API_KEY") or key_is_good(url, settings):
        return []
    password = settings.keys / PASSWORD
    if not password.is_file():
        keep(password, new_password())
    state = ask("get", url, "/api/session/properties")
    done = []
    if state.get("has-user-setup"):
        login = {"username": EMAIL, "password": settings.secret(PASSWORD)}
        session = ask("post", url, "/api/session", login)["id"]
    else:
        session = ask("post", url, "/api/setup", first_user(state["setup-token"], settings))["id"]
        done.append(f"beheerder {EMAIL}")
    keep(settings.keys / KEY_FILE, new_key(url, {"X-Metabase-Session": session}))
    return [*done, f"API-sleutel in {KEY_FILE}"]


def key_is_good(url: str, settings: Settings) -> bool:
    """Whether the key file holds a key that this server accepts."""
    path = settings.secret_file(KEY_FILE)
    key = path.read_text(encoding="ascii").strip() if path.is_file() else ""
    return bool(key) and send("get", url, "/api/user/current", headers={"X-API-Key": key}).ok


def first_user(token: str, settings: Settings) -> dict[str, Any]:
    """What Metabase must know to open its doors."""
    user = {"first_name": "Beheer", "last_name": "Jeugd", "email": EMAIL, "password": settings.secret(PASSWORD)}
    return {"token": token, "user": user, "prefs": {"site_name": "Jeugdhulp in beeld", "site_locale": "nl"}}


def new_key(url: str, session: dict[str, str]) -> str:
    """The key of our name, made or made anew: a key is shown only once, so one that is lost cannot be asked for."""
    known = [one["id"] for one in ask("get", url, "/api/api-key", headers=session) if one["name"] == KEY_NAME]
    if known:
        return ask("put", url, f"/api/api-key/{known[0]}/regenerate", headers=session)["unmasked_key"]
    wanted = {"name": KEY_NAME, "group_id": ADMINISTRATORS}
    return ask("post", url, "/api/api-key", wanted, headers=session)["unmasked_key"]


def keep(path: Path, content: str) -> None:
    """Write a 0600 file in place: a container that was given this one file would not see another of its name."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{content}\n")


def ask(method: str, url: str, path: str, body: dict | None = None, headers: Mapping[str, str] | None = None) -> Any:
    """One call that must succeed. Its answer may hold secrets, so an error tells the status only."""
    answer = send(method, url, path, body, headers)
    if not answer.ok:
        hint = f"; is the password in {PASSWORD} still that of {EMAIL}?" if path == "/api/session" else ""
        raise MetabaseError(f"{method.upper()} {path}: {answer.status_code}{hint}")
    return answer.json()


def send(
    method: str, url: str, path: str, body: dict | None = None, headers: Mapping[str, str] | None = None
) -> requests.Response:
    """One call. MetabaseError when nobody answers."""
    try:
        return requests.request(method, f"{url}{path}", json=body, headers=headers, timeout=TIME_LIMIT)
    except requests.RequestException as problem:
        raise MetabaseError(f"Metabase at {url} does not answer: {type(problem).__name__}.") from None
