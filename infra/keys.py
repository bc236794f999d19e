"""The key and password files of one instance: made once, outside its home, readable by its owner only."""

import os
import secrets
from pathlib import Path

from psycopg import Connection, Cursor

from ingest.pseudonym import FILE, key_id, person_keys
from ingest.settings import Settings

HEX_KEYS = ("persoon", "mart", "logboek", "airflow-jwt", "airflow-api")
UNBOUND = ("logboek", "airflow-jwt", "airflow-api")  # a new one in place of a lost one hides nothing
CURRENT = "select sleutel_id from ingest.sleutels order by nummer desc limit 1"


def ensure_keys(settings: Settings, roles: list[str], *, first_time: bool) -> None:
    """Make what is missing. Only a new instance gets person, mart and archive keys: lost ones stay lost."""
    refuse_keys_inside_home(settings)
    settings.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in HEX_KEYS:
        if first_time or name in UNBOUND:
            write_once(settings.keys / name, secrets.token_hex(32))
    if first_time:
        ensure_archive_key(settings.keys)
    for role in roles:
        write_once(settings.secret_file(f"wachtwoord-{role}"), secrets.token_urlsafe(24))


def ensure_archive_key(folder: Path) -> None:
    """The age identity opens the archive; loading needs only the recipient."""
    from pyrage import x25519

    if not (folder / "archief").exists():
        write_once(folder / "archief", str(x25519.Identity.generate()))
    identity = x25519.Identity.from_str((folder / "archief").read_text(encoding="ascii").strip())
    write_once(folder / "archief-ontvanger", str(identity.to_public()))


def refuse_keys_inside_home(settings: Settings) -> None:
    """A copy of the home folder must never hold the keys to it."""
    if settings.keys.resolve().is_relative_to(settings.home.resolve()):
        raise ValueError(f"JEUGD_SLEUTELS ({settings.keys}) lies inside JEUGD_HOME; choose a folder outside it.")


def write_once(path: Path, content: str) -> None:
    """Write a 0600 file unless it exists; whole or not at all."""
    if path.exists():
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(content + "\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.rename(path)


def register_first(connection: Connection, settings: Settings) -> None:
    """Note with which person keys a new warehouse is filled; without key file nothing is noted, and nothing loads."""
    if (settings.keys / FILE).is_file() and connection.execute(CURRENT).fetchone() is None:
        register(connection, key_id(person_keys(settings)), 0)


def register(connection: Connection | Cursor, sleutel_id: str, jeugdigen: int) -> None:
    """From now on these person keys hold; so many ids were changed into others for it."""
    connection.execute("insert into ingest.sleutels (sleutel_id, jeugdigen) values (%s, %s)", [sleutel_id, jeugdigen])
