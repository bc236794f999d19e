"""Who is late is one alarm per agreement and due date, of the kind that is not ours; what came in is forgotten."""

import json
from datetime import date, timedelta

from infra.alarm_leverancier import report
from ingest.settings import Settings
from tests.publish.test_leveringen import region, register  # noqa: F401  a region with a calendar of its own

LATE = date(2024, 5, 16)  # due on the tenth, five days of grace


def told(settings: Settings) -> list[dict]:
    """Everything that went out."""
    log = settings.logs / "alarm.log"
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


def still_open(settings: Settings) -> set[str]:
    return {path.stem for path in (settings.home / "alarm").glob("te-laat.*.json")}


def test_all_who_are_late_for_the_same_agreement_are_one_alarm(region):  # noqa: F811
    for name in ("A", "B", "C"):
        register(region, name, "2024-04-14")
    register(region, "C", "2024-05-11")
    register(region, "EIGEN", "2024-05-02")
    assert report("sjt", region, LATE) == 1
    (note,) = told(region)
    assert (note["soort"], note["titel"]) == ("leverancier", "sjt: 2 te laat, verwacht op 10-05-2024")
    assert "Niet geleverd door A, B." in note["tekst"]
    assert report("sjt", region, LATE) == 0, "told"
    assert report("gi", region, LATE) == 1, "a source that nobody ever delivered"
    assert "Nog nooit" in told(region)[-1]["tekst"]


def test_nobody_is_called_before_the_grace_has_passed(region):  # noqa: F811
    register(region, "A", "2024-04-14")
    register(region, "EIGEN", "2024-05-02")
    assert report("sjt", region, LATE - timedelta(days=2)) == 0
    assert told(region) == []


def test_what_came_in_is_forgotten_and_the_next_period_is_news(region):  # noqa: F811
    register(region, "A", "2024-04-14")
    register(region, "EIGEN", "2024-05-02")
    report("sjt", region, LATE)
    assert still_open(region) == {"te-laat.sjt.alles.2024-05-10"}
    register(region, "A", "2024-05-18")
    register(region, "EIGEN", "2024-07-02")
    assert report("sjt", region, date(2024, 5, 20)) == 0
    assert still_open(region) == set()
    assert report("sjt", region, date(2024, 7, 16)) == 1
    assert still_open(region) == {"te-laat.sjt.alles.2024-07-10"}


def test_a_supplier_who_was_refused_hears_of_that_and_is_not_called_late_too(region):  # noqa: F811
    register(region, "A", "2024-04-14")
    register(region, "EIGEN", "2024-05-02")
    register(region, "A", "2024-05-12", "quarantaine")
    assert report("sjt", region, LATE) == 1
    assert [note["titel"] for note in told(region)] == ["sjt: levering van A geweigerd"]
