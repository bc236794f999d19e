"""Erasing from every kind of delivery, many times in a row, after a new person key; a restore brings nobody back."""

import dataclasses
import io
import shutil
from datetime import date

import pytest

from infra import archive_check, avg, key_rotation
from ingest import delivery, erasure, restore, sealing
from ingest.errors import Stop
from ingest.pseudonym import hider, ids_over_time
from tests.attack.canaries import NUMBERS
from tests.ingest.deliveries import BEPALING, DEELNAME, MAATREGEL, VERWIJZING, gi_zip, huisarts_zip, sjt_zip
from tests.ingest.dropping import LONG_AGO, drop, raw_hash
from tests.ingest.messages import jw301, jw305, jw323, prestatie
from tests.ingest.test_archive import empty_warehouse
from tests.ingest.test_envelope import enveloped, soap

ME, OTHER = "999990019", "999990020"
WHY = {"door": "functionaris", "reden": "verzoek tot wissing"}
BOTH = [prestatie(ME, referentie="R1", toewijzing="1"), prestatie(OTHER, referentie="R2", toewijzing="2")]
TWO = [{"bsn": ME}, {"bsn": OTHER}]
DELIVERIES = {
    "message": ("ijw", jw323(BOTH)),
    "envelope": ("ijw", enveloped(jw301(bsn=ME), functie="JW301")),
    "SOAP": ("ijw", soap(enveloped(jw305(bsn=ME), functie="JW305"))),
    "broken lines": ("ijw", enveloped(jw323(BOTH, identificatie="B2", nummer="D2")).replace(b"\n", b"\r\n")),
    "refused envelope": ("ijw", enveloped(jw323(BOTH, identificatie="B3", nummer="D3", totaal=1))),
    "cut envelope": ("ijw", enveloped(jw323(BOTH))[:-200]),
    "sjt": ("sjt", sjt_zip({"casusdeelnames": [DEELNAME | one for one in TWO], "toegangsbesluiten": []})),
    "gi": ("gi", gi_zip({"maatregelen": [MAATREGEL | one | {"maatregel_id": one["bsn"][-3:]} for one in TWO],
                         "bepalingen": [BEPALING | {"bsn": ME, "maatregel_id": "019"}]})),
    "huisarts": ("huisarts", huisarts_zip(
        {"verwijzingen": [VERWIJZING | one | {"verwijzing_id": one["bsn"][-3:]} for one in TWO]})),
    "refused zip": ("huisarts", huisarts_zip({"verwijzingen": [VERWIJZING | {"bsn": ME, "type_zorg": "?"}]})),
}  # fmt: skip


def load(settings, found: dict[str, tuple[str, bytes]]) -> dict[str, str]:
    """Drop and load these; what became of each."""
    for name, (source, content) in found.items():
        drop(settings, source, f"{name}.{'xml' if source == 'ijw' else 'zip'}", content)
    for source in {source for source, _ in found.values()}:
        delivery.load_source(source, settings)


def originals(settings) -> list[bytes]:
    """Every original in the archive and in quarantine."""
    found, key = [], sealing.identity(settings)
    for path in [*settings.archive.rglob("*.age"), *settings.quarantine.rglob("*.age")]:
        buffer = io.BytesIO()
        sealing.open_file(path, buffer, key)
        found.append(buffer.getvalue())
    return found


def people(query) -> dict[str, int]:
    """Person -> rows in raw."""
    has = "select table_name from information_schema.columns where table_schema = 'raw' and column_name = 'jeugdige_id'"
    tables = " union all ".join(f"select jeugdige_id from raw.{table}" for (table,) in query(has))
    return dict(query(f"select jeugdige_id, count(*) from ({tables}) as t group by 1"))


def test_a_person_goes_from_zips_envelopes_and_refused_files_and_a_restore_brings_nobody_back(settings, query):
    load(settings, DELIVERIES)
    before, hide = people(query), hider(settings)
    assert len(query("select 1 from ingest.deliveries where status = 'geladen'")) == 7
    assert before[hide(ME)] >= 7
    assert sum(erasure.holds(original, ME) for original in originals(settings)) >= len(DELIVERIES)
    avg.erase_person(ME, settings, **WHY)
    after = people(query)
    assert after == {hide(OTHER): before[hide(OTHER)], "gewist": before[hide(ME)]}
    assert not [original for original in originals(settings) if erasure.holds(original, ME)]
    assert any(erasure.holds(original, OTHER) for original in originals(settings))
    assert archive_check.check(settings).fouten == []
    raw = raw_hash(query)
    empty_warehouse(settings)
    restore.restore(settings)
    assert raw_hash(query) == raw
    assert avg.overview(ME, settings)["originelen"] == []


def test_what_was_offered_twice_is_recognised_by_a_restore_after_an_erasure(settings, query):
    register = (
        "select delivery_id, status, reden, inhoud_hash, rijen, gewist_sha256 from ingest.deliveries order by 1, 2"
    )
    for place, content in enumerate([jw323(BOTH), jw323(BOTH) + b"\r\n", jw323(BOTH)]):
        drop(settings, "ijw", f"{place}.xml", content, at=LONG_AGO + place)
    total = delivery.load_source("ijw", settings)
    assert (total.loaded, total.ignored) == (1, 2)
    avg.erase_person(ME, settings, **WHY)
    raw, known = raw_hash(query), query(register)
    empty_warehouse(settings)
    assert restore.restore(settings) == total
    assert (raw_hash(query), query(register)) == (raw, known)


def test_a_hundred_erasures_in_a_row_remove_those_and_nobody_else(settings, query):
    lines = [prestatie(one, referentie=f"R{n}", toewijzing=str(n + 1)) for n, one in enumerate(NUMBERS[:120])]
    load(
        settings,
        {"een": ("ijw", jw323(lines[:60])), "twee": ("ijw", jw323(lines[60:], identificatie="B2", nummer="D2"))},
    )
    sums = "select count(*), sum(bedrag::bigint) from raw.ijw__jw323_prestaties"
    total, hide = query(sums), hider(settings)
    for one in NUMBERS[:10]:
        avg.hold(one, date(2099, 12, 31), settings, door="jurist", reden="lopende procedure")
    for one in NUMBERS[:10]:
        with pytest.raises(Stop, match="bewaarplicht"):
            avg.erase_person(one, settings, **WHY)
    for one in NUMBERS[10:110]:
        avg.erase_person(one, settings, **WHY)
    kept = [*NUMBERS[:10], *NUMBERS[110:120]]
    assert people(query) == {hide(one): 1 for one in kept} | {"gewist": 100}
    assert query(sums) == total
    assert query("select count(*), sum(originelen) from toegang.gewist") == [(100, 100)]
    left = originals(settings)
    assert [one for one in NUMBERS[:120] if any(one.encode() in original for original in left)] == kept
    assert archive_check.check(settings).fouten == []


def test_after_a_new_person_key_a_person_is_found_and_erased_and_stays_erased(settings, query, tmp_path):
    own = dataclasses.replace(settings, keys=tmp_path / "sleutels")
    shutil.copytree(settings.keys, own.keys)
    load(own, {name: DELIVERIES[name] for name in ("message", "envelope", "huisarts")})
    key_rotation.rotate(own)
    assert len(avg.overview(ME, own)["originelen"]) == 3
    avg.erase_person(ME, own, **WHY)
    assert not set(ids_over_time(ME, own)) & set(people(query))
    gone = people(query)["gewist"]
    key_rotation.rotate(own)
    assert people(query)["gewist"] == gone, "nobody has no key to wrap"
    raw = raw_hash(query)
    empty_warehouse(own)
    restore.restore(own)
    assert raw_hash(query) == raw
