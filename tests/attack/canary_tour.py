"""What an operator does in a year, with canaries in everything: commands that meet a person, and every way to fail.

What the commands say is kept in the instance too, so that the search through its folder covers it.
"""

import io
import os
import sys
import tempfile
import traceback
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from cli import main
from infra import database, postgres
from ingest.settings import Settings
from tests.attack.canaries import NUMBERS, WORDS, Canaries
from tests.attack.canary_deliveries import Delivery, told
from tests.attack.world import as_superuser
from tests.ingest.dropping import LONG_AGO, drop
from tests.ingest.messages import AANBIEDER

STOPPED = "alter table raw.ijw__jw323_prestaties add constraint geen check (false) not valid"
REPAIRED = "alter table raw.ijw__jw323_prestaties drop constraint geen"
TYPED = "alter table raw.ijw__jw323_prestaties alter column product_code type date using null"
UNTYPED = "alter table raw.ijw__jw323_prestaties alter column product_code type text using null"
STUMBLES = {"load: row refused": (STOPPED, REPAIRED), "load: value refused": (TYPED, UNTYPED)}
LINE = "select delivery_id || '-' || position from raw.ijw__jw323_prestaties limit 1"
LOOKED = {"check"}  # finds something, and says so in its exit code
ASKED = f"select count(*) from ingest.deliveries where bron = '{NUMBERS[0]}'"
NAMED = ("--door", "beheer", "--reden", "proef met kanaries")
DOSSIER = ("toegang", "dossier", "--login", "p_kanarie", "--doel")
LAST_DAY = "2099-12-31"


def instance_in(folder: Path) -> Settings:
    """A new instance with a server of its own, below which everything lies that a process may leave behind."""
    settings = Settings.from_env({"JEUGD_HOME": str(folder / "home")})
    database.prepare(settings, durable=False)
    for name in ("tijdelijk", "gebruiker"):
        (settings.home / name).mkdir()
    return settings


def jeugd(settings: Settings, *arguments: str, stdin: str = "") -> int:
    """The command as an operator types it, in a process of its own; what it says is kept, its exit code returned."""
    child = os.fork()  # a new Python would spend most of its time on imports
    if child == 0:
        code = 1
        try:
            code = typed(settings, arguments, stdin)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def typed(settings: Settings, arguments: tuple[str, ...], stdin: str) -> int:
    """Run the command here, with all that it reads and writes in the instance."""
    places = {"TMPDIR": settings.home / "tijdelijk", "HOME": settings.home / "gebruiker", "JEUGD_HOME": settings.home}
    os.environ |= {name: str(path) for name, path in places.items()} | {"JEUGD_CODE_VERSION": "kanarie"}
    os.environ.pop("JEUGD_SLEUTELS", None)
    tempfile.tempdir = None
    with (settings.home / "uitvoer").open("a", encoding="utf-8") as said:
        for stream in (1, 2):
            os.dup2(said.fileno(), stream)
        sys.stdin, sys.stdout, sys.stderr = io.StringIO(stdin + "\n"), said, said
        sys.argv = ["jeugd", *arguments]
        try:
            main()
        except SystemExit as done:
            return done.code if isinstance(done.code, int) else int(done.code is not None)
        except Exception:  # as Python does for a program
            traceback.print_exc()
            return 1
    return 0


def offer(found: list[Delivery], settings: Settings, supplier: Path) -> None:
    """Into the inbox, and a copy at the supplier's: a search that finds nothing there proves nothing here."""
    supplier.mkdir()
    for place, (source, name, content) in enumerate(found):
        (supplier / f"{source} {name}").write_bytes(content)
        drop(settings, source, name, content, at=LONG_AGO + place)


def stumbling(settings: Settings) -> dict[str, int]:
    """Load while the database refuses a row, and while it does not understand a value; name -> exit code."""
    said = {}
    for name, (stop, repair) in STUMBLES.items():
        as_superuser(settings, stop)
        said[name] = jeugd(settings, "load", "--bron", "ijw")
        as_superuser(settings, repair)
    return said


def looking(settings: Settings, supplier: Path) -> dict[str, int]:
    """Commands about what was loaded and refused; name -> exit code."""
    names = (path for path in supplier.glob("*.xml") if told("naam van een bestand") not in path.name)
    files = sorted(map(str, names))  # to who checks, a file is called as it is, but for a BSN
    steps = {
        "status": ("status", "--json"),
        "antwoord": ("antwoord", "maak"),
        "archief": ("archief", "controleer"),
        "quarantaine": ("quarantaine", "--leverancier", AANBIEDER, "--naar", str(settings.home / "herstel.xlsx")),
        "check": ("check", *files, "--json", "--excel", str(settings.home / "check.xlsx")),
    }
    return {name: jeugd(settings, *words) for name, words in steps.items()}


def rights(settings: Settings) -> dict[str, int]:
    """The commands that take a BSN or a reason, with good and with bad input; returns command -> exit code."""
    with database.connect_as_admin(settings) as connection:
        (reference,) = connection.execute(LINE).fetchone()
    soon = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    wrong = NUMBERS[11][:-1] + str((int(NUMBERS[11][-1]) + 1) % 10)
    with_number = ("--door", "beheer", "--reden", f"verzoek van {NUMBERS[14]}")
    steps = {
        "inzage": (("inzage",), NUMBERS[10]),
        "inzage: no BSN": (("inzage",), wrong),
        "inzage: a name": (("inzage",), told("achternaam")),
        "bewaarplicht": (("bewaarplicht", "--tot", LAST_DAY, *NAMED), NUMBERS[12]),
        "wis: held": (("wis", *NAMED), NUMBERS[12]),
        "wis: BSN as reason": (("wis", *with_number), NUMBERS[14]),
        "wis": (("wis", *NAMED), NUMBERS[10]),
        "wissel": (("sleutel", "wissel"), ""),
        "wis: after a rotation": (("wis", *NAMED), NUMBERS[11]),
        "geef": (("toegang", "geef", "p_kanarie", "--rol", "auditor", "--tot", soon, *NAMED), ""),
        "dossier": ((*DOSSIER, "bezwaarschrift 2024", reference), ""),
        "dossier: BSN as purpose": ((*DOSSIER, f"bezwaar van {NUMBERS[13]}", reference), ""),
        "dossier: BSN as reference": ((*DOSSIER, "bezwaarschrift 2024", NUMBERS[13]), ""),
        "sql: BSN": (("sql", ASKED, "--rol", "auditor"), ""),
        "verzegel": (("log", "verzegel"), ""),
        "intrek": (("toegang", "intrek", "p_kanarie", *NAMED), ""),
        "backup": (("backup", str(settings.home.parent / "kopie")), ""),
    }
    return {name: jeugd(settings, *words, stdin=stdin) for name, (words, stdin) in steps.items()}


def left(settings: Settings, supplier: Path) -> dict[str, object]:
    """What is left of the canaries in databases, folder and backup of an instance, which is stopped for it.

    Empty when there is nothing; a search that finds nothing at the supplier's is an entry too.
    """
    everything, dsn = Canaries.of(settings), settings.dsn(postgres.SUPERUSER, "postgres")
    with psycopg.connect(dsn) as connection:
        names = [name for (name,) in connection.execute("select datname from pg_database where datallowconn")]
        found = {"statements are kept": connection.execute("show shared_preload_libraries").fetchone()[0]}
    for name in names:
        found[f"database {name}"] = everything.in_database(settings.dsn(postgres.SUPERUSER, name))
    postgres.stop(settings, "fast")  # with a checkpoint: what was in memory is on disk
    found["folder"] = everything.in_folder(settings.home)
    found["backup"] = everything.in_folder(settings.home.parent / "kopie")
    offered = set().union(*Canaries.of().in_folder(supplier).values())
    found["not offered"] = {"bsn", *WORDS} - offered
    return {place: what for place, what in found.items() if what}


REFUSED = {"inzage: no BSN", "inzage: a name", "wis: held", "wis: BSN as reason", "dossier: BSN as purpose"}
REFUSED |= {"dossier: BSN as reference", "sql: BSN"}
