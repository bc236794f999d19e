"""schemas/onthulling.yml -> the thresholds of one audience."""

from typing import Any

import yaml

from ingest.settings import PROJECT

FILE = PROJECT / "schemas" / "onthulling.yml"


def thresholds(audience: str) -> dict[str, Any]:
    """The thresholds of `gemeente` or `openbaar`; KeyError for any other audience."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))[audience]
