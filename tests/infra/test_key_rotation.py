"""A new person key: every id changes, who is who does not, and nothing is lost when it is broken off."""

import dataclasses
import shutil

import psycopg
import pytest

from infra import key_rotation
from ingest import delivery, warehouse
from ingest.errors import Stop
from ingest.pseudonym import key_id, person_keys
from tests.ingest.deliveries import gi_zip, huisarts_zip
from tests.ingest.dropping import drop
from tests.ingest.messages import jw323

IDS = (
    "select 'gi', position, jeugdige_id from raw.gi__maatregelen union all select 'huisarts', position, jeugdige_id"
    " from raw.huisarts__verwijzingen union all select 'ijw', position, jeugdige_id from raw.ijw__jw323_prestaties"
    " order by 1, 2"
)


@pytest.fixture
def loaded(settings, tmp_path):
    """A warehouse with deliveries of three sources and a copy of the keys of its own."""
    own = dataclasses.replace(settings, keys=tmp_path / "sleutels")
    shutil.copytree(settings.keys, own.keys)
    for source, content in {"gi": gi_zip(), "huisarts": huisarts_zip(), "ijw": jw323()}.items():
        drop(own, source, "een.xml" if source == "ijw" else "een.zip", content)
        assert delivery.load_source(source, own).loaded == 1
    return own


def test_a_rotation_changes_every_id_and_joins_stay_the_same(loaded, query):
    before = query(IDS)
    done = key_rotation.rotate(loaded)
    after = query(IDS)
    pairs = {(old[2], new[2]) for old, new in zip(before, after, strict=True)}
    assert len(pairs) == len({old for old, _ in pairs}) == len({new for _, new in pairs}) == done.jeugdigen > 0
    assert not {old for old, _ in pairs} & {new for _, new in pairs}
    assert {row[0] for row in query("select distinct sleutel_id from ingest.deliveries")} == {done.sleutel_id}
    assert key_id(person_keys(loaded)) == done.sleutel_id


def test_a_person_delivered_after_two_rotations_is_the_same_one(loaded, query):
    key_rotation.rotate(loaded)
    key_rotation.rotate(loaded)
    known = {row[2] for row in query(IDS) if row[0] == "huisarts"}
    drop(loaded, "huisarts", "twee.zip", huisarts_zip(identificatie="HV-TWEE"))
    assert delivery.load_source("huisarts", loaded).loaded == 1
    assert {row[2] for row in query(IDS) if row[0] == "huisarts"} == known
    assert len(person_keys(loaded)) == 3


def test_a_rotation_killed_before_the_database_knew_it_starts_again_with_the_same_key(loaded, query):
    before = query(IDS)
    draft = key_rotation.make_draft(loaded)
    assert query(IDS) == before
    assert key_rotation.rotate(loaded).sleutel_id == key_id(draft)


def test_a_rotation_killed_before_its_file_had_a_name_blocks_loading_until_it_is_finished(loaded, query, tmp_path):
    old = (loaded.keys / "persoon").read_bytes()
    done = key_rotation.rotate(loaded)
    wrapped = query(IDS)
    (loaded.keys / "persoon").rename(loaded.keys / key_rotation.DRAFT)
    (loaded.keys / "persoon").write_bytes(old)
    drop(loaded, "gi", "twee.zip", gi_zip(identificatie="GI-TWEE"))
    with pytest.raises(psycopg.errors.RaiseException, match="not those of the warehouse"):
        delivery.load_source("gi", loaded)
    assert key_rotation.rotate(loaded) == key_rotation.Rotation(done.sleutel_id, 0)
    assert query(IDS) == wrapped
    assert delivery.load_source("gi", loaded).loaded == 1


def test_a_key_file_of_another_warehouse_is_refused(loaded, query):
    before = query(IDS)
    (loaded.keys / "persoon").write_text("0123456789abcdef" * 4)
    with pytest.raises(Stop, match="reservekopie"):
        key_rotation.rotate(loaded)
    with warehouse.connect(loaded) as connection, pytest.raises(psycopg.errors.RaiseException):
        connection.execute("update ingest.deliveries set reden = reden")
    assert query(IDS) == before
