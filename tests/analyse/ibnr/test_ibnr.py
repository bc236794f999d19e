"""A published triangle comes out to the cent, and what the estimate does with few data, credits and change points."""

import numpy as np
import pytest

from analyse.ibnr.driehoek import patroon, zichtbaar
from analyse.ibnr.schatting import Breuk, Keuzes, schat
from analyse.ibnr.seizoen import seizoensindex
from analyse.ibnr.verdeling import verdeel, verdeel_reeks

# Cumulative, month of care x lag, in thousands of euros; invented, and computed once with another implementation.
DRIEHOEK = [
    [5200.0, 7800.0, 8500.0, 8750.0, 8870.0, 8910.0],
    [5350.0, 7850.0, 8670.0, 8900.0, 9010.0],
    [5100.0, 8000.0, 8760.0, 9030.0],
    [5600.0, 8050.0, 8740.0],
    [5450.0, 8200.0],
    [4900.0],
]
GEDULDIG = Keuzes(24, 0.05, bf_maanden=0, apriori_maanden=6, eigen_factoren_vanaf=0.0, minimale_maanden_na_breuk=6)
VERTRAGING = np.array([0, 0.58, 0.29, 0.08, 0.03, 0.02])


def increments() -> np.ndarray:
    """The triangle as [reeks, maand, lag] of what came in per month."""
    rows = [np.diff(row, prepend=0) for row in DRIEHOEK]
    return np.array([[[*row, *[0] * (6 - len(row))] for row in rows]])


def steady(months: int, amount: float = 1000.0) -> np.ndarray:
    """A series in which every month costs the same and comes in with the same delay."""
    return np.tile(amount * VERTRAGING, (1, months, 1))


def test_the_reference_triangle_gives_its_factors_and_completeness():
    found = patroon(increments(), 5, 0.05, 24)
    assert found.factoren[0] == pytest.approx([1.494382, 1.093691, 1.028924, 1.013031, 1.004510], abs=1e-6)
    assert found.compleet[0] == pytest.approx([0.584364, 0.873263, 0.955080, 0.982705, 0.995511, 1], abs=1e-6)


def test_the_reference_triangle_gives_its_ultimates_and_ibnr():
    found = schat(increments(), np.ones((1, 6)), 5, 0, GEDULDIG)
    assert found.ultiem[0] == pytest.approx([8910, 9050.63, 9188.92, 9151.06, 9390.07, 8385.18], abs=0.005)
    assert found.ibnr.sum() == pytest.approx(5285.86, abs=0.01)


@pytest.mark.parametrize(
    ("sigma", "errors"), [("mack", (25.38, 80.87, 320.09)), ("log-linear", (24.97, 80.74, 320.06))]
)
def test_the_reference_triangle_gives_the_errors_of_mack_with_either_last_sigma(sigma, errors):
    assert patroon(increments(), 5, 0.05, 24, sigma=sigma).fout[0, 3:] == pytest.approx(errors, abs=0.005)


def test_what_came_in_after_the_month_of_knowing_is_not_seen():
    assert zichtbaar(steady(12), 4).shape == (1, 5, 6)
    assert zichtbaar(steady(12), 4)[0, 3] == pytest.approx([0, 580, 0, 0, 0, 0])


def test_a_month_of_which_too_little_is_known_is_not_told():
    found = schat(steady(12), np.ones((1, 12)), 11, 0, GEDULDIG)
    assert found.maanden == 11, "of the newest month nothing has come in yet"
    assert found.ultiem[0] == pytest.approx([1000] * 11)


def test_credits_make_factors_below_one_and_a_negative_ibnr():
    credited = steady(24)
    credited[:, :, 1] += 100
    credited[:, :, 3] -= 100
    found = schat(credited, np.ones((1, 24)), 23, 0, GEDULDIG)
    assert patroon(credited, 23, 0.05, 24).factoren[0, 2] < 1
    assert found.ultiem[0] == pytest.approx([1000] * 23)


def test_the_newest_months_follow_youths_in_care_when_little_came_in_by_chance():
    lucky = steady(24)
    lucky[0, 22] *= 3
    exposure = np.full((1, 24), 50.0)
    chain = schat(lucky, exposure, 23, 0, GEDULDIG).ultiem[0, 22]
    mixed = schat(lucky, exposure, 23, 0, Keuzes(24, 0.05, 2, 6, 0.0, 6)).ultiem[0, 22]
    assert chain == pytest.approx(3000)
    assert mixed == pytest.approx(3 * 580 + 0.42 * 1000)


def test_a_small_series_uses_the_factors_of_all_together():
    both = np.concatenate([steady(24), steady(24, 1.0)])
    both[1, :, 1:] = both[1, :, :0:-1]
    alone = schat(both, np.ones((2, 24)), 23, 0, GEDULDIG)
    shared = schat(both, np.ones((2, 24)), 23, 0, Keuzes(24, 0.05, 0, 6, 0.03, 6))
    assert alone.compleet[1, 1] < 0.1 < shared.compleet[1, 1]
    assert shared.compleet[1] == pytest.approx(shared.compleet.mean(axis=0), abs=0.01)


def test_after_a_change_point_only_later_months_tell_how_fast_declarations_come():
    slower = steady(30)
    slower[0, 18:] = 1000 * np.array([0, 0.2, 0.5, 0.2, 0.08, 0.02])
    without = schat(slower, np.ones((1, 30)), 29, 0, GEDULDIG)
    aware = schat(slower, np.ones((1, 30)), 29, 0, Keuzes(24, 0.05, 0, 6, 0.0, 6, (Breuk(18, None),)))
    assert aware.ultiem[0, 28] == pytest.approx(1000)
    assert without.ultiem[0, 28] < 700
    too_soon = schat(slower, np.ones((1, 30)), 29, 0, Keuzes(24, 0.05, 0, 6, 0.0, 20, (Breuk(18, None),)))
    assert too_soon.ultiem[0, 28] == pytest.approx(without.ultiem[0, 28])


def test_parts_add_up_to_the_total_whatever_the_weights():
    random = np.random.default_rng(5)
    for total in (-1_000_01, 0, 1, 99, 123_456_789_01):
        weights = random.random(10) * (random.random(10) > 0.3)
        assert verdeel(total, weights).sum() == total
    assert list(verdeel(10, [1, 1, 1])) == [4, 3, 3]
    assert list(verdeel(7, [0, 0])) == [4, 3]
    assert verdeel_reeks(np.array([100, 101]), [2, 1]).tolist() == [[67, 67], [33, 34]]
    with pytest.raises(ValueError, match="negative"):
        verdeel(1, [-1, 2])


def test_a_season_is_seen_after_a_year_and_believed_more_after_two():
    wave = 100 + 20 * np.sin(np.arange(48) * np.pi / 6)
    assert seizoensindex(wave[:11], 0) == pytest.approx(np.ones(12))
    short, index = seizoensindex(wave[:17], 0), seizoensindex(wave, 0)
    assert short.argmax() == index.argmax() == 3
    assert short.mean() == pytest.approx(1)
    assert index.mean() == pytest.approx(1)
    assert 1.1 < short.max() < index.max() < 1.2
    assert seizoensindex(wave[3:40], 3) == pytest.approx(index, abs=0.01)
