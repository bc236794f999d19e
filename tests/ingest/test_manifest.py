"""Every way to get manifest.json wrong has its own code."""

import json
import random

import pytest

from tests.ingest import deliveries as d
from tests.ingest.reading import VALUES, codes, refusal


def without(name: str) -> bytes:
    return d.zipped({key: value for key, value in d.members("huisarts").items() if key != name})


def manifest_of(**changes: object) -> bytes:
    return d.huisarts_zip(**changes)


def manifest_text(content: bytes) -> bytes:
    return d.zipped({**d.members("huisarts"), "manifest.json": content})


def described(**entry: object) -> bytes:
    files = d.members("huisarts")
    content = json.loads(files["manifest.json"])
    content["bestanden"]["verwijzingen.csv"] |= entry
    return d.zipped({**files, "manifest.json": json.dumps(content).encode()})


MANIFESTS = {
    "missing": ("M001", lambda: without("manifest.json")),
    "no_json": ("M002", lambda: manifest_text(b"{")),
    "no_object": ("M002", lambda: manifest_text(b"[]")),
    "not_utf8": ("M002", lambda: manifest_text(b'{"contract": "\xff"}')),
    "double_key": ("M002", lambda: manifest_text(b'{"contract": "sjt", "contract": "gi"}')),
    "too_deep": ("M002", lambda: manifest_text(b"[" * 100_000)),
    "too_large": ("M002", lambda: manifest_text(random.Random(3).randbytes(1 << 20))),
    "no_fields": ("M003", lambda: manifest_text(b"{}")),
    "unknown_field": ("M003", lambda: manifest_of(contactpersoon="Jansen")),
    "number_for_text": ("M003", lambda: manifest_of(versie=1)),
    "agb_without_zero": ("M003", lambda: manifest_of(afzender="1234567")),
    "no_such_day": ("M003", lambda: manifest_of(dagtekening="2024-02-30")),
    "half_a_period": ("M003", lambda: manifest_of(periode={"van": "2024-01-01"})),
    "period_is_text": ("M003", lambda: manifest_of(periode="2024")),
    "spaces_in_identificatie": ("M003", lambda: manifest_of(identificatie="geheim stuk")),
    "other_contract": ("M004", lambda: manifest_of(contract="gi")),
    "other_version": ("M005", lambda: manifest_of(versie="2")),
    "other_kind": ("M006", lambda: manifest_of(levering="volledig")),
    "file_missing": ("M007", lambda: without("verwijzingen.csv")),
    "file_extra": ("M008", lambda: d.zipped({**d.members("huisarts"), "Jansen.csv": b"x"})),
    "file_not_described": ("M009", lambda: manifest_of(bestanden={})),
    "rows_not_a_number": ("M009", lambda: described(rijen=True)),
    "hash_not_a_hash": ("M009", lambda: described(sha256="geheim")),
    "other_hash": ("M010", lambda: described(sha256="0" * 64)),
    "other_count": ("M011", lambda: described(rijen=2)),
    "period_backwards": ("M012", lambda: manifest_of(periode={"van": "2024-06-30", "tot": "2024-01-01"})),
    "describes_too_much": ("M013", lambda: with_described_extra()),
}


def with_described_extra() -> bytes:
    content = json.loads(d.members("huisarts")["manifest.json"])
    return manifest_of(bestanden={**content["bestanden"], "Jansen.csv": {"rijen": 0, "sha256": "0" * 64}})


@pytest.mark.parametrize("case", MANIFESTS)
def test_a_wrong_manifest_is_refused(tmp_path, case):
    code, make = MANIFESTS[case]
    error = refusal(tmp_path, "huisarts", make())
    assert codes(error) == {code}
    assert not any(value in f"{error} {error.findings}" for value in (*VALUES, "contactpersoon"))


def test_a_version_we_do_not_know_can_be_healed_by_a_contract(tmp_path):
    error = refusal(tmp_path, "huisarts", manifest_of(versie="2"))
    assert error.herstelbaar_door == "contract"
    assert error.identity["identificatie"] == "huisarts-2024-07"
