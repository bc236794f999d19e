"""Why we may process a source, and what could make a refused delivery acceptable after all."""

import hashlib
from functools import cache
from pathlib import Path

from ingest import yaml_file
from ingest.errors import Finding, RejectedDelivery
from ingest.settings import PROJECT

SCHEMAS = PROJECT / "schemas"


def require_purpose(source: str) -> None:
    """Refuse a source of which nobody wrote down for what (doel) and on what ground (grondslag) we process it."""
    path = SCHEMAS / "doelbinding.yml"
    status = path.stat()
    entry = agreed(path, (status.st_mtime_ns, status.st_size, status.st_ino)).get(source) or {}
    if entry.get("doel") and entry.get("grondslag"):
        return
    finding = Finding(
        stap="doelbinding",
        code="D001",
        melding=f"Voor bron {source} zijn geen doel en grondslag vastgelegd; de levering is niet gelezen.",
        wat_te_doen="Niets: als de ontvanger doel en grondslag heeft vastgelegd, volgt vanzelf een nieuwe poging.",
    )
    raise RejectedDelivery([finding], herstelbaar_door="doelbinding")


@cache
def agreed(path: Path, version: tuple[int, int, int]) -> dict[str, dict[str, object]]:
    """What is written down per source; read once as long as the file stays the same."""
    return yaml_file.read(path) or {}


def remedy_hash(herstelbaar_door: str, source: str) -> str | None:
    """Hash of the input that must change before another attempt makes sense; None = only a person can decide."""
    files = {
        "doelbinding": ["doelbinding.yml"],
        "contract": [f"contracts/{source}.yml"],
        "release": ["ijw"] if source == "ijw" else [f"contracts/{source}.yml"],
        "codelijst": ["codelijsten", "ijw" if source == "ijw" else f"contracts/{source}.yml"],
    }.get(herstelbaar_door)
    return hash_of(tuple(SCHEMAS / name for name in files)) if files else None


def hash_of(paths: tuple[Path, ...]) -> str:
    """One hash over the names and bytes of files and folders."""
    total = hashlib.sha256()
    for path in paths:
        inside = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
        for file in sorted(inside):
            total.update(f"{file.relative_to(SCHEMAS)}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return total.hexdigest()
