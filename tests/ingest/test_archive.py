"""The archive: encrypted, complete, and enough to rebuild the warehouse."""

import pytest

from infra import database
from ingest import archive, delivery, inbox, restore
from tests.ingest.deliveries import gi_zip, huisarts_zip
from tests.ingest.dropping import LONG_AGO, drop, raw_hash

REGISTER = """
select offer_id, volgnummer, bron, status, ontvangen_op, bytes, bericht, afzender, identificatie, dagtekening,
    inhoud_hash, rijen, eurocent, reden, herstelbaar_door, herstel_hash, naam_versleuteld
from ingest.deliveries order by volgnummer
"""


def archived(settings) -> list:
    """The files in the archive."""
    return sorted(settings.archive.rglob("*.age"))


def test_a_loaded_refused_and_ignored_offer_are_all_kept_encrypted(settings, query):
    good, bad = huisarts_zip(), b"geen zip met 999990019"
    for name, content in {"goed": good, "fout": bad, "nog eens": good}.items():
        drop(settings, "huisarts", name, content)
    delivery.load_source("huisarts", settings)
    assert len(archived(settings)) == 3
    for delivery_id, content in query("select distinct delivery_id, bytes from ingest.deliveries"):
        with archive.open(delivery_id, settings) as original:
            assert original.read() == (good if content == len(good) else bad)
    everything = b"".join(path.read_bytes() for path in settings.home.rglob("*") if path.is_file())
    assert b"999990019" not in everything


def test_a_changed_archive_file_is_not_believed(settings, query):
    drop(settings, "huisarts", "goed", huisarts_zip())
    delivery.load_source("huisarts", settings)
    [path] = archived(settings)
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(content)
    [[delivery_id]] = query("select delivery_id from ingest.deliveries")
    with pytest.raises(OSError, match="decryption"):
        archive.open(delivery_id, settings)


def test_an_unknown_delivery_is_not_in_the_archive(settings):
    with pytest.raises(KeyError):
        archive.open("0" * 64, settings)


def test_a_kept_file_is_never_overwritten(settings):
    drop(settings, "huisarts", "goed", huisarts_zip())
    [batch] = inbox.new_batches("huisarts", settings)
    folder = settings.work("huisarts") / batch
    offers = delivery.batches.offers_in(folder, "huisarts", lambda count: list(range(1, count + 1)))
    archive.keep([(offer, True) for offer in offers], settings)
    before = archived(settings)[0].read_bytes()
    archive.keep([(offer, True) for offer in offers], settings)
    assert archived(settings)[0].read_bytes() == before


def test_the_archive_alone_restores_register_and_raw(settings, query):
    drop(settings, "gi", "een", gi_zip(), at=LONG_AGO)
    drop(settings, "gi", "een nog eens", gi_zip(), at=LONG_AGO + 0.123456)
    drop(settings, "gi", "fout", b"geen zip", at=LONG_AGO + 86400 * 40)
    delivery.load_source("gi", settings)
    drop(settings, "huisarts", "twee", huisarts_zip(), at=LONG_AGO)
    drop(settings, "gi", "leeg", gi_zip(tables={"bepalingen": []}), at=LONG_AGO)
    delivery.load_source("huisarts", settings)
    total = delivery.load_source("gi", settings)
    before = query(REGISTER), raw_hash(query), archived(settings)
    empty_warehouse(settings)
    restored = restore.restore(settings)
    assert (query(REGISTER), raw_hash(query), archived(settings)) == before
    assert restored == delivery.BatchResult(rows=4, loaded=3, quarantined=1, ignored=1)
    assert total.loaded == 1


def test_a_restore_into_a_filled_warehouse_is_refused(settings):
    drop(settings, "huisarts", "goed", huisarts_zip())
    delivery.load_source("huisarts", settings)
    with pytest.raises(RuntimeError, match="not empty"):
        restore.restore(settings)


def empty_warehouse(settings) -> None:
    """As after the loss of the database server: tables without rows, numbers from 1."""
    with database.connect_as_admin(settings) as connection:
        tables = connection.execute("select format('raw.%I', tablename) from pg_tables where schemaname = 'raw'")
        names = ", ".join(row[0] for row in tables.fetchall())
        connection.execute(f"truncate ingest.deliveries, ingest.findings, {names}")
        connection.execute("alter sequence ingest.volgnummers restart")
