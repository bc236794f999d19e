"""Readers that never stop asking while the marts are rebuilt and published, fail, and are killed halfway."""

import contextlib
import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field

import psycopg

from ingest.settings import Settings
from publish import publication
from publish.errors import VerificationError
from tests.attack.world import as_superuser

READERS = {"gemeente_0505": "mart_0505", "gemeente_0512": "mart_0512", "soj": "mart_regio"}
READ = """
select count(*), count(dim_jeugdigen.kanarie), array_agg(distinct substring(fct_prestaties.kanarie from ' .*')),
    array_agg(distinct substring(dim_jeugdigen.kanarie from ' .*')),
    count(*) filter (where fct_prestaties.kanarie !~ '{own}')
from {schema}.fct_prestaties
left join {schema}.dim_jeugdigen using (jeugdige_id, gemeente_code)
where fct_prestaties.gemeente_code ~ '^[0-9]'
"""
# As dbt does it: a new table beside the old one, then two names change place.
SWAP = """
create table marts.{table}__nieuw (like marts.{table} including all);
insert into marts.{table}__nieuw select * from marts.{table};
update marts.{table}__nieuw set kanarie = 'KANARIE-' || coalesce(gemeente_code, '') || ' {version}';
alter table marts.{table} rename to {table}__oud;
alter table marts.{table}__nieuw rename to {table};
drop table marts.{table}__oud
"""
PUBLISH = "import os; from ingest.settings import Settings; from publish.publication import publish;"
PUBLISH += "publish(Settings.from_env(os.environ))"


@dataclass
class Seen:
    """What the readers saw: reads, and those with rows of others, without rows, or of two versions at once."""

    reads: int = 0
    foreign: int = 0
    empty: int = 0
    mixed: int = 0
    versions: set[str] = field(default_factory=set)
    rounds: int = 0
    errors: list[str] = field(default_factory=list)

    def note(self, row: tuple) -> None:
        """One read."""
        count, matched, facts, dimensions, foreign = row
        self.reads += 1
        self.foreign += foreign
        if count == 0:
            self.empty += 1
            return
        self.mixed += not (facts == dimensions and len(facts) == 1 and count == matched)
        self.versions.update(facts)


def poll(settings: Settings, *, rounds: int, reads: int) -> Seen:
    """At least so many rounds of building and publishing and so many reads; the marts must have been made."""
    seen, done = Seen(), threading.Event()
    build(settings, "v0")
    publication.publish(settings)
    os.environ["JEUGD_CODE_VERSION"] = "aanval"  # a process that asks git for it is one more to wait for
    threads = [threading.Thread(target=ask, args=(settings, role, seen, done)) for role in READERS]
    for thread in threads:
        thread.start()
    try:
        for number in itertools.count(1):
            if number > rounds and (seen.reads >= reads or seen.errors):
                break
            turn = (whole, wrong_cent, killed, half_built)[number % 4]
            build(settings, f"v{number}")
            turn(settings)
            seen.rounds = number
    finally:
        done.set()
        for thread in threads:
            thread.join()
    return seen


def ask(settings: Settings, role: str, seen: Seen, done: threading.Event) -> None:
    """One reader, in a session of its own."""
    own = "^KANARIE-" if role == "soj" else f"^KANARIE-{role[-4:]} "
    statement = READ.format(schema=READERS[role], own=own)
    try:
        with psycopg.connect(settings.dsn(role), autocommit=True) as connection:
            while not done.is_set():
                seen.note(connection.execute(statement).fetchone())
    except psycopg.Error as error:
        seen.errors.append(f"{role}: {error}")


def build(settings: Settings, version: str, tables: tuple[str, ...] = ("fct_prestaties", "dim_jeugdigen")) -> None:
    """New tables in which every row carries its version."""
    with psycopg.connect(settings.dsn("builder"), autocommit=True) as connection:
        for table in tables:
            with connection.transaction():
                connection.execute(SWAP.format(table=table, version=version))
        connection.execute("update marts.bouw set stand = %s", [version])


def whole(settings: Settings) -> None:
    """Nothing goes wrong."""
    publication.publish(settings)


def wrong_cent(settings: Settings) -> None:
    """What was stored differs from the marts: the publication stops before it is shown."""
    number = publication.start(settings)
    for part in ["regio", *publication.gemeenten(settings)]:
        publication.fill_part(part, number, settings)
    as_superuser(settings, f"update opslag_0505.fct_prestaties set ingediend_bedrag = 0 where publicatie_id = {number}")
    with contextlib.suppress(VerificationError):
        publication.verify(number, settings)
        raise AssertionError("a wrong cent was not seen")


def killed(settings: Settings) -> None:
    """SIGKILL while some parts are filled and others are not."""
    instance = {
        "JEUGD_HOME": settings.home,
        "JEUGD_SLEUTELS": settings.keys,
        "JEUGD_PGHOST": settings.pg_host,
        "JEUGD_PGPORT": settings.pg_port,
        "JEUGD_PGDATABASE": settings.pg_database,
    }
    environment = os.environ | {name: str(value) for name, value in instance.items()}
    process = subprocess.Popen([sys.executable, "-c", PUBLISH], env=environment)
    filled = "select count(*) from publicatie.vullingen join publicatie.register using (publicatie_id)"
    with psycopg.connect(settings.dsn("publisher"), autocommit=True) as connection:
        while process.poll() is None:
            if connection.execute(f"{filled} where status = 'bezig'").fetchone()[0] >= 2:
                break
            time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()


def half_built(settings: Settings) -> None:
    """A build that stopped between two tables; nobody publishes it."""
    build(settings, "half", ("fct_prestaties",))
