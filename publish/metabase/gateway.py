"""The one door to Metabase: a call has a time limit, is repeated when the server is busy, and raises when it failed.

`metabase-api` carries the calls; its own convenience methods are not used, because they hide failures.
"""

import time
from collections.abc import Callable
from typing import Any

import requests
from metabase_api import Metabase_API

from publish.metabase.errors import Conflict, MetabaseError

TIME_LIMIT = (10, 60)  # seconds to connect, seconds to wait for an answer
ATTEMPTS = 4
BUSY = {429, 502, 503, 504}
# A POST that a proxy gave up on may have been done: repeating it would make a second one. The next run finds it.
BUSY_BEFORE_DOING = {429, 503}
OLDEST = (0, 57)  # queries are stored as MBQL 5 from here
TESTED = (0, 63)


class MetabaseGateway:
    """Reads and writes with an API key; `writes` counts the calls that were not GET."""

    def __init__(self, url: str, api_key: str, *, wait: Callable[[float], None] = time.sleep):
        self.writes = 0
        self.wait = wait
        try:
            requests.get(f"{url.rstrip('/')}/api/health", timeout=TIME_LIMIT).raise_for_status()
            # It asks a question without a time limit here, hence the one above, with a limit, first.
            self.transport = Metabase_API(url, api_key=api_key)
        except requests.RequestException as problem:
            raise MetabaseError(f"Metabase at {url} does not answer: {type(problem).__name__}.") from None
        except ValueError:
            raise MetabaseError(f"Metabase at {url} refuses this API key.") from None

    def get(self, path: str) -> Any:
        """What the server says about a path, as JSON."""
        return self.call("get", path)

    def post(self, path: str, body: dict | None = None) -> Any:
        """Make or start something."""
        return self.call("post", path, body or {})

    def put(self, path: str, body: dict) -> Any:
        """Change something."""
        return self.call("put", path, body)

    def call(self, method: str, path: str, body: dict | None = None) -> Any:
        """One call, repeated while the server is busy. Conflict or MetabaseError for what is not 2xx."""
        busy = BUSY_BEFORE_DOING if method == "post" else BUSY
        for attempt in range(1, ATTEMPTS + 1):
            answer = self.send(method, path, body, is_last=attempt == ATTEMPTS or method == "post")
            if answer is not None and answer.status_code not in busy:
                break
            if attempt < ATTEMPTS:
                self.wait(pause(answer, attempt))
        if not answer.ok:
            raise failure(method, path, answer)
        self.writes += method != "get"
        return answer.json() if answer.content else None

    def send(self, method: str, path: str, body: dict | None, *, is_last: bool) -> requests.Response | None:
        """One attempt; None when the connection broke and it may be tried again."""
        options = {"timeout": TIME_LIMIT} | ({} if body is None else {"json": body})
        try:
            return getattr(self.transport, method)(path, "raw", **options)
        except requests.RequestException as problem:
            if is_last:
                raise MetabaseError(f"{method.upper()} {path}: {type(problem).__name__}.") from None
            return None


def pause(answer: requests.Response | None, attempt: int) -> float:
    """Seconds before the next attempt: what the server asks for, else longer each time; never more than a minute."""
    asked = "" if answer is None else answer.headers.get("Retry-After", "")
    return min(float(asked) if asked.isdigit() else 2.0**attempt, 60.0)


def failure(method: str, path: str, answer: requests.Response) -> MetabaseError:
    """The error for an answer that is not 2xx. Of the answer only names of wrong fields: values may be secret."""
    kind = Conflict if answer.status_code == 409 else MetabaseError
    try:
        said = answer.json()
        wrong = sorted(said.get("errors") or []) if isinstance(said, dict) else []
    except ValueError:
        wrong = []
    return kind(f"{method.upper()} {path}: {answer.status_code}{': ' + ', '.join(wrong) if wrong else ''}")


def version_of(gateway: MetabaseGateway) -> tuple[int, int]:
    """The server's version, such as (0, 63), also of the paid edition (v1.63). MetabaseError when it is too old."""
    tag = gateway.get("/api/session/properties")["version"]["tag"]
    try:
        release = int(tag.lstrip("v").split(".")[1].split("-")[0])
    except (IndexError, ValueError):
        raise MetabaseError(f"Metabase says its version is {tag!r}; v0.{OLDEST[1]} or newer is needed.") from None
    if (0, release) < OLDEST:
        raise MetabaseError(f"Metabase {tag} is too old: v0.{OLDEST[1]} or newer is needed.")
    return 0, release
