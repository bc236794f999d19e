"""`make bench`: every method in a process of its own, in turns; prints ratios and writes tests/benchmarks/resultaat.md.

`python -m tests.benchmarks [--prestaties N] [--klein N] [--rondes N] [--groot MB]`
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from infra import postgres
from ingest import delivery, inbox
from ingest.settings import Settings
from tests.benchmarks import leveringen, ours, peers
from tests.benchmarks.meting import Meting, cpu_of_all, measure
from tests.kill import world

RESULT = Path(__file__).with_name("resultaat.md")
ROWS_PER_SMALL_FILE = 20
COMPARED = 300  # of the small files: what the slowest method reads in half a minute
PEERS = ("ours", "bare", "pandas", "dlt_fast", "dlt_documented")
LABELS = {
    "ours": "ons: parse + XSD + regels + COPY",
    "read_only": "ons zonder database",
    "bare": "lxml iterparse(schema=), kaal",
    "pandas": "pandas.read_xml + to_sql",
    "dlt_fast": "dlt, Arrow + csv",
    "dlt_documented": "dlt, dicts",
    "copy_client": "COPY via de loader",
    "copy_server": "COPY door de server (grens)",
}


def main() -> None:
    """Measure and report; nothing is asserted, as the numbers belong to one machine at one moment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prestaties", type=int, default=200_000, help="in the large file")
    parser.add_argument("--klein", type=int, default=10_000, help="number of small files")
    parser.add_argument("--processen", type=int, default=2, help="that load small files at the same time")
    parser.add_argument("--rondes", type=int, default=3)
    parser.add_argument("--groot", type=int, default=0, help="MB of a very large file, for the memory only")
    options = parser.parse_args()
    os.environ["JEUGD_CODE_VERSION"] = "bench"
    with tempfile.TemporaryDirectory(prefix="jeugd-bench-") as folder:
        settings = world.make(Path(folder) / "home")
        try:
            report = []
            for line in measured(settings, options):
                report.append(line)
                sys.stdout.write(line + "\n")
                sys.stdout.flush()
        finally:
            postgres.stop(settings, "immediate")
    RESULT.write_text("\n".join(report) + "\n", encoding="utf-8")


def measured(settings: Settings, options: argparse.Namespace) -> Iterator[str]:
    """The lines of the report."""
    yield from heading(options)
    home = settings.home
    large, small = home / "groot.xml", home / "klein"
    leveringen.write(home / "warm.xml", 50)
    leveringen.write(large, options.prestaties)
    small.mkdir()
    for number in range(options.klein):
        leveringen.write(small / f"{number}.xml", ROWS_PER_SMALL_FILE, seed=number)
    yield from compared("Eén groot bestand", [large], (*PEERS, "read_only"), settings, options.rondes)
    few = sorted(small.iterdir())[:COMPARED]
    yield from compared(f"{len(few)} kleine bestanden", few, PEERS, settings, options.rondes)
    yield from copied(large, settings, options.rondes)
    yield from remembered(options, settings)
    yield from received(small, settings, options.processen)


def heading(options: argparse.Namespace) -> Iterator[str]:
    """What was measured, where and when."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    yield "# Gemeten snelheid van het laden"
    yield ""
    yield "Geschreven door `make bench`. µs per prestatie, mediaan; CPU zonder die van de databaseserver."
    yield f"Gemeten {datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores,"
    yield f"Python {platform.python_version()}, belasting {load}; {options.prestaties} prestaties in één bestand,"
    yield f"{options.klein} bestanden van {ROWS_PER_SMALL_FILE}; {options.rondes} rondes om en om."


def compared(title: str, files: list[Path], methods: tuple[str, ...], settings: Settings, rounds: int) -> Iterator[str]:
    """A table of methods with their ratio to ours; rounds take turns, so that a busy moment hits all alike."""
    present = [name for name in methods if peers.has_dlt() or not name.startswith("dlt")]
    found: dict[str, list[Meting]] = {name: [] for name in present}
    for _ in range(rounds):
        for name in present:
            empty(settings)
            found[name].append(measure(name, settings.home, files))
    mine = found["ours"]
    yield from ("", f"## {title}", "", "| | CPU | wandtijd | MiB | CPU t.o.v. ons | wandtijd t.o.v. ons |")
    yield "|---|---|---|---|---|---|"
    for name in methods:
        if name not in found:
            yield f"| {LABELS[name]} | niet geïnstalleerd; `make bench` doet dat | | | | |"
            continue
        runs = found[name]
        cpu, wall = median(one.cpu_per_row() for one in runs), median(one.wall_per_row() for one in runs)
        cpus = median(one.cpu_per_row() / my.cpu_per_row() for one, my in zip(runs, mine, strict=True))
        walls = median(one.wall_per_row() / my.wall_per_row() for one, my in zip(runs, mine, strict=True))
        peak = max(one.rss for one in runs)
        yield f"| {LABELS[name]} | {cpu:.1f} | {wall:.1f} | {peak} | {cpus:.2f} | {walls:.2f} |"


def copied(large: Path, settings: Settings, rounds: int) -> Iterator[str]:
    """Our COPY beside that of the server, on the same text."""
    from ingest import xml_messages

    text = settings.home / "rijen.txt"
    checked = xml_messages.read(large, "d" * 64, str)
    with text.open("wb") as file:
        file.writelines(checked.tables[ours.TABLE].blocks())
    runs: dict[str, list[float]] = {"copy_client": [], "copy_server": []}
    for _ in range(rounds):
        for name, walls in runs.items():
            empty(settings)
            walls.append(measure(name, settings.home, [text]).wall_per_row())
    yield from ("", "## COPY van dezelfde tekst, wandtijd", "")
    for name, walls in runs.items():
        yield f"- {LABELS[name]}: {median(walls):.2f} µs per prestatie"
    pairs = zip(runs["copy_client"], runs["copy_server"], strict=True)
    yield f"- verhouding: {median(mine / limit for mine, limit in pairs):.2f}"


def remembered(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """Peak memory at 25 MB and, when asked, at far more."""
    yield from ("", "## Geheugen van één proces", "")
    for megabytes in (25, options.groot) if options.groot else (25,):
        path = settings.home / "geheugen.xml"
        leveringen.write(path, megabytes * 1_000_000 // leveringen.BYTES)
        peak = measure("read_only", settings.home, [path]).rss
        yield f"- {path.stat().st_size // 1_000_000} MB: {peak} MiB"
        path.unlink()


def received(small: Path, settings: Settings, processes: int) -> Iterator[str]:
    """Small files from inbox to register, archive and raw, flushed to disk; and then once more."""
    empty(settings)
    source = settings.inbox("ijw")
    source.mkdir(parents=True, exist_ok=True)
    seconds, processors = [], []
    for _ in range(2):
        for path in small.iterdir():
            copy = source / path.name
            copy.write_bytes(path.read_bytes())
            os.utime(copy, (world.LONG_AGO, world.LONG_AGO))
        with get_context("spawn").Pool(processes) as pool:
            pool.starmap(delivery.receive_batch, [("ijw", "none", settings)] * 2 * processes, chunksize=1)  # imports
            started, before = time.perf_counter(), cpu_of_all(settings)
            names = inbox.new_batches("ijw", settings)
            pool.starmap(delivery.receive_batch, [("ijw", name, settings) for name in names], chunksize=1)
            seconds.append(time.perf_counter() - started)
            processors.append(cpu_of_all(settings) - before)
    files = len(list(small.iterdir()))
    yield from ("", f"## Kleine bestanden van inbox tot raw, duurzaam, {processes} processen", "")
    for when, wall, cpu in zip(("eerste keer", "nog eens dezelfde"), seconds, processors, strict=True):
        yield f"- {when}: {files / wall:.0f} bestanden per seconde; alle processen samen {cpu / files * 1e3:.2f} ms CPU"


def empty(settings: Settings) -> None:
    """Nothing in raw and the register before a measurement."""
    with peers.connection(settings) as connection:
        connection.execute(f"truncate raw.{ours.TABLE}, raw.ijw__jw323_declaraties, ingest.findings, ingest.deliveries")
        connection.execute("drop table if exists bench_pandas")
        connection.execute("drop schema if exists bench_dlt, bench_dlt_staging cascade")


if __name__ == "__main__":
    main()
