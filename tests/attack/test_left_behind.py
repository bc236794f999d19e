"""What lies beside the tables people read: pins, withdrawn publications, backups, other keys, files of the instance."""

import dataclasses
import shutil
import stat
from itertools import product

import psycopg
import pytest

from infra import backup, database, key_rotation
from ingest.pseudonym import person_keys, wrap
from publish import pins, publication, reopen, withdraw
from publish.gemeenten import REGION
from publish.rekey import MEMBERS
from tests.attack import world
from tests.attack.canaries import Canaries
from tests.attack.sweep import sweep
from tests.attack.together import linked, naming_values
from tests.publish.marts import rebuild

pytestmark = pytest.mark.xdist_group("attack")
WHY = {"reden": "proef", "door": "beheer"}
READABLE = Canaries(frozenset(), {"rij van iemand": b"kanarie-", "verborgen rij": b"verborgen-"})
PARTS = (REGION, "0505", "0512")
PERSONS = {"dim_jeugdigen", "fct_prestaties", "fct_kerntaken"}


@pytest.fixture
def copied(warehouse, tmp_path):
    """A copy of the database with a home and keys of its own."""
    with world.copy(warehouse) as settings:
        own = dataclasses.replace(settings, home=tmp_path / "home", keys=tmp_path / "sleutels")
        shutil.copytree(warehouse.keys, own.keys)
        shutil.copytree(warehouse.home, own.home)
        yield own


def test_nothing_relies_on_row_security(warehouse):
    with database.connect_as_admin(warehouse) as connection:
        assert connection.execute("select count(*) from pg_policy").fetchone() == (0,)
        assert connection.execute("select count(*) from pg_class where relrowsecurity").fetchone() == (0,)


def test_a_pin_that_was_opened_shows_a_gemeente_nothing_and_its_files_are_closed(copied):
    folder = pins.pin(2, copied, **WHY)
    schema = reopen.reopen(2, copied)
    with psycopg.connect(copied.dsn("auditor")) as connection:
        assert connection.execute(f"select count(*) from {schema}.fct_kerntaken").fetchone()[0] > 0
    swept = sweep(world.attacker("gemeente_0505", "gemeente", copied), copied, system=False)
    assert swept.foreign == []
    assert schema not in swept.schemas
    assert len(list(folder.rglob("*.age"))) > 10
    assert READABLE.in_folder(folder) == {}


def test_a_withdrawn_publication_is_gone_for_every_reader(copied):
    with database.connect_as_admin(copied) as connection:
        for part in PARTS:
            connection.execute(
                f"update opslag_{part}.fct_kerntaken set kanarie = 'VERBORGEN-in' where publicatie_id = 2"
            )
            connection.execute(f"update opslag_{part}.fct_kerntaken set kanarie = null where publicatie_id = 1")
    auditor = world.attacker("auditor", "auditor", copied)
    assert sweep(auditor, copied, system=False).foreign, "shown, it is found"
    assert withdraw.withdraw(2, copied, **WHY) == 1
    for attacker in (auditor, world.attacker("gemeente_0505", "gemeente", copied)):
        assert sweep(attacker, copied, system=False).foreign == []


def test_a_backup_holds_nothing_that_can_be_read(copied, tmp_path):
    pins.pin(2, copied, **WHY)
    backup.backup(tmp_path / "kopie", copied)
    assert (tmp_path / "kopie" / "vastgezet").is_dir()
    assert READABLE.in_folder(tmp_path / "kopie") == {}
    statement = "copy (select * from opslag_0505.fct_kerntaken) to stdout"
    with psycopg.connect(copied.dsn("publisher")) as connection, connection.cursor().copy(statement) as rows:
        (tmp_path / "kopie" / "open.csv").write_bytes(b"".join(map(bytes, rows)))
    assert set(READABLE.in_folder(tmp_path / "kopie")) == {"open.csv"}


def test_nobody_else_on_the_machine_may_look_into_a_new_instance(copied, tmp_path):
    new = dataclasses.replace(copied, home=tmp_path / "nieuw")
    database.make_folders(new)
    assert stat.S_IMODE(new.home.stat().st_mode) == 0o700
    assert stat.S_IMODE(copied.keys.stat().st_mode) == 0o700


def test_no_two_marts_share_a_number_before_or_after_a_new_person_key(copied):
    before = {part: naming_values(part, copied) for part in PARTS}
    key_rotation.rotate(copied)
    key = person_keys(copied)[-1]
    with psycopg.connect(copied.dsn("builder")) as connection:
        for table in PERSONS:  # as the next build reads them from raw
            found = connection.execute(f"select distinct jeugdige_id from marts.{table}").fetchall()
            wrapped = [(wrap(one, key), one) for (one,) in found if one not in {*MEMBERS, None}]
            with connection.cursor() as cursor:
                cursor.executemany(f"update marts.{table} set jeugdige_id = %s where jeugdige_id = %s", wrapped)
    rebuild(copied, "stand-4")
    publication.publish(copied)
    after = {part: naming_values(part, copied) for part in PARTS}
    assert linked(list(PARTS), copied) == {}
    for one, other in product(PARTS, PARTS):
        for column in before[one]:
            if one != other or column.endswith(".jeugdige_id"):
                assert not before[one][column] & after[other].get(column, set()), (one, other, column)
    assert all(values for name, values in after["0505"].items() if name.endswith(".jeugdige_id"))
