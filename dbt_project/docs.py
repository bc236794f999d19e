"""The models and what Postgres knows of them -> one page that opens without a network: dbt's own documentation."""

import shutil
from pathlib import Path

from dbt_project.run import FOLDER, BuildError, dbt_options, environment
from ingest.settings import Settings


def write_docs(settings: Settings) -> Path:
    """Write <home>/docs/index.html: every model, column, test and the graph between them. Needs a build.

    Holds descriptions and SQL, and no row of any table. Raises BuildError when dbt could not make it.
    """
    from dbt.cli.main import dbtRunner

    home = settings.home / "dbt" / "docs"
    with environment(settings):
        outcome = dbtRunner().invoke(["docs", "generate", "--static", *dbt_options(home)])
    if not outcome.success:
        raise BuildError(f"dbt could not document {FOLDER.name}: {outcome.exception or 'see its log'}")
    target = settings.home / "docs" / "index.html"
    target.parent.mkdir(exist_ok=True)
    return Path(shutil.copyfile(home / "target" / "static_index.html", target))
