"""Releasing an edition: by two people, over the same files and words, and only when nothing stands in the way."""

import psycopg
import pytest
from psycopg.types.json import Jsonb

from infra.database import connect_as_admin
from ingest.errors import Stop
from publish import duiding, publication, vaststelling
from publish.report import write_report
from publish.withdraw import withdraw
from tests.publish.duiding import add_needed, people, write

ONE, OTHER = "p_vast_een", "p_vast_ander"
HASH = {"0505-dordrecht.html": "a" * 64}
ZET = "select vaststelling.zet(%s, %s, %s, %s, %s, %s)"
LOGGED = "select actor, actie, resultaat from toegang.logboek where actie like 'editie %%' order by nummer"
DIRECT = (
    "insert into vaststelling.stappen (publicatie_id, gemeente_code, periode, stap, door, bestanden, duiding, reden)"
    " values (1, '0505', '2024-H2', 'vastgesteld', 'p_vast_ander', '{}', '', '')",
    "update vaststelling.stappen set door = 'p_vast_ander'",
    "delete from vaststelling.stappen",
    "truncate vaststelling.stappen",
    "alter table vaststelling.stappen disable trigger all",
    "create or replace view vaststelling.edities as select 1",
)


@pytest.fixture
def instance(marts):
    """A publication with reports, and two people of SOJ."""
    add_needed(marts)
    publication.publish(marts)
    for code in ("0482", "0505", "0512"):
        write_report(code, marts, ("html",))
    with people(marts, ONE, OTHER):
        yield marts


@pytest.fixture
def ready(instance, tmp_path):
    """The edition of 0505 with its text about the costs in the report."""
    write(tmp_path / "teksten", "0505/2024-H2/kosten.md")
    duiding.load(tmp_path / "teksten", instance)
    write_report("0505", instance, ("html",))
    return vaststelling.edition("0505", "2024-H2", instance)


def ask(settings, role: str, step: str, files: dict = HASH, reason: str = "", number: int = 1) -> str:
    """Take a step past the program, as anybody with psql can."""
    with psycopg.connect(settings.dsn(role)) as connection:
        connection.read_only = False
        return connection.execute(ZET, [number, "0505", "2024-H2", step, Jsonb(files), reason]).fetchone()[0]


def status(settings) -> list[tuple]:
    return [row[:4] + row[5:] for row in vaststelling.editions(settings)]


def test_two_people_release_one_takes_back_and_the_log_has_it_all(instance, ready, query):
    vaststelling.agree(ready, ONE, instance)
    assert query("select door from publicatie.vastgezet") == [(ONE,)]
    assert status(instance) == [(1, "0505", "2024-H2", "afgestemd", ONE, ONE)]
    vaststelling.release(ready, OTHER, instance)
    assert status(instance) == [(1, "0505", "2024-H2", "vastgesteld", ONE, OTHER)]
    assert query("select bestanden from vaststelling.edities") == [(vaststelling.report_files(ready, instance),)]
    with pytest.raises(Stop, match="de reden ontbreekt"):
        vaststelling.take_back(ready, ONE, "fout", instance)
    vaststelling.take_back(ready, ONE, "de begroting klopt niet", instance)
    assert status(instance) == [(1, "0505", "2024-H2", "concept", "", ONE)]
    assert query(LOGGED) == [
        (ONE, "editie afgestemd", "gezet"),
        (OTHER, "editie vastgesteld", "gezet"),
        (ONE, "editie ingetrokken", "geweigerd: de reden ontbreekt"),
        (ONE, "editie ingetrokken", "gezet"),
    ]
    vaststelling.agree(ready, OTHER, instance)
    assert status(instance) == [(1, "0505", "2024-H2", "afgestemd", OTHER, OTHER)]


def test_nobody_signs_twice_and_only_a_person_of_soj_signs(instance, ready, query):
    files = vaststelling.report_files(ready, instance)
    assert ask(instance, ONE, "vastgesteld", files) == "geweigerd: de editie is concept"
    assert ask(instance, ONE, "afgestemd", {}) == "geweigerd: er zijn geen bestanden"
    assert ask(instance, ONE, "afgestemd", HASH) == "geweigerd: de bestanden zijn niet die van het register"
    assert ask(instance, ONE, "afgestemd", files) == "geweigerd: publicatie is niet vastgezet"
    vaststelling.agree(ready, ONE, instance)
    assert ask(instance, ONE, "vastgesteld", files) == "geweigerd: dezelfde persoon tekent niet twee keer"
    assert ask(instance, ONE, "afgestemd", files) == "geweigerd: de editie is afgestemd"
    assert ask(instance, "soj", "vastgesteld", files).startswith("geweigerd: geen geldige persoonlijke login")
    with people(instance, "p_vast_auditor", rol="auditor"), pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(instance, "p_vast_auditor", "vastgesteld", files)
    with connect_as_admin(instance) as connection:
        connection.execute("update toegang.logins set van = current_date - 9, tot = current_date - 1")
    assert ask(instance, OTHER, "vastgesteld", files).startswith("geweigerd: geen geldige persoonlijke login")
    assert query("select count(*) from vaststelling.stappen") == [(1,)]
    assert len(query(LOGGED)) == 9


@pytest.mark.parametrize("statement", DIRECT)
@pytest.mark.parametrize("role", [ONE, "soj", "gemeente_0505", "publisher"])
def test_nobody_writes_a_signature_past_the_function(signed, role, statement):
    with psycopg.connect(signed.dsn(role), options="-c default_transaction_read_only=off") as writing:
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedTable)):
            writing.execute(statement)
        writing.rollback()


@pytest.fixture(scope="module")
def signed(cluster, tmp_path_factory):
    """An instance without any publication, for who tries to write where nothing may be written."""
    from tests.conftest import new_instance

    with new_instance(cluster, tmp_path_factory.mktemp("getekend") / "home") as settings, people(settings, ONE):
        yield settings


@pytest.mark.parametrize("role", ["gemeente_0505", "auditor", "builder", "loader", "publisher", "antwoord"])
def test_no_other_role_takes_a_step(signed, role):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(signed, role, "afgestemd")


def test_even_a_superuser_must_first_take_the_guard_away(signed):
    with connect_as_admin(signed) as connection, pytest.raises(psycopg.errors.RaiseException, match="only grow"):
        connection.execute("delete from vaststelling.stappen")


def test_what_stands_in_the_way_is_named_and_stops_a_signature(instance, tmp_path):
    folder = tmp_path / "teksten"
    first = vaststelling.edition("0505", "2024-H2", instance)
    wanted = [("verandering", "kosten", "verschilt 10,0% van het halfjaar ervoor en heeft geen duiding waarover")]
    assert [
        (*row[:2], row[2].removesuffix(" consensus is")) for row in vaststelling.objections(first, instance)
    ] == wanted
    write(folder, "0505/2024-H2/kosten.md", consensus="nee")
    duiding.load(folder, instance)
    assert [row[0] for row in vaststelling.objections(first, instance)] == ["verandering"]
    write(folder, "0505/2024-H2/kosten.md", versie="2")
    write(folder, "0505/2024-H2/gebruik.md", status="concept")
    duiding.load(folder, instance)
    assert [row[0] for row in vaststelling.objections(first, instance)] == ["duiding", "rapportage"]
    write_report("0505", instance, ("html",))
    assert vaststelling.objections(first, instance) == [("duiding", "gebruik", "de tekst (verklaring) is nog concept")]
    with pytest.raises(Stop, match="nog concept"):
        vaststelling.agree(first, ONE, instance)
    second = vaststelling.edition("0512", "2024-H2", instance)
    assert [row[:2] for row in vaststelling.objections(second, instance)] == [("kwaliteit", "instroom")]
    third = vaststelling.edition("0482", "2024-H2", instance)
    assert vaststelling.objections(third, instance) == []
    none = vaststelling.edition("0482", "2030-H1", instance)
    assert [row[0] for row in vaststelling.objections(none, instance)] == ["cijfers", "rapportage"]
    for path in (instance.reports / "1").glob("0482-*"):
        path.unlink()
    assert [row[0] for row in vaststelling.objections(third, instance)] == ["rapportage", "rapportage"]
    with pytest.raises(Stop, match="geen gemeente"):
        vaststelling.edition("9999", "2024-H2", instance)


def test_text_that_came_in_another_way_is_looked_at_once_more(instance, ready):
    insert = (
        "insert into publicatie.duiding select gemeente_code, periode, indicator, type, versie + 1, %s, bron_rol,"
        " betrokken_partijen, consensus, status, auteur, datum, sha256 from publicatie.duiding"
    )
    with psycopg.connect(instance.dsn("publisher")) as connection:
        connection.execute(insert, ["De jeugdige Jan Jansen."])
    assert ("tekst", "kosten") in [row[:2] for row in vaststelling.objections(ready, instance)]
    with psycopg.connect(instance.dsn("publisher")) as connection, pytest.raises(psycopg.errors.CheckViolation):
        connection.execute(insert, ["Nummer 999990019."])


def test_the_second_signature_is_under_the_same_files_and_the_same_words(instance, ready, tmp_path):
    vaststelling.agree(ready, ONE, instance)
    files = vaststelling.report_files(ready, instance)
    page = next((instance.reports / "1").glob("0505-dordrecht.html"))
    before = page.read_bytes()
    page.write_bytes(before + b"<!-- anders -->")
    with pytest.raises(Stop, match="is niet het bestand uit het register"):
        vaststelling.release(ready, OTHER, instance)
    page.write_bytes(before)
    write(tmp_path / "teksten", "0505/2024-H2/kosten.md", "Andere woorden.", versie="2")
    duiding.load(tmp_path / "teksten", instance)
    with pytest.raises(Stop, match="geschreven met andere duiding"):
        vaststelling.release(ready, OTHER, instance)
    changed = "geweigerd: bestanden of duiding zijn veranderd na de eerste handtekening"
    assert ask(instance, OTHER, "vastgesteld", files) == changed
    write_report("0505", instance, ("html",))
    assert ask(instance, OTHER, "vastgesteld", vaststelling.report_files(ready, instance)) == changed


def test_a_withdrawn_publication_is_not_released(instance, ready):
    vaststelling.agree(ready, ONE, instance)
    withdraw(1, instance, reden="fout in de cijfers", door="A. de Vries")
    assert [row[0] for row in vaststelling.objections(ready, instance)] == ["publicatie"]
    assert ask(instance, OTHER, "vastgesteld", vaststelling.report_files(ready, instance)) == (
        "geweigerd: publicatie is ingetrokken of staat niet meer in de opslag"
    )
