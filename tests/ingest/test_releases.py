"""Maps of all messages and releases: every path exists in its schema, and what 2.3 says lands where 3.2 lands."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from ingest import xml_messages
from ingest.checked import Checked
from ingest.contract import MESSAGES, MessageMap, message_maps, raw_tables, releases
from ingest.errors import RejectedDelivery
from ingest.settings import PROJECT
from tests.ingest import messages as m
from tests.ingest.test_xsd import EXAMPLES, RETOURS
from tests.ingest.test_xsd_mutations import example
from tests.ingest.xsd_tree import Place, tree

MAPS = list(message_maps().values())
NAMES = [f"{found.bericht} {found.release}" for found in MAPS]


def folder(found: MessageMap) -> Path:
    """Where the schema of this message stands."""
    return MESSAGES / found.release.replace(".", "_")


def below(place: Place, path: str) -> Place | None:
    """The place that a path leads to, None when there is no such element."""
    for step in path.split("/"):
        place = next((child for child in place.inside if child.tag.endswith(f"}}{step}")), None)
        if place is None:
            return None
    return place


def filled(found: MessageMap, **texts: str) -> bytes:
    """A message with everything in it once more than needed, and these texts at the elements of that name."""
    root = example(tree(folder(found), found.bericht), full=True)
    for element in root.iter():
        element.text = texts.get(etree.QName(element).localname, element.text)
    return etree.tostring(root)


def read(tmp_path: Path, content: bytes) -> Checked:
    """Read these bytes as one delivery."""
    path = tmp_path / "bericht.xml"
    path.write_bytes(content)
    return xml_messages.read(path, "d1", lambda number: f"id{number[-2:]}")


def rows(checked: Checked, table: str) -> list[dict[str, str]]:
    """The rows of one raw table by column, without what is empty."""
    lines = b"".join(checked.tables[table].blocks()).decode().splitlines()
    names = ["delivery_id", "position", *raw_tables()[table]]
    found = [dict(zip(names, line.split("\t"), strict=True)) for line in lines]
    return [{name: value for name, value in row.items() if value != r"\N"} for row in found]


def found_map(bericht: str, release: str) -> MessageMap:
    """The map of one message."""
    return next(one for one in MAPS if (one.bericht, one.release) == (bericht, release))


def test_every_message_of_both_releases_has_a_map():
    names = {"2.3": "301 302 303 304 305 306 307 308 315 316"}
    names["3.2"] = "301 302 305 306 307 308 315 316 317 318 319 320 323 325"
    assert releases() == list(names)
    for release, numbers in names.items():
        assert {one.bericht for one in MAPS if one.release == release} == {f"JW{n}" for n in numbers.split()}


@pytest.mark.parametrize("found", MAPS, ids=NAMES)
def test_every_path_of_a_map_leads_to_a_value_of_its_schema(found):
    root = tree(folder(found), found.bericht)
    assert all(below(root, f"Header/{path}").values for path in vars(found.header).values())
    assert not found.stream or below(root, found.stream).most > 1
    for table in found.tables:
        steps = ["Header", *table.each.split("/")]
        for column in table.columns:
            if column.path:
                above = "Header" if column.klasse == "Header" else "/".join(steps[1 : steps.index(column.klasse) + 1])
                assert below(root, f"{above}/{column.path}").values, f"{table.name}.{column.name}"
    money = below(root, f"{found.tables[-1].each}/{found.bedrag}") if found.bedrag else None
    assert not money or [child.tag.rpartition("}")[2] for child in money.inside] == ["Bedrag", "DebetCredit"]


@pytest.mark.parametrize("found", MAPS, ids=NAMES)
def test_no_column_reads_inside_a_berichtklasse_that_is_read_apart(found):
    apart = {table.klasse for table in found.tables} | {"Client", "Beschikking", "Relatie", "Contact"}
    for table in found.tables:
        for column in table.columns:
            assert not apart & set(column.path.split("/")[:-1]), f"{table.name}.{column.name}"


def test_no_person_but_a_hidden_bsn_and_a_birth_year_is_loaded():
    private = re.compile(
        r"Naam|Voornamen|Straat|Huis|Postcode|Telefoon|Email|Commentaar|BtwIDNummer|Beperking|Grondslag"
    )
    for table in (table for found in MAPS for table in found.tables):
        for column in table.columns:
            assert not private.search(column.path), column
            assert ("Bsn" in column.path, "Geboortedatum" in column.path) == (
                column.hide == "bsn",
                column.hide == "jaar",
            )


@pytest.mark.parametrize("bericht", sorted({one.bericht for one in MAPS if one.release == "2.3"}))
def test_a_message_of_release_2_3_is_read(tmp_path, bericht):
    found = found_map(bericht, "2.3")
    checked = read(tmp_path, filled(found))
    assert (checked.bericht, checked.release) == (bericht, "2.3")
    assert {table: bool(lines.count) for table, lines in checked.tables.items()} == dict.fromkeys(checked.tables, True)
    main = rows(checked, found.tables[-1].name)[0]
    expected = {column.name for column in found.tables[-1].columns if column.path}
    assert expected <= set(main)


def test_a_jw303_counts_its_euros_and_names_the_sender_in_its_own_way(tmp_path):
    found = found_map("JW303", "2.3")
    texts = {"Bedrag": "0000250", "DebetCredit": "C", "Aanbieder": "01234567", "Gemeente": "0505"}
    checked = read(tmp_path, filled(found, **texts, DeclarantFactuurNummer="F2020", FactuurDagtekening="2020-07-05"))
    assert (checked.rijen, checked.eurocent) == (4, -1000)
    assert (checked.afzender, checked.ontvanger) == ("01234567", "0505")
    assert (checked.identificatie, checked.dagtekening) == ("F2020", "2020-07-05")
    assert {row["declaratie_nummer"] for row in rows(checked, "ijw__jw303_prestaties")} == {"F2020"}


def test_a_jw304_keeps_what_was_granted_of_a_line_and_counts_no_euros(tmp_path):
    found = found_map("JW304", "2.3")
    checked = read(
        tmp_path, filled(found, Bedrag="400", GemeenteReferentieNummer="G2020", DeclarantFactuurNummer="F2020")
    )
    assert checked.eurocent == 0
    assert checked.identificatie == "G2020"
    [kop] = rows(checked, "ijw__jw304_antwoorden")
    assert (kop["declaratie_nummer"], kop["gemeente_referentie_nummer"]) == ("F2020", "G2020")
    assert rows(checked, "ijw__jw304_prestaties")[0]["toegekend_bedrag"] == "400"


@pytest.mark.parametrize("bericht", RETOURS)
def test_a_retour_names_what_it_answers_and_does_not_swap_the_parties(tmp_path, bericht):
    checked = read(tmp_path, EXAMPLES[bericht])
    answered = found_map(found_map(bericht, "3.2").antwoord_op, "3.2")
    from_gemeente = answered.afzender == "gemeente"
    assert (checked.afzender == m.GEMEENTE, checked.ontvanger == m.AANBIEDER) == (from_gemeente, from_gemeente)
    assert (checked.identificatie, checked.dagtekening) == ("B0001", "2024-07-05")
    [kop] = rows(checked, "ijw__retouren")
    assert (kop["identificatie_retour"], kop["dagtekening_retour"]) == ("R0001", "2024-07-08")
    last = next(reversed(checked.tables))
    assert rows(checked, last)[0]["retourcodes"] == "0200"


def test_a_bsn_that_fails_the_11_proef_is_no_identifier_of_a_retour_either(tmp_path):
    content = EXAMPLES["JW306"].replace(m.CHILD.encode(), m.BAD_BSN.encode())
    content = content.replace(b"R0001", m.BAD_BSN.encode())
    with pytest.raises(RejectedDelivery, match="B010"):
        read(tmp_path, content)


def test_no_code_of_ingest_names_a_release_or_the_namespace_of_one():
    known = "|".join(re.escape(name) for release in releases() for name in (release, release.replace(".", "_")))
    named = re.compile(rf"[\"'/]({known})[\"'/]")
    found = [path.name for path in (PROJECT / "ingest").glob("*.py") if named.search(path.read_text(encoding="utf-8"))]
    assert set(found) <= {"rule_page.py"}  # the page is about the release that is in force


READ = """
import sys
from pathlib import Path
from ingest import xml_messages
checked = xml_messages.read(Path(sys.argv[1]), "d1", lambda number: "id")
print(checked.bericht, checked.release, checked.rijen, checked.eurocent)
"""


def test_a_release_is_added_with_files_only(tmp_path):
    for name in ("ingest", "schemas"):
        shutil.copytree(PROJECT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(tmp_path / "schemas" / "ijw" / "3_2", tmp_path / "schemas" / "ijw" / "4_0")
    for path in (tmp_path / "schemas" / "ijw" / "4_0").glob("jw*.*"):
        path.write_text(path.read_text(encoding="utf-8").replace("3_2", "4_0"), encoding="utf-8")
    basis = tmp_path / "schemas" / "ijw" / "4_0" / "basisschema.xsd"
    basis.write_text(basis.read_text(encoding="utf-8").replace("3_2", "4_0"), encoding="utf-8")
    message = tmp_path / "bericht.xml"
    message.write_bytes(m.jw323().replace(b"3_2", b"4_0"))
    told = subprocess.check_output([sys.executable, "-c", READ, message], text=True, cwd=tmp_path)
    assert told.split() == ["JW323", "4.0", "1", "80000"]
