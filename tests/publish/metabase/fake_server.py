"""A Metabase over HTTP that keeps state, as strict as Metabase's own description of requests: fake_state.py answers."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.publish.metabase import fake_begin, fake_content  # noqa: F401  (their routes)
from tests.publish.metabase.fake_state import ROUTES, Refused, State
from tests.publish.metabase.openapi import NEEDS_NO_KEY, violations

KEY = "mb_sleutel_van_een_nepserver"


class Handler(BaseHTTPRequestHandler):
    """Checks key and body, finds the route, answers JSON."""

    server: "FakeMetabase"

    def answer(self) -> None:
        """One request."""
        url = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        method = self.command.lower()
        try:
            with self.server.lock:
                self.server.refuse_strangers(url.path, self.headers)
                said = self.server.respond(method, url.path, parse_qs(url.query), body)
            status = 200
        except Refused as refusal:
            status, said = refusal.status, refusal.said
        content = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *parts) -> None:
        """Nothing on the screen."""


class FakeMetabase(ThreadingHTTPServer):
    """`requests`: all that came in. `trouble`: (method, path) -> answers to refuse with, one after another."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.state = State()
        self.lock = threading.Lock()
        self.requests: list[tuple[str, str, object]] = []
        self.trouble: dict[tuple[str, str], list[int]] = {}
        self.dies_after: int | None = None  # so many writes

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def writes(self) -> list[tuple[str, str]]:
        """What was asked to change."""
        return [(method, path) for method, path, _ in self.requests if method != "get"]

    def refuse_strangers(self, path: str, headers: Message) -> None:
        """Only with a key, or as somebody who logged in."""
        key, session = headers.get("X-API-Key"), headers.get("X-Metabase-Session")
        known = {KEY, *self.state.keys.values()}
        if path not in NEEDS_NO_KEY and key not in known and session not in self.state.sessions:
            raise Refused(401, "Unauthenticated")

    def respond(self, method: str, path: str, query: dict, body):
        """The answer, or Refused."""
        self.requests.append((method, path, body))
        if self.dies_after is not None and len(self.writes) > self.dies_after:
            raise Refused(500, "gone")
        if waiting := self.trouble.get((method, path)):
            raise Refused(waiting.pop(0), "busy")
        if wrong := violations(method, path, body):
            raise Refused(400, {"errors": dict.fromkeys(wrong, "wrong")})
        for (wanted, template), handler in ROUTES.items():
            if wanted == method and (match := template.fullmatch(path)):
                return handler(self.state, *match.groups(), query=query, body=body)
        raise Refused(404, "API endpoint does not exist.")


@contextmanager
def running() -> Iterator[FakeMetabase]:
    """A server of its own on a free port."""
    server = FakeMetabase()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
