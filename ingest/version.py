"""Which code judged a delivery: the commit, or the version of the package."""

import os
import subprocess
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from ingest.settings import PROJECT


@cache
def code_version() -> str:
    """JEUGD_CODE_VERSION when set, else the short commit hash of the checkout, else the version of the package."""
    if given := os.environ.get("JEUGD_CODE_VERSION"):
        return given
    command = ["git", "-C", str(PROJECT), "rev-parse", "--short", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return package_version()


def package_version() -> str:
    """The version of the installed package; a bare copy of the code has none."""
    try:
        return version("jeugd")
    except PackageNotFoundError:
        return "onbekend"
