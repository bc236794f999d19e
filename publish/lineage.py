"""The models as files -> the way from a mart to the raw tables it comes from. No dbt and no database."""

import functools
import re

from ingest.settings import PROJECT

MODELS = PROJECT / "dbt_project" / "models"
REF = re.compile(r"""ref\(\s*['"](\w+)['"]\s*\)""")
SOURCE = re.compile(r"""source\(\s*['"](\w+)['"]\s*,\s*['"](\w+)['"]\s*\)""")
SUBJECTS = re.compile(r"'((?:int_kpi|rpt)_\w+)'")  # rpt_kpi and rpt_gemeente_halfjaar unite models in a list of names
Path = tuple[str, ...]


@functools.cache
def parents() -> dict[str, tuple[str, ...]]:
    """Model -> what it reads: models, seeds, and tables of a source as `raw.<table>`."""
    return {path.stem: reads(path.read_text(encoding="utf-8")) for path in sorted(MODELS.rglob("*.sql"))}


def reads(text: str) -> tuple[str, ...]:
    """What a model's SQL names, in that order."""
    sources = [f"{schema}.{table}" for schema, table in SOURCE.findall(text)]
    return tuple(dict.fromkeys([*REF.findall(text), *SUBJECTS.findall(text), *sources]))


def model_of_kpi(kpi_id: str) -> str:
    """The model that computes a KPI; empty when none does, or when more than one seems to."""
    line = re.compile(rf"(?<!\w)\(\s*'{re.escape(kpi_id)}',")  # an item of a list, not an argument of a macro
    found = [path.stem for path in (MODELS / "kpi").glob("*.sql") if line.search(path.read_text("utf-8"))]
    return found[0] if len(found) == 1 else ""


def ways(start: str) -> dict[str, Path]:
    """Everything a model stands on -> a shortest way to it, both ends included."""
    found: dict[str, Path] = {start: (start,)}
    waiting = [start]
    for name in waiting:
        for parent in parents().get(name, ()):
            if parent not in found:
                found[parent] = (*found[name], parent)
                waiting.append(parent)
    return found


def raw_tables_behind(start: str) -> dict[str, Path]:
    """The raw tables (`raw.<table>`) that a model stands on, each with a shortest way to it."""
    return {name: way for name, way in sorted(ways(start).items()) if name.startswith("raw.")}
