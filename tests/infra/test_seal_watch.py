"""The nightly look at the access log tells people, once, which row is not what it was."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from infra import access_log
from infra.database import connect_as_admin
from infra.seal_watch import BrokenSeal, check_and_seal

TOMORROW = datetime.now(UTC) + timedelta(days=1)


def write(settings, times: int) -> None:
    with connect_as_admin(settings) as connection, connection.cursor() as cursor:
        for number in range(times):
            access_log.note(cursor, "toegang gegeven", f"login {number}", "gelukt", "proef van het zegel")


def tamper(settings, statement: str) -> None:
    """As the owner of the table, who has to take its guard away."""
    with connect_as_admin(settings) as connection:
        connection.execute("alter table toegang.logboek disable trigger all")
        connection.execute(statement)
        connection.execute("alter table toegang.logboek enable trigger all")


def told(settings) -> list[str]:
    log = settings.logs / "alarm.log"
    return [json.loads(line)["titel"] for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


def test_every_night_seals_what_is_new_and_tells_nobody(settings):
    write(settings, 3)
    assert check_and_seal(settings, TOMORROW) == 3
    write(settings, 2)
    assert check_and_seal(settings, TOMORROW) == 2
    assert told(settings) == []


@pytest.mark.parametrize(
    "statement",
    [
        "update toegang.logboek set resultaat = 'geweigerd' where nummer = 2",
        "delete from toegang.logboek where nummer = 2",
    ],
)
def test_a_broken_seal_is_an_alarm_until_it_is_whole_and_new_rows_are_sealed_all_the_same(settings, statement):
    write(settings, 3)
    check_and_seal(settings, TOMORROW)
    tamper(settings, statement)
    write(settings, 1)
    for _ in range(2):
        with pytest.raises(BrokenSeal, match="Regel 2 "):
            check_and_seal(settings, TOMORROW)
    assert told(settings) == ["Het logboek van toegang is veranderd"]
    assert access_log.verify(settings).verzegeld == 4


def test_a_number_without_a_row_is_told_the_night_after_and_not_again(settings):
    write(settings, 2)
    check_and_seal(settings, TOMORROW)
    write(settings, 2)
    tamper(settings, "delete from toegang.logboek where nummer = 3")
    assert check_and_seal(settings, TOMORROW) == 1
    assert check_and_seal(settings, TOMORROW) == 0
    assert told(settings) == ["Het logboek van toegang mist nummers"]
