"""A Metabase that nobody has logged in to gets its administrator and our key, once; then it can be furnished."""

import dataclasses
import shutil

import pytest
from typer.testing import CliRunner

from infra import container
from ingest.settings import READERS, Settings
from publish.metabase import address, commands
from publish.metabase.begin import EMAIL, PASSWORD, begin
from publish.metabase.errors import MetabaseError
from publish.metabase.provision import plan, verify
from publish.metabase.tenants import region_tenants


@pytest.fixture
def instance(published: Settings, tmp_path) -> Settings:
    """An instance whose key folder holds only what the container that furnishes Metabase gets."""
    keys = tmp_path / "sleutels"
    (keys / READERS).mkdir(parents=True)
    for tenant in region_tenants(published):
        shutil.copy(published.secret_file(f"wachtwoord-{tenant.role}"), keys / READERS)
    return dataclasses.replace(published, keys=keys)


@pytest.fixture
def environ(fake) -> dict[str, str]:
    return {"METABASE_URL": f"{fake.url}/"}


def test_a_new_metabase_gets_its_administrator_and_our_key_and_a_second_run_changes_nothing(fake, instance, environ):
    assert begin(instance, environ) == [f"beheerder {EMAIL}", "API-sleutel in metabase-api"]
    assert fake.state.user["email"] == EMAIL
    assert {path.name: path.stat().st_mode & 0o777 for path in instance.keys.iterdir() if path.is_file()} == {
        "metabase-api": 0o600,
        PASSWORD: 0o600,
    }
    before = len(fake.writes)
    assert begin(instance, environ) == []
    assert len(fake.writes) == before


@pytest.mark.parametrize("lost", ["", "mb_van_een_andere_server"])
def test_a_key_that_is_lost_or_no_longer_good_is_made_anew_in_the_same_file(fake, instance, environ, lost):
    begin(instance, environ)
    path = instance.keys / address.KEY_FILE
    inode = path.stat().st_ino
    path.write_text(lost, encoding="ascii")
    assert begin(instance, environ) == ["API-sleutel in metabase-api"]
    assert path.stat().st_ino == inode, "a container that was given this file must see the new key"
    assert len(fake.state.keys) == 1
    assert begin(instance, environ) == []


def test_stopped_after_the_administrator_it_goes_on_with_the_key(fake, instance, environ):
    fake.dies_after = 1
    with pytest.raises(MetabaseError, match="500"):
        begin(instance, environ)
    assert fake.state.user
    fake.dies_after = None
    assert begin(instance, environ) == ["API-sleutel in metabase-api"]


def test_another_password_is_said_plainly_and_told_to_nobody(fake, instance, environ):
    begin(instance, environ)
    (instance.keys / address.KEY_FILE).unlink()
    (instance.keys / PASSWORD).write_text("iets-Anders-01", encoding="ascii")
    with pytest.raises(MetabaseError, match=PASSWORD) as caught:
        begin(instance, environ)
    assert "iets-Anders" not in str(caught.value)


def test_until_somebody_has_begun_the_dag_has_nothing_to_do(instance, environ):
    (instance.keys / address.KEY_FILE).write_text("\n", encoding="ascii")
    assert not address.is_set_up(instance, environ)
    assert address.is_set_up(instance, environ | {"METABASE_API_KEY": "mb_x"})
    assert not address.is_set_up(instance, {})
    begin(instance, environ)
    assert address.is_set_up(instance, environ)


def test_the_container_furnishes_a_new_metabase_with_only_the_passwords_of_readers(
    fake, instance, environ, monkeypatch
):
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    for _ in range(2):
        container.furnish_metabase(instance, [])
    gateway, target = address.connect(instance, environ)
    assert plan(gateway, target) == []
    assert verify(gateway, target) == []
    monkeypatch.setenv("METABASE_URL", "http://127.0.0.1:1")
    with pytest.raises(SystemExit) as stopped:
        container.furnish_metabase(instance, [])
    assert stopped.value.code == 1


def test_the_command_tells_what_was_made(instance, environ, monkeypatch):
    monkeypatch.setenv("METABASE_URL", environ["METABASE_URL"])
    done = CliRunner().invoke(commands.metabase, ["begin"], obj=lambda: instance)
    assert (done.exit_code, done.output) == (0, f"+ beheerder {EMAIL}\n+ API-sleutel in metabase-api\n")
