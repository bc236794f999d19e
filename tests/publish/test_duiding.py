"""Texts beside the figures: checked without repeating them, loaded as versions that only grow, and read back."""

import psycopg
import pytest
import yaml
from typer.testing import CliRunner

from ingest.errors import Stop
from ingest.masking import is_bsn
from ingest.settings import PROJECT
from publish import duiding, publication
from publish.connection import connect
from publish.duiding_bestand import chapters, folder_of, indicators, read_all
from publish.duiding_commands import duiding as commands
from publish.duiding_nieuw import write_skeletons
from publish.vrije_tekst import suspicions
from tests.publish.duiding import add_needed, write

FILE = "0505/2024-H2/kosten.md"
KNOWN = frozenset({"Dordrecht", "Hoeksche Waard"})


@pytest.fixture
def folder(tmp_path):
    """Where the texts of a test are: beside the home of its instance."""
    return tmp_path / "teksten"


def codes_of(settings, folder) -> list[tuple[int, str]]:
    return [(one.regel, one.code) for one in read_all(folder, settings)[1]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Het nummer 999990019 staat hier.", "D07"),
        ("Het nummer 9999.90.019 staat hier.", "D07"),
        ("Het nummer 9999 90\n019 staat hier.", "D07"),
        ("Vraag het aan j.jansen@voorbeeld.nl.", "D08"),
        ("Bel 06-12345678 voor uitleg.", "D09"),
        ("Bel +31 78 123 4570 voor uitleg.", "D09"),
        ("De jeugdige Jan Jansen kreeg hulp.", "D10"),
        ("Het gezin van der Berg verhuisde.", "D10"),
        ("Een moeder genaamd Fatima belde.", "D10"),
        ("De kinderen\nÉlodie en Noor gingen uit huis.", "D10"),
    ],
)
def test_a_text_that_could_name_a_person_is_refused_and_not_repeated(settings, folder, text, code):
    write(folder, FILE, text)
    teksten, found = read_all(folder, settings)
    assert [(one.regel, one.code) for one in found] == [(11, code)]
    said = duiding.line(found[0])
    assert said.startswith("0505/2024-H2/kosten.md, regel 11: ")
    assert not [word for word in text.split() if any(map(str.isdigit, word)) and word in said]
    assert not [word for word in ("Jan", "Berg", "Fatima", "Noor", "jansen") if word in said]
    with pytest.raises(Stop) as stopped:
        duiding.load(folder, settings)
    assert "niets geladen" in str(stopped.value)
    assert len(teksten) == 1


def test_what_people_write_about_figures_is_let_through():
    assert is_bsn("999990019")
    for text in (
        "Van 10.123 naar 11.234 jeugdigen (2023-2024), samen € 1.234.567,89.",
        "Kinderen in Dordrecht en gezinnen. De gemeente Hoeksche Waard ziet minder gezin Dordrecht.",
        "Tussen 2024-01-01 en 2024-06-30 gingen meer jeugdigen met GGZ en Wlz uit zorg.",
        "Het gezin krijgt hulp.\n\nDe kosten dalen.",
    ):
        assert suspicions(text, KNOWN) == [], text


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ({"type": "verklaring?"}, [(2, "D05")]),
        ({"bron_rol": None}, [(1, "D03")]),
        ({"consensus": "misschien", "versie": "0"}, [(5, "D05"), (9, "D05")]),
        ({"betrokken_partijen": "[]"}, [(4, "D05")]),
        ({"betrokken_partijen": "[]", "status": "concept"}, []),
        ({"datum": "vandaag"}, [(8, "D05")]),
        ({"opmerking": "x"}, [(10, "D04")]),
        ({"auteur": "[nee"}, [(8, "D02")]),
    ],
)
def test_a_header_is_judged_field_by_field_with_its_line(settings, folder, header, found):
    write(folder, FILE, **header)
    assert codes_of(settings, folder) == found


def test_a_file_has_its_place_a_header_and_a_text(settings, folder):
    write(folder, "9999/2024-H2/kosten.md")
    write(folder, "0505/2024-Q1/kosten.md")
    write(folder, "0505/2024-H2/999990019.md")
    write(folder, "0505/2024-H2/samenvatting.md", "<!-- nog te schrijven -->")
    write(folder, "0505/2024-H2/instroom.md", "x" * 4001)
    write(folder, "0505/2024-H2/kosten.md")
    write(folder, "0505/2024-H2/kosten.verklaring.md")
    write(folder, "0505/2024-H2/kosten.actie.md")
    (folder / "0505/2024-H2/uitstroom.md").write_text("geen kop\n", encoding="utf-8")
    (folder / "0505/2024-H2/uitval.md").write_bytes(b"---\n\xff")
    found = read_all(folder, settings)[1]
    assert sorted((one.code, one.bestand.rpartition("/")[2]) for one in found) == [
        ("D01", "*********.md"),
        ("D01", "kosten.md"),
        ("D01", "kosten.md"),
        ("D02", "uitstroom.md"),
        ("D02", "uitval.md"),
        ("D05", "kosten.actie.md"),
        ("D06", "instroom.md"),
        ("D06", "samenvatting.md"),
        ("D11", "kosten.verklaring.md"),
    ]


def test_every_listed_kpi_exists_and_stands_in_one_chapter():
    members = yaml.safe_load((PROJECT / "schemas" / "duiding.yml").read_text(encoding="utf-8"))["hoofdstukken"]
    listed = [kpi for kpis in members.values() for kpi in kpis]
    kpis = {path.stem for path in (PROJECT / "schemas" / "kpi").glob("*.yml")}
    drempels = (PROJECT / "schemas" / "codelijsten" / "duiding_drempels.csv").read_text(encoding="utf-8").splitlines()
    assert len(listed) == len(set(listed))
    assert set(listed) | {line.split(",")[0] for line in drempels[1:]} <= kpis
    assert set(members) <= set(chapters())
    assert set(indicators()) == kpis | set(chapters())


def test_versions_only_grow_and_a_report_gets_the_newest_in_order_of_chapters(marts, folder, query):
    publication.publish(marts)
    path = write(folder, FILE, "Eerste.")
    write(folder, "0505/2024-H2/instroom.md", "Over de instroom.", consensus="nee")
    write(folder, "0512/2024-H2/kosten.md", "Van een ander.")
    assert duiding.load(folder, marts) == (3, 0)
    assert duiding.load(folder, marts) == (0, 3)
    write(folder, FILE, "Tweede.")
    with pytest.raises(Stop, match=r"kosten.md: maak versie 2") as stopped:
        duiding.load(folder, marts)
    assert "Tweede" not in str(stopped.value)
    write(folder, FILE, "Tweede.\n\nMet een alinea.", versie="2")
    assert duiding.load(folder, marts) == (1, 2)
    assert query("select versie, tekst from publicatie.duiding where indicator = 'kosten' order by 1, 2") == [
        (1, "Eerste."),
        (1, "Van een ander."),
        (2, "Tweede.\n\nMet een alinea."),
    ]
    with connect(marts) as connection, connection.cursor() as cursor:
        found = duiding.texts(cursor, "0505", "2024-H2")
        assert duiding.texts(cursor, "0505", "2024-H1") == []
        with pytest.raises(psycopg.errors.RaiseException, match="only grows"):
            cursor.execute("update publicatie.duiding set tekst = 'anders'")
    assert [(one.hoofdstuk, one.indicator, one.tekst, one.consensus) for one in found] == [
        ("verwijzers", "instroom", "Over de instroom.", False),
        ("kosten", "kosten", "Tweede.\n\nMet een alinea.", True),
    ]
    assert path.is_file()


def test_before_the_first_publication_there_are_no_texts_and_nothing_is_loaded(settings, folder):
    write(folder, FILE)
    with pytest.raises(Stop, match="nog niets gepubliceerd"):
        duiding.load(folder, settings)
    with connect(settings) as connection, connection.cursor() as cursor:
        assert duiding.texts(cursor, "0505", "2024-H2") == []


def test_an_empty_text_is_made_for_every_figure_that_asks_and_says_why(marts):
    add_needed(marts)
    publication.publish(marts)
    made = write_skeletons("2024-H2", marts, gemeente="0505", auteur="A. de Vries")
    assert [path.name for path in made] == ["instroom.md", "kosten.md"]
    text = made[1].read_text(encoding="utf-8")
    assert "type: verklaring\n" in text
    assert "Van 1000 naar 1100 (10%; drempel 10%)." in text
    assert "type: voorbehoud\n" in made[0].read_text(encoding="utf-8")
    assert "fct_toewijzingen, dubbel" in made[0].read_text(encoding="utf-8")
    assert codes_of(marts, folder_of(marts)) == [(0, "D06"), (0, "D06")]
    assert write_skeletons("2024-H2", marts, gemeente="0505", auteur="A. de Vries") == []
    assert [path.parts[-3] for path in write_skeletons("2024-H2", marts, auteur="x")] == ["0512"]


def test_the_command_checks_and_says_where_by_its_exit_code(tmp_path):
    environment = {"JEUGD_HOME": str(tmp_path)}
    write(tmp_path / "duiding", FILE, "Bel 06-12345678.")
    done = CliRunner().invoke(commands, ["controleer"], env=environment)
    assert done.exit_code == 1
    assert done.stdout.startswith("0505/2024-H2/kosten.md, regel 11: D09 bevat een telefoonnummer.")
    write(tmp_path / "duiding", FILE)
    done = CliRunner().invoke(commands, ["controleer"], env=environment)
    assert (done.exit_code, done.stdout) == (0, "1 teksten gelezen, 0 bevindingen.\n")
