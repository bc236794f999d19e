"""What the containers of docker-compose.yml do before Airflow starts: make key files, prepare the databases.

`python -m infra.container eerste-keer | init | gezond URL`
"""

import json
import os
import secrets
import sys
import urllib.request

from psycopg import sql

from infra import airflow_environment as airflow
from infra import database, keys, postgres
from ingest.settings import Settings

METABASE = "metabase"
METABASE_KEY = "metabase-versleuteling"
BROKER = "celery-broker"
PROBES = ("{name}", "*/{name}", "*/*/{name}")


def first_time(settings: Settings) -> None:
    """Make the key files that are missing and the folders that containers share. Repeating it changes nothing."""
    is_new = not any(settings.keys.iterdir())
    keys.ensure_keys(settings, [postgres.SUPERUSER, METABASE, *database.login_roles(settings)], first_time=is_new)
    keys.write_once(settings.keys / METABASE_KEY, secrets.token_hex(32))
    keys.write_once(settings.keys / BROKER, f"redis://:{secrets.token_urlsafe(24)}@redis:6379/0")
    airflow.ensure_airflow_keys(settings)
    database.make_folders(settings)
    (settings.logs / "airflow").mkdir(exist_ok=True)


def init(settings: Settings) -> None:
    """Bring databases, roles, tables and the first user up to date; refuses keys that lie inside JEUGD_HOME."""
    if not (settings.keys / "persoon").is_file():
        raise SystemExit("No key files yet. Run `docker compose run --rm eerste-keer` first.")
    refuse_mounted_keys_inside_home(settings)
    database.prepare(settings)
    prepare_metabase(settings)
    airflow.migrate(settings)
    ensure_first_user(settings)


def refuse_mounted_keys_inside_home(settings: Settings) -> None:
    """On the host the folders may lie inside each other although their mounts do not: look for the same file."""
    key = settings.keys / "persoon"
    for pattern in PROBES:
        for found in settings.home.glob(pattern.format(name=key.name)):
            if found.samefile(key):
                raise SystemExit("JEUGD_SLEUTELS lies inside JEUGD_HOME on the host; choose a folder outside it.")


def prepare_metabase(settings: Settings) -> None:
    """Metabase's own database and role; that role may enter no other database."""
    with database.connect_as_admin(settings, "postgres") as connection:
        known = connection.execute("select 1 from pg_roles where rolname = %s", [METABASE]).fetchone()
        statement = "{verb} role {name} login nosuperuser nocreatedb nocreaterole connection limit 30 password {secret}"
        connection.execute(
            sql.SQL(statement).format(
                verb=sql.SQL("alter" if known else "create"),
                name=sql.Identifier(METABASE),
                secret=sql.Literal(settings.secret(f"wachtwoord-{METABASE}")),
            )
        )
        database.make_database(connection, METABASE, owner=METABASE)


def ensure_first_user(settings: Settings) -> None:
    """The administrator of Airflow's own user list, with the password from the key file; made once."""
    from airflow.providers.fab.auth_manager.cli_commands.utils import get_application_builder

    password = json.loads(settings.secret(airflow.PASSWORDS))[airflow.USER]
    with get_application_builder() as builder:
        manager = builder.sm
        if not manager.find_user(airflow.USER):
            role = manager.find_role("Admin")
            added = manager.add_user(airflow.USER, "Beheer", "Jeugd", "beheer@localhost", role, password)
            if not added:
                raise RuntimeError("Airflow did not accept its first user.")


def check_health(url: str) -> None:
    """Exit code 0 when this address answers with a good status."""
    urllib.request.urlopen(url, timeout=10).close()  # noqa: S310 the address is in docker-compose.yml


def main(arguments: list[str]) -> None:
    """Choose what to do."""
    if arguments[:1] == ["gezond"]:
        return check_health(arguments[1])
    settings = Settings.from_env(os.environ)
    return {"eerste-keer": first_time, "init": init}[arguments[0]](settings)


if __name__ == "__main__":
    main(sys.argv[1:])
