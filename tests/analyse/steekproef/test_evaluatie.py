"""Evaluation beside worked numbers and published limits (AICPA Audit Sampling 2017, table A-3)."""

import pytest

from analyse.steekproef import evaluatie
from analyse.steekproef.evaluatie import (
    FOUT,
    GOED,
    ONZEKER,
    Gezien,
    Uitkomst,
    evalueer_aandeel,
    evalueer_lagen,
    evalueer_mus,
    limiet,
    oordeel,
    oordeel_tekst,
    stringer,
)

INTERVAL = 114_700_000 / 300
# Table A-3, risk 5 %: size -> upper limit in percent (rounded up to a tenth) for 0, 1, … deviations.
A3 = {
    20: (14.0, 21.7, 28.3, 34.4),
    60: (4.9, 7.7, 10.2, 12.5, 14.7, 16.8, 18.8, 20.8, 22.8, 24.8, 26.7),
    100: (3.0, 4.7, 6.2, 7.6, 9.0, 10.3, 11.5, 12.8, 14.0, 15.2, 16.4),
    300: (1.0, 1.6, 2.1, 2.6, 3.1, 3.5, 4.0, 4.4, 4.8, 5.2, 5.6),
}


def test_the_worked_example_of_the_control_audit():
    clean, two = evalueer_mus(INTERVAL, [], 0.95), evalueer_mus(INTERVAL, [0.2, 0.5], 0.95)
    assert (clean.meest_waarschijnlijk, round(clean.bovengrens, 2)) == (0, 1_145_368.31)
    assert (round(two.meest_waarschijnlijk, 2), round(two.bovengrens, 2)) == (267_633.33, 1_598_223.77)


def test_what_was_looked_at_for_its_size_has_no_margin():
    known = evalueer_mus(INTERVAL, [0.2, 0.5], 0.95, zekere_fout=10_000)
    assert (round(known.meest_waarschijnlijk, 2), round(known.bovengrens, 2)) == (277_633.33, 1_608_223.77)


def test_declared_too_little_never_lowers_the_upper_limit():
    mixed = evalueer_mus(INTERVAL, [0.5, -0.5], 0.95)
    assert mixed.meest_waarschijnlijk == 0
    assert mixed.bovengrens == evalueer_mus(INTERVAL, [0.5], 0.95).bovengrens


@pytest.mark.parametrize("size", A3)
def test_upper_limits_of_a_share_are_those_of_table_a3(size):
    for wrong, percent in enumerate(A3[size]):
        assert percent - 0.1 < 100 * limiet(size, wrong, 0.95) <= percent


@pytest.mark.parametrize("wrong", range(4))
def test_stringer_of_whole_errors_is_the_exact_limit(wrong):
    bound = stringer(60, [1.0] * wrong, 100, 0.95)
    assert bound.bovengrens == pytest.approx(100 * limiet(60, wrong, 0.95))
    assert bound.meest_waarschijnlijk == pytest.approx(100 * wrong / 60)


def test_stringer_weighs_the_largest_tainting_first():
    steps = [limiet(100, k, 0.95) for k in range(3)]
    expected = steps[0] + 0.8 * (steps[1] - steps[0]) + 0.1 * (steps[2] - steps[1])
    assert stringer(100, [0.1, 0.8], 1, 0.95).bovengrens == pytest.approx(expected)


def test_a_share_has_limits_on_both_sides():
    found = evalueer_aandeel(100, 3, 0.95)
    assert (found.meest_waarschijnlijk, round(found.bovengrens, 4)) == (0.03, 0.0757)
    assert 0 < found.ondergrens < 0.03
    assert evalueer_aandeel(100, 0, 0.95).ondergrens == 0


def test_strata_are_weighed_by_their_size(monkeypatch):
    # 10 x 2 + 20 x 0.5; variances 10² x 0.6 x (8/3)/4 = 40 and 400 x 0.8 x (1/3)/4 = 26.667.
    many = {"a": Gezien(10, 4, [0, 2, 2, 4]), "b": Gezien(20, 1, [0, 1, 0, 1])}
    monkeypatch.setattr(evaluatie, "GENOEG_FOUTEN", 5)
    found = evalueer_lagen(many, 0.95)
    assert found.meest_waarschijnlijk == pytest.approx(30)
    # sqrt(66.667) with (66.667)² / (40²/3 + 26.667²/3) = 5.769 degrees of freedom; t = 2.4696.
    assert found.bovengrens - 30 == pytest.approx(30 - found.ondergrens)
    assert found.bovengrens == pytest.approx(30 + 66.6667**0.5 * 2.4696, abs=0.02)


def test_a_stratum_that_was_seen_whole_has_no_margin():
    assert evalueer_lagen({"a": Gezien(2, 10, [10, 0])}, 0.95) == Uitkomst(10, 10, 10)
    with pytest.raises(ValueError, match="twee posten"):
        evalueer_lagen({"a": Gezien(5, 10, [10])}, 0.95)


def test_the_decision_has_three_answers():
    assert oordeel(Uitkomst(1, 9), 10) == GOED
    assert oordeel(Uitkomst(1, 11), 10) == ONZEKER
    assert oordeel(Uitkomst(11, 20), 10) == FOUT


def test_the_decision_is_written_for_a_report():
    text = oordeel_tekst(evalueer_mus(INTERVAL, [0.5, 0.2], 0.95), 1_147_000, 0.95)
    assert text.startswith("De meest waarschijnlijke fout is 267.633,33 euro; met 95 % zekerheid niet meer dan 1.598.")
    assert "1.147.000,00 euro ligt ertussen" in text


def test_few_wrong_posten_leave_the_cautious_limit():
    # One of 60 wholly wrong: Stringer on 200 posten of at most 50 euros is 7.7 % (table A-3) of 10,000.
    found = evalueer_lagen({"a": Gezien(200, 50, [50.0] + [0.0] * 59)}, 0.95)
    assert found.meest_waarschijnlijk == pytest.approx(200 * 50 / 60)
    assert found.bovengrens == pytest.approx(10_000 * limiet(60, 1, 0.95))
