"""Environment -> Settings: where one instance keeps its state, its keys and its database."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SOURCES = ("ijw", "sjt", "gi", "huisarts", "inkoop", "aanbieder", "financien", "keten")
READERS = "lezers"  # folder in `keys`: passwords of readers of marts, when they lie apart (docker compose)


@dataclass(frozen=True)
class Settings:
    """One instance of the warehouse. Two instances differ in `home` and nothing else needs to."""

    home: Path  # JEUGD_HOME: database, inbox, archive, quarantine, reports, logs
    keys: Path  # JEUGD_SLEUTELS: key and password files, outside home
    region: str  # JEUGD_REGIO: folder in schemas/regios
    pg_host: str  # JEUGD_PGHOST: empty = the embedded Postgres of this instance
    pg_port: int  # JEUGD_PGPORT: 0 = the port the embedded Postgres chose
    pg_database: str  # JEUGD_PGDATABASE
    pg_bin: str  # JEUGD_PG_BIN: folder of Postgres programs; empty = search for them
    alarm_webhook: str = ""  # JEUGD_ALARM_WEBHOOK: address that gets problems as JSON; empty = none
    alarm_mail: str = ""  # JEUGD_ALARM_MAIL: mail addresses that get problems, with commas; empty = none
    smtp: str = ""  # JEUGD_SMTP: host:port of the mail server; login in key file `smtp`, when it asks for one

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Settings":
        """Read the JEUGD_* variables; every one has a default that is safe on one machine."""
        home = Path(environ.get("JEUGD_HOME") or PROJECT / "var").expanduser().absolute()
        keys = environ.get("JEUGD_SLEUTELS") or f"{home}-sleutels"
        return cls(
            home=home,
            keys=Path(keys).expanduser().absolute(),
            region=environ.get("JEUGD_REGIO") or "zhz",
            pg_host=environ.get("JEUGD_PGHOST") or "",
            pg_port=int(environ.get("JEUGD_PGPORT") or 0),
            pg_database=environ.get("JEUGD_PGDATABASE") or "jeugd",
            pg_bin=environ.get("JEUGD_PG_BIN") or "",
            alarm_webhook=environ.get("JEUGD_ALARM_WEBHOOK") or "",
            alarm_mail=environ.get("JEUGD_ALARM_MAIL") or "",
            smtp=environ.get("JEUGD_SMTP") or "localhost:25",
        )

    def inbox(self, source: str) -> Path:
        """The folder where a supplier of this source drops files."""
        return self.home / "inbox" / source

    def work(self, source: str) -> Path:
        """Batches that were taken in and are not yet settled."""
        return self.home / "werk" / source

    @property
    def archive(self) -> Path:
        """Encrypted originals with an encrypted manifest each."""
        return self.home / "archief"

    @property
    def quarantine(self) -> Path:
        """Encrypted originals of refused deliveries."""
        return self.home / "quarantaine"

    @property
    def reports(self) -> Path:
        """One folder per publication, one page per gemeente."""
        return self.home / "rapporten"

    @property
    def logs(self) -> Path:
        """Log files of this instance."""
        return self.home / "logs"

    @property
    def region_folder(self) -> Path:
        """Configuration of this region: gemeenten, teams, thresholds."""
        return PROJECT / "schemas" / "regios" / self.region

    def secret_file(self, name: str) -> Path:
        """Where a key or password file is, or would be: apart with those of the readers, or beside all others."""
        apart = self.keys / READERS / name
        return apart if apart.is_file() else self.keys / name

    def secret(self, name: str) -> str:
        """The content of one key or password file; a missing file stops the program."""
        path = self.secret_file(name)
        if not path.is_file():
            raise FileNotFoundError(
                f"Key file {path} is missing. Run `make demo` or `make up` once, or set JEUGD_SLEUTELS."
            )
        return path.read_text(encoding="ascii").strip()

    def dsn(self, role: str, database: str = "") -> str:
        """libpq connection string of a database role, its password read from its key file."""
        port = self.pg_port or int((self.home / "postgres.port").read_text(encoding="ascii"))
        return (
            f"host={self.pg_host or '127.0.0.1'} port={port} dbname={database or self.pg_database} "
            f"user={role} password={self.secret(f'wachtwoord-{role}')}"
        )
