"""The answer to a message: what the standard prescribes for each outcome, valid, and adding up to the cent."""

import io
import random
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from ingest import xml_messages
from ingest.contract import MESSAGES, message_maps
from publish.antwoord_bericht import answer_map, declaratie_antwoord, technical
from tests.ingest import messages as m
from tests.ingest.message_parts import FROM_GEMEENTE
from tests.ingest.messages import jw323, prestatie

DAY = date(2024, 7, 12)
PRESTATIES = [
    prestatie(cents=80000),
    prestatie(m.CHILD_2, referentie="R002", toewijzing="2002", cents=5000),
    prestatie(m.CHILD_2, referentie="R003", toewijzing="2003", vorig="R900", cents=-700),
]
THREE = jw323(PRESTATIES)
HEEN = {"JW301": m.jw301, "JW305": m.jw305, "JW307": m.jw307, "JW315": m.jw315, "JW323": jw323}


def answered(outcomes: dict, content: bytes = THREE):
    """The JW325 to these bytes."""
    return declaratie_antwoord(answer_map("JW323", "3.2"), io.BytesIO(content), outcomes, "JA1", DAY)


def read(tmp_path: Path, content: bytes):
    """The answer as the loader reads it: schema and every rule of level 2, TR342 among them."""
    path = tmp_path / "antwoord.xml"
    path.write_bytes(content)
    return xml_messages.read(path, "d1", lambda number: f"id{number[-2:]}")


def rows(checked, table: str) -> list[list[str]]:
    """Rows of a raw table without its two machine columns."""
    text = b"".join(checked.tables[table].blocks()).decode()
    return [line.split("\t")[2:] for line in text.splitlines()]


def test_only_refused_prestaties_are_listed_and_the_rest_is_granted(tmp_path):
    made = answered({2: ["9307", "9308"]})
    assert (made.afgewezen, made.ingediend, made.toegekend) == (1, 84300, 79300)
    found = read(tmp_path, made.content)
    assert (found.afzender, found.ontvanger, found.dagtekening) == (m.GEMEENTE, m.AANBIEDER, "2024-07-12")
    assert rows(found, "ijw__jw325_declaratie_antwoorden") == [["D2024061", "84300", "D", "79300", "D", "0200"]]
    (row,) = rows(found, "ijw__jw325_prestaties")
    assert {"id18", "R002", "2002", "5000", "D", "9307 9308", "0200"} <= set(row)
    assert b"<DeclaratieIdentificatie>\r\n      <ijw:Identificatie>B0001</ijw:Identificatie>" in made.content


def test_a_declaratie_without_refusals_is_granted_whole(tmp_path):
    made = answered({})
    assert rows(read(tmp_path, made.content), "ijw__jw325_declaratie_antwoorden") == [
        ["D2024061", "84300", "D", "84300", "D", "8001"]
    ]
    assert b"Clienten" not in made.content


def test_an_error_on_the_declaratie_grants_nothing_and_lists_nothing(tmp_path):
    made = answered({0: ["9333"], 1: ["9307"]})
    assert rows(read(tmp_path, made.content), "ijw__jw325_declaratie_antwoorden") == [
        ["D2024061", "84300", "D", "0", "D", "9333"]
    ]
    assert b"Clienten" not in made.content


def test_an_error_in_the_header_is_answered_with_a_header_alone(tmp_path):
    made = answered({0: ["9056"]})
    assert (made.afgewezen, b"DeclaratieAntwoord" in made.content) == (None, False)
    assert b"<RetourCode>9056</RetourCode>" in made.content
    read(tmp_path, made.content)


def test_an_error_on_a_client_leaves_all_its_prestaties_unjudged(tmp_path):
    made = answered({2: ["8187"]})
    found = rows(read(tmp_path, made.content), "ijw__jw325_prestaties")
    assert [row[-1] for row in found] == ["0233", "0233"]
    assert all("8187" in row for row in found)
    assert made.toegekend == 80000


def retourcodes() -> set[str]:
    """Every retourcode that the schema knows."""
    kinds = etree.parse(MESSAGES / "3_2" / "basisschema.xsd").iterfind(".//{*}simpleType[@name='LDT_RetourCode']")
    return {one.get("value") for kind in kinds for one in kind.iterfind(".//{*}enumeration")}


def test_whatever_is_refused_the_amounts_add_up(tmp_path):
    chance = random.Random(342)
    codes = sorted(retourcodes() - {"0001", "0200", "0233", "8001", "8187"})
    for _ in range(60):
        lines = [
            prestatie(
                bsn,
                referentie=f"R{place}{number}",
                toewijzing=f"{place}{number}",
                vorig=f"V{place}{number}" if (is_credit := chance.random() < 0.4) else None,
                cents=chance.randint(1, 99999) * (-1 if is_credit else 1),
            )
            for place, bsn in enumerate((m.CHILD, m.CHILD_2, m.CHILD_3))
            for number in range(chance.randint(1, 4))
        ]
        refused = chance.sample(range(1, len(lines) + 1), chance.randint(0, len(lines)))
        made = answered({place: chance.sample(codes, chance.randint(1, 2)) for place in refused}, jw323(lines))
        assert len(rows(read(tmp_path, made.content), "ijw__jw325_prestaties")) == len(refused) == made.afgewezen


def test_an_outcome_on_a_prestatie_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no prestatie 4"):
        answered({4: ["9307"]})


@pytest.mark.parametrize("bericht", ["JW301", "JW305", "JW307", "JW315", "JW317", "JW319", "JW323"])
def test_a_technical_refusal_is_a_valid_header_with_0001(tmp_path, bericht):
    content = HEEN[bericht]() if bericht in HEEN else m.bericht(bericht)
    made = technical(answer_map(bericht, "3.2"), io.BytesIO(content), "JA2", DAY)
    header = {etree.QName(one).localname: one.text for one in etree.fromstring(made.content).iter()}
    assert (header["RetourCode"], header["XsltVersie"]) == ("0001", "1.0.0")
    # The JW325 is from the gemeente; a retour repeats sender and receiver of what it answers.
    from_gemeente = bericht in FROM_GEMEENTE or bericht == "JW323"
    parties = (m.GEMEENTE, m.AANBIEDER) if from_gemeente else (m.AANBIEDER, m.GEMEENTE)
    assert (header["Afzender"], header["Ontvanger"]) == parties
    assert read(tmp_path, made.content).bericht == made.bericht


def test_every_message_of_the_release_is_answered_but_answers_are_not():
    found = {one.bericht: answer_map(one.bericht, "3.2") for one in message_maps().values() if one.release == "3.2"}
    pairs = {bericht: answer and answer.bericht for bericht, answer in found.items()}
    assert pairs == {
        **{f"JW3{one}": f"JW3{two}" for one, two in (("01", "02"), ("05", "06"), ("07", "08"), ("15", "16"))},
        **{f"JW3{one}": f"JW3{two}" for one, two in (("17", "18"), ("19", "20"), ("23", "25"))},
        **dict.fromkeys([f"JW3{two}" for two in ("02", "06", "08", "16", "18", "20", "25")]),
    }
