"""Files that are there in full after a crash, or not at all."""

import ctypes
import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

FEW = 4  # above this, one flush of the file system is cheaper than one per file
SYNCFS = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)  # Linux only


def write(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    """Let `fill` write a new file; on return it survives a power cut."""
    draft(path, fill)
    finish([path])


def draft(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    """Let `fill` write a file that has no name yet and may still be lost; `finish` makes it real."""
    descriptor = os.open(draft_name(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        fill(file)


def finish(paths: Sequence[Path]) -> None:
    """Flush drafts on one file system to disk, give them their names, and flush the names."""
    drafts = [draft_name(path) for path in paths]
    flush(drafts)
    for draft_path, path in zip(drafts, paths, strict=True):
        os.rename(draft_path, path)  # noqa: PTH104 - see draft_name
    for folder in sorted({os.path.split(path)[0] for path in paths}):
        sync(folder)


def draft_name(path: Path) -> str:
    """Where a file is written before it gets its name; as text, as a Path costs as much as a call of the system."""
    folder, name = os.path.split(path)
    return f"{folder}/.{name}.deel"


def flush(files: Sequence[str]) -> None:
    """Wait until the content of these files is on disk."""
    if len(files) <= FEW or SYNCFS is None:
        for file in files:
            sync(file)
        return
    descriptor = os.open(files[0], os.O_RDONLY)
    try:
        if SYNCFS(descriptor):
            raise OSError(ctypes.get_errno(), "syncfs failed")
    finally:
        os.close(descriptor)


def sync(path: Path | str) -> None:
    """Flush one file, or the names in one folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold a folder for this process; another one waits here. The system lets go when the process dies."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
