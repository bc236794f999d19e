"""Regions are folders: their borders by date, their documents, and the second one made from its folder alone."""

import csv
import hashlib
import io
import itertools
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.settings import PROJECT

REGIOS = PROJECT / "schemas" / "regios"
CODES = sorted(path.name for path in REGIOS.iterdir())
OF_A_REGION = r"(?i)\b(zhz|zuid-holland zuid|dordrecht|drechtsteden|molenlanden|hoeksche waard|soj-zhz)\b"
MAY_NAME = {"ingest/settings.py"}  # the default


def rows(regio: str, name: str) -> list[dict[str, str]]:
    with (REGIOS / regio / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def nob(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nob") / "leveringen"
    command = [sys.executable, "-m", "demo", str(folder), "--jeugdigen", "120", "--maanden", "12"]
    subprocess.run(command, cwd=PROJECT, check=True, env=os.environ | {"JEUGD_REGIO": "nob"}, capture_output=True)
    return folder


def delivered(folder: Path, source: str, entity: str) -> list[dict[str, str]]:
    """The rows of one file of the first good delivery of a source."""
    path = next(path for path in sorted((folder / source).glob("*.zip")) if path.stem.count("_") == 2)
    with zipfile.ZipFile(path) as archive:
        text = archive.read(f"{entity}.csv").decode()
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize("regio", CODES)
def test_the_weights_of_a_herindeling_sum_to_one(regio):
    weights: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in rows(regio, "herindelingen.csv"):
        weights[row["datum"], row["van_gemeente"]] += Decimal(row["gewicht_jeugd"])
    assert set(weights.values()) == {Decimal(1)}


@pytest.mark.parametrize(("regio", "op", "aantal"), [("zhz", "2018", 17), ("zhz", "2019", 10), ("nob", "2020", 16),
                                                     ("nob", "2021", 15), ("nob", "2022", 10)])  # fmt: skip
def test_a_region_has_its_gemeenten_by_date(regio, op, aantal):
    day = f"{op}-01-01"
    members = [row for row in rows(regio, "gemeenten.csv") if row["vanaf"] <= day <= (row["tot"] or "9999")]
    assert len(members) == aantal


def test_haaren_splits_in_four_of_which_two_lie_in_the_region():
    split = {row["naar_gemeente"] for row in rows("nob", "herindelingen.csv") if row["van_gemeente"] == "0788"}
    inside = {row["gemeente_code"] for row in rows("nob", "gemeenten.csv")}
    assert (split, split & inside) == ({"0757", "0824", "0855", "0865"}, {"0757", "0865"})


def test_the_youth_of_haaren_lives_on_where_it_went():
    """As many under 18 as CBS counts in the postcodes of the ten gemeenten of today, Esch and Helvoirt among them."""
    current = [row for row in rows("nob", "gemeenten.csv") if not row["tot"]]
    assert sum(int(row["jeugd_lt18"]) for row in current) == 114_720


def test_a_tariff_lies_within_its_contract(nob):
    contracts = {row["contract_id"]: row for row in delivered(nob, "inkoop", "contracten")}
    tariffs = delivered(nob, "inkoop", "tarieven")
    assert {row["vanaf"] for row in contracts.values() if not row["contract_id"].endswith("-L")} > {"2020-01-01"}
    for row in tariffs:
        assert row["vanaf"] >= contracts[row["contract_id"]]["vanaf"]
        assert (row["tot"] or "9999") <= (contracts[row["contract_id"]]["tot"] or "9999")


def test_care_under_a_lumpsum_is_a_budget_and_nobody_declares_it(nob):
    contracts = {row["contract_id"]: row for row in delivered(nob, "inkoop", "contracten")}
    lumpsums = delivered(nob, "inkoop", "lumpsums")
    assert lumpsums
    assert {contracts[row["contract_id"]]["bekostiging"] for row in lumpsums} == {"LUMPSUM"}
    gis = {row["gi_agb"] for row in rows("nob", "gi.csv")}
    declared = {path.name.split("_")[1] for path in (nob / "ijw").glob("JW323*")}
    assert declared
    assert not declared & gis
    verblijf = [row for row in contracts.values() if row["perceel"] == "VERBLIJF"]
    assert {(row["bekostiging"], row["vanaf"], row["tot"]) for row in verblijf} == {
        ("LUMPSUM", "2020-01-01", "2024-06-30"),
        ("PXQ", "2024-07-01", ""),
    }


def test_the_messages_of_the_second_region_are_for_its_gemeenten(nob):
    current = {row["gemeente_code"] for row in rows("nob", "gemeenten.csv") if not row["tot"]}
    texts = [path.read_bytes() for path in (nob / "ijw").glob("JW301*.xml")]
    named = {code for text in texts for code in re.findall(rb"<(?:\w+:)?Afzender>(\d{4})<", text)}
    assert named
    assert {code.decode() for code in named} <= current


def test_only_the_planted_doubles_of_the_second_region_have_bytes_that_came_before(nob):
    with (nob / "waarheid.csv").open(encoding="utf-8", newline="") as file:
        doubles = {row["bestand"] for row in csv.DictReader(file) if row["fout"].startswith("exact dubbel")}
    files = [path for path in nob.rglob("*") if path.parent != nob and path.is_file() and path.name not in doubles]
    seen = Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
    assert doubles
    assert max(seen.values()) == 1, "a code without a leading zero cannot lose one"


def test_the_invented_files_of_every_region_are_those_of_the_generator(tmp_path):
    write = "from pathlib import Path; from demo.regio_bestanden import write_region as w; w(Path('{0}'), Path('{0}'))"
    folder = tmp_path / "nob"
    folder.mkdir()
    command = [sys.executable, "-c", write.format(folder)]
    subprocess.run(command, cwd=PROJECT, check=True, env=os.environ | {"JEUGD_REGIO": "nob"})
    for path in folder.iterdir():
        kept = "nob/demo" if path.name == "contracten.csv" else "nob"
        assert path.read_bytes() == (REGIOS / kept / path.name).read_bytes()


def test_no_code_names_a_region():
    folders = ("ingest", "infra", "publish", "analyse", "demo", "dags", "dbt_project/macros", "dbt_project/models")
    paths = [path for folder in folders for kind in ("*.py", "*.sql") for path in (PROJECT / folder).rglob(kind)]
    named = {path.relative_to(PROJECT).as_posix() for path in paths if re.search(OF_A_REGION, path.read_text("utf-8"))}
    assert named == MAY_NAME


def cells(regio: str, kader: str, kolom: str) -> dict[str, list[int]]:
    """Kind of line -> amounts in eurocents of one column of a framework."""
    found: dict[str, list[int]] = defaultdict(list)
    for row in rows(regio, "demo/kader.csv"):
        if (row["kader"], row["kolom"]) == (kader, kolom) and row["bedrag_eurocent"]:
            found[row["soort_regel"]].append(int(row["bedrag_eurocent"]))
    return found


@pytest.mark.parametrize(("kader", "kolom", "totaal", "verschil"), [
    ("NOB-2020", "kader_2020_april_2019", 128_558_315, 0), ("NOB-2020", "mutaties", 1_198_414, 0),
    ("NOB-2020", "bijgesteld_kader_2020", 129_756_729, 0), ("NOB-2021", "kader_2021", 131_310_909, -1),
    ("NOB-2021", "kader_2022", 131_310_909, 33_628_674),
])  # fmt: skip
def test_the_frameworks_are_those_of_the_documents_with_what_does_not_add_up(kader, kolom, totaal, verschil):
    found = cells("nob", kader, kolom)
    assert found["TOTAAL"] == [totaal * 100]
    assert found["TOTAAL"][0] - sum(found["POST"]) == verschil * 100


def test_the_path_of_the_documents_goes_from_114_7_to_100_million():
    costs = cells("zhz", "ZHZ-2019", "jaarkosten")["POST"]
    target = cells("zhz", "ZHZ-2019", "target")["POST"]
    assert [cents / 10**8 for cents in costs] == [114.7, 109.7, 104.7, 100.0]
    assert [before - after for before, after in itertools.pairwise(costs)] == target
