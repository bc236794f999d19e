"""schemas/kpi: what each KPI says of itself."""

import functools
from typing import Any

import yaml

from ingest.settings import PROJECT

FOLDER = PROJECT / "schemas" / "kpi"


@functools.cache
def kpi_definitions() -> dict[str, dict[str, Any]]:
    """kpi_id -> its definition, by name; the keys are those of the files (naam, definitie, eenheid, noemer ...)."""
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yml"))}
