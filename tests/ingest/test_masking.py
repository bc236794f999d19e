"""A number that could be a BSN is seen however it is written, and a day or an amount is not taken for one."""

from datetime import date, timedelta

import pytest

from ingest.errors import Stop
from ingest.masking import holds_bsn, is_bsn, masked, possible_bsns, shows_bsn, without_bsn

WRITTEN = [
    "999900006",
    "999.900.006",
    "9999 00006",
    "9999-00006",
    "9999_00006",
    "0999900006",
    "９９９９００００６",
    "٩٩٩٩٠٠٠٠٦",
    "9999\u200b00006",
    "9999\u00a000006",
    "9999–00006",
    "VOT/999.900.006/b",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_bsn_is_seen_however_it_is_written(text):
    assert possible_bsns(text) == {"999900006"}
    assert shows_bsn(text)
    assert holds_bsn(text)


@pytest.mark.parametrize("text", WRITTEN)
def test_a_bsn_is_not_shown_however_it_is_written(text):
    shown = masked(text)
    assert shown.count("*") == 9
    assert not possible_bsns(shown)


def test_a_lost_leading_zero_is_put_back():
    short = next(text for text in map(str, range(12345600, 12345700)) if is_bsn(f"0{text}"))
    assert possible_bsns(short) == {f"0{short}"}


def test_texts_are_looked_at_one_by_one():
    assert possible_bsns("9999\x0000006") == set()
    assert possible_bsns("x-1\x00999900006") == {"999900006"}


def test_a_bsn_in_a_longer_number_is_not_shown():
    assert masked("12999900006") == "12*********"
    assert masked("2024_999_900_006.xml") == "2024_***_***_***.xml"


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%d-%m-%Y", "%Y%m%d", "%Y-%m-%d %H:%M", "JW323_%Y%m%d_1"])
def test_no_day_of_a_year_is_taken_for_a_bsn(form):
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(365)]
    assert [text for day in days if masked(text := day.strftime(form)) != text] == []


def test_a_question_about_days_holds_no_bsn():
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(365)]
    assert not [day for day in days if holds_bsn(f"select 1 where dag between '{day}' and '{day} 23:59:59.999'")]


def test_a_name_or_reason_that_is_kept_holds_no_bsn_whatever_stands_between_its_digits():
    assert holds_bsn("zie 999 - 900 - 006")
    assert without_bsn("zie dossier 12") == "zie dossier 12"
    with pytest.raises(Stop):
        without_bsn("zie 999. 900 / 006")
