"""`jeugd check` on what is no ordinary file, and on output that cannot be written: never a traceback, never silence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest import check
from ingest.errors import Stop
from ingest.settings import PROJECT
from tests.ingest import deliveries as d
from tests.ingest import messages as m
from tests.ingest.messages import jw323, prestatie

DOTS = f"{m.CHILD[:3]}.{m.CHILD[3:6]}.{m.CHILD[6:]}"
JEUGD = [sys.executable, "-m", "cli", "check"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good message."""
    made = tmp_path / "leveringen"
    made.mkdir()
    (made / "goed.xml").write_bytes(jw323())
    return made


def outcomes(capsys, *paths: Path) -> tuple[int, dict[str, str]]:
    """Exit code, and the rule of the last finding per file."""
    code = check.check_files(list(paths), as_json=True)
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return code, {one["bestand"]: one["regel"] for one in found}


def jeugd_check(*arguments: object, **how) -> subprocess.CompletedProcess:
    """The command as a supplier gives it."""
    command = [*JEUGD, *map(str, arguments)]
    return subprocess.run(command, stderr=subprocess.PIPE, text=True, cwd=PROJECT, check=False, timeout=60, **how)


def test_what_in_a_folder_cannot_be_read_is_told(folder, capsys):
    (folder / "dood.xml").symlink_to(folder / "weg.xml")
    (folder / "kring").symlink_to(folder)
    os.mkfifo(folder / "pijp.xml")
    code, found = outcomes(capsys, folder)
    assert (code, found) == (2, dict.fromkeys(["dood.xml", "kring", "pijp.xml"], "J001"))


def test_a_folder_that_may_not_be_entered_is_told(folder, capsys, monkeypatch):
    closed = folder / "dicht"
    closed.mkdir()
    scandir = os.scandir

    def refused(path):
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", refused)
    assert outcomes(capsys, folder) == (2, {"dicht": "J001"})


@pytest.mark.parametrize("name", ["x" * 5000, "goed.xml/erin.xml", "/dev/zero"])
def test_a_path_that_cannot_be_looked_at_is_told(folder, capsys, name):
    code, found = outcomes(capsys, folder / name)
    assert (code, list(found.values())) == (2, ["J001"])


def test_a_message_may_come_through_a_pipe(folder, capsys):
    large = jw323([prestatie(referentie=f"R{n}", toewijzing=str(n), eind="2024-07-01") for n in range(500)])
    run = jeugd_check("/dev/stdin", "--json", input=large.decode(), stdout=subprocess.PIPE)
    assert (run.returncode, len(run.stdout.splitlines())) == (1, 500)


def test_a_bsn_with_dots_is_not_shown(folder, capsys):
    wrong = [prestatie(eind="2024-07-01", referentie=DOTS), prestatie(eenheid="99", referentie=DOTS)]
    (folder / f"start {DOTS}.xml").write_bytes(jw323(wrong[:1]))
    (folder / "code.xml").write_bytes(jw323(wrong[1:]))
    check.check_files([folder])
    check.check_files([folder], as_json=True)
    shown = "".join(capsys.readouterr())
    assert "start ***.***.***.xml" in shown
    assert DOTS not in shown


def test_the_workbook_never_takes_the_place_of_a_delivery(folder):
    for name in ("goed.xml", "nieuw.xls", "nieuw"):
        with pytest.raises(Stop, match=r"eindigt op \.xlsx"):
            check.check_files([folder], excel=folder / name)
    (folder / "goed.xlsx").write_bytes(b"van de leverancier")
    with pytest.raises(Stop, match="kies een andere naam"):
        check.check_files([folder], excel=folder / "goed.xlsx")
    assert (folder / "goed.xlsx").read_bytes() == b"van de leverancier"


def test_a_workbook_that_cannot_be_written_is_told_before_the_work(folder, capsys):
    (folder / "map.xlsx").mkdir()
    for path in (folder / "map.xlsx", folder / "weg" / "uit.xlsx"):
        with pytest.raises(Stop, match="kan niet worden geschreven"):
            check.check_files([folder / "goed.xml"], excel=path)
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to write to")
def test_output_that_cannot_be_written_is_one_line_and_no_verdict(folder):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        run = jeugd_check(folder, stdout=full)
    assert (run.returncode, run.stderr) == (2, "jeugd: De uitkomst kan niet verder worden getoond (OSError).\n")


def test_a_reader_that_stops_reading_gets_no_verdict(folder):
    for number in range(1500):
        (folder / f"{number}.xml").write_bytes(b"<x")
    with subprocess.Popen([*JEUGD, folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=PROJECT) as run:
        run.stdout.readline()
        run.stdout.close()
        told = run.stderr.read().decode()
    assert (run.returncode, told) == (2, "jeugd: De uitkomst kan niet verder worden getoond (BrokenPipeError).\n")


def test_a_zip_of_messages_may_hold_folders_and_what_a_mac_puts_in(folder, capsys):
    inside = {"juni/": b"", "juni/één.xml": jw323(), "__MACOSX/juni/._één.xml": b"x", "juni/.DS_Store": b"x"}
    (folder / "pakket.zip").write_bytes(d.zipped(inside))
    (folder / "fout.zip").write_bytes(d.zipped({"juni/kapot.xml": b"<x"}))
    assert outcomes(capsys, folder) == (1, {"fout.zip/juni/kapot.xml": "B002"})
    (folder / "csv.zip").write_bytes(d.zipped({f"map/{name}": one for name, one in d.members("sjt").items()}))
    (folder / "erbuiten.zip").write_bytes(d.zipped({"../x.xml": jw323()}))
    assert outcomes(capsys, folder / "csv.zip", folder / "erbuiten.zip")[1] == {
        "csv.zip": "Z005",
        "erbuiten.zip": "Z005",
    }
