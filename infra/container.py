"""What the containers of docker-compose.yml do beside Airflow: make key files, prepare databases, furnish Metabase.

`python -m infra.container …`: eerste-keer | init | metabase [plan | apply | verify] | alarm | nacht | gezond URL
"""

import json
import os
import secrets
import sys
import urllib.request

from psycopg import sql

from infra import airflow_environment as airflow
from infra import alarm, alarm_post, database, keys, postgres
from infra.retention import enforce
from infra.seal_watch import check_and_seal
from ingest.settings import READERS, Settings
from publish.metabase import address, begin, commands
from publish.metabase.tenants import region_tenants

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
    keys.write_once(settings.keys / begin.PASSWORD, begin.new_password())
    keys.write_once(settings.keys / address.KEY_FILE, "")  # Metabase itself makes this key, once it runs
    keys.write_once(settings.keys / "smtp", "")  # user:password, where the mail server asks for it
    set_readers_apart(settings)
    airflow.ensure_airflow_keys(settings)
    database.make_folders(settings)
    alarm.open_problems(settings)
    (settings.logs / "airflow").mkdir(exist_ok=True)


def set_readers_apart(settings: Settings) -> None:
    """Tasks and Metabase log in as the readers of marts, but their containers must not see the other key files."""
    folder = settings.keys / READERS
    folder.mkdir(mode=0o700, exist_ok=True)
    for tenant in region_tenants(settings):
        together = settings.keys / f"wachtwoord-{tenant.role}"
        if together.is_file():
            together.rename(folder / together.name)


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


def furnish_metabase(settings: Settings, arguments: list[str]) -> None:
    """First administrator, API key and everything of the specification; or one subcommand of `jeugd metabase`."""
    for name in arguments or ["begin", "apply"]:
        if code := commands.metabase([name], obj=lambda: settings, standalone_mode=False):
            raise SystemExit(code)


def night(settings: Settings) -> None:
    """What the DAG `nacht` does where tasks may act as the beheerder; the next load asks for the marts again."""
    enforce(settings)
    check_and_seal(settings)


def check_health(url: str) -> None:
    """Exit code 0 when this address answers with a good status."""
    urllib.request.urlopen(url, timeout=10).close()  # noqa: S310 the address is in docker-compose.yml


def main(arguments: list[str]) -> None:
    """Choose what to do."""
    if arguments[:1] == ["gezond"]:
        return check_health(arguments[1])
    settings = Settings.from_env(os.environ)
    if arguments[:1] == ["metabase"]:
        return furnish_metabase(settings, arguments[1:])
    steps = {"eerste-keer": first_time, "init": init, "alarm": alarm_post.keep_forwarding, "nacht": night}
    return steps[arguments[0]](settings)


if __name__ == "__main__":
    main(sys.argv[1:])
