"""What the generator knows about gezinnen, registration and the chain, and what the marts make of it: the same."""

import csv
import shutil

import psycopg
import pytest

from dbt_project.run import build
from demo.region import make_deliveries
from ingest import delivery

# dbt leaves its log file open until the process ends.
pytestmark = [
    pytest.mark.traag,
    pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"),
]
MARTS = "+fct_gezinssignalen +rpt_registratie_volledigheid +rpt_ketencijfers +int_huisartsverwijzingen_latest"
FOUND = {
    "gezinnen.csv": "select team_code, replace(gezin_id, team_code || '-', ''), signaal from marts.fct_gezinssignalen",
    "registratie.csv": "select gemeente_code, halfjaar, sum(met_kerntaak) from marts.rpt_registratie_volledigheid"
    " group by 1, 2 having sum(met_kerntaak) > 0",
    "ketencijfers.csv": "select gemeente_code, halfjaar, soort, aantal from marts.rpt_ketencijfers",
}


def test_the_marts_find_what_the_generator_planted_and_nothing_else(settings, tmp_path):
    folder = tmp_path / "regio"
    make_deliveries(folder, jeugdigen=200, maanden=8)
    for source in ("sjt", "huisarts", "keten"):
        shutil.copytree(folder / source, settings.inbox(source), dirs_exist_ok=True)
        delivery.load_source(source, settings)
    build(settings, MARTS)
    with psycopg.connect(settings.dsn("builder")) as connection:
        found = {name: sorted(connection.execute(query).fetchall()) for name, query in FOUND.items()}
    for name, rows in found.items():
        with (folder / name).open(encoding="utf-8", newline="") as file:
            header, *known = csv.reader(file)
        truth = sorted(tuple(row[: len(rows[0])]) for row in known)
        assert [tuple(map(str, row)) for row in rows] == truth != [], (name, header)
    assert len(found["gezinnen.csv"]) == 4
    with (folder / "waarheid.csv").open(encoding="utf-8", newline="") as file:
        planted = {row["sleutel"] for row in csv.DictReader(file) if row["regel"] == "agb_past_niet"}
    with psycopg.connect(settings.dsn("builder")) as connection:
        silent = (
            "select count(*), count(met_kerntaak) from marts.rpt_registratie_volledigheid where halfjaar = '2017-H1'"
        )
        assert connection.execute(silent).fetchone() == (2, 0), "before 2017-09-01 it is unknown, never zero"
        wrong = "select verwijzing_id from intermediate.int_huisartsverwijzingen_latest where not is_agb_passend"
        assert {number for (number,) in connection.execute(wrong)} == planted != set()
