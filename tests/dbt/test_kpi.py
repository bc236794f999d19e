"""A KPI is described in schemas/kpi and computed in rpt_kpi: neither without the other."""

import csv
import re

import pytest
import yaml

from dbt_project.run import FOLDER
from ingest.settings import PROJECT

DESCRIBED = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (PROJECT / "schemas" / "kpi").glob("*.yml")}
FIELDS = {"kpi_id", "naam", "doel", "definitie", "teller", "noemer", "eenheid", "korrel", "additief"}
FIELDS |= {"bron", "volledigheid", "breukdatums", "norm"}


def computed() -> set[str]:
    """The kpi_ids in the lists of values of the models that rpt_kpi unites."""
    models = FOLDER / "models"
    united = (models / "marts" / "rpt_kpi.sql").read_text(encoding="utf-8")
    found = set()
    for subject in re.findall(r"'(int_kpi_\w+)'", united):
        model = (models / "kpi" / f"{subject}.sql").read_text(encoding="utf-8")
        values = model[model.index("values\n") : model.index(") as kpi (")]
        found |= set(re.findall(r"\(\s*'(\w+)',", values))
    return found


def test_every_kpi_is_described_and_computed():
    assert computed() == set(DESCRIBED)
    assert len(DESCRIBED) > 1


def test_every_kpi_has_marts_that_give_its_grade():
    with (PROJECT / "schemas" / "codelijsten" / "kpi_marts.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["kpi_id"], row["mart"]) for row in csv.DictReader(file)]
    assert rows == sorted(set(rows))
    assert {kpi_id for kpi_id, _ in rows} == set(DESCRIBED)


@pytest.mark.parametrize("kpi_id", sorted(DESCRIBED))
def test_a_kpi_description_is_complete(kpi_id):
    description = DESCRIBED[kpi_id]
    assert set(description) == FIELDS
    assert description["kpi_id"] == kpi_id
    assert all(value not in (None, "") for value in description.values())
