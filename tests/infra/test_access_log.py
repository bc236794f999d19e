"""The access log: a row per dossier, only ever more rows, and every tampering found and named."""

import random
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from infra import access_log, logins
from infra.database import connect_as_admin
from ingest import delivery
from tests.ingest.dropping import drop
from tests.ingest.messages import jw323

LOGIN = "p_toets"
DOSSIER = "select * from toegang.dossiers(%s, %s)"
DOEL = "verwerken van bezwaar"
FIELDS = ("actor", "actie", "object", "resultaat", "oorsprong", "doel")
MORGEN = datetime.now(UTC) + timedelta(days=1)


@pytest.fixture
def auditor(settings):
    """An instance in which one person logs in as auditor."""
    logins.give(LOGIN, "auditor", datetime.now(UTC).date(), settings, door="beheer", reden="accountantscontrole")
    yield settings
    with connect_as_admin(settings) as connection, connection.cursor() as cursor:
        logins.end(cursor, LOGIN)


@pytest.fixture
def prestatie(auditor) -> str:
    """The number of a loaded prestatie."""
    drop(auditor, "ijw", "een.xml", jw323())
    delivery.load_source("ijw", auditor)
    with connect_as_admin(auditor) as connection:
        return connection.execute("select delivery_id || '-' || position from raw.ijw__jw323_prestaties").fetchone()[0]


def ask(settings, role: str, references: list[str], doel: str = DOEL) -> list[tuple]:
    """Open dossiers as a role."""
    with psycopg.connect(settings.dsn(role)) as connection:
        connection.read_only = False
        return connection.execute(DOSSIER, [references, doel]).fetchall()


def test_every_dossier_returned_is_one_row_with_six_fields(auditor, prestatie, query):
    rows = [row for _ in range(3) for row in ask(auditor, LOGIN, [prestatie, prestatie])]
    logged = query("select * from toegang.logboek where resultaat = 'getoond'")
    assert len({row[0] for row in rows}) == len(logged) == 3
    assert all(value not in (None, "") for row in logged for value in row)
    assert {row[2] for row in logged} == {LOGIN}
    assert "jeugdige_id" not in rows[0][4]
    assert rows[0][4]["referentie_nummer"]


def test_what_is_refused_shows_nothing_and_is_in_the_log(auditor, prestatie, query):
    assert ask(auditor, "auditor", [prestatie]) == []
    assert ask(auditor, LOGIN, [prestatie], "kort") == []
    assert ask(auditor, LOGIN, [prestatie], "jeugdige 999990019") == []
    assert ask(auditor, LOGIN, ["999990019", "0" * 64 + "-1"]) == []
    logged = query("select resultaat, object, doel from toegang.logboek where actie = 'dossier openen'")
    assert len(logged) == 5
    assert not [row for row in logged if "getoond" in row[0] or "999990019" in "".join(row)]


def test_no_reader_reaches_a_dossier_or_the_log_another_way(auditor, prestatie):
    for statement in (
        "select * from raw.ijw__jw323_prestaties",
        "select toegang.noteer('a', 'b', 'c', 'd')",
        "insert into toegang.logboek (actor, actie, object, resultaat, oorsprong, doel) values ('','','','','','')",
        "update toegang.logboek set actor = 'x'",
        "delete from toegang.logboek",
        "truncate toegang.logboek",
        "set log_statement = 'none'",
    ):
        writing = psycopg.connect(auditor.dsn(LOGIN), options="-c default_transaction_read_only=off")
        with writing, pytest.raises(psycopg.errors.InsufficientPrivilege):
            writing.execute(statement)


@pytest.mark.parametrize("statement", ["update toegang.logboek set actor = ''", "truncate toegang.logboek"])
def test_even_a_superuser_must_first_take_the_guard_away(auditor, statement: str):
    with connect_as_admin(auditor) as connection, pytest.raises(psycopg.errors.RaiseException, match="only grows"):
        connection.execute(statement)


def test_a_reader_who_rolls_back_leaves_a_gap_and_a_line_of_the_server(auditor, prestatie, cluster):
    with psycopg.connect(auditor.dsn(LOGIN)) as connection:
        connection.read_only = False
        assert connection.execute(DOSSIER, [[prestatie], DOEL]).fetchall()
        connection.rollback()
    [gap] = access_log.verify(auditor).gaten
    lines = (cluster.logs / "postgres.log").read_text(encoding="utf-8", errors="replace").splitlines()
    assert [line for line in lines if f"toegang {gap}: dossier openen" in line and LOGIN in line]


def test_the_questions_of_a_person_are_in_the_log_of_the_server(auditor, cluster):
    with psycopg.connect(auditor.dsn(LOGIN)) as connection:
        connection.execute("select 'opvallende vraag'")
    log = (cluster.logs / "postgres.log").read_text(encoding="utf-8", errors="replace")
    assert [line for line in log.splitlines() if "opvallende vraag" in line and f" {LOGIN} " in line]


def test_who_lost_access_cannot_log_in(auditor):
    logins.take(LOGIN, auditor, door="beheer", reden="opdracht klaar")
    with pytest.raises(FileNotFoundError):
        auditor.dsn(LOGIN)
    with connect_as_admin(auditor) as connection:
        assert connection.execute("select 1 from pg_roles where rolname = %s", [LOGIN]).fetchone() is None
        given = connection.execute("select ingetrokken_op is not null from toegang.logins").fetchall()
    assert given == [(True,)]


def test_all_of_200_tamperings_are_found_and_named(settings):
    choose = random.Random(20241231)
    with connect_as_admin(settings) as connection:
        for number in range(60):
            connection.execute("select toegang.noteer('lezen', %s, 'getoond', 'proef')", [f"dossier {number}"])
    assert access_log.seal(settings, MORGEN) == 60
    assert access_log.seal(settings, MORGEN) == 0
    sound = access_log.verify(settings)
    assert (sound.rijen, sound.verzegeld, sound.eerste, sound.gaten) == (60, 60, None, ())
    for _ in range(200):
        number, what = choose.randint(1, 60), choose.choice(["gewijzigd", "verwijderd", "verwisseld"])
        other = number + 1 if number < 60 else number - 1
        with connect_as_admin(settings) as connection, connection.transaction(force_rollback=True):
            tamper(connection, what, number, other, choose.choice(FIELDS))
            rows = {row[0]: row for row in connection.execute(access_log.ROWS, [0, 100])}
        expected = min(number, other) if what == "verwisseld" else number
        known = dict(access_log.seals(settings))
        found, _ = access_log.first_wrong(rows, known, access_log.log_key(settings))
        assert found == expected, (what, number)


def tamper(connection, what: str, number: int, other: int, field: str) -> None:
    """Change the log as its owner could, the guard switched off."""
    connection.execute("set local session_replication_role = replica")
    if what == "gewijzigd":
        connection.execute(f"update toegang.logboek set {field} = {field} || ' ' where nummer = %s", [number])
    elif what == "verwijderd":
        connection.execute("delete from toegang.logboek where nummer = %s", [number])
    else:
        connection.execute(
            "update toegang.logboek as l set object = o.object from toegang.logboek as o"
            " where (l.nummer, o.nummer) in ((%s, %s), (%s, %s))",
            [number, other, other, number],
        )


def test_a_row_put_in_between_and_a_tail_cut_off_are_named(settings):
    with connect_as_admin(settings) as connection:
        for number in range(4):
            connection.execute("select toegang.noteer('lezen', %s, 'getoond', 'proef')", [f"dossier {number}"])
        connection.execute("set session_replication_role = replica")
        connection.execute("delete from toegang.logboek where nummer = 2")
        access_log.seal(settings, MORGEN)
        columns = "(nummer, actor, actie, object, resultaat, oorsprong, doel)"
        connection.execute(
            f"insert into toegang.logboek {columns} overriding system value values (2, 'a', 'a', 'a', 'a', 'a', 'a')"
        )
        verdict = access_log.verify(settings)
        assert (verdict.eerste, verdict.wat) == (2, "toegevoegd")
        connection.execute("delete from toegang.logboek where nummer in (2, 4)")
    verdict = access_log.verify(settings)
    assert (verdict.eerste, verdict.wat) == (4, "verwijderd")
