"""Files, folders and zips -> a verdict per message on screen, as JSON or as a workbook: `jeugd check` for suppliers.

Works without database, network and keys. Exit codes: 0 all good, 1 findings, 2 something could not be read.
"""

import multiprocessing
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ingest.check_outcome import Outcome, Target, outcomes
from ingest.check_report import Totals, as_lines, console_on, say, show

MANY_FILES = 2000  # a second process costs 1.7 s to start and makes the rest 1.5 times as fast
BAR_FROM = 20
CHUNK = 32
WORKERS = 2


def check_files(paths: list[Path], *, as_json: bool = False, excel: Path | None = None) -> int:
    """Judge every file, every file in a folder and every message in a zip; show the verdicts. Returns the exit code."""
    targets = list(targets_in(paths))
    totals = Totals(keep=excel is not None)
    with progress(targets, as_json) as (screen, advance):
        for found in judge_all(targets):
            for outcome in found:
                totals.add(outcome)
                sys.stdout.write(as_lines(outcome)) if as_json else show(outcome, screen)
            advance()
    sys.stdout.flush()
    say(console_on(sys.stderr if as_json else sys.stdout), totals.sentence)
    if excel is not None:
        from ingest.check_excel import write_workbook

        write_workbook(excel, totals)
    return totals.exit_code


def targets_in(paths: list[Path]) -> Iterator[Target]:
    """The files as given; a folder is replaced by what is in it, in order of name, without hidden files."""
    number = 0
    for path in paths:
        for file, name in files_in(path):
            number += 1
            yield Target(file, name, number)


def files_in(path: Path) -> Iterable[tuple[Path, str]]:
    """A file with its name, or the files in a folder with their paths inside it."""
    if not path.is_dir():
        return [(path, path.name)]
    inside = [(file, file.relative_to(path)) for file in path.rglob("*") if file.is_file()]
    seen = sorted((name.as_posix(), file) for file, name in inside if not any(p.startswith(".") for p in name.parts))
    return [(file, name) for name, file in seen] or [(path, path.name)]


def judge_all(targets: list[Target]) -> Iterator[list[Outcome]]:
    """The outcomes per file, in order. Many files are divided over processes; few are not worth starting them."""
    if len(targets) < MANY_FILES or (os.cpu_count() or 1) < WORKERS:
        yield from map(outcomes, targets)
        return
    # Spawned, not forked: the progress bar has a thread, and a fork would copy its locks.
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn")) as workers:
        yield from workers.map(outcomes, targets, chunksize=CHUNK)


@contextmanager
def progress(targets: list[Target], as_json: bool):
    """A console for the verdicts and a function to call after every file: it moves a bar, if somebody looks at it."""
    screen = console_on(sys.stdout)
    is_seen = sys.stderr.isatty() and len(targets) >= BAR_FROM
    if not is_seen or (as_json and sys.stdout.isatty()):
        yield screen, lambda: None
        return
    columns = (TextColumn("controleren"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    on_error = console_on(sys.stderr)
    with Progress(*columns, console=on_error, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=len(targets))
        # On one terminal the verdicts must go through the console that draws the bar, or they would cross it.
        yield (on_error if sys.stdout.isatty() else screen), lambda: bar.advance(task)
