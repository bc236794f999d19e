"""The files of a report: the same bytes for the same publication, also years later; figures that can be recomputed."""

import contextlib
import hashlib
import io
import re
import time
import zlib

import openpyxl
import psycopg
import pytest

from publish import pins, publication, reopen, report
from publish.errors import PublicationError
from publish.sql import run_as
from tests.publish.marts import rebuild

PAGE = ("html",)
KEPT = "select bestand, sha256 from publicatie.rapporten where publicatie_id = %s order by bestand"


def files_of(settings, number: int, code: str = "0505") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((settings.reports / str(number)).glob(f"{code}-*"))}


@pytest.fixture
def pinned(marts) -> int:
    """The number of a pinned publication of which 0505 has all its files."""
    number = publication.publish(marts).publicatie_id
    pins.pin(number, marts, reden="gemeenterapportage", door="SOJ")
    report.write_report("0505", marts)
    return number


def test_a_pinned_publication_gives_the_same_bytes_after_newer_ones(marts, pinned, query):
    before = files_of(marts, pinned)
    assert sorted(before) == [f"0505-dordrecht{end}" for end in ("-raad.html", "-raad.pdf", ".html", ".pdf", ".xlsx")]
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in before.items()}
    assert dict(query(KEPT, [pinned])) == hashes
    for number in range(3):
        with psycopg.connect(marts.dsn("builder")) as connection:
            connection.execute("update marts.rpt_gemeente_halfjaar set aantal = aantal + 20, bedrag = bedrag + 50000")
        rebuild(marts, f"later-{number}")
        publication.publish(marts)
    with pytest.raises(PublicationError, match="publicatie open"):
        report.write_report("0505", marts, publicatie_id=pinned)
    reopen.reopen(pinned, marts)
    for path in (marts.reports / str(pinned)).iterdir():
        path.unlink()
    time.sleep(2)  # a zip tells moments apart by two seconds
    report.write_report("0505", marts, publicatie_id=pinned)
    again = files_of(marts, pinned)
    assert [name for name in before if again[name] != before[name]] == []
    assert dict(query(KEPT, [pinned])) == hashes


def test_the_files_fit_are_complete_and_lead_back_to_the_figures(marts, pinned, query):
    found = files_of(marts, pinned)
    assert_pdf(found)
    assert_workbook(found)
    assert_codes(found["0505-dordrecht.xlsx"], marts, query)


def assert_pdf(found) -> None:
    """One page for the raad; the report is tagged for screen readers."""
    assert pages_in(found["0505-dordrecht-raad.pdf"]) == 1
    assert pages_in(found["0505-dordrecht.pdf"]) > 3
    assert b"pdfuaid" in unpacked(found["0505-dordrecht.pdf"])


def unpacked(pdf: bytes) -> bytes:
    """Everything in a PDF that is compressed, and the rest."""
    parts = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        with contextlib.suppress(zlib.error):
            parts.append(zlib.decompressobj().decompress(stream))
    return b"\n".join(parts)


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", unpacked(pdf)))


def assert_workbook(found) -> None:
    """Every table of the report, and nothing that is calculated."""
    book = openpyxl.load_workbook(io.BytesIO(found["0505-dordrecht.xlsx"]))
    tables = re.findall(r'<h3 id="([^"]+)">', found["0505-dordrecht.html"].decode())
    parts = [name for name in tables if name not in ("lezen", "definities")]
    assert len(parts) > 5
    assert [name.split(" ", 1)[1] for name in book.sheetnames[1:-2]] == parts
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    routes = next(sheet for sheet in book if sheet.title.endswith("instroom_verwijzer"))
    cells = {row[0]: row[1:3] for row in routes.values}
    assert cells["huisarts"] == (30, 30)
    assert cells["GI"] == ("*", "*")


def assert_codes(content: bytes, marts, query) -> None:
    """Every code leads to an answer, that of the costs to the exact figure."""
    rows = list(openpyxl.load_workbook(io.BytesIO(content))["Zo rekent u na"].values)[1:]
    questions = {code: statement for code, _, statement, _ in rows}
    for statement in questions.values():
        run_as("auditor", statement, marts)
    exact = query(
        "select sum(bedrag) from mart_0505.rpt_gemeente_halfjaar"
        " where onderwerp = 'kosten_categorie' and halfjaar = '2024-H1'"
    )
    _, found = run_as("auditor", questions["KOS-2024-H1"], marts)
    assert sum(row[2] for row in found) == exact[0][0]
    assert any("jeugd herkomst kosten --gemeente 0505 --periode 2024-H1" in row for row in rows)


def test_the_regional_edition_says_of_a_gemeente_what_its_own_report_says(marts, pinned):
    page = report.write_region(marts, PAGE)
    text = page.read_text(encoding="utf-8")
    own = files_of(marts, pinned)["0505-dordrecht.html"].decode()
    routes = own[own.index('id="instroom_verwijzer"') :]
    total = re.search(r'<th scope="row">Totaal</th>(.*?)</tr>', routes)[1]
    beside = text[text.index('id="instroom_verwijzer"') :]
    assert re.search(r'<th scope="row">Dordrecht</th>(.*?)</tr>', beside)[1] == total
    assert re.findall(r'<th scope="row">([^<]+)</th>', beside)[10] == "Regio"
    assert "Zuid-Holland Zuid" in text
    assert report.write_region(marts, PAGE).read_text(encoding="utf-8") == text
