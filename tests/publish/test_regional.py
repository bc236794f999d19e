"""What gemeenten see of the region: nothing about a few, also after subtracting their own part or older figures."""

import json
import random
from decimal import Decimal

import psycopg
import pytest

from publish import publication
from publish.benchmark import HIDDEN, SHOWN, Part, Regional, moves_too_little, rounded, state
from publish.regional import protected
from publish.sql import run_as
from publish.thresholds import thresholds
from tests.publish.marts import rebuild

LIMITS = thresholds("gemeente")
SEEN = "select kpi_id, periode, teller, noemer, waarde, staat from mart_0505.rpt_kpi_regio order by 1, 2"


def regional(*tellers: float, noemers: tuple = (), euro: bool = False, deel: bool = False) -> Regional:
    parts = {
        f"g{n}": Part(Decimal(teller), Decimal(noemers[n]) if noemers else None) for n, teller in enumerate(tellers)
    }
    return Regional("kpi", "2024-H1", None, parts, euro, deel)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (regional(20, 30, 40), SHOWN),
        (regional(2, 3, 4), HIDDEN),  # nine in all
        (regional(3, 12, 0), HIDDEN),  # g1 subtracts its twelve
        (regional(0, 0, 12), SHOWN),  # nobody learns more than a count of twelve
        (regional(10, 20, 20, noemers=(20, 30, 40), deel=True), SHOWN),
        (regional(10, 20, 38, noemers=(10, 20, 40), deel=True), HIDDEN),  # two are not in the numerator
        (regional(5, 6, 7, noemers=(12, 13, 200), deel=True), HIDDEN),  # without g2 a denominator of 25
        (regional(400, 400, 400, 400, euro=True), SHOWN),
        (regional(400, 400, 400, euro=True), HIDDEN),  # who is one of three knows the sum of two
        (regional(9000, 300, 300, 300, euro=True), HIDDEN),  # one has more than 85 per cent
    ],
)
def test_a_regional_figure_is_shown_only_when_no_rest_is_about_a_few(figure, expected):
    assert state(figure, LIMITS, set()) == expected


def test_a_gemeente_where_nobody_was_counted_can_be_remembered():
    *_, parts = protected(regional(20, 0, noemers=(40, 0)), LIMITS, set())
    assert json.loads(json.dumps(parts)) == {"g0": ["20", "40"], "g1": ["0", "0"]}


def test_no_gemeente_computes_a_small_count_out_of_many_random_figures():
    dice, shown = random.Random(5), 0
    for _ in range(2000):
        counts = [dice.choice((0, 0, 0, 1, 2, 5, 9, 11, 20, 60)) for _ in range(dice.randint(2, 10))]
        if state(regional(*counts), LIMITS, set()) == SHOWN:
            shown += 1
            assert not any(0 < sum(counts) - own < 10 for own in (0, *counts))
    assert shown > 500


def test_a_change_about_a_few_is_noticed_by_everyone_and_by_who_subtracts_its_own():
    assert moves_too_little(regional(23, 30), regional(20, 30), LIMITS)
    assert moves_too_little(regional(33, 31), regional(20, 30), LIMITS)  # for g0 only one came
    assert not moves_too_little(regional(35, 45), regional(20, 30), LIMITS)
    assert not moves_too_little(regional(20, 30), regional(20, 30), LIMITS)


def test_a_half_goes_away_from_zero():
    assert [rounded(Decimal(value), 5) for value in ("12.4", "12.5", "-12.6")] == [10, 15, -15]


def change(settings, statement: str, stand: str) -> None:
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute(statement)
    rebuild(settings, stand)
    publication.publish(settings)


def test_gemeenten_see_protected_figures_that_change_only_at_a_closing(marts, query):
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute("update marts.rpt_kpi set teller = 0 where kpi_id = 'instroom' and gemeente_code <> '0505'")
        connection.execute("update marts.rpt_kpi set teller = 4 where kpi_id = 'instroom' and gemeente_code = '0512'")
    publication.publish(marts)
    first = run_as("gemeente_0505", SEEN, marts)[1]
    assert first == run_as("gemeente_0512", SEEN.replace("0505", "0512"), marts)[1]
    by_key = {row[:2]: row[2:] for row in first}
    assert by_key["instroom", "2024-H1"] == (None, None, None, HIDDEN)
    exact = query("select sum(teller) from marts.rpt_kpi where kpi_id = 'jeugdigen_in_zorg' and periode = '2024-H1'"
                  " and gemeente_code not in ('9999', 'onbekend')")[0][0]  # fmt: skip
    assert by_key["jeugdigen_in_zorg", "2024-H1"] == (exact, None, exact, SHOWN)
    assert by_key["jeugdigen_in_zorg", "2024-H2"][0] % 5 == 0
    assert by_key["kosten", "2024-H1"][0] % 1000 == 0

    more = "update marts.rpt_kpi set teller = teller + {} where kpi_id = 'jeugdigen_in_zorg' and periode = '2024-H1'"
    change(marts, more.format(100), "stand-2")
    assert run_as("gemeente_0505", SEEN, marts)[1] == first
    closing = "insert into marts.rpt_kpi select kpi_id, gemeente_code, '2025-H1', teller, noemer, waarde, status"
    change(marts, closing + " from marts.rpt_kpi where periode = '2024-H2'", "stand-3")
    second = {row[:2]: row[2:] for row in run_as("gemeente_0505", SEEN, marts)[1]}
    assert second["jeugdigen_in_zorg", "2024-H1"][0] > exact + 1000
    assert ("jeugdigen_in_zorg", "2025-H1") in second

    # One more closing, at which only three youths in one gemeente were added: the figure stays as it was.
    change(marts, more.format(3) + " and gemeente_code = '0505'", "stand-4")
    change(marts, closing.replace("2025-H1", "2025-H2") + " from marts.rpt_kpi where periode = '2024-H2'", "stand-5")
    third = {row[:2]: row[2:] for row in run_as("gemeente_0505", SEEN, marts)[1]}
    assert third["jeugdigen_in_zorg", "2024-H1"] == second["jeugdigen_in_zorg", "2024-H1"]
    assert query("select count(distinct afsluiting) from publicatie.regionaal") == [(3,)]
