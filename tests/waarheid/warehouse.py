"""The deliveries of a made world, loaded and built as far as the reports need."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from dbt_project.run import build
from ingest import delivery
from ingest.settings import Settings

SOURCES = ("ijw", "sjt", "gi", "huisarts", "aanbieder", "inkoop", "financien", "keten")


def fill(folder: Path, reports: Iterable[str], settings: Settings) -> None:
    """Load <folder>/<bron> of every source and build the reports with all that they rest upon."""
    for source in SOURCES:
        shutil.copytree(folder / source, settings.inbox(source), dirs_exist_ok=True)
        delivery.load_source(source, settings)
    build(settings, " ".join(f"+{report}" for report in reports))
