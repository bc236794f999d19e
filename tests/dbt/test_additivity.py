"""What may not be added up is never added up: YAML says it of columns and KPIs, the SQL of models and cards obeys."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
import yaml

from dbt_project.run import FOLDER
from ingest.settings import PROJECT

CARDS = PROJECT / "publish" / "dashboards" / "cards"
QUERIES = sorted([*(FOLDER / "models").rglob("*.sql"), *CARDS.glob("*.sql")])
KPIS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (PROJECT / "schemas" / "kpi").glob("*.yml")}
SUM = re.compile(r"\b(?:sum|avg)\s*\(")


@cache
def not_additive() -> dict[str, set[str]]:
    """Mart -> its columns that may not be added up over rows."""
    found: dict[str, set[str]] = {}
    for path in (FOLDER / "models" / "marts").glob("_*.yml"):
        for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", []):
            for column in model["columns"]:
                if column.get("config", {}).get("meta", {}).get("optelbaar") is False:
                    found.setdefault(model["name"], set()).add(column["name"])
    return found


def summed(query: str) -> Iterator[str]:
    """What stands between the brackets of every sum and average."""
    for start in SUM.finditer(query):
        depth, end = 1, start.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(query[end], 0)
            end += 1
        yield query[start.end() : end - 1]


def sums_of_what_may_not(query: str, columns: dict[str, set[str]]) -> set[str]:
    """Columns of the marts this query reads that it adds up although they may not be."""
    code = re.sub(r"--[^\n]*|\{#.*?#\}", "", query, flags=re.DOTALL)
    read = {mart for mart in columns if re.search(rf"\b{mart}\b", code)}
    words = {word for part in summed(code) for word in re.findall(r"\w+", part)}
    return {f"{mart}.{column}" for mart in read for column in columns[mart] & words}


def sums_of_kpis(query: str) -> set[str]:
    """KPIs whose value this query adds up although the value cannot be: rates are computed again from their parts."""
    code = re.sub(r"--[^\n]*|\{#.*?#\}", "", query, flags=re.DOTALL)
    if not re.search(r"\brpt_kpi(_gebied)?\b", code) or not any(
        re.fullmatch(r"(\w+\.)?waarde", part.strip()) for part in summed(code)
    ):
        return set()
    named = {kpi for kpi in KPIS if f"'{kpi}'" in code}
    return {kpi for kpi in named or KPIS if not str(KPIS[kpi]["additief"]).startswith("ja")}


def test_no_query_adds_up_what_may_not_be():
    queries = {path.stem: path.read_text(encoding="utf-8") for path in QUERIES}
    wrong = {name: sums_of_what_may_not(query, not_additive()) | sums_of_kpis(query) for name, query in queries.items()}
    assert len(queries) > 100
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize(
    "query",
    [
        "select sum(effect_max_bedrag) from rpt_maatregelen",
        "select jaar, SUM (coalesce(m.besparing_min_bedrag, 0)) from {{ ref('dim_maatregelen') }} as m".lower(),
        "select sum(case when jaar = 2020 then (effect_min_bedrag + 0) end) over (order by jaar) from rpt_maatregelen",
    ],
)
def test_a_sum_of_measures_is_seen(query: str):
    assert sums_of_what_may_not(query, not_additive())


def test_effects_and_savings_of_measures_may_not_be_added_up():
    columns = not_additive()
    assert {"effect_min_bedrag", "effect_max_bedrag"} <= columns["rpt_maatregelen"]
    assert {"besparing_min_bedrag", "besparing_max_bedrag", "investering_bedrag"} <= columns["dim_maatregelen"]
    assert "kosten_bedrag" not in columns.get("rpt_budgetuitputting", set())


def test_a_rate_is_not_added_up_and_an_amount_is():
    assert sums_of_kpis("select sum(waarde) from rpt_kpi where kpi_id = 'kosten_per_jeugdige'") == {
        "kosten_per_jeugdige"
    }
    assert sums_of_kpis("select sum(waarde) from rpt_kpi where kpi_id = 'kosten'") == set()
    assert sums_of_kpis("select sum(teller) / sum(noemer) from rpt_kpi") == set()
