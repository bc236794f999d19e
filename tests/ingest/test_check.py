"""`jeugd check`: a verdict per message for every kind of file, on screen, as JSON and as a workbook; never a person."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from ingest import check
from ingest.settings import PROJECT
from tests.ingest import deliveries as d
from tests.ingest import messages as m
from tests.ingest.messages import jw305, jw323, prestatie

KEYS = ["bestand", "bericht", "release", "niveau", "regel", "retourcode", "pad", "regelnummer", "melding"]
KEYS += ["wat_te_doen", "gemeente", "aanbieder", "toewijzingnummer", "referentienummer"]
TWO_MONTHS = jw323([prestatie(), prestatie(m.CHILD_2, referentie="R002", toewijzing="2002", eind="2024-07-01")])
BAD_CODE = jw323([prestatie(), prestatie(m.CHILD_2, referentie="R002", toewijzing="2002", eenheid="99")])
WITHOUT = ("pandas", "great_expectations", "psycopg", "airflow", "dbt", "pyrage", "sqlalchemy", "jinja2", "altair")
BASE_ONLY = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {without}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Absent())
from cli import main
main()
"""


@pytest.fixture
def files(tmp_path: Path):
    """Write files of a run: name -> bytes."""

    def write(**contents: bytes) -> Path:
        folder = tmp_path / "leveringen"
        folder.mkdir(exist_ok=True)
        for name, content in contents.items():
            (folder / name.replace("__", ".")).write_bytes(content)
        return folder

    return write


def records(capsys, *paths: Path) -> tuple[int, list[dict]]:
    """Exit code and the JSON objects of a run."""
    code = check.check_files(list(paths), as_json=True)
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_good_message_gives_no_object_and_exit_code_0(files, capsys):
    assert records(capsys, files(goed__xml=jw323())) == (0, [])


def test_a_finding_of_level_2_says_which_object_and_what_the_standard_answers(files, capsys):
    code, (found,) = records(capsys, files(maand__xml=TWO_MONTHS))
    melding, todo = found.pop("melding"), found.pop("wat_te_doen")
    assert (code, bool(melding), bool(todo)) == (1, True, True)
    lines = [number for number, text in enumerate(TWO_MONTHS.splitlines(), 1) if b"<ProductPeriode>" in text]
    assert found.pop("regelnummer") == lines[1]
    path = "Declaratie/Clienten/Client[2]/Prestaties/Prestatie/ProductPeriode"
    assert found == {
        "bestand": "maand.xml",
        "bericht": "JW323",
        "release": "3.2",
        "niveau": 2,
        "regel": "CS337",
        "retourcode": "0001",
        "pad": path,
        "gemeente": m.GEMEENTE,
        "aanbieder": m.AANBIEDER,
        "toewijzingnummer": "2002",
        "referentienummer": "R002",
    }


def test_a_finding_of_level_1_has_no_retourcode_and_names_its_object(files, capsys):
    code, (found,) = records(capsys, files(code__xml=BAD_CODE))
    assert (code, list(found)) == (1, KEYS)
    assert (found["niveau"], found["retourcode"], bool(found["regel"])) == (1, None, True)
    assert (found["toewijzingnummer"], found["referentienummer"]) == ("2002", "R002")


def test_objects_on_one_line_are_not_mixed_up(files, capsys):
    other = prestatie(m.CHILD_3, referentie="R003", toewijzing="3003")
    lines = jw323([prestatie(eenheid="99"), other]).replace(b"\r\n", b"")
    _, (found,) = records(capsys, files(een_regel__xml=lines))
    assert (found["toewijzingnummer"], found["referentienummer"]) == ("1001", "R001")


def test_folders_zips_of_messages_and_csv_deliveries_are_judged_together(files, capsys):
    inner = d.zipped({"a.xml": jw323(), "b.xml": TWO_MONTHS})
    folder = files(berichten__zip=inner, goed__xml=jw323(), sjt__zip=d.sjt_zip(), rommel__txt=b"geen xml")
    code, found = records(capsys, folder)
    assert (code, [(one["bestand"], one["regel"]) for one in found]) == (
        1,
        [("berichten.zip/b.xml", "CS337"), ("rommel.txt", "B002")],
    )


def test_a_zip_that_is_not_safe_is_refused(files, capsys):
    code, (found,) = records(capsys, files(bom__zip=d.zipped({"a.xml": bytes(3_000_000)})))
    assert (code, found["regel"], found["niveau"]) == (1, "Z004", None)


def test_a_zip_may_hold_many_messages_but_not_without_end(files, capsys):
    many = {f"{number}.xml": b"" for number in range(2001)}
    assert records(capsys, files(veel__zip=d.zipped(many)))[1][0]["regel"] == "Z002"


def test_what_is_not_there_or_may_not_be_read_is_exit_code_2(files, tmp_path, capsys):
    code, found = records(capsys, tmp_path / "weg.xml", files())
    assert (code, [one["regel"] for one in found]) == (2, ["J001", "J001"])


def test_a_file_on_which_we_fail_ourselves_does_not_hide_the_others(files, capsys, monkeypatch):
    def fail(number: str) -> str:
        raise ZeroDivisionError(number)

    monkeypatch.setattr("ingest.check_outcome.stand_in", fail)
    code, found = records(capsys, files(a__xml=jw323(), b__xml=b"<x"))
    assert (code, [one["regel"] for one in found]) == (2, ["J003", "B002"])
    assert m.CHILD not in found[0]["melding"]


@pytest.mark.parametrize("as_json", [True, False])
def test_no_bsn_is_shown_wherever_it_stands(files, capsys, tmp_path, as_json):
    twice = jw323([prestatie(), prestatie(m.CHILD_2, referentie=m.CHILD_3, toewijzing=m.CHILD_2, eind="2024-07-01")])
    inside = d.zipped({f"x{m.CHILD}.xml": TWO_MONTHS})
    folder = files(
        a__xml=twice, b__xml=jw305(bsn=m.BAD_BSN), **{f"{m.CHILD}__xml": TWO_MONTHS, f"{m.CHILD}__zip": inside}
    )
    (folder / f"map-{m.CHILD_2}").mkdir()
    (folder / f"map-{m.CHILD_2}" / f"2024{m.CHILD_3}.xml").write_bytes(BAD_CODE)
    book = tmp_path / "uit.xlsx"
    assert check.check_files([folder], as_json=as_json, excel=book) == 1
    shown = "".join(capsys.readouterr())
    cells = [str(value) for sheet in openpyxl.load_workbook(book) for row in sheet.values for value in row]
    for number in (m.CHILD, m.CHILD_2, m.CHILD_3, m.BAD_BSN, "Testkind", "Voorbeeld"):
        assert number not in shown
        assert number not in "".join(cells)
    assert "(bestand 5)" in shown  # a hidden name can still be found back


def test_a_name_cannot_write_on_the_terminal(files, capsys):
    folder = files()
    (folder / "a\x1b[2Jb[red].xml").write_bytes(b"x")
    check.check_files([folder])
    assert capsys.readouterr().out.startswith("a?[2Jb[red].xml (bestand 1): geweigerd, 1 bevinding\n")


def test_the_table_on_screen_fits_in_80_columns(files, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    check.check_files([files(maand__xml=TWO_MONTHS, code__xml=BAD_CODE)])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[-1] == "Berichten: 2; 0 goed, 2 geweigerd, 0 niet gecontroleerd; bevindingen: 2."


def test_every_finding_is_given_and_the_screen_shows_the_first_twenty(files, capsys):
    wrong = [prestatie(referentie=f"R{n}", toewijzing=str(n), eind="2024-07-01") for n in range(1, 51)]
    levels = files(twee__xml=jw323(wrong), een__xml=jw323([prestatie(eenheid="99") for _ in range(50)]))
    assert len(records(capsys, levels)[1]) == 100
    check.check_files([levels])
    assert capsys.readouterr().out.count("en nog 30: gebruik --excel of --json om alles te zien") == 2


def test_the_workbook_starts_with_what_to_repair_first_and_calculates_nothing(files, tmp_path):
    twice = jw323(
        [prestatie(referentie="=1+1", eind="2024-07-01"), prestatie(m.CHILD_2, toewijzing="2", eind="2024-07-01")]
    )
    folder = files(z__xml=b"<x", a__xml=twice, b__xml=BAD_CODE, c__xml=jw305(bsn=m.BAD_BSN))
    book = tmp_path / "uit.xlsx"
    assert check.check_files([folder], as_json=True, excel=book) == 1
    summary, listing = openpyxl.load_workbook(book)
    assert (summary.title, listing.title) == ("Samenvatting", "Bevindingen")
    header, *rows = listing.values
    column = {name: place for place, name in enumerate(header)}
    assert [row[column["bestand"]] for row in rows] == ["z.xml", "b.xml", "a.xml", "a.xml", "c.xml"]
    assert [row[column["niveau"]] for row in rows] == [1, 1, 2, 2, 2]
    formula = next(cell for row in listing.iter_rows() for cell in row if cell.value == "=1+1")
    assert formula.data_type == "s"
    assert (listing.freeze_panes, listing.auto_filter.ref) == ("A2", "A1:N6")
    assert all(sheet.column_dimensions["A"].width > 20 for sheet in (summary, listing))
    kinds = {cell.data_type for sheet in (summary, listing) for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    counted = {row[1]: row[3:5] for row in summary.values if row[1] in ("CS337", "B002")}
    assert counted == {"CS337": (2, 1), "B002": (1, 1)}


def test_many_files_are_divided_over_processes_and_come_out_in_order(files, capsys, monkeypatch):
    monkeypatch.setattr(check, "MANY_FILES", 3)
    folder = files(a__xml=TWO_MONTHS, b__xml=jw323(), c__xml=BAD_CODE, d__xml=b"<x")
    code, found = records(capsys, folder)
    assert (code, [one["bestand"] for one in found]) == (1, ["a.xml", "c.xml", "d.xml"])


def test_a_bar_moves_on_the_terminal_and_never_in_the_output(files):
    folder = files(**{f"{number}__xml": TWO_MONTHS for number in range(20)})
    reading, terminal = pty.openpty()
    command = [sys.executable, "-m", "cli", "check", str(folder), "--json"]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, cwd=PROJECT, check=False)
    os.close(terminal)
    assert b"controleren" in os.read(reading, 100_000)
    os.close(reading)
    assert {json.loads(line)["regel"] for line in run.stdout.splitlines()} == {"CS337"}


def test_the_page_for_suppliers_names_every_key_and_exit_code():
    page = (PROJECT / "docs" / "check.md").read_text(encoding="utf-8")
    assert [key for key in KEYS if f"`{key}`" not in page] == []
    assert [code for code in ("J001", "J002", "J003", "| 0 |", "| 1 |", "| 2 |") if code not in page] == []


def jeugd_with_the_base_alone(*arguments: str) -> subprocess.CompletedProcess:
    """Run the command `jeugd` as if nothing of [warehouse] was installed, in another folder and without JEUGD_HOME."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("JEUGD_")}
    command = [sys.executable, "-c", BASE_ONLY.format(without=WITHOUT), *arguments]
    environment["PYTHONPATH"] = str(PROJECT)
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_the_base_alone_checks_messages_and_writes_the_workbook(files, tmp_path):
    folder = files(goed__xml=jw323(), maand__xml=TWO_MONTHS)
    run = jeugd_with_the_base_alone("check", str(folder), "--json", "--excel", str(tmp_path / "uit.xlsx"))
    assert (run.returncode, [json.loads(line)["regel"] for line in run.stdout.splitlines()]) == (1, ["CS337"])
    assert run.stderr == "Berichten: 2; 1 goed, 1 geweigerd, 0 niet gecontroleerd; bevindingen: 1.\n"
    assert (tmp_path / "uit.xlsx").is_file()


def test_the_base_alone_judges_the_structure_of_a_csv_delivery_and_says_what_it_needs(files):
    wrong = d.zipped(d.with_file(d.members("huisarts"), "verwijzingen.csv", b"a;b\n1;2\n"))
    folder = files(goed__zip=d.sjt_zip(), kolommen__zip=wrong)
    run = jeugd_with_the_base_alone("check", str(folder), "--json")
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert (run.returncode, found[0]["bestand"], found[0]["regel"]) == (2, "goed.zip", "J002")
    assert "jeugd[warehouse]" in found[0]["wat_te_doen"]
    assert {one["regel"][0] for one in found if one["bestand"] == "kolommen.zip"} == {"C"}
