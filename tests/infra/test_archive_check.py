"""`jeugd archief controleer` finds every file that is not what was archived, and every one that is gone."""

import pytest

from infra import archive_check
from ingest import delivery
from tests.ingest.deliveries import gi_zip
from tests.ingest.dropping import drop


@pytest.fixture
def files(settings):
    """The files in the archive of an instance with a loaded, a refused and an ignored delivery."""
    for name, content in {"een": gi_zip(), "fout": b"geen zip", "nog eens": gi_zip()}.items():
        drop(settings, "gi", name, content)
    delivery.load_source("gi", settings)
    return sorted(settings.archive.rglob("*.age"), key=lambda path: path.stat().st_size)


def test_a_sound_archive_has_no_faults(settings, files):
    assert archive_check.check(settings) == archive_check.Checked(3, 2, [])


def test_a_changed_file_is_named(settings, files):
    content = bytearray(files[-1].read_bytes())
    content[-20] ^= 1
    files[-1].write_bytes(content)
    assert files[-1].name in archive_check.check(settings).fouten[0]


def test_a_missing_file_is_named(settings, files):
    files[-1].unlink()
    assert [fault for fault in archive_check.check(settings).fouten if "ontbreekt" in fault]


def test_a_file_in_the_place_of_another_is_named(settings, files):
    files[-1].write_bytes(files[1].read_bytes())
    assert archive_check.check(settings).fouten
