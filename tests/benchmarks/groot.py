"""`make bench-vragen`: the questions of dashboards at the size of a country, where a whole build would not fit.

`python -m tests.benchmarks.groot [--prestaties N] [--map FOLDER]` writes tests/benchmarks/resultaat-vragen.md. Only the
marts are built of which the size follows the number of prestaties, with their tests; what counts per gemeente and
half-year (rpt_kpi and such) is as large at a million (`make bench-marts`).
"""

import argparse
import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from dbt_project import run
from infra import database, postgres
from ingest.settings import Settings
from tests.benchmarks import marts, vragen, vulling
from tests.kill import world

GROWING = (
    "fct_prestaties",
    "fct_toewijzingen",
    "rpt_kosten_maand",
    "rpt_product_maand",
    "rpt_aanbieder_maand",
    "rpt_unieke_jeugdigen",
)
DIMENSIONS = ("dim_gemeenten", "dim_producten", "dim_aanbieders", "dim_verwijzers")
YEARS = ((1, 12), (13, 24), (25, 36))
# Nobody copies or restores this region, and the disk must hold it only once.
SERVER = marts.SERVER | {
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "fsync": "off",
    "full_page_writes": "off",
}


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prestaties", type=int, default=20_000_000)
    parser.add_argument("--map", type=Path, help="keep the instance here; default: a temporary folder")
    options = parser.parse_args()
    os.environ["JEUGD_CODE_VERSION"] = "bench"
    with marts.folder_of(options.map) as folder:
        settings = marts.tuned(world.make(folder / "home"), SERVER)
        try:
            report = []
            for line in measured(settings, options.prestaties, folder):
                report.append(line)
                sys.stdout.write(line + "\n")
                sys.stdout.flush()
        finally:
            postgres.stop(settings, "immediate")
    Path(__file__).with_name("resultaat-vragen.md").write_text("\n".join(report) + "\n", encoding="utf-8")


def measured(settings: Settings, prestaties: int, folder: Path) -> Iterator[str]:
    """The lines of the report."""
    yield from marts.heading("De vragen van dashboards", f"make bench-vragen N={prestaties}", prestaties)
    if not built_before(settings):
        yield from filled(settings, prestaties)
    with database.connect_as_admin(settings) as connection:
        counted = connection.execute("select count(*), pg_database_size(current_database()) from marts.fct_prestaties")
        rows, size = counted.fetchone()
    yield f"\n{rows} prestaties in `fct_prestaties`; {size / 1e9:.0f} GB schijf."
    with psycopg.connect(settings.dsn(postgres.SUPERUSER), autocommit=True) as connection:
        texts = vragen.questions(connection)
    asked = {name for name, text in texts.items() if named(text) <= {*GROWING, *DIMENSIONS}}
    yield f"Niet gesteld, want hun tabel is hier niet groter: {', '.join(sorted(set(texts) - asked))}."
    yield from marts.answered(settings, folder, vragen.RUNS, asked)


def filled(settings: Settings, prestaties: int) -> Iterator[str]:
    """A region of this size in raw, and the marts of it."""
    vulling.plan(settings, round(prestaties * marts.PLANNED))
    laid = sum(vulling.deliver(settings, months) for months in YEARS)
    vulling.analyze_raw(settings)
    with database.connect_as_admin(settings) as connection:
        connection.execute("drop schema vulling cascade")
    server, started = marts.server_cpu(settings), time.perf_counter()
    selected = [f"+{name}" for name in (*GROWING, *DIMENSIONS)]
    result = run.build(settings, select=" ".join(selected))
    seconds, server = time.perf_counter() - started, marts.server_cpu(settings) - server
    yield f"\n{laid} prestaties in raw; {result.models} modellen en {result.tests} controles in {seconds:.0f} s"
    yield f"({server:.0f} s processortijd in de database, {server / laid * 1e6:.1f} µs per prestatie)."


def built_before(settings: Settings) -> bool:
    """Whether the instance was kept with its marts: then only the questions are asked again."""
    with database.connect_as_admin(settings) as connection:
        return connection.execute("select to_regclass('marts.rpt_unieke_jeugdigen') is not null").fetchone()[0]


def named(text: str) -> set[str]:
    """The marts that a question reads."""
    return set(re.findall(r"marts\.(\w+)", text))


if __name__ == "__main__":
    main()
