"""Answers in their life: made for what was checked, encrypted, released by a name, and back in as a delivery."""

import base64
import hashlib
import io
from datetime import date

import psycopg
import pytest

from ingest import sealing
from ingest.delivery import load_source
from ingest.errors import Stop
from publish import antwoord, antwoord_status
from tests.ingest import messages as m
from tests.ingest.dropping import drop, plain_files
from tests.ingest.messages import jw305, jw323, prestatie

DAY = date(2024, 7, 12)
PRESTATIES = [
    prestatie(cents=80000),
    prestatie(m.CHILD_2, referentie="R002", toewijzing="2002", cents=5000),
    prestatie(m.CHILD_2, referentie="R003", toewijzing="2003", vorig="R900", cents=-700),
]
THREE = jw323(PRESTATIES)
REFUSED = jw323([prestatie(eind="2024-07-01")], identificatie="B0002")
ENVELOPE = (
    '<g:envelopHeenbericht-ggk_Di01 xmlns:g="http://www.stufstandaarden.nl/koppelvlak/ggk0210">'
    "<g:stuurgegevens><g:berichtcode>Di01</g:berichtcode><g:functie>JW323</g:functie></g:stuurgegevens>"
    "<g:parameters><g:bericht><g:xmlBestand>{}</g:xmlBestand></g:bericht></g:parameters>"
    "</g:envelopHeenbericht-ggk_Di01>"
)


@pytest.fixture
def judge(marts):
    """Lay down what a build found: lines of (delivery, kind of object, position, retourcode) about these deliveries."""

    def lay(*lines: tuple[str, str, int, str], built: list[str], answer: str | None = None) -> None:
        with psycopg.connect(marts.dsn("builder")) as connection, connection.cursor() as cursor:
            cursor.execute("delete from marts.fct_berichten; delete from marts.fct_regeluitkomsten")
            cursor.executemany("insert into marts.fct_berichten values (%s, %s)", [[one, answer] for one in built])
            cursor.executemany("insert into marts.fct_regeluitkomsten values (%s, %s, %s, %s)", lines)

    return lay


def loaded(settings, *contents: bytes) -> list[str]:
    """Load these messages; their delivery_ids."""
    for number, content in enumerate(contents):
        drop(settings, "ijw", f"{number}.xml", content)
    load_source("ijw", settings)
    return [hashlib.sha256(content).hexdigest() for content in contents]


def test_messages_refused_on_level_2_are_answered_once_and_level_1_never(settings):
    loaded(settings, THREE, REFUSED, jw305(bsn=m.BAD_BSN), jw323().replace(b"<Eenheid>04", b"<Eenheid>99"), b"<x")
    made = antwoord.maak(settings, dag=DAY)
    assert sorted(one.bericht for one in made) == ["JW306", "JW325"]
    assert antwoord.maak(settings, dag=DAY) == []


def test_a_declaratie_is_answered_with_what_the_build_found(settings, judge):
    (delivery,) = loaded(settings, THREE)
    assert antwoord.maak(settings) == []
    judge((delivery, "prestatie", 1, "9307"), (delivery, "prestatie", 1, "9308"), built=[delivery])
    (made,) = antwoord.maak(settings, [delivery], DAY)
    assert (made.afgewezen_prestaties, made.ingediend_eurocent, made.toegekend_eurocent) == (1, 84300, 4300)
    judge(built=[delivery])
    (again,) = antwoord.maak(settings, [delivery], DAY)
    assert (again.nummer, again.identificatie) == (made.nummer, made.identificatie)
    assert (again.afgewezen_prestaties, again.toegekend_eurocent) == (0, 84300)


def test_a_rule_on_the_declaratie_refuses_the_whole_and_one_on_the_message_its_header(settings, judge):
    (delivery,) = loaded(settings, THREE)
    judge((delivery, "declaratie", 1, "9333"), built=[delivery])
    (made,) = antwoord.maak(settings, [delivery], DAY)
    assert (made.ingediend_eurocent, made.toegekend_eurocent, made.afgewezen_prestaties) == (84300, 0, 0)
    judge((delivery, "bericht", 0, "9056"), built=[delivery])
    (made,) = antwoord.maak(settings, [delivery], DAY)
    assert (made.ingediend_eurocent, made.afgewezen_prestaties) == (None, None)


def test_a_rule_without_a_retourcode_refuses_nothing(settings, judge):
    (delivery,) = loaded(settings, THREE)
    judge((delivery, "prestatie", 1, None), built=[delivery])
    (made,) = antwoord.maak(settings, [delivery], DAY)
    assert (made.afgewezen_prestaties, made.toegekend_eurocent) == (0, 84300)


def test_a_declaratie_that_no_completed_build_has_judged_is_refused(settings, marts, judge, query):
    (delivery,) = loaded(settings, THREE)
    for built, volgnummer in (([], 120), ([delivery], 0)):  # came in after the build; the build broke off
        judge(built=built)
        with psycopg.connect(marts.dsn("builder")) as connection:
            connection.execute("update marts.bouw set volgnummer_tot = %s", [volgnummer])
        with pytest.raises(Stop, match=f"Nog niet beoordeeld: {delivery[:16]}. Voer eerst `jeugd build` uit"):
            antwoord.maak(settings, [delivery])
    assert query("select count(*) from publicatie.antwoorden") == [(0,)]


def test_a_declaratie_that_the_gemeente_answered_elsewhere_gets_no_second_answer(settings, judge, query):
    (delivery,) = loaded(settings, THREE)
    judge(built=[delivery], answer="een JW325 van het systeem van de gemeente")
    with pytest.raises(Stop, match=f"Al beantwoord met een JW325: {delivery[:16]}"):
        antwoord.maak(settings, [delivery])
    assert query("select count(*) from publicatie.antwoorden") == [(0,)]


def test_before_the_first_build_no_declaratie_is_answered(settings):
    (delivery,) = loaded(settings, THREE)
    with pytest.raises(Stop, match="nog geen marts"):
        antwoord.maak(settings, [delivery])


def test_what_is_no_loaded_declaratie_stops_everything(settings, judge, query):
    (delivery,) = loaded(settings, THREE)
    judge((delivery, "prestatie", 9, "9307"), built=[delivery])
    with pytest.raises(Stop, match="Geen geladen JW323: f00"):
        antwoord.maak(settings, [delivery, "f00"])
    with pytest.raises(Stop, match="passen niet"):
        antwoord.maak(settings, [delivery])
    assert query("select count(*) from publicatie.antwoorden") == [(0,)]


def test_a_declaratie_in_an_envelope_is_answered_too(settings, judge):
    content = ENVELOPE.format(base64.b64encode(THREE).decode()).encode()
    (delivery,) = loaded(settings, content)
    judge((delivery, "prestatie", 3, "8017"), built=[delivery])
    (made,) = antwoord.maak(settings, [delivery], DAY)
    assert (made.ingediend_eurocent, made.toegekend_eurocent) == (84300, 85000)


def test_a_concept_leaves_only_in_the_name_of_a_person(settings, judge):
    (delivery,) = loaded(settings, THREE)
    judge((delivery, "prestatie", 2, "9307"), built=[delivery])
    (made,) = antwoord.maak(settings, [delivery], DAY)
    for nobody in ("", "  ", "42", f"Jan {m.CHILD}"):
        with pytest.raises(Stop, match="--door"):
            antwoord.vrijgeven([made.nummer], nobody, settings)
    with pytest.raises(Stop, match="niet vrijgegeven"):
        antwoord.schrijf(made.nummer, settings.home, settings)
    assert plain_files(settings) == []


def test_a_released_answer_is_recorded_encrypted_and_becomes_a_delivery(settings, judge, query, tmp_path):
    (delivery,) = loaded(settings, THREE)
    judge((delivery, "prestatie", 2, "9307"), built=[delivery])
    (made,) = antwoord.maak(settings, [delivery], DAY)
    (released,) = antwoord.vrijgeven([made.nummer], "A. de Vries", settings)
    assert released.vrijgegeven_door == "A. de Vries"
    at_rest = [path for path in (settings.home / "uitgaand").rglob("*") if path.is_file()]
    assert [path.name for path in at_rest] == [f"{made.identificatie}.xml.age"]
    assert m.CHILD_2.encode() not in at_rest[0].read_bytes()
    with pytest.raises(Stop, match="geen concept"):
        antwoord.vrijgeven([made.nummer], "A. de Vries", settings)
    with pytest.raises(Stop, match="al beantwoord"):
        antwoord.maak(settings, [delivery])
    path = antwoord.schrijf(made.nummer, tmp_path, settings)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == made.sha256
    (offered,) = plain_files(settings)
    offered.touch()
    load_source("ijw", settings)
    assert query("select status, bericht, identificatie from ingest.deliveries order by volgnummer") == [
        ("geladen", "JW323", "B0001"),
        ("geladen", "JW325", made.identificatie),
    ]
    assert query("select referentie_nummer, retourcodes from raw.ijw__jw325_prestaties") == [("R002", "9307")]
    assert antwoord.maak(settings) == []


def test_a_release_that_was_broken_off_is_completed_by_the_next_one(settings, query):
    loaded(settings, REFUSED)
    (made,) = antwoord.maak(settings)
    settings.inbox("ijw").rmdir()
    with pytest.raises(FileNotFoundError):
        antwoord.vrijgeven([made.nummer], "A. de Vries", settings)
    settings.inbox("ijw").mkdir()
    assert antwoord.vrijgeven([], "B. Jansen", settings) == []
    assert [path.name for path in plain_files(settings)] == [f"JW325-{made.identificatie}.xml"]
    assert query("select vrijgegeven_door, aangeboden_op is not null from publicatie.antwoorden") == [
        ("A. de Vries", True)
    ]


def test_a_concept_that_was_changed_is_not_released(settings):
    loaded(settings, REFUSED)
    (made,) = antwoord.maak(settings)
    path = antwoord.concept(made.identificatie, settings)
    with path.open("wb") as file:
        sealing.seal_stream(io.BytesIO(b"<Bericht/>"), file, sealing.recipient(settings))
    with pytest.raises(Stop, match="niet wat is vastgelegd"):
        antwoord.vrijgeven([made.nummer], "A. de Vries", settings)
    assert plain_files(settings) == []


def test_a_bsn_is_neither_shown_nor_logged_nor_stored(settings, judge, query, capsys, caplog):
    caplog.set_level("DEBUG")
    first, _ = loaded(settings, THREE, REFUSED)
    judge((first, "prestatie", 2, "9307"), built=[first])
    made = antwoord.maak(settings, [first], DAY)
    antwoord_status.show(antwoord.vrijgeven([one.nummer for one in made], "A. de Vries", settings))
    seen = "".join(capsys.readouterr()) + caplog.text + str(query("select a::text from publicatie.antwoorden as a"))
    assert "JW325" in seen
    assert not [number for number in (m.CHILD, m.CHILD_2) if number in seen]


def test_the_role_that_answers_sees_the_register_its_own_table_and_the_outcomes_only(settings, judge):
    first, _ = loaded(settings, THREE, REFUSED)
    judge(built=[first])
    antwoord.maak(settings, [first])
    with psycopg.connect(settings.dsn("antwoord"), autocommit=True) as connection:
        assert connection.execute("select count(*) from publicatie.antwoorden").fetchone() == (2,)
        for statement in (
            "select * from raw.ijw__jw323_prestaties",
            "select gebouwd_op from marts.bouw",
            "select * from marts.fct_prestaties",
            "delete from publicatie.antwoorden",
            "update ingest.deliveries set reden = ''",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
