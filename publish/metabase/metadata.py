"""What the columns mean, in Metabase: the Dutch descriptions that publish put on the views; technical columns hidden.

Metabase reads descriptions itself once, but does not follow when they change.
"""

from typing import Any

import yaml

from ingest.settings import PROJECT
from publish.metabase.tenants import Tenant
from publish.metabase.work import Work, differing

HIDDEN = "details-only"  # in the details of one row, not in tables and questions
Described = dict[tuple[str, str], tuple[str, dict[str, str]]]


def technical_columns() -> tuple[str, ...]:
    """Columns for machines."""
    path = PROJECT / "publish" / "metabase" / "kolommen.yml"
    return tuple(yaml.safe_load(path.read_text(encoding="utf-8"))["technisch"])


def describe(work: Work, tenant: Tenant, tables: list[dict[str, Any]], described: Described) -> None:
    """Bring tables and columns of a connection to their descriptions; what is not ours is left alone."""
    technical = technical_columns()
    for table in tables:
        told, columns = described.get((table["schema"], table["name"]), ("", {}))
        what = f"{tenant.naam}: tabel {table['name']}"
        wanted = {"description": told} if told else {}
        if wrong := differing(wanted, table):
            work.change(what, ", ".join(wrong), f"/api/table/{table['id']}", wanted)
        for field in table["fields"]:
            wanted = field_wanted(field["name"], columns.get(field["name"], ""), technical)
            if wrong := differing(wanted, field):
                work.change(f"{what}.{field['name']}", ", ".join(wrong), f"/api/field/{field['id']}", wanted)


def field_wanted(name: str, told: str, technical: tuple[str, ...]) -> dict[str, Any]:
    """What Metabase must know of a column."""
    return ({"description": told} if told else {}) | ({"visibility_type": HIDDEN} if name in technical else {})
