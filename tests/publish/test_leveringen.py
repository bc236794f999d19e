"""The delivery calendar against a register: what is due, what counts, who has a line of its own."""

import dataclasses
from datetime import date

import pytest

from ingest import warehouse
from ingest.settings import SOURCES, Settings
from publish import leveringen
from publish.leveringen import as_json, expected_deliveries, last_two_due, read_calendar

LINES = [
    {"bron": "sjt", "bericht": "", "leverancier": "", "frequentie": "maand", "dag": "10", "speling_dagen": "5",
     "afspraak": "a"},
    {"bron": "sjt", "bericht": "", "leverancier": "EIGEN", "frequentie": "kwartaal", "dag": "1", "speling_dagen": "0",
     "afspraak": "b"},
    {"bron": "gi", "bericht": "", "leverancier": "", "frequentie": "maand", "dag": "10", "speling_dagen": "5",
     "afspraak": "c"},
]  # fmt: skip


def register(settings: Settings, afzender: str, day: str, status: str = "geladen", bron: str = "sjt") -> None:
    """A delivery as loading would have written it."""
    name = f"{bron}-{afzender}-{day}-{status}"
    with warehouse.connect(settings) as connection:
        connection.execute(
            "insert into ingest.deliveries (offer_id, delivery_id, bron, status, ontvangen_op, naam_versleuteld, bytes,"
            " afzender, code_version) values (%s, %s, %s, %s, %s, '', 1, %s, 'test')",
            [name, name, bron, status, f"{day} 12:00+00", afzender],
        )


@pytest.fixture
def region(settings: Settings, tmp_path, monkeypatch) -> Settings:
    """An instance whose region has these lines in its calendar."""
    folder = tmp_path / "schemas" / "regios" / settings.region
    folder.mkdir(parents=True)
    names = list(LINES[0])
    rows = [",".join(names), *(",".join(line[name] for name in names) for line in LINES)]
    (folder / "leveringskalender.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setattr("ingest.settings.PROJECT", tmp_path)
    return dataclasses.replace(settings)


@pytest.mark.parametrize(
    ("frequency", "day", "until", "expected"),
    [
        ("week", 1, date(2024, 5, 15), (date(2024, 5, 6), date(2024, 5, 13))),
        ("week", 3, date(2024, 5, 15), (date(2024, 5, 8), date(2024, 5, 15))),
        ("maand", 10, date(2024, 1, 9), (date(2023, 11, 10), date(2023, 12, 10))),
        ("maand", 10, date(2024, 1, 10), (date(2023, 12, 10), date(2024, 1, 10))),
        ("kwartaal", 15, date(2024, 4, 14), (date(2023, 10, 15), date(2024, 1, 15))),
        ("halfjaar", 15, date(2024, 12, 31), (date(2024, 1, 15), date(2024, 7, 15))),
    ],
)
def test_the_last_two_days_on_which_something_was_due(frequency, day, until, expected):
    assert last_two_due(frequency, day, until) == expected


def test_who_delivered_in_the_grace_is_in_time_and_a_refusal_is_no_delivery(region):
    register(region, "TIJDIG", "2024-05-14")
    register(region, "VORIGE", "2024-04-15")
    register(region, "FOUT", "2024-04-10")
    register(region, "FOUT", "2024-05-11", "quarantaine")
    register(region, "EIGEN", "2024-04-02")
    found = {one.leverancier: one for one in expected_deliveries(region, date(2024, 5, 20))}
    assert {name: (one.stand, one.dagen_te_laat) for name, one in found.items()} == {
        "TIJDIG": ("op tijd", 0),
        "VORIGE": ("te laat", 5),
        "FOUT": ("geweigerd", 5),
        "EIGEN": ("op tijd", 0),
        "": ("nooit geleverd", 5),
    }
    assert found["EIGEN"].afspraak == "b", "its own line, not that of everybody"
    assert found["TIJDIG"].verwacht_op == date(2024, 5, 10)


def test_nobody_is_late_before_the_grace_has_passed_and_later_deliveries_were_not_known_then(region):
    register(region, "A", "2024-04-15")
    register(region, "A", "2024-05-19")
    early = [one for one in expected_deliveries(region, date(2024, 5, 14)) if one.leverancier == "A"]
    assert [(one.verwacht_op, one.laatst_geladen) for one in early] == [(date(2024, 4, 10), date(2024, 4, 15))]
    assert as_json(early)[0]["verwacht_op"] == "2024-04-10"


def test_the_calendar_of_the_region_names_known_sources_and_days_every_month_has(settings):
    lines = read_calendar(settings)
    assert {line["bron"] for line in lines} == set(SOURCES)
    assert all(1 <= int(line["dag"]) <= 28 for line in lines)
    assert {line["frequentie"] for line in lines} <= {"week", *leveringen.MONTHS}
