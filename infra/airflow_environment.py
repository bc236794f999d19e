"""Settings -> Airflow of one instance: its environment, its key files and its metadata database.

Everything Airflow keeps lies in JEUGD_HOME (folder `airflow`, database `airflow`), every secret in a key file.
"""

import base64
import json
import os
import secrets
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg.conninfo import conninfo_to_dict

from infra.keys import write_once
from ingest.settings import PROJECT, Settings

DATABASE = ROLE = "airflow"
USER = "beheerder"
PASSWORDS = "airflow-wachtwoorden.json"


def environment(settings: Settings) -> dict[str, str]:
    """The variables with which any Airflow process (and so any task) works for this instance, loopback only.

    Secrets are named by their key file, not given; libpq reads the password from its own file.
    """
    ensure_airflow_keys(settings)
    return {**instance_variables(settings), **quiet_variables(), **airflow_variables(settings)}


def instance_variables(settings: Settings) -> dict[str, str]:
    """The JEUGD_* variables from which a task reads back these settings."""
    return {
        "JEUGD_HOME": str(settings.home),
        "JEUGD_SLEUTELS": str(settings.keys),
        "JEUGD_REGIO": settings.region,
        "JEUGD_PGHOST": settings.pg_host,
        "JEUGD_PGPORT": str(settings.pg_port),
        "JEUGD_PGDATABASE": settings.pg_database,
        "JEUGD_PG_BIN": settings.pg_bin,
        "JEUGD_ALARM_WEBHOOK": settings.alarm_webhook,
        "JEUGD_ALARM_MAIL": settings.alarm_mail,
        "JEUGD_SMTP": settings.smtp,
    }


def quiet_variables() -> dict[str, str]:
    """No telemetry of Airflow, dbt or Great Expectations."""
    return {
        "DO_NOT_TRACK": "1",
        "SCARF_NO_ANALYTICS": "true",
        "GX_ANALYTICS_ENABLED": "false",
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
    }


def airflow_variables(settings: Settings) -> dict[str, str]:
    """Airflow's own options, as AIRFLOW__SECTION__OPTION."""
    url = metadata_url(settings)
    options = {
        "core__dags_folder": PROJECT,
        "core__load_examples": False,
        "core__dags_are_paused_at_creation": False,
        "core__executor": "LocalExecutor",
        "core__parallelism": 4,
        "core__default_pool_task_slot_count": 4,  # dags/build.py takes all of them, so that nothing loads meanwhile
        "core__default_timezone": "Europe/Amsterdam",
        "core__fernet_key_cmd": reading(settings.keys / "airflow-fernet"),
        "core__simple_auth_manager_users": f"{USER}:admin",
        "core__simple_auth_manager_passwords_file": settings.keys / PASSWORDS,
        "database__sql_alchemy_conn": url,
        "database__sql_alchemy_conn_async": url,
        "api__host": "127.0.0.1",
        "api__workers": 1,
        "api__secret_key_cmd": reading(settings.keys / "airflow-api"),
        "api__expose_config": False,
        "api_auth__jwt_secret_cmd": reading(settings.keys / "airflow-jwt"),
        "api_auth__jwt_issuer": "jeugd",
        # The first answers of the API server take long on a busy machine, and a task that gets none is lost.
        "workers__execution_api_timeout": 60,
        "logging__base_log_folder": settings.logs / "airflow",
        "logging__colored_console_log": False,
        "dag_processor__refresh_interval": 60,
        "dag_processor__min_file_process_interval": 60,
    }
    variables = {f"AIRFLOW__{name.upper()}": str(value) for name, value in options.items()}
    return {**variables, "AIRFLOW_HOME": str(airflow_home(settings))}


def airflow_home(settings: Settings) -> Path:
    """Airflow's folder in this instance."""
    return settings.home / "airflow"


def reading(path: Path) -> str:
    """The command with which Airflow reads one key file."""
    return f"cat {shlex.quote(str(path))}"


def metadata_url(settings: Settings) -> str:
    """SQLAlchemy URL of the metadata database, without its password."""
    parts = conninfo_to_dict(settings.dsn(ROLE, DATABASE))
    passfile = quote(str(settings.keys / "airflow-pgpass"), safe="/")
    return f"postgresql+psycopg://{ROLE}@{parts['host']}:{parts['port']}/{DATABASE}?passfile={passfile}"


def ensure_airflow_keys(settings: Settings) -> None:
    """Make the key files Airflow needs beside those of every instance; existing ones stay as they are."""
    write_once(settings.keys / "airflow-jwt", secrets.token_hex(32))
    write_once(settings.keys / "airflow-api", secrets.token_hex(32))
    write_once(settings.keys / "airflow-fernet", base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())
    write_once(settings.keys / PASSWORDS, json.dumps({USER: secrets.token_urlsafe(18)}))
    write_once(settings.keys / "airflow-pgpass", f"*:*:*:{ROLE}:{settings.secret(f'wachtwoord-{ROLE}')}")


def migrate(settings: Settings) -> bool:
    """Bring the metadata database to this Airflow version; True when there was something to do.

    The version is written on the database itself, so that a finished migration costs one query.
    """
    wanted = f"Airflow {version('apache-airflow-core')}"
    with psycopg.connect(settings.dsn(ROLE, DATABASE), autocommit=True) as connection:
        query = "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()"
        if connection.execute(query).fetchone() == (wanted,):
            return False
        # Our roles inherit nothing, so the owner of the database must step forward to use its schema.
        connection.execute(f"set role pg_database_owner; grant create on schema public to {ROLE}; reset role")
        run_airflow(settings, "db", "migrate")
        connection.execute(f"comment on database {DATABASE} is '{wanted}'")
    return True


def run_airflow(settings: Settings, *arguments: str) -> None:
    """Run one command of the airflow program to its end; its output goes to the logs."""
    airflow_home(settings).mkdir(parents=True, exist_ok=True)
    settings.logs.mkdir(parents=True, exist_ok=True)
    log = settings.logs / "airflow.log"
    with log.open("ab") as output:
        code = subprocess.run(
            [sys.executable, "-m", "airflow", *arguments],
            env={**os.environ, **environment(settings)},
            cwd=airflow_home(settings),
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode
    if code != 0:
        raise RuntimeError(f"airflow {' '.join(arguments)} ended with {code}; see {log}")
