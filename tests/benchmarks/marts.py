"""`make bench-marts`: an invented region of N prestaties in raw -> marts -> the questions of dashboards, all timed.

`python -m tests.benchmarks.marts [--prestaties N] [--map FOLDER] [--rondes N]` writes tests/benchmarks/resultaat-N.md.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from dbt_project import run
from infra import database, postgres
from ingest.settings import Settings
from tests.benchmarks import vragen, vulling
from tests.kill import world

# After month 36 no toewijzing begins any more: the last month with everything a month has is that of 35 to 37.
FULL_MONTHS = (1, 35)
MONTH = (36, 36)
NIGHT = ((37, 37), (0, 4))  # one in twenty pairs of sender and receiver
PLANNED = 432 / 342  # prestaties in the plan for each that is delivered in these months
RULES = ("fct_regeluitkomsten", "int_regels_")
# As a server of 16 GB would be set; the embedded default is made for a laptop.
SERVER = {
    "shared_buffers": "4GB",
    "effective_cache_size": "12GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "max_wal_size": "16GB",
    "checkpoint_timeout": "30min",
    "random_page_cost": "1.1",
}


def main() -> None:
    """Measure and report; only that answers agree is asserted, as times belong to one machine at one moment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prestaties", type=int, default=1_000_000)
    parser.add_argument("--map", type=Path, help="keep the instance here; default: a temporary folder")
    parser.add_argument("--rondes", type=int, default=vragen.RUNS)
    parser.add_argument("--zonder-herbouw", action="store_true", help="do not compare with a full build at the end")
    options = parser.parse_args()
    os.environ["JEUGD_CODE_VERSION"] = "bench"
    with folder_of(options.map) as folder:
        settings = tuned(world.make(folder / "home"), SERVER)
        try:
            report = []
            for line in measured(settings, options, folder):
                report.append(line)
                sys.stdout.write(line + "\n")
                sys.stdout.flush()
        finally:
            postgres.stop(settings, "immediate")
    name = f"resultaat-{options.prestaties // 1000}k.md"
    Path(__file__).with_name(name).write_text("\n".join(report) + "\n", encoding="utf-8")


@contextmanager
def folder_of(kept: Path | None) -> Iterator[Path]:
    """A folder that stays, or one that goes."""
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
    else:
        with tempfile.TemporaryDirectory(prefix="jeugd-bench-") as folder:
            yield Path(folder)


def tuned(settings: Settings, server: dict[str, str]) -> Settings:
    """Restart the database with the settings of a server."""
    with database.connect_as_admin(settings) as connection:
        for name, value in server.items():
            connection.execute(f"alter system set {name} = '{value}'")
    postgres.stop(settings)
    postgres.start(settings)
    return settings


def measured(settings: Settings, options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """The lines of the report."""
    command = f"make bench-marts N={options.prestaties}"
    yield from heading("Van raw naar marts naar antwoord", command, options.prestaties)
    vulling.plan(settings, round(options.prestaties * PLANNED))
    laid = vulling.deliver(settings, FULL_MONTHS)
    vulling.analyze_raw(settings)
    whole = yield from built("Volledige bouw", settings, laid)
    for title, delivered in (("Een maand erbij", (MONTH, (0, 99))), ("Een nacht erbij", NIGHT)):
        added = vulling.deliver(settings, *delivered)
        part = yield from built(f"{title}: {added} prestaties", settings, laid := laid + added)
        yield f"\nVan de volledige bouw: {part / whole:.2f}."
    if not options.zonder_herbouw:
        by_nights = hashes(settings)
        yield from built("Alles opnieuw", settings, laid, volledig=True)
        different = [name for name, found in hashes(settings).items() if by_nights.get(name) != found]
        yield f"\nAnders dan na de nachten: {', '.join(different) or 'geen enkele mart'}."
    yield from answered(settings, folder, options.rondes)


def heading(title: str, command: str, prestaties: int) -> Iterator[str]:
    """What was measured, where and when."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    yield f"# {title}, {prestaties} prestaties"
    yield ""
    yield f"Geschreven door `{command}` (zie docs/prestaties.md)."
    yield f"Gemeten {datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores,"
    yield f"belasting vooraf {load}; drie jaar, tien gemeenten van 25 tot 5 procent."


def built(title: str, settings: Settings, prestaties: int, *, volledig: bool = False) -> Generator[str, None, float]:
    """One build: wall time, the rules, and what took longest. Returns the seconds of processor time."""
    server, own, started = server_cpu(settings), time.process_time(), time.perf_counter()
    result = run.build(settings, volledig=volledig)
    seconds = time.perf_counter() - started
    server, own = server_cpu(settings) - server, time.process_time() - own
    kind = f"volledig, want {result.volledig}" if result.volledig else "alleen wat is geraakt"
    yield from ("", f"## {title}", "")
    yield f"{prestaties} prestaties in raw; {kind}: {result.models} modellen en {result.tests} controles."
    yield f"{seconds:.0f} s, waarvan processortijd {server:.0f} s in de database en {own:.0f} s in dbt:"
    yield f"{(server + own) / prestaties * 1e6:.1f} µs processortijd per prestatie."
    rules = sum(taken for name, taken in result.durations.items() if name.startswith(RULES))
    yield f"Regels van niveau 3 en 4: {rules:.1f} s, {rules / prestaties * 1e6:.2f} µs per prestatie."
    yield from ("", "| model of controle | seconden | µs per prestatie |", "|---|---|---|")
    for name, taken in sorted(result.durations.items(), key=lambda item: -item[1])[:15]:
        yield f"| {name} | {taken:.1f} | {taken / prestaties * 1e6:.2f} |"
    return server + own


def hashes(settings: Settings, schema: str = "marts") -> dict[str, tuple[int, int]]:
    """Rows of every mart and the sum of a hash of each, without the moment of the build."""
    with psycopg.connect(settings.dsn(postgres.SUPERUSER)) as connection:
        tables = f"select tablename from pg_tables where schemaname = '{schema}' and tablename <> 'bouw'"
        hashed = "select count(*), sum(hashtextextended(t::text, 0)) from {}.{} as t"
        return {
            name: connection.execute(hashed.format(schema, name)).fetchone()
            for (name,) in connection.execute(tables).fetchall()
        }


def server_cpu(settings: Settings) -> float:
    """Seconds of processor time of the database server so far, of children that ended too."""
    lines = (settings.home / "postgres" / "postmaster.pid").read_text(encoding="ascii").split()
    fields = Path(f"/proc/{lines[0]}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return sum(int(fields[place]) for place in (11, 12, 13, 14)) / os.sysconf("SC_CLK_TCK")


def answered(settings: Settings, folder: Path, runs: int, names: set[str] | None = None) -> Iterator[str]:
    """The questions, or those with these names, with p95 and the ratio to DuckDB."""
    with psycopg.connect(settings.dsn(postgres.SUPERUSER), autocommit=True) as connection:
        connection.execute("vacuum analyze")
    answers = vragen.ask_all(settings.dsn(postgres.SUPERUSER), folder, runs, names)
    slow = [answer.name for answer in answers if answer.postgres >= 100]
    yield from ("", f"## Vragen van dashboards: p95 van {runs} warme keren", "")
    yield f"Langer dan 100 ms: {', '.join(slow) or 'geen'}. DuckDB leest dezelfde marts; boven 1 is Postgres sneller."
    yield from ("", "| vraag | rijen | Postgres ms | DuckDB ms | DuckDB : Postgres |", "|---|---|---|---|---|")
    for answer in answers:
        yield (
            f"| {answer.name} | {answer.rows} | {answer.postgres:.1f} | {answer.duckdb:.1f} | {answer.ratio():.2f} |"
        )


if __name__ == "__main__":
    main()
