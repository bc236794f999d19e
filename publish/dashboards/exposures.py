"""Dashboards -> dbt exposures, so that lineage ends where people look: `python -m publish.dashboards.exposures`."""

import re

import yaml

from ingest.settings import PROJECT
from publish.dashboards.spec import Dashboard, load_dashboards

FILE = PROJECT / "dbt_project" / "models" / "_exposures.yml"
HEADER = "# Gemaakt uit publish/dashboards door `python -m publish.dashboards.exposures`; niet met de hand wijzigen.\n"
TABLE = re.compile(r"(?:from|join)\s+(\w+)")


class Indented(yaml.SafeDumper):
    """Lists indented under their key, as yamllint wants them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)


def marts() -> set[str]:
    """Names of the marts that dbt builds."""
    return {path.stem for path in (PROJECT / "dbt_project" / "models" / "marts").glob("*.sql")}


def reads(dashboard: Dashboard) -> list[str]:
    """The marts that a dashboard reads."""
    return sorted({name for card in dashboard.cards for name in TABLE.findall(card.sql)} & marts())


def exposures() -> str:
    """The YAML file as it should be."""
    listed = [
        {
            "name": f"dashboard_{one.key}",
            "label": one.titel,
            "type": "dashboard",
            "description": one.beschrijving,
            "owner": {"name": "SOJ"},
            "depends_on": [f"ref('{mart}')" for mart in reads(one)],
        }
        for one in load_dashboards()
    ]
    return HEADER + yaml.dump({"exposures": listed}, Dumper=Indented, allow_unicode=True, sort_keys=False, width=110)


if __name__ == "__main__":
    FILE.write_text(exposures(), encoding="utf-8")
