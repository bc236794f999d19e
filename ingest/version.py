"""Which code judged a delivery: the commit (and a mark of what was changed since), or the version of the package."""

import hashlib
import os
import subprocess
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from ingest.settings import PROJECT


@cache
def code_version() -> str:
    """JEUGD_CODE_VERSION when set, else the short commit hash of the checkout, else the version of the package.

    A checkout with changes gets a hash of them behind it, so that other code never passes for the committed one.
    """
    if given := os.environ.get("JEUGD_CODE_VERSION"):
        return given
    try:
        commit = git("rev-parse", "--short", "HEAD").decode().strip()
        changes = git("diff", "HEAD")
    except (OSError, subprocess.CalledProcessError):
        return package_version()
    return f"{commit}+{hashlib.sha256(changes).hexdigest()[:8]}" if changes else commit


def git(*words: str) -> bytes:
    """What git says about this checkout."""
    return subprocess.run(["git", "-C", str(PROJECT), *words], capture_output=True, check=True).stdout


def package_version() -> str:
    """The version of the installed package; a bare copy of the code has none."""
    try:
        return version("jeugd")
    except PackageNotFoundError:
        return "onbekend"
