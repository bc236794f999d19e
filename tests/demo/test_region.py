"""The demo region: same seed, same bytes; every delivery ends as its truth file says, judged by the real readers."""

import csv
import filecmp
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from demo.region import make_deliveries
from ingest import tabular, xml_messages
from ingest.checked import Checked
from ingest.errors import RejectedDelivery
from ingest.settings import PROJECT, SOURCES

SMALL = {"jeugdigen": 160, "maanden": 6, "einde": "2024-09"}


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "regio"
    make_deliveries(folder, **SMALL)
    return folder


@pytest.fixture(scope="module")
def truth(region: Path) -> list[dict[str, str]]:
    with (region / "waarheid.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def judged(region: Path) -> dict[tuple[str, str], Checked | RejectedDelivery]:
    """(bron, file name) -> what the reader of this source says, in order of arrival."""
    paths = sorted(
        (p for bron in SOURCES for p in (region / bron).iterdir()), key=lambda p: (p.stat().st_mtime, p.name)
    )
    return {(path.parent.name, path.name): judge(path) for path in paths}


def judge(path: Path) -> Checked | RejectedDelivery:
    hide = lambda bsn: hashlib.sha256(bsn.encode()).hexdigest()  # noqa: E731
    try:
        if path.parent.name == "ijw":
            return xml_messages.read(path, path.name, hide)
        return tabular.read(path, path.parent.name, path.name, hide)
    except RejectedDelivery as refused:
        return refused


def files(folder: Path) -> dict[str, int]:
    return {
        str(p.relative_to(folder)): int(p.stat().st_mtime)
        for p in folder.rglob("*")
        if p.parent != folder and p.is_file()
    }


def test_the_same_seed_gives_the_same_names_bytes_and_times_in_another_process(region, tmp_path):
    options = [text for name, value in SMALL.items() for text in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "demo", str(tmp_path / "weer"), *options]
    subprocess.run(command, cwd=PROJECT, check=True, env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"})
    assert files(region) == files(tmp_path / "weer")
    names = [*files(region), "waarheid.csv", "totalen.json"]
    assert filecmp.cmpfiles(region, tmp_path / "weer", names, shallow=False) == (names, [], [])


def test_another_seed_gives_other_people(region, tmp_path):
    make_deliveries(tmp_path / "anders", **SMALL, seed=1)
    assert (tmp_path / "anders/totalen.json").read_bytes() != (region / "totalen.json").read_bytes()


def test_a_folder_with_old_deliveries_is_refused(region):
    with pytest.raises(FileExistsError, match="not empty"):
        make_deliveries(region, **SMALL)


def test_every_delivery_is_loadable_or_refused_for_the_planted_reason(judged, truth):
    planted = {(t["bron"], t["bestand"]): {t["regel"]} for t in truth if t["verwachte_uitkomst"] == "quarantaine"}
    refused = {key: {f.code for f in r.findings} for key, r in judged.items() if isinstance(r, RejectedDelivery)}
    assert planted.keys() == refused.keys()
    assert {key: planted[key] - codes for key, codes in refused.items() if planted[key] - codes} == {}


def test_exactly_the_planted_doubles_have_content_that_came_before(judged, truth):
    seen: set[tuple] = set()
    doubles = []
    for key, checked in judged.items():
        if isinstance(checked, Checked):
            content = (checked.bericht, checked.afzender, checked.identificatie, checked.inhoud_hash)
            doubles += [key] if content in seen else []
            seen.add(content)
    assert sorted(doubles) == sorted((t["bron"], t["bestand"]) for t in truth if t["verwachte_uitkomst"] == "genegeerd")


def test_the_totals_are_those_of_the_real_readers(region, judged, truth):
    ignored = {(t["bron"], t["bestand"]) for t in truth if t["verwachte_uitkomst"] == "genegeerd"}
    loaded = {key: c for key, c in judged.items() if isinstance(c, Checked) and key not in ignored}
    totals = json.loads((region / "totalen.json").read_text(encoding="utf-8"))["bronnen"]
    for bron in SOURCES:
        own = [checked for key, checked in loaded.items() if key[0] == bron]
        rows: Counter = Counter()
        for checked in own:
            rows.update({table: copy.count for table, copy in checked.tables.items()})
        assert totals[bron]["offered"] == sum(key[0] == bron for key in judged)
        assert totals[bron]["loaded"] == len(own)
        assert totals[bron]["eurocent_loaded"] == sum(checked.eurocent for checked in own)
        assert totals[bron]["rows_loaded"] == {table: rows[table] for table in totals[bron]["rows_loaded"]}


def test_euros_per_gemeente_and_month_add_up_to_what_is_loaded(region):
    totals = json.loads((region / "totalen.json").read_text(encoding="utf-8"))
    by_month = totals["eurocent_per_gemeente_maand"]
    assert sum(sum(months.values()) for months in by_month.values()) == totals["bronnen"]["ijw"]["eurocent_loaded"]
    assert {half for halves in totals["jeugdigen_per_gemeente"].values() for half in halves} == {"2024-H1", "2024-H2"}


def test_a_stop_that_came_before_its_start_was_planted(region, truth):
    names = [t["bestand"] for t in truth if t["fout"] == "stop aangeboden vóór start"]
    assert len(names) == 3
    for name in names:
        stop = region / "ijw" / name
        number = stop.read_text(encoding="utf-8").split("<ToewijzingNummer>")[1][:8]
        starts = [p for p in (region / "ijw").glob(f"JW305_*_{name.split('_')[2]}_*.xml") if number in p.read_text()]
        assert starts
        assert all(stop.stat().st_mtime < start.stat().st_mtime for start in starts)
