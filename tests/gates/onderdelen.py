"""Which packages we stand on, and under which licences: the lock file as an SBOM, and a list of licences."""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from ingest.settings import PROJECT

LOCK = PROJECT / "requirements.lock"
PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==(\S+)", re.MULTILINE)
COPYLEFT = re.compile(r"\b(A?GPL|LGPL|MPL|EUPL|General Public|Mozilla|Artistic)", re.IGNORECASE)
UNKNOWN = "onbekend"
ELSEWHERE = "niet op dit platform"


def pins(lock: Path = LOCK) -> set[tuple[str, str]]:
    """(package, version), as the lock file says it; two versions when they differ by Python version."""
    return {(normal(name), version) for name, version in PIN.findall(lock.read_text(encoding="utf-8"))}


def normal(name: str) -> str:
    """One spelling of a package name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def write_sbom(target: Path, lock: Path = LOCK) -> Path:
    """The lock file as CycloneDX JSON, the same bytes for the same lock."""
    target.parent.mkdir(parents=True, exist_ok=True)
    program = Path(sys.executable).with_name("cyclonedx-py")
    options = ["--output-reproducible", "--short-PURLs", "--no-validate"]  # its validation takes a minute
    command = [program, "requirements", lock, *options, "-o", target]
    subprocess.run(command, check=True, capture_output=True)
    return target


def parts(sbom: Path) -> set[tuple[str, str]]:
    """(package, version), as the SBOM says it."""
    components = json.loads(sbom.read_text(encoding="utf-8"))["components"]
    return {(normal(one["name"]), one["version"]) for one in components}


def licences() -> dict[str, str]:
    """Package of the lock -> licence in the metadata of what is installed."""
    return {name: licence(name) for name, _ in pins()}


def licence(package: str) -> str:
    """The SPDX expression, else the classifiers, else the first line of the old field; copyleft in any is shown."""
    try:
        said = metadata(package)
    except PackageNotFoundError:
        return ELSEWHERE
    classifiers = [one.rsplit(" :: ", 1)[1] for one in said.get_all("Classifier", []) if one.startswith("License ::")]
    free_text = (said.get("License") or "").strip().partition("\n")[0][:60]
    found = [said.get("License-Expression") or "", " / ".join(classifiers), free_text]
    named = [text for text in found if text and text.upper() != "UNKNOWN"]
    return next((text for text in named if COPYLEFT.search(text)), named[0] if named else UNKNOWN)


def needs_review(text: str) -> bool:
    """Whether somebody must have looked at this licence: copyleft of any strength, or nothing said."""
    return text == UNKNOWN or bool(COPYLEFT.search(text))
