"""The gates let through what is judged and nothing else: a planted fault of every kind is found."""

import pytest
from stdnum.nl import bsn

from ingest.settings import PROJECT
from tests.gates import geheimen, onderdelen, poorten

REAL = next(number for number in map(str, range(123456000, 123457000)) if bsn.is_valid(number))
TOKEN = "ghp_" + "aB1x" * 9


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict[str, poorten.Poort]:
    """Every gate, over the files in which secrets are likely; `make gates` takes all."""
    files = geheimen.likely(geheimen.tracked())
    gates = poorten.all_gates(tmp_path_factory.mktemp("sbom") / "sbom.cdx.json", files)
    return {poort.naam: poort for poort in gates}


@pytest.mark.parametrize("naam", ["SBOM", "licenties", "BSN", "geheimen", "bandit"])
def test_a_gate_finds_nothing_that_nobody_has_judged(found, naam):
    assert found[naam].fouten == []


def test_no_bsn_of_a_person_is_in_any_tracked_file():
    assert list(geheimen.bsns(geheimen.tracked())) == []


def test_a_bsn_is_found_however_it_is_written_and_never_repeated(tmp_path):
    path = tmp_path / "bestand.txt"
    written = [REAL, f"bsn: {REAL};", f"<Bsn>{REAL}</Bsn>", f'"{REAL}",', f"{REAL[:4]}.{REAL[4:6]}.{REAL[6:]}"]
    path.write_text("\n".join(written), encoding="utf-8")
    assert list(geheimen.bsns([path])) == [(path, line) for line in range(1, 6)]


def test_test_numbers_and_parts_of_longer_numbers_are_no_bsn(tmp_path):
    path = tmp_path / "bestand.txt"
    wrong = REAL[:-1] + str((int(REAL[-1]) + 1) % 10)
    path.write_text(f"999900006 {REAL}0 0{REAL} {REAL}.5 a{REAL} {wrong}", encoding="utf-8")
    assert bsn.is_valid("999900006")
    assert list(geheimen.bsns([path])) == []


def test_a_secret_is_found(tmp_path):
    (tmp_path / "code.py").write_text(f'token = "{TOKEN}"\n', encoding="utf-8")
    (tmp_path / "key.pem").write_text("-----BEGIN RSA " + "PRIVATE KEY-----\n", encoding="utf-8")
    kinds = geheimen.secrets([tmp_path / "code.py", tmp_path / "key.pem"], tmp_path)
    assert {("code.py", "GitHub Token"), ("key.pem", "Private Key")} <= kinds


def test_dangerous_code_is_found(tmp_path):
    (tmp_path / "code.py").write_text("import pickle\npickle.loads(open('f', 'rb').read())\n", encoding="utf-8")
    assert geheimen.bandit("code.py", folder=tmp_path) == {("code.py", "B301")}


def test_an_sbom_that_misses_a_package_or_names_another_version_is_not_the_lock(tmp_path):
    lock, other = tmp_path / "requirements.lock", tmp_path / "other.lock"
    lock.write_text("lxml==6.1.3\npandas==3.1.1\n", encoding="utf-8")
    other.write_text("lxml==6.1.2\n", encoding="utf-8")
    parts = onderdelen.parts(onderdelen.write_sbom(tmp_path / "sbom.json", other))
    assert len(poorten.unlike(parts, onderdelen.pins(lock))) == 3


@pytest.mark.parametrize(
    "text", ["GPL-3.0-only", "LGPL", "Mozilla Public License 2.0 (MPL 2.0)", "EUPL-1.2", "onbekend"]
)
def test_copyleft_and_silence_need_a_review(text):
    assert onderdelen.needs_review(text)


@pytest.mark.parametrize("text", ["MIT", "Apache-2.0", "BSD-3-Clause", "PSF-2.0"])
def test_permissive_licences_need_none(text):
    assert not onderdelen.needs_review(text)


def test_the_project_says_what_it_did_not_check():
    assert "NIET GECONTROLEERD" in poorten.VULNERABILITIES
    assert (PROJECT / "docs" / "beheer.md").read_text(encoding="utf-8").count("pip-audit") == 1
