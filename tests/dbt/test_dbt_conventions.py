"""Names, sizes and descriptions of the dbt project are as the rules say; needs no database."""

import re
from functools import cache

import pytest
import yaml

from dbt_project.run import FOLDER
from ingest.settings import PROJECT

MODELS = sorted((FOLDER / "models").rglob("*.sql"))
PREFIX = {
    "staging": ("stg_",),
    "intermediate": ("int_",),
    "kpi": ("int_kpi_",),
    "marts": ("dim_", "fct_", "rpt_", "bouw"),
}
PUBLICATIE = r"eigen\(\w+\)|gedeeld|regionaal_onderdrukt|soj|niet"


@cache
def properties(folder: str) -> dict[str, dict]:
    """Model name -> its properties in the YAML files of the folder."""
    files = (FOLDER / "models" / folder).glob("_*.yml")
    described = [yaml.safe_load(path.read_text(encoding="utf-8")).get("models", []) for path in files]
    return {model["name"]: model for models in described for model in models}


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_a_model_is_small_named_after_its_folder_and_ends_in_its_last_step(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 80
    assert path.stem.startswith(PREFIX[path.parent.name])
    assert re.fullmatch(r"select \* from \w+", lines[-1])


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_no_model_narrows_a_number_so_far_that_one_strange_line_stops_the_build(path):
    widths = {
        (int(all_), int(after)) for all_, after in re.findall(r"numeric\((\d+), (\d+)\)", path.read_text("utf-8"))
    }
    assert all(all_ - after >= 10 for all_, after in widths)


@pytest.mark.parametrize("folder", PREFIX)
def test_every_model_is_described_with_its_grain_first(folder):
    described = properties(folder)
    assert set(described) == {path.stem for path in MODELS if path.parent.name == folder}
    assert all(model["description"].startswith("Eén rij") for model in described.values())


@pytest.mark.parametrize("name", properties("marts"))
def test_a_mart_says_who_may_see_it_and_describes_every_column(name):
    model = properties("marts")[name]
    assert re.fullmatch(PUBLICATIE, model["config"]["meta"]["publicatie"])
    assert all(column["description"] and column["data_type"] for column in model["columns"])


def test_every_delivered_table_has_a_staging_model():
    maps = [yaml.safe_load(path.read_text("utf-8")) for path in (PROJECT / "schemas" / "ijw").rglob("jw*.yml")]
    contracts = [yaml.safe_load(path.read_text("utf-8")) for path in (PROJECT / "schemas" / "contracts").glob("*.yml")]
    tables = {table for message in maps for table in message["tables"]}
    tables |= {entity["table"] for contract in contracts for entity in contract["bestanden"].values()}
    staging = "".join(path.read_text(encoding="utf-8") for path in MODELS if path.parent.name == "staging")
    assert {table for table in tables if f"source('raw', '{table}')" not in staging} == set()


def test_every_seed_column_has_a_type():
    described = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (FOLDER / "seeds").glob("_*.yml")]
    seeds = [seed for properties in described for seed in properties["seeds"]]
    files = [
        *(PROJECT / "schemas" / "codelijsten").glob("*.csv"),
        *(PROJECT / "schemas" / "regios" / "zhz").glob("*.csv"),
    ]
    headers = {path.stem: path.read_text(encoding="utf-8").splitlines()[0].split(",") for path in files}
    assert {seed["name"]: list(seed["config"]["column_types"]) for seed in seeds} == headers


def test_every_region_has_the_same_files_with_the_same_columns():
    """Also the smallest one, of the tests: a new list of a region belongs in all of them, if need be without rows."""
    regions = PROJECT / "schemas" / "regios"
    names = {region.name: {path.relative_to(region) for path in region.rglob("*.*")} for region in regions.iterdir()}
    assert {"zhz", "nob"} <= set(names)
    assert [region for region, found in names.items() if found != names["zhz"]] == []
    smallest = PROJECT / "tests" / "regios" / "verzonnen"
    own = {path for path in names["zhz"] if len(path.parts) == 1}
    assert {path.relative_to(smallest) for path in smallest.iterdir()} == own
    for name in (path for path in own if path.suffix == ".csv"):
        files = [*(regions / region / name for region in names), smallest / name]
        assert len({file.read_text(encoding="utf-8").splitlines()[0] for file in files}) == 1, name
