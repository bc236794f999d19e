"""The file for the CBS: one half-year out of the publication, in the order of the protocol, without a BSN."""

import csv
import re
import stat

import psycopg
import pytest

from ingest.errors import Stop
from publish import publication
from publish.cbs import COLUMNS, write_cbs
from tests.publish.marts import OWN, SPECS, write_manifest

RECORDS = """
create table marts.rpt_cbs_levering (
    halfjaar text not null, record_id text not null, gemeente_code text not null, jeugdige_id text not null,
    aanbieder text not null, geboortedatum text not null, geslacht text not null, hulpvorm text not null,
    verwijzer text, begindatum date not null, einddatum date, reden_einde text, gestart_met_crisis text not null,
    primary key (halfjaar, record_id)
);
insert into marts.rpt_cbs_levering values
('2024-H1', md5('r1'), '0505', md5('anna'), '01234567', '20120000', 'V', '02', '02', '2024-01-05', null, null, '2'),
('2024-H2', md5('r1'), '0505', md5('anna'), '01234567', '20120000', 'V', '02', '02', '2024-01-05', '2024-09-30', '01',
 '2'),
('2024-H1', md5('r2'), '0512', md5('bram'), 'SJT-1', '99999999', 'O', '01', null, '2023-12-01', null, null, '2');
"""


@pytest.fixture
def delivered(marts):
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute(RECORDS)
    write_manifest(marts, {**SPECS, "rpt_cbs_levering": (OWN, ["record_id", "jeugdige_id"])})
    publication.publish(marts)
    return marts


def test_the_file_holds_the_records_of_its_half_year_and_no_bsn(delivered):
    path = write_cbs("2024-H1", delivered)
    text = path.read_text(encoding="ascii")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    assert list(rows[0]) == list(COLUMNS)
    assert sorted((r["gemeente"], r["geboortedatum"], r["begin"], r["einde"], r["verwijzer"]) for r in rows) == [
        ("0505", "20120000", "20240105", "", "02"),
        ("0512", "99999999", "20231201", "", ""),
    ]
    assert {row["bsn"] for row in rows} == {""}
    assert all(re.fullmatch("[0-9a-f]{64}", row["pseudoniem"]) for row in rows), "a digest, and a new one per mart"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (closed,) = csv.DictReader(write_cbs("2024-H2", delivered).read_text("ascii").splitlines(), delimiter=";")
    assert (closed["einde"], closed["reden_einde"]) == ("20240930", "01")


@pytest.mark.parametrize(("halfjaar", "why"), [("2024", "2024-H1"), ("2019-H1", "niets")])
def test_a_half_year_without_records_is_said_in_one_line(delivered, halfjaar, why):
    with pytest.raises(Stop, match=why):
        write_cbs(halfjaar, delivered)
