"""CSV deliveries: what is loaded, where persons stay hidden, and that no refusal lacks an example."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from stdnum.nl import bsn

from ingest import csv_findings, manifest, zip_guard
from ingest.contract import table_contract
from tests.ingest import deliveries as d
from tests.ingest.reading import loaded, read, refusal
from tests.ingest.test_csv_files import FILES, FINANCE_CASES, SJT_CASES, VALUE_CASES
from tests.ingest.test_manifest import MANIFESTS
from tests.ingest.test_zip_guard import ARCHIVES

PROJECT = Path(__file__).resolve().parents[2]


def test_an_sjt_delivery_loads_with_persons_hidden(tmp_path):
    checked = read(tmp_path, "sjt", d.sjt_zip())
    assert loaded(checked)["sjt__casusdeelnames"] == [
        ["C-1", "id019", "2012", "JEUGDIGE", "2024-01-15", "\\N"],
        ["C-1", "id020", "1984", "OUDER", "2024-01-15", "\\N"],
    ]
    assert (checked.bericht, checked.release, checked.afzender, checked.identificatie) == (
        "sjt",
        "1",
        "SJT-ZHZ",
        "sjt-2024-07",
    )
    assert (checked.rijen, checked.eurocent, checked.dagtekening) == (8, 0, "2024-07-05")


def test_a_gi_delivery_loads(tmp_path):
    rows = loaded(read(tmp_path, "gi", d.gi_zip()))
    assert rows["gi__maatregelen"] == [
        ["M-1", "id019", "2012", "2", "0505", "01234567", "11", "2024-03-01", "\\N", "\\N", "\\N", "\\N"]
    ]
    assert rows["gi__bepalingen"][0][:5] == ["B-1", "M-1", "id019", "0505", "2024-03-05"]


def test_a_huisarts_delivery_loads(tmp_path):
    rows = loaded(read(tmp_path, "huisarts", d.huisarts_zip()))
    assert rows["huisarts__verwijzingen"][0][:6] == ["ZD-1", "id019", "2012", "0505", "2024-04-02", "01000001"]


def test_an_aanbieder_delivery_loads_and_only_outcomes_hold_a_person(tmp_path):
    rows = loaded(read(tmp_path, "aanbieder", d.delivery_zip("aanbieder")))
    assert rows["aanbieder__uitkomsten"][0][:5] == ["U-1", "id019", "0505", "30000001", "4711"]
    assert rows["aanbieder__capaciteit"] == [["S-1", "2024-06-30", "30000001", "AMBULANT", "\\N", "20", "18"]]
    assert {row[1] for table in ("wachttijden", "capaciteit") for row in rows[f"aanbieder__{table}"]} == {"2024-06-30"}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"tevredenheid_schaal": "1-7"}, "C013"),
        ({"tevredenheid": "101"}, "C019"),
        ({"toewijzing_nummer": d.CHILD}, "P001"),
    ],
)
def test_an_outcome_off_every_scale_or_with_a_bsn_for_a_number_is_refused(tmp_path, wrong, code):
    row = {**d.UITKOMST_TRAJECT, **wrong}
    refused = refusal(tmp_path, "aanbieder", d.delivery_zip("aanbieder", {"uitkomsten": [row]}))
    assert {finding.code for finding in refused.findings} == {code}


@pytest.mark.parametrize("source", ["sjt", "gi", "huisarts", "aanbieder"])
def test_files_with_only_a_header_load_as_nothing(tmp_path, source):
    checked = read(tmp_path, source, d.delivery_zip(source, {name: [] for name in d.VALID[source]}))
    assert checked.rijen == 0
    assert {table: rows.count for table, rows in checked.tables.items()} == {
        file.table: 0 for file in table_contract(source).files
    }


def test_column_order_and_crlf_do_not_change_what_is_loaded(tmp_path):
    columns = list(d.KERNTAAK)
    random.Random(1).shuffle(columns)
    shuffled = d.csv_bytes([{name: d.KERNTAAK[name] for name in columns}]).replace(b"\n", b"\r\n")
    files = d.with_file(d.members("sjt"), "kerntaken.csv", shuffled)
    assert read(tmp_path, "sjt", d.zipped(files)).inhoud_hash == read(tmp_path, "sjt", d.sjt_zip()).inhoud_hash


def test_row_order_changes_positions_only(tmp_path):
    rows = [{**d.KERNTAAK, "kerntaak_periode_id": f"K-{number}"} for number in range(40)]
    first = loaded(read(tmp_path, "sjt", d.sjt_zip({"kerntaken": rows})))["sjt__kerntaken"]
    random.Random(2).shuffle(rows)
    second = loaded(read(tmp_path, "sjt", d.sjt_zip({"kerntaken": rows})))["sjt__kerntaken"]
    assert first != second
    assert sorted(first) == sorted(second)


def test_a_reference_to_an_unknown_casus_is_left_to_the_warehouse(tmp_path):
    rows = [{**d.KERNTAAK, "casus_id": "C-ergens-anders"}]
    assert read(tmp_path, "sjt", d.sjt_zip({"kerntaken": rows})).rijen == 8


def test_chunks_are_judged_as_one_file(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.csv_rows.CHUNK", 7)
    rows = [{**d.KERNTAAK, "kerntaak_periode_id": f"K-{number}"} for number in range(50)]
    assert read(tmp_path, "sjt", d.sjt_zip({"kerntaken": rows})).rijen == 57
    rows[44] = {**rows[44], "kerntaak_periode_id": "K-3"}
    rows[12] = {**rows[12], "uren": "veel"}
    error = refusal(tmp_path, "sjt", d.sjt_zip({"kerntaken": rows}))
    assert {(one.code, one.regelnummer) for one in error.findings} == {("C028", 46), ("C018", 14)}


HIDING_PLACES = ["999990019", "ZD-999990019", "9999.90.019", "9999-90-019"]


@pytest.mark.parametrize("identifier", HIDING_PLACES)
def test_a_bsn_in_an_identifier_is_a_privacy_finding(tmp_path, identifier):
    rows = {"hulpvragen": [{**d.HULPVRAAG, "casus_id": identifier}]}
    (finding,) = refusal(tmp_path, "sjt", d.sjt_zip(rows)).findings
    assert (finding.stap, finding.code, finding.element) == ("privacy", "P001", "hulpvragen.csv/casus_id")
    assert identifier not in f"{finding}"


def test_a_bsn_in_the_manifest_is_a_privacy_finding_and_not_told(tmp_path):
    error = refusal(tmp_path, "sjt", d.sjt_zip(identificatie=f"sjt-{d.CHILD}"))
    assert [(one.stap, one.element) for one in error.findings] == [("privacy", "manifest.json")]
    assert "identificatie" not in error.identity


def test_a_number_of_nobody_in_this_delivery_is_an_identifier(tmp_path):
    assert bsn.is_valid("999990056")
    rows = {"hulpvragen": [{**d.HULPVRAAG, "casus_id": "999990056"}]}
    assert read(tmp_path, "sjt", d.sjt_zip(rows)).rijen == 8


def test_every_code_has_a_failing_example():
    shown = {
        code
        for cases in (ARCHIVES, MANIFESTS, FILES, VALUE_CASES, SJT_CASES, FINANCE_CASES)
        for code, *_ in cases.values()
    }
    known = {*zip_guard.REFUSALS, *manifest.REFUSALS, *csv_findings.MESSAGES}
    assert known - shown == {"C028", "P001"}  # these have a test of their own


def test_reading_imports_no_heavy_library_before_rows_are_judged():
    code = "import sys, ingest.tabular; print({'pandas', 'great_expectations', 'lxml'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert shown.stdout == "set()\n"
