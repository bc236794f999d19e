"""Deliveries in schema raw -> marts: runs the dbt project in this process, as role builder."""

import gc
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from dbt_project import stand
from dbt_project.blockades import blockades
from dbt_project.reach import reached
from ingest.settings import Settings
from ingest.version import code_version

FOLDER = Path(__file__).resolve().parent
# Unit tests try our models on invented rows: they belong to a change of code, not to a build of deliveries.
NO_BUILD = ["--exclude-resource-type", "unit_test", "exposure"]  # dashboards stand in the graph for its readers only
EVERYTHING = ["--full-refresh", *NO_BUILD, "--exclude", "tag:nacht"]
# The code lists are shared: making them anew would take the views of the current marts along.
AS_KNOWN_ON = ["--full-refresh", *NO_BUILD, "seed", "--exclude", "tag:nacht"]
# With the same code, views and code lists are what they were; tables keep the views on them (macros/table.sql).
NIGHT = [*NO_BUILD, "seed", "--exclude", "config.materialized:view"]


# What reads the forecast: made again once it is computed, after the build that it was computed from.
EXPECTATIONS = "stg_analyse__vintages+"


class BuildError(Exception):
    """A model or test of the build failed. Names the nodes; the log in <home>/dbt/logs tells the rest."""

    def __init__(self, message: str, failed: list[str] | None = None) -> None:
        super().__init__(message)
        self.failed = failed or []


@dataclass(frozen=True)
class BuildResult:
    """What one build did; `manifest` describes the marts for those who publish them.

    `durations` are the seconds of every node by name, two of which run at a time. `volledig` says why everything was
    made anew, and is empty when only touched rows were.
    """

    models: int
    seeds: int
    tests: int
    seconds: float
    manifest: Path
    durations: dict[str, float]
    volledig: str


def build(
    settings: Settings, select: str | None = None, *, bekend_op: int | None = None, volledig: bool = False
) -> BuildResult:
    """Build and test everything, or only what `select` names (a dbt selection).

    After a build with the same code only the models and rows that new deliveries touch are made anew; `volledig` makes
    all of them anew. With `bekend_op` the build uses deliveries up to that volgnummer, inclusive, and fills schemas of
    its own (`marts_op_<volgnummer>`); there must have been a build before. Raises BuildError when a model or a test
    fails; the marts must then not be published.
    """
    started = time.monotonic()
    home = settings.home / "dbt" / ("" if bekend_op is None else f"op_{bekend_op}")
    manifest = home / "target" / "manifest.json"
    everything = select is None and bekend_op is None
    asked = volledig or bekend_op is not None
    reason = "zo is gevraagd" if asked else stand.reason_to_start_over(settings)
    arguments = ["build", "--indirect-selection", "buildable", *dbt_options(home)]
    if bekend_op is not None:
        arguments += [*AS_KNOWN_ON, "--vars", f"{{bekend_op_volgnummer: {bekend_op}}}"]
    else:
        arguments += EVERYTHING if reason else night(manifest)
    if select:
        arguments += ["--select", *select.split()]
    elif everything and not reason:
        arguments += reached(settings, manifest)
    if everything and reason:
        stand.forget(settings)
    try:
        results = invoke(arguments, settings)
    except BuildError as failure:
        reasons = blockades(settings, failure.failed, "marts" if bekend_op is None else f"marts_op_{bekend_op}")
        raise BuildError("\n".join([str(failure), *reasons]), failure.failed) from failure
    if everything:
        stand.remember(settings)
    return BuildResult(
        models=count(results, "model"),
        seeds=count(results, "seed"),
        tests=count(results, "test"),
        seconds=round(time.monotonic() - started, 1),
        manifest=manifest,
        durations={result.node.name: result.execution_time for result in results},
        volledig=reason,
    )


def night(manifest: Path) -> list[str]:
    """Options of a build with the same code as the last one, whose manifest (4.5 MB, 1 s) then need not be written."""
    return [*NIGHT, "--no-write-json"] if manifest.exists() else NIGHT


def unit_test(settings: Settings) -> int:
    """Try every model with unit tests on their invented rows; the number of tests. Needs the tables of a build.

    Raises BuildError with the names of those that failed.
    """
    return len(invoke(["test", "--select", "test_type:unit", *dbt_options(settings.home / "dbt")], settings))


def dbt_options(home: Path) -> list[str]:
    """Where the project, the profile, the results and the log are."""
    return [
        "--project-dir", str(FOLDER),
        "--profiles-dir", str(FOLDER),
        "--target-path", str(home / "target"),
        "--log-path", str(home / "logs"),
        "--quiet",
        "--no-use-colors",
    ]  # fmt: skip


def invoke(arguments: list[str], settings: Settings) -> list:
    """Run dbt and return its node results, or raise BuildError with the names of what failed."""
    from dbt.cli.main import dbtRunner  # 4 s of imports: only a process that builds pays for them

    try:
        with environment(settings):
            outcome = dbtRunner(callbacks=[spare_the_graph]).invoke(arguments)
    finally:
        gc.unfreeze()
    if outcome.exception:
        raise BuildError(f"dbt could not start: {outcome.exception}") from outcome.exception
    results = list(outcome.result.results)
    if failed := [node.node.name for node in results if node.status not in ("success", "pass", "warn")]:
        raise BuildError(f"{len(failed)} of {len(results)} failed or skipped: {', '.join(failed[:10])}", failed)
    return results


def spare_the_graph(event: object) -> None:
    """Once dbt has read the project, keep garbage collection from going through all of it for every model it makes."""
    if event.info.name == "FoundStats":
        gc.freeze()


@contextmanager
def environment(settings: Settings) -> Iterator[None]:
    """The variables profiles.yml and dbt_project.yml read; dbt keeps DBT_ENV_SECRET_* out of its logs."""
    dsn = conninfo_to_dict(settings.dsn("builder"))
    values = {
        "JEUGD_DBT_HOST": dsn["host"],
        "JEUGD_DBT_PORT": str(dsn["port"]),
        "JEUGD_DBT_DATABASE": dsn["dbname"],
        "DBT_ENV_SECRET_BUILDER": dsn["password"],
        "JEUGD_REGIO": settings.region,
        "JEUGD_CODE_VERSION": code_version(),
        "DO_NOT_TRACK": "1",
    }
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def count(results: list, kind: str) -> int:
    """How many nodes of one resource type ran."""
    return sum(result.node.resource_type == kind for result in results)
