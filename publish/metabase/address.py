"""Environment -> which Metabase, with which key, and how it reaches the warehouse.

METABASE_URL: its address; without one there is no Metabase. METABASE_API_KEY, or else the key file `metabase-api`.
METABASE_PGHOST and METABASE_PGPORT: the warehouse as Metabase sees it, when that is not how we see it.
"""

from collections.abc import Mapping

from ingest.settings import Settings
from publish.metabase.connections import Endpoint
from publish.metabase.errors import MetabaseError
from publish.metabase.gateway import MetabaseGateway
from publish.metabase.perimeter import Target

KEY_FILE = "metabase-api"


def is_set_up(settings: Settings, environ: Mapping[str, str]) -> bool:
    """Whether this instance has a Metabase; an empty key file is that of one which nobody has begun with."""
    path = settings.secret_file(KEY_FILE)
    waits = not environ.get("METABASE_API_KEY") and path.is_file() and not settings.secret(KEY_FILE)
    return bool(environ.get("METABASE_URL")) and not waits


def connect(settings: Settings, environ: Mapping[str, str]) -> tuple[MetabaseGateway, Target]:
    """The server and what it must show. MetabaseError when the address is not given or does not answer."""
    url = address_of(environ)
    key = environ.get("METABASE_API_KEY") or settings.secret(KEY_FILE)
    return MetabaseGateway(url, key), target_of(settings, environ)


def address_of(environ: Mapping[str, str]) -> str:
    """The address of Metabase, without a slash at its end; MetabaseError when there is none."""
    if not environ.get("METABASE_URL"):
        raise MetabaseError("Set METABASE_URL; see docs/beheer.md, Metabase.")
    return environ["METABASE_URL"].rstrip("/")


def target_of(settings: Settings, environ: Mapping[str, str]) -> Target:
    """The warehouse, and its host and port seen from Metabase."""
    port = environ.get("METABASE_PGPORT") or settings.pg_port
    if not port:
        port = (settings.home / "postgres.port").read_text(encoding="ascii")
    return Target(settings, Endpoint(environ.get("METABASE_PGHOST") or settings.pg_host or "127.0.0.1", int(port)))
