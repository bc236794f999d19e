"""Messages -> rows: good ones come out whole; a refusal says where, what and who, and never a value."""

import subprocess
import sys
from pathlib import Path

import pytest
from stdnum.nl import bsn

from ingest import xml_guard, xml_messages
from ingest.checked import Checked
from ingest.errors import RejectedDelivery
from ingest.settings import PROJECT
from tests.ingest import messages as m
from tests.ingest.messages import jw301, jw305, jw307, jw315, jw323, jw325, prestatie

GOOD = jw323()


def read(tmp_path: Path, content: bytes) -> Checked:
    """Read these bytes as one delivery; a hidden BSN shows as its last two digits."""
    path = tmp_path / "bericht.xml"
    path.write_bytes(content)
    return xml_messages.read(path, "d1", lambda number: f"id{number[-2:]}")


def refusal(tmp_path: Path, content: bytes) -> RejectedDelivery:
    """The refusal of these bytes."""
    with pytest.raises(RejectedDelivery) as refused:
        read(tmp_path, content)
    return refused.value


def rows(checked: Checked, table: str) -> list[list[str]]:
    """The rows of one raw table as they go to COPY."""
    text = b"".join(checked.tables[table].blocks()).decode()
    return [line.split("\t") for line in text.splitlines()]


def test_a_declaratie_becomes_one_row_per_prestatie_and_one_for_itself(tmp_path):
    credit = prestatie(m.CHILD_2, referentie="R002", vorig="R900", cents=-500)
    checked = read(tmp_path, jw323([prestatie(), credit], identificatie="B77"))
    period = ["45", "45A48", "2024-06-01", "2024-06-30", "10", "04", "8000"]
    assert rows(checked, "ijw__jw323_declaraties") == [
        ["d1", "1", "D2024061", "2024-06-01", "2024-06-30", "2024-07-05", "79500", "D"]
    ]
    assert rows(checked, "ijw__jw323_prestaties") == [
        ["d1", "1", "D2024061", "id06", "R001", r"\N", "1001", *period, "80000", "D"],
        ["d1", "2", "D2024061", "id18", "R002", "R900", "1001", *period, "500", "C"],
    ]
    assert (checked.bericht, checked.release, checked.berichtcode) == ("JW323", "3.2", "490")
    assert (checked.afzender, checked.ontvanger) == (m.AANBIEDER, m.GEMEENTE)
    assert (checked.identificatie, checked.dagtekening) == ("B77", "2024-07-05")
    assert (checked.rijen, checked.eurocent) == (2, 79500)


def test_a_declaratie_answer_joins_its_retourcodes(tmp_path):
    content = jw325().replace(
        b"<RetourCode>9307</RetourCode>", b"<RetourCode>9307</RetourCode><RetourCode>9308</RetourCode>", 1
    )
    checked = read(tmp_path, content)
    assert rows(checked, "ijw__jw325_antwoorden") == [["d1", "1", "B0001", "2024-07-05", "0200"]]
    assert rows(checked, "ijw__jw325_declaratie_antwoorden") == [
        ["d1", "1", "D2024061", "180000", "D", "100000", "D", "0200"]
    ]
    [row] = rows(checked, "ijw__jw325_prestaties")
    assert row[:6] == ["d1", "1", "D2024061", "id06", "9307", "R001"]
    assert row[-3:] == ["80000", "D", "9307 9308"]
    assert (checked.rijen, checked.eurocent) == (1, 0)


def test_an_answer_of_a_header_only_is_loaded(tmp_path):
    checked = read(tmp_path, jw325([]))
    assert rows(checked, "ijw__jw325_antwoorden") == [["d1", "1", "B0001", "2024-07-05", "0001"]]
    assert checked.rijen == 0


def test_a_toewijzing_is_loaded_without_name_address_and_birthday(tmp_path):
    checked = read(tmp_path, jw301(relaties=[m.relatie()]))
    [row] = rows(checked, "ijw__jw301_toegewezen_producten")
    assert row[2:6] == ["id06", "2012", "2", r"\N"]
    assert row[6:10] == ["1001", r"\N", "45", "45A48"]
    assert not {"Voorbeeld", "Testkind", "3311AA", "2012-05-17"} & set(row)


def test_an_unknown_birthday_has_no_birth_year(tmp_path):
    checked = read(tmp_path, jw305(geboortedatum="1900-01-01", datumgebruik="3"))
    assert rows(checked, "ijw__jw305_start_producten")[0][3] == r"\N"


def test_every_kind_of_message_is_read(tmp_path):
    found = [read(tmp_path, make()) for make in (jw301, jw305, jw307, jw315, jw323, jw325)]
    assert [(one.bericht, one.rijen) for one in found] == [
        (name, 1) for name in ("JW301", "JW305", "JW307", "JW315", "JW323", "JW325")
    ]


def test_layout_comments_and_instructions_change_nothing(tmp_path):
    other = GOOD.replace(b"\r\n", b"\n\n").replace(b"<Bsn>99990", b"<!-- a --><Bsn>99990<!-- b --><?c d?>")
    assert other != GOOD
    assert read(tmp_path, other).inhoud_hash == read(tmp_path, GOOD).inhoud_hash


def test_an_unused_namespace_with_a_strange_name_is_harmless(tmp_path):
    assert read(tmp_path, GOOD.replace(b"<Bericht ", b'<Bericht xmlns:x="vreemd" ')).rijen == 1


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "utf-8"), ("iso-8859-1", "ISO-8859-1"), ("utf-16", "UTF-16")],
)
def test_the_allowed_encodings_give_the_same_rows(tmp_path, encoding, declared):
    text = jw323([prestatie(referentie="Zoë-1")]).decode().replace("UTF-8", declared)
    [row] = rows(read(tmp_path, text.encode(encoding)), "ijw__jw323_prestaties")
    assert row[4] == "Zoë-1"


@pytest.mark.parametrize(
    ("content", "door"),
    [
        (GOOD.replace(b"3_2/jw323", b"3_3/jw323"), "release"),
        (GOOD.replace(b"jw323", b"jw303"), "release"),
        (jw323([prestatie(eenheid="99")]), "codelijst"),
        (jw323([prestatie(eenheid="99", eind="x")]), "niets"),
        (GOOD[:900], "niets"),
        (jw323([prestatie(referentie="999900006")]), "niets"),
    ],
)
def test_a_refusal_tells_what_could_repair_it(tmp_path, content, door):
    assert refusal(tmp_path, content).herstelbaar_door == door


def test_a_file_above_the_cap_is_refused_unread(tmp_path):
    path = tmp_path / "groot.xml"
    path.write_bytes(GOOD)
    with pytest.raises(RejectedDelivery, match="B006"):
        xml_guard.check_bytes(path, max_bytes=1000)


def test_findings_of_the_xsd_name_line_and_element(tmp_path):
    bad = jw323(
        [prestatie(), prestatie(referentie="R2", eenheid="05"), prestatie(m.CHILD_2, referentie="R3", eind="x")]
    )
    lines = bad.decode().splitlines()
    places = [next(i for i, line in enumerate(lines, 1) if text in line) for text in (">05<", ">x<")]
    refused = refusal(tmp_path, bad)
    assert [(f.stap, f.code, f.regelnummer, f.element) for f in refused.findings] == [
        ("xsd", "X003", places[0], "Declaratie/Clienten/Client/Prestaties/Prestatie[2]/Eenheid"),
        ("xsd", "X008", places[1], "Declaratie/Clienten/Client[2]/Prestaties/Prestatie/ProductPeriode/Einddatum"),
    ]
    wel = "01, 04, 14, 16, 82, 83, 84"
    assert refused.findings[0].melding == f"Eenheid bevat een waarde die niet in de codelijst staat (wel {wel})."


def test_a_missing_element_is_named(tmp_path):
    [found] = refusal(tmp_path, GOOD.replace(b"<Eenheid>04</Eenheid>", b"")).findings
    assert (
        found.melding == "IngediendBedrag hoort hier niet; hier wordt Eenheid verwacht." or "Eenheid" in found.melding
    )


@pytest.mark.parametrize(
    ("old", "new", "melding"),
    [
        (b"ijw:Bedrag>", b"Bedrag>", "Bedrag staat in de verkeerde namespace; verwacht wordt die van het basisschema."),
        (b"Eenheid>", b"ijw:Eenheid>", "Eenheid staat in de verkeerde namespace; verwacht wordt die van het bericht."),
        (b"Eenheid>", b"Bedrag>", "Bedrag hoort hier niet; hier wordt Eenheid verwacht."),
    ],
)
def test_an_element_in_the_namespace_of_the_other_schema_is_told_so(tmp_path, old, new, melding):
    assert [found.melding for found in refusal(tmp_path, GOOD.replace(old, new)).findings] == [melding]


def test_at_most_twenty_findings_of_the_xsd_are_shown(tmp_path):
    refused = refusal(tmp_path, jw323([prestatie(referentie=f"R{i}", eenheid="99") for i in range(500)]))
    assert [f.code for f in refused.findings] == ["X003"] * 20 + ["B011"]


def test_the_sender_of_an_invalid_message_is_known_but_not_its_amounts(tmp_path):
    assert refusal(tmp_path, jw323([prestatie(eenheid="99")])).identity == {
        "bericht": "JW323",
        "release": "3.2",
        "berichtcode": "490",
        "afzender": m.AANBIEDER,
        "ontvanger": m.GEMEENTE,
        "identificatie": "B0001",
        "dagtekening": "2024-07-05",
    }


def test_a_header_value_that_could_be_a_bsn_is_not_repeated(tmp_path):
    refused = refusal(tmp_path, jw323([prestatie(eenheid="99")], identificatie="999900006", afzender="999900006"))
    assert not {"identificatie", "afzender"} & set(refused.identity)


def test_line_numbers_stay_right_beyond_65535(tmp_path):
    content = jw323(
        [prestatie(referentie=f"R{i}", toewijzing=str(i)) for i in range(3500)]
        + [prestatie(m.BAD_BSN, referentie="X", toewijzing="9999")]
    )
    line = next(i for i, text in enumerate(content.decode().splitlines(), 1) if f">{m.BAD_BSN}<" in text)
    [found] = refusal(tmp_path, content).findings
    assert (found.code, found.element) == ("CS002", "Declaratie/Clienten/Client[2]/Bsn")
    assert line > 65535
    assert found.regelnummer == line


GROWTH = """
import resource, sys
from pathlib import Path
from ingest import xml_messages
peaks = []
for path in sys.argv[1:]:
    xml_messages.read(Path(path), "d1", lambda bsn: bsn)
    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
print(peaks[1] - peaks[0])
"""


def test_a_large_message_needs_little_more_memory_than_a_small_one(tmp_path):
    bsns = [str(number) for number in range(999900000, 999999999) if bsn.is_valid(str(number))][:2000]
    large = [prestatie(bsns[i // 5], referentie=f"R{i}", toewijzing=str(i)) for i in range(10_000)]
    paths = [tmp_path / "klein.xml", tmp_path / "groot.xml"]
    for path, content in zip(paths, [GOOD, jw323(large)], strict=True):
        path.write_bytes(content)
    assert paths[1].stat().st_size > 8_000_000  # as a tree: about 100 MiB
    grown = subprocess.check_output([sys.executable, "-c", GROWTH, *map(str, paths)], text=True, cwd=PROJECT)
    assert int(grown) < 24
