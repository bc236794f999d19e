"""Templates of the analyses -> pages that open offline: everything is escaped, a missing name is an error."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ingest.settings import PROJECT

TEMPLATES = Path(__file__).with_name("templates")
STYLE = PROJECT / "publish" / "templates" / "stijl.css"


def render(template: str, filters: dict[str, Callable] | None = None, /, **values: object) -> str:
    """One template of `analyse/templates` as HTML; it gets the stylesheet of the reports as `stijl`."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters.update(filters or {})
    return environment.get_template(template).render(stijl=STYLE.read_text(encoding="utf-8"), **values)
