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
from ingest.errors import Stop
from ingest.masking import printable

MANY_FILES = 2000  # a second process costs 1.7 s to start and makes the rest 1.5 times as fast
BAR_FROM = 20
CHUNK = 32
WORKERS = 2
STDOUT = 1
NOT_WRITTEN = "De werkmap kan niet worden geschreven"


def check_files(paths: list[Path], *, as_json: bool = False, excel: Path | None = None) -> int:
    """Judge every file, every file in a folder and every message in a zip; show the verdicts. Returns the exit code."""
    targets = list(targets_in(paths))
    if excel is not None:
        refuse_other_files(excel, targets)
    totals = Totals(keep=excel is not None)
    try:
        tell(targets, totals, as_json)
    except OSError as error:
        # A full disk, or a pipe that nobody reads any more: what is left in the buffer goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), STDOUT)
        raise Stop(f"De uitkomst kan niet verder worden getoond ({type(error).__name__}).") from None
    if excel is not None:
        from ingest.check_excel import workbook

        write(workbook(totals), excel)
    return totals.exit_code


def tell(targets: list[Target], totals: Totals, as_json: bool) -> None:
    """Judge the files one by one, show what was found, and count it."""
    with progress(targets, as_json) as (screen, advance):
        for found in judge_all(targets):
            for outcome in found:
                totals.add(outcome)
                sys.stdout.write(as_lines(outcome)) if as_json else show(outcome, screen)
            advance()
    say(console_on(sys.stderr if as_json else sys.stdout), totals.sentence)
    sys.stdout.flush()


def refuse_other_files(excel: Path, targets: list[Target]) -> None:
    """Stop before anything is judged when the workbook could not be written, or would take the place of a delivery."""
    if excel.suffix.lower() != ".xlsx":
        raise Stop(f"Geef na --excel de naam van een werkmap die eindigt op .xlsx, niet {printable(excel.name)}.")
    if excel.resolve() in {target.path.resolve() for target in targets}:
        raise Stop("De werkmap na --excel is een van de bestanden die u laat controleren; kies een andere naam.")
    if excel.is_dir() or not excel.parent.is_dir() or not os.access(excel.parent, os.W_OK):
        raise Stop(f"{NOT_WRITTEN}; kijk of de map bestaat en of u erin mag schrijven.")


def write(content: bytes, excel: Path) -> None:
    """The workbook takes the place of an earlier one."""
    try:
        excel.write_bytes(content)
    except OSError as error:
        raise Stop(
            f"{NOT_WRITTEN} ({type(error).__name__}); sluit haar als zij open is, en probeer het opnieuw."
        ) from None


def targets_in(paths: list[Path]) -> Iterator[Target]:
    """The files as given; a folder is replaced by what is in it, in order of name, without hidden files."""
    number = 0
    for path in paths:
        for file, name in files_in(path):
            number += 1
            yield Target(file, name, number)


def files_in(path: Path) -> Iterable[tuple[Path, str]]:
    """A file with its name, or the files in a folder with their paths inside it.

    What in a folder is no file, or a folder that may not be entered, is given too: its outcome is that it was not read.
    """
    if not is_folder(path):
        return [(path, path.name)]
    refused: list[OSError] = []
    seen: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        seen += [Path(folder, name) for name in (*linked, *names) if not name.startswith(".")]
    seen += [Path(error.filename) for error in refused]
    inside = sorted((file.relative_to(path).as_posix(), file) for file in seen if file != path)
    return [(file, name) for name, file in inside] or [(path, path.name)]


def is_folder(path: Path) -> bool:
    """False also for what cannot be looked at: judging it says that it could not be read."""
    try:
        return path.is_dir()
    except OSError:
        return False


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
