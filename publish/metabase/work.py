"""What has to change, one change at a time: planned (nothing is sent) or applied, through the same steps.

In a plan a new object has an invented negative id; what lies under such an id is not asked of the server.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from publish.metabase.gateway import MetabaseGateway

NEW, CHANGED = "+", "~"


@dataclass(frozen=True)
class Change:
    """One line of the plan. `why` names the fields that differ, never their values."""

    sign: str
    what: str
    why: str = ""

    def __str__(self) -> str:
        return f"{self.sign} {self.what}{f' ({self.why})' if self.why else ''}"


@dataclass
class Work:
    """The changes so far. `send` carries them out, or pretends; `is_plan` says which."""

    gateway: MetabaseGateway
    send: Callable[[str, str, dict], Any]
    is_plan: bool
    tell: Callable[[Change], None] = lambda change: None
    changes: list[Change] = field(default_factory=list)

    def make(self, what: str, path: str, body: dict) -> dict:
        """Create an object; what the server made of it, with its id."""
        return self.note(Change(NEW, what), "post", path, body)

    def change(self, what: str, why: str, path: str, body: dict) -> dict:
        """Change an object."""
        return self.note(Change(CHANGED, what, why), "put", path, body)

    def note(self, change: Change, method: str, path: str, body: dict) -> dict:
        """Send first: what is told has been done."""
        answer = self.send(method, path, body)
        self.changes.append(change)
        self.tell(change)
        return answer

    def read(self, path: str, number: int, otherwise: Any) -> Any:
        """What the server says about the object with this number; `otherwise` for one that exists in the plan only."""
        return self.gateway.get(path) if number > 0 else otherwise


def planned(gateway: MetabaseGateway) -> Work:
    """Work that changes nothing on the server."""

    def pretend(method: str, path: str, body: dict) -> dict:
        return body | ({"id": -1 - len(work.changes)} if method == "post" else {})

    work = Work(gateway, pretend, is_plan=True)
    return work


def applied(gateway: MetabaseGateway, tell: Callable[[Change], None]) -> Work:
    """Work that is carried out, told line by line."""
    return Work(gateway, gateway.call, is_plan=False, tell=tell)


def differing(wanted: dict, found: dict) -> list[str]:
    """Names of the wanted fields that the server has otherwise."""
    return [name for name, value in wanted.items() if found.get(name) != value]


def listed(answer: Any) -> list[dict[str, Any]]:
    """The objects of an answer, whether or not the server wrapped them in pages."""
    return answer["data"] if isinstance(answer, dict) else answer
