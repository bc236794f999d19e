"""The checks on values, the contracts they are made from, and the supplier's page made from the same contracts."""

import datetime
import re

import pytest

from ingest import checks, contract_page, csv_findings, csv_rules, tabular
from ingest.contract import Column, FileContract, table_contract
from ingest.csv_rows import Chunk
from ingest.errors import RejectedDelivery
from tests.ingest import deliveries as d

FILE = FileContract(
    name="proef",
    table="proef__rijen",
    titel="Proef",
    key=("proef_id",),
    columns=(
        Column("proef_id", "text", required=True),
        Column("bsn", "bsn", loads_as="jeugdige_id"),
        Column("soort", "code", codes=("A", "B"), bij_fout="onbekend"),
        Column("uren", "decimal", min=0, max=10),
        Column("van", "date", required=True),
        Column("tot", "date", not_before="van"),
    ),
)
RIGHT = ["P-1", "999990019", "A", "2.5", "2024-01-01", "2024-01-01"]


def judged(*rows: list[str]) -> list[tuple[str, str, tuple[int, ...]]]:
    (found,) = checks.breaches([(FILE, Chunk(lines=list(range(2, 2 + len(rows))), rows=list(rows)))])
    return sorted((breach.code, breach.column, breach.lines) for breach in found)


def with_value(place: int, value: str) -> list[str]:
    return [*RIGHT[:place], value, *RIGHT[place + 1 :]]


def test_right_rows_have_no_breaches():
    assert judged(RIGHT, RIGHT) == []


def test_optional_values_may_all_be_empty():
    assert judged(["P-1", "", "", "", "2024-01-01", ""]) == []


def test_no_rows_have_no_breaches():
    assert judged() == []


def test_each_breach_is_found_on_its_own_line():
    rows = [RIGHT, with_value(1, "999990018"), with_value(2, "C"), with_value(3, "10.01"), with_value(5, "2023-12-31")]
    assert judged(*rows) == [
        ("C013", "soort", (4,)),
        ("C015", "tot", (6,)),
        ("C019", "uren", (5,)),
        ("C026", "bsn", (3,)),
    ]


def test_columns_with_the_same_rule_keep_their_own_findings():
    assert judged(with_value(4, "1-1-2024"), RIGHT, with_value(5, "morgen")) == [
        ("C014", "tot", (4,)),
        ("C014", "van", (2,)),
    ]


def test_parts_of_different_files_keep_their_own_findings():
    other = FileContract("ander", "ander__rijen", "Ander", ("dag",), (Column("dag", "date", required=True),))
    parts = [(FILE, Chunk([2], [RIGHT])), (other, Chunk([2, 3], [["2024-01-01"], ["2024-13-01"]]))]
    assert checks.breaches(parts) == [[], [csv_findings.Breach("C014", "dag", (3,))]]


def test_every_day_of_two_centuries_is_a_date_and_no_other_text_is():
    day = datetime.date(1900, 1, 1)
    days = {(day + datetime.timedelta(number)).isoformat() for number in range(73_049)}
    shaped = {
        f"{year}-{month:02}-{number:02}" for year in range(1899, 2101) for month in range(14) for number in range(33)
    }
    assert max(days) == "2099-12-31"
    assert {text for text in shaped if re.match(csv_rules.DATE, text)} == days


def test_a_value_that_may_be_wrong_is_loaded_as_unknown(tmp_path):
    path = tmp_path / "sjt.zip"
    path.write_bytes(d.sjt_zip({"hulpvragen": [{**d.HULPVRAAG, "problematiek": "ANDERS"}]}))
    rows = tabular.read(path, "sjt", "levering-1", lambda number: "id").tables["sjt__hulpvragen"]
    assert b"".join(rows.blocks()) == b"levering-1\t1\tC-1\tOPVOEDING\t\\N\n"


def test_great_expectations_is_told_to_return_no_values():
    stacks = codes_stack()
    batch = checks.batch_definition().get_batch({"dataframe": checks.frame_of(stacks)})
    (result,) = checks.validated(batch, checks.suite(tuple(stacks)), checks.WITHOUT_VALUES)
    assert result.result["unexpected_index_list"] == [1]
    assert "geheim" not in str(result.to_json_dict())


def codes_stack() -> dict[csv_rules.Rule, csv_rules.Stack]:
    file = FileContract("f", "f__f", "F", ("soort",), (Column("soort", "code", codes=("A",)),))
    return csv_rules.stacked([(file, Chunk([2, 3], [["A"], ["geheim"]]))])


@pytest.mark.parametrize("name", contract_page.CONTRACTS)
def test_every_number_has_bounds_so_that_sums_of_it_fit(name):
    columns = [column for file in table_contract(name).files for column in file.columns]
    numbers = [column for column in columns if column.type in ("integer", "decimal")]
    assert [column.name for column in numbers if column.min is None or column.max is None] == []
    assert [column.name for column in numbers if "e+" in csv_findings.bounds(column)] == []


@pytest.mark.parametrize("name", contract_page.CONTRACTS)
def test_contracts_hide_persons_and_explain_every_column(name):
    columns = [column for file in table_contract(name).files for column in file.columns]
    assert {column.loads_as for column in columns if column.type == "bsn"} <= {"jeugdige_id"}
    assert {column.loads_as for column in columns if column.name == "geboortedatum"} <= {"geboortejaar"}
    assert {column.type for column in columns} <= set(csv_rules.REASONS)
    assert {column.bij_fout for column in columns} <= {"weiger", "onbekend"}
    assert [column.name for column in columns if bool(column.codes) != (column.type == "code")] == []
    assert [column.name for column in columns if not column.uitleg] == []


@pytest.mark.parametrize("name", contract_page.CONTRACTS)
def test_contract_keys_and_orders_name_columns_that_may_not_be_unknown(name):
    for file in table_contract(name).files:
        columns = {column.name: column for column in file.columns}
        assert all(columns[key].required and columns[key].bij_fout == "weiger" for key in file.key)
        assert all(columns[column.not_before].type == "date" for column in file.columns if column.not_before)


def test_the_page_for_suppliers_shows_the_contracts_of_today():
    page = contract_page.PAGE.read_text(encoding="utf-8")
    assert contract_page.renewed(page) == page, "run: python -m ingest.contract_page"


@pytest.mark.parametrize("name", contract_page.CONTRACTS)
def test_the_examples_on_the_page_can_be_delivered(tmp_path, name):
    tables = {
        file.name: [{column.name: contract_page.example(column) for column in file.columns}]
        for file in table_contract(name).files
    }
    path = tmp_path / "voorbeeld.zip"
    path.write_bytes(d.delivery_zip(name, tables))
    assert tabular.read(path, name, "levering-1", lambda number: "id").rijen == len(tables)


def test_a_privacy_finding_does_not_hide_other_findings(tmp_path):
    path = tmp_path / "sjt.zip"
    path.write_bytes(d.sjt_zip({"hulpvragen": [{**d.HULPVRAAG, "casus_id": d.CHILD, "leefgebied": "X"}]}))
    with pytest.raises(RejectedDelivery) as caught:
        tabular.read(path, "sjt", "levering-1", lambda number: "id")
    assert [finding.code for finding in caught.value.findings] == ["C013", "P001"]
    assert caught.value.herstelbaar_door == "niets"
