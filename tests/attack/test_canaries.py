"""1,000 BSNs, 20 words about persons and every key, through good and failing paths: found nowhere afterwards.

The whole folder of the instance is searched (database files, write-ahead log, server log, archive, quarantine, what
commands said), every table of every database, and a backup. `make attack` does the same after a build on Airflow.
"""

import base64
import gzip
import zipfile

import psycopg
import pytest

from infra import postgres
from tests.attack import canary_tour
from tests.attack.canaries import NUMBERS, WORDS, Canaries
from tests.attack.canary_deliveries import deliveries

pytestmark = pytest.mark.xdist_group("attack")
NUMBER, NAME = NUMBERS[7], WORDS["achternaam"]
SAID = f"regel 12: {NUMBER} ({NAME})"
FORMS = {
    "plain": SAID.encode(),
    "upper case": SAID.upper().encode(),
    "leading zero": f"x;0{NUMBER};{NAME}".encode(),
    "UTF-16": SAID.encode("utf-16"),
    "UTF-16, the other order": SAID.encode("utf-16-be"),
    "hexadecimal": b"\\x" + SAID.encode().hex().encode(),
    "hexadecimal, upper case": SAID.encode().hex().upper().encode(),
    "base64": base64.b64encode(SAID.encode()),
    "base64 of one more byte": base64.b64encode(b"x" + SAID.encode()),
    "base64 in short lines": b"\n    ".join(base64.b64encode(SAID.encode())[n : n + 10] for n in range(0, 60, 10)),
    "base64 of UTF-16": base64.b64encode(SAID.encode("utf-16-le")),
    "gzip": gzip.compress(SAID.encode()),
    "gzip in the middle": b"kop" + gzip.compress(SAID.encode()) + b"staart",
    "base64 of gzip": base64.b64encode(gzip.compress(SAID.encode())),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_search_finds_a_number_and_a_name_in_this_form(tmp_path, form):
    (tmp_path / "onschuldig.log").write_bytes(b"\n\xff\n" + FORMS[form] + b"\n")
    assert Canaries.of().in_folder(tmp_path) == {"onschuldig.log": {"bsn", "achternaam"}}


def test_the_search_finds_them_in_a_zip_in_names_of_files_and_behind_much_else(tmp_path):
    with zipfile.ZipFile(tmp_path / "werkmap.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("blad.xml", SAID)
    (tmp_path / NUMBER).mkdir()
    (tmp_path / "groot").write_bytes(b"\n" * ((32 << 20) - 12) + SAID.encode())
    assert set(Canaries.of().in_folder(tmp_path)) == {"werkmap.xlsx", NUMBER, "groot"}


def test_the_search_takes_no_hash_and_no_longer_number_for_a_canary(tmp_path):
    (tmp_path / "hash").write_text(f"a{NUMBER}{'c' * 54} 1{NUMBER} {NUMBER}1")
    assert Canaries.of().in_folder(tmp_path) == {}


def test_the_search_finds_one_that_stands_in_a_table_or_in_a_comment(settings):
    dsn = settings.dsn(postgres.SUPERUSER)
    with psycopg.connect(dsn) as connection:
        connection.execute("create table public.lek (t text, b bytea)")
        connection.execute("insert into lek values (repeat(%s, 500), null), (null, %s)", [SAID, NAME.encode()])
        connection.execute(f"comment on table ingest.findings is '{SAID}'")
    assert set(Canaries.of().in_database(dsn)) == {"public.lek", "pg_catalog.pg_description"}


def test_no_number_no_word_and_no_key_is_left_anywhere(tmp_path):
    assert len(NUMBERS) == 1000
    assert len(WORDS) == 20
    settings, supplier = canary_tour.instance_in(tmp_path), tmp_path / "leverancier"
    try:
        assert len(Canaries.of(settings).words) > 40
        canary_tour.offer(list(deliveries(whole=False)), settings, supplier)
        assert all(canary_tour.stumbling(settings).values())
        assert canary_tour.jeugd(settings, "load") == 0
        looked = canary_tour.looking(settings, supplier)
        assert {name for name, code in looked.items() if code} == canary_tour.LOOKED
        asked = canary_tour.rights(settings)
        assert {name for name, code in asked.items() if code} == canary_tour.REFUSED
        with psycopg.connect(settings.dsn(postgres.SUPERUSER)) as connection:
            outcomes = dict(connection.execute("select status, count(*) from ingest.deliveries group by 1").fetchall())
        assert min(outcomes[status] for status in ("geladen", "quarantaine")) >= 15
        assert outcomes["genegeerd"] > 0
        assert canary_tour.left(settings, supplier) == {}
    finally:
        postgres.stop(settings, "immediate")
