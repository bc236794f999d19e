"""A backup brings back everything that was loaded, and so does the archive alone."""

import dataclasses
import shutil

import psycopg
import pytest

from infra import backup, database, postgres
from infra.archive_check import check
from infra.bedrijf import archive_check, operations
from infra.bedrijf_report import day, report
from ingest.delivery import load_source
from ingest.errors import Stop
from ingest.settings import SOURCES, Settings
from tests.dags.small_region import drop_small_region

CONTENT = """
select
    'ingest.deliveries',
    md5(string_agg(offer_id || status || volgnummer || coalesce(eurocent, 0), ',' order by offer_id))
from ingest.deliveries
union all
select 'raw', md5(string_agg(delivery_id || position || bedrag, ',' order by delivery_id, position))
from raw.ijw__jw323_prestaties
order by 1
"""


@pytest.fixture
def loaded(settings: Settings, tmp_path) -> Settings:
    """An instance with the iJw messages of a small region."""
    drop_small_region(tmp_path / "leveringen", settings)
    load_source("ijw", settings)
    return settings


@pytest.fixture
def empty(tmp_path):
    """Another instance, on a server of its own, with a copy of the keys it is given."""
    homes = []

    def make(keys) -> Settings:
        home = tmp_path / f"leeg-{len(homes)}"
        shutil.copytree(keys, f"{home}-sleutels")
        instance = Settings.from_env({"JEUGD_HOME": str(home)})
        homes.append(instance)
        database.prepare(instance, durable=False)
        return instance

    yield make
    for instance in homes:
        postgres.stop(instance, "immediate")


def content(settings: Settings) -> list[tuple]:
    """Register and prestaties as hashes."""
    with psycopg.connect(settings.dsn(postgres.SUPERUSER)) as connection:
        return connection.execute(CONTENT).fetchall()


def test_a_backup_and_the_archive_each_bring_back_register_raw_and_rights(loaded, empty, tmp_path):
    before = content(loaded)
    note = backup.backup(tmp_path / "kopie", loaded)
    assert note["nieuwe_bestanden"] > 100
    assert backup.backup(tmp_path / "kopie", loaded)["nieuwe_bestanden"] == 0
    assert (tmp_path / "kopie" / backup.DUMP).read_bytes().startswith(b"age-encryption.org/v1")

    other = empty(loaded.keys)
    done = backup.restore(tmp_path / "kopie", other)
    assert content(other) == before
    assert done["leveringen"] == archive_check(other)["in_register"]
    assert check(other).fouten == []
    with psycopg.connect(other.dsn("auditor")) as connection:
        assert connection.execute("select count(*) from ingest.deliveries").fetchone()[0] == done["leveringen"]
    with psycopg.connect(other.dsn("gemeente_0505")) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("select 1 from ingest.deliveries")
    with pytest.raises(Stop, match="heeft al leveringen"):
        backup.restore(tmp_path / "kopie", other)

    replayed = empty(loaded.keys)
    shutil.copytree(tmp_path / "kopie" / "archief", replayed.archive, dirs_exist_ok=True)
    assert backup.replay(replayed)["leveringen"] == done["leveringen"]
    assert content(replayed) == before


def test_a_backup_lies_outside_the_instance_and_apart_from_the_keys(settings, tmp_path):
    for folder in (settings.home / "kopie", settings.keys.parent):
        with pytest.raises(Stop, match="buiten JEUGD_HOME"):
            backup.backup(folder, settings)
    with pytest.raises(Stop, match="geen reservekopie"):
        backup.restore(tmp_path, settings)


def test_the_operations_of_an_instance_are_a_page_and_miss_what_left_the_archive(loaded, tmp_path, capsys):
    report(loaded, as_json=False, html=tmp_path / "bedrijf.html", op="2025-02-15")
    page = (tmp_path / "bedrijf.html").read_text(encoding="utf-8")
    assert "Wie had moeten leveren" in page
    assert "http" not in page
    assert "Leveringskalender op 2025-02-15" in capsys.readouterr().out
    found = operations(loaded, day("2025-02-15"))
    assert found["archief"]["oordeel"] == "compleet"
    assert {one["bron"] for one in found["kalender"]} == set(SOURCES)
    lost = next(loaded.archive.glob("ijw/*/*.age"))
    lost.unlink()
    assert archive_check(loaded)["ontbreekt"] == [lost.name.removesuffix(".age")]
    assert archive_check(dataclasses.replace(loaded))["oordeel"] == "ONTBREEKT"
    with pytest.raises(Stop, match="geen dag"):
        day("morgen")
