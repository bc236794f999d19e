"""What may never be in the tree: secrets (detect-secrets), BSNs of people (elfproef), and what bandit warns about."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from detect_secrets import SecretsCollection
from detect_secrets.settings import default_settings
from stdnum.nl import bsn

from ingest.settings import PROJECT

CODE = ("ingest", "infra", "publish", "demo", "dags", "dbt_project", "analyse", "cli.py")
NO_SECRETS = {"requirements.lock"}  # hashes only
SETTINGS = {".yml", ".toml", ".example", ".css", ".dockerignore", ".j2", ""}  # what the daily tests look at
# Nine digits that are no part of a longer number or word, or the same with the dots of a letter.
NUMBER = re.compile(r"(?<![\w.,])(?:\d{9}|\d{4}\.\d{2}\.\d{3})(?!\w|[.,]\d)")
TEST_BSN = "9"  # 9999xxxxx is kept for tests; when those are used up, other numbers with a 9


def tracked(folder: Path = PROJECT) -> list[Path]:
    """Files that git tracks or would add."""
    command = ["git", "-C", str(folder), "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return [folder / name for name in names if (folder / name).is_file()]


def likely(files: Iterable[Path]) -> list[Path]:
    """Where a secret is put first: settings, and the code that handles keys. `make gates` takes every file."""
    places = [PROJECT / "infra", PROJECT / "docker-compose.yml"]
    return [
        path
        for path in files
        if (path.suffix in SETTINGS and not path.is_relative_to(PROJECT / "dbt_project" / "models"))
        or any(path.is_relative_to(place) for place in places)
    ]


def bsns(files: Iterable[Path]) -> Iterator[tuple[Path, int]]:
    """File and line of every number that passes the elfproef and is not a test number. Never the number itself."""
    for path in files:
        for number, line in enumerate(path.read_bytes().decode("latin-1").split("\n"), start=1):
            for match in NUMBER.finditer(line):
                digits = match.group().replace(".", "")
                if bsn.is_valid(digits) and not digits.startswith(TEST_BSN):
                    yield path, number


def secrets(files: Iterable[Path], folder: Path = PROJECT) -> set[tuple[str, str]]:
    """(file, kind) of everything detect-secrets takes for a secret; nothing is asked of the network."""
    found = SecretsCollection(root=str(folder))
    with default_settings() as settings:
        settings.disable_filters("detect_secrets.filters.common.is_ignored_due_to_verification_policies")
        for path in files:
            if path.name not in NO_SECRETS:
                found.scan_file(str(path.relative_to(folder)))
    return {(name, secret.type) for name, secret in found}


def bandit(*places: str, folder: Path = PROJECT) -> set[tuple[str, str]]:
    """(file, rule) of every finding of medium or high severity."""
    program = Path(sys.executable).with_name("bandit")
    command = [program, "-q", "-ll", "-f", "json", "-r", *(places or CODE)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"bandit ended with {done.returncode}: {done.stderr[-500:]}")
    report = json.loads(done.stdout)
    if report["errors"]:
        raise RuntimeError(f"bandit could not read {report['errors']}")
    return {(one["filename"].removeprefix("./"), one["test_id"]) for one in report["results"]}
