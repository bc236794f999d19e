"""The picture of a gezin: who may see it, and which sources may add to it."""

import re

import yaml

from dbt_project.run import FOLDER
from ingest.settings import PROJECT
from tests.dbt.test_dbt_conventions import MODELS, properties

SQL = {path.stem: path.read_text(encoding="utf-8") for path in MODELS}
PURPOSES = yaml.safe_load((PROJECT / "schemas" / "doelbinding.yml").read_text(encoding="utf-8"))
# The models of the picture; a fact of the star that they read counts as the source it is about.
PICTURE = ("rpt_gezinsbeeld", "int_gezinsgebruik_combined", "int_gezinsleden_by_jaar", "int_gezinsleden_listed")
SOURCE_OF = {"fct_trajecten": "ijw", "fct_prestaties": "ijw"}


def refs(model: str) -> set[str]:
    """The models that a model reads."""
    return set(re.findall(r"ref\('(\w+)'\)", SQL[model]))


def sources_below(model: str) -> set[str]:
    """The sources whose rows about persons reach a model; a fact of the star counts as the source it is about."""
    if model == "stg_ingest__deliveries":  # the register of messages names no person
        return set()
    if model in SOURCE_OF:
        return {SOURCE_OF[model]}
    if found := re.match(r"stg_(\w+?)__", model):
        return {found.group(1)}
    return {source for one in refs(model) if one in SQL for source in sources_below(one)}


def test_only_a_source_that_may_adds_to_the_picture_of_a_gezin():
    reads = {one for model in PICTURE for one in refs(model)} - {"int_halfjaren_listed"}
    used = {source for model in reads for source in sources_below(model)}
    assert used == {"ijw", "sjt", "gi", "huisarts"}
    assert used == {name for name, said in PURPOSES.items() if said.get("gezinsbeeld")}


def test_no_mart_tells_a_gemeente_anything_about_one_gezin():
    holding = {}
    for name, model in properties("marts").items():
        for column in model["columns"]:
            if column["name"] == "gezin_id":
                hidden = column["config"]["meta"].get("publicatie") == "regio"
                holding[name] = "regio" if hidden else model["config"]["meta"]["publicatie"]
    assert holding.pop("fct_kerntaken") == "regio", "a gemeente has its kerntaken, without whose gezin it was"
    assert len(holding) > 2
    assert set(holding.values()) == {"soj"}


def test_the_picture_holds_counts_and_euros_and_no_jeugdige():
    columns = {column["name"]: column for column in properties("marts")["rpt_gezinsbeeld"]["columns"]}
    counts = {name for name in columns if name.startswith("aantal_")} | {"kosten_bedrag"}
    assert set(columns) == {"gezin_id", "gemeente_code", "jaar"} | counts
    assert all(columns[name]["config"]["meta"]["optelbaar"] is False for name in counts)
    assert (FOLDER / "models" / "marts" / "rpt_gezinsbeeld.sql").is_file()
