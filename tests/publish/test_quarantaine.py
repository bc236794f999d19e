"""What waits in quarantine, and the list a supplier gets: everything to repair, nothing of a person."""

import csv
from datetime import date

import openpyxl
import pytest

from ingest import sealing, warehouse
from ingest.errors import Stop
from ingest.settings import Settings
from publish.quarantaine import file_names, repair_list, waiting, write_list

BSN = "999990019"
MELDING = f"=2+2 het nummer {BSN} hoort hier niet"


@pytest.fixture
def refused(settings: Settings) -> Settings:
    """Three refused deliveries, of which two of one supplier, and one that was loaded."""
    rows = [
        ("a", "quarantaine", "00991346", "2024-06-01", BSN, 12345),
        ("b", "quarantaine", "00991346", "2024-06-28", "0001", None),
        ("c", "quarantaine", None, "2024-06-29", None, None),
        ("d", "geladen", "00991346", "2024-06-29", "0002", 1),
    ]
    with warehouse.connect(settings) as connection:
        for name, status, afzender, day, identificatie, cents in rows:
            connection.execute(
                "insert into ingest.deliveries (offer_id, delivery_id, bron, status, ontvangen_op, naam_versleuteld,"
                " bytes, bericht, afzender, identificatie, eurocent, herstelbaar_door, code_version)"
                " values (%s, %s, 'ijw', %s, %s, '', 1, 'JW323', %s, %s, %s, 'niets', 'test')",
                [name, name, status, f"{day} 12:00+00", afzender, identificatie, cents],
            )
            connection.execute(
                "insert into ingest.findings (delivery_id, bron, nummer, stap, code, melding, wat_te_doen)"
                " values (%s, 'ijw', 1, 'xsd', 'X1', %s, 'lever opnieuw')",
                [name, MELDING],
            )
    return settings


def test_the_quarantine_by_supplier_and_age(refused):
    found = waiting(refused, date(2024, 7, 5))
    assert [(row["leverancier"], row["leeftijd"], row["leveringen"], row["oudste_dagen"]) for row in found] == [
        ("00991346", "langer dan 30 dagen", 1, 34),
        ("00991346", "0-7 dagen", 1, 7),
        ("onbekend", "0-7 dagen", 1, 6),
    ]
    assert (found[0]["eurocent"], found[1]["bedrag_onbekend"]) == (12345, 1)


def test_a_list_holds_every_finding_of_that_supplier_and_no_bsn(refused, tmp_path):
    rows = repair_list("00991346", refused)
    assert [row["levering"] for row in rows] == ["a", "b"]
    for name in ("lijst.csv", "lijst.xlsx"):
        write_list(rows, tmp_path / name)
    written = (tmp_path / "lijst.csv").read_text(encoding="utf-8-sig")
    sheet = openpyxl.load_workbook(tmp_path / "lijst.xlsx").active
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert sum("hoort hier niet" in text for text in texts) == 2
    assert BSN not in written
    assert not any(BSN in text for text in texts)
    assert {cell.data_type for cell in sheet["N"][1:]} == {"s"}, "a message that begins with = is not calculated"
    read = list(csv.DictReader(written.splitlines(), delimiter=";"))
    assert read[0]["melding"].startswith("'=2+2")


def test_nothing_to_send_and_an_unknown_kind_of_file_are_said(refused, tmp_path):
    with pytest.raises(Stop, match="niets in quarantaine"):
        write_list(repair_list("54991050", refused), tmp_path / "lijst.csv")
    with pytest.raises(Stop, match="xlsx"):
        write_list(repair_list("onbekend", refused), tmp_path / "lijst.pdf")


def test_who_has_the_archive_key_sees_how_the_files_were_called_without_a_bsn(refused):
    seal_text = sealing.text_sealer(sealing.recipient(refused))
    for name, called in (("a", f"declaratie {BSN}.xml"), ("b", "juni.xml")):
        sealed = seal_text(called.encode())
        with warehouse.connect(refused) as connection:
            connection.execute("update ingest.deliveries set naam_versleuteld = %s where offer_id = %s", [sealed, name])
    (a, b) = file_names("00991346", refused)
    assert a[0] == "a"
    assert BSN not in a[1]
    assert b == ("b", "juni.xml")
    assert file_names("bestaat niet", refused) == []
