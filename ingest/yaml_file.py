"""A YAML file of our own -> Python. Parsed in C where that is there: every loading process reads thirty of them."""

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path) -> Any:
    """The content of a file; None when it is empty."""
    return yaml.load(path.read_bytes(), Loader=LOADER)  # noqa: S506 - both are safe loaders
