"""Measures together are less than their sum, never more than the ceiling, and adding them is refused."""

import pytest

from analyse.prognose.maatregelen import Aannames, Maatregel, lees, simuleer
from ingest.errors import Stop

HOW = Aannames((6, 12), (6, 18), plafond=0.15, trekkingen=2000, zaad=1)
NU = 2025 * 12
KOSTEN = {2025: 100_000_000_00, 2027: 100_000_000_00}


def measure(nr: str, low: int, high: int, start: int | None = NU - 60) -> Maatregel:
    return Maatregel(nr, None, start, (3, 6), (low, high))


def test_one_measure_gives_its_own_band():
    found = simuleer([measure("1", 100_00, 300_00)], KOSTEN, NU, (0.3, 0.7), HOW)
    p10, p50, p90 = found[2025]
    assert 100_00 < p10 < p50 < p90 < 300_00
    assert p50 == pytest.approx(200_00, rel=0.02)


def test_together_they_give_more_than_the_largest_and_less_than_the_sum():
    both = [measure("1", 200_00, 200_00), measure("2", 100_00, 100_00)]
    found = simuleer(both, KOSTEN, NU, (0.5, 0.5), HOW)
    assert found[2025] == (250_00, 250_00, 250_00)


@pytest.mark.parametrize("overlap", [(0, 0), (0, 0.5), (-0.1, 0.2), (0.6, 0.4), (0.5, 1.1)])
def test_a_plain_sum_is_refused_in_dutch(overlap):
    with pytest.raises(Stop, match="overlappen en worden niet opgeteld"):
        simuleer([measure("1", 1, 2)], KOSTEN, NU, overlap, HOW)


def test_an_undecided_measure_works_only_after_preparation_and_run_up():
    found = simuleer([measure("1", 1000_00, 1000_00, start=None)], KOSTEN, NU, (0.3, 0.7), HOW)
    assert 0 < found[2025][1] < 500_00
    assert found[2027] == (1000_00, 1000_00, 1000_00)


def test_no_more_is_saved_than_the_ceiling():
    huge = [measure(str(nr), 90_000_000_00, 90_000_000_00) for nr in range(3)]
    assert simuleer(huge, KOSTEN, NU, (0.3, 0.7), HOW)[2025] == (15_000_000_00,) * 3


def test_the_same_seed_gives_the_same_draws():
    plan = [measure("1", 1_00, 900_00), measure("2", 5_00, 700_00)]
    assert simuleer(plan, KOSTEN, NU, (0.3, 0.7), HOW) == simuleer(plan, KOSTEN, NU, (0.3, 0.7), HOW)


def test_a_band_that_was_delivered_upside_down_is_the_same_band():
    delivered = lees("1", None, None, 6, 3, 300_00, 100_00)
    assert delivered == lees("1", None, None, 3, 6, 100_00, 300_00)
    assert simuleer([delivered], KOSTEN, NU, (0.3, 0.7), HOW)[2027][1] == pytest.approx(200_00, rel=0.02)
