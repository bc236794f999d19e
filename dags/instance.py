"""Which instance of the warehouse a task works for. Called inside tasks, never while a DAG file is parsed."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.settings import Settings


def this_instance() -> "Settings":
    """The settings in the environment of the process that runs the task."""
    from ingest.settings import Settings

    return Settings.from_env(os.environ)
