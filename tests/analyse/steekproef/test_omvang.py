"""Sample sizes beside published tables: AICPA Audit Sampling (2017) A-1 and C-1, Touw & Hoogduin (2011)."""

import pytest

from analyse.steekproef.omvang import (
    Laag,
    factor,
    omvang_aandeel,
    omvang_binomiaal,
    omvang_hypergeometrisch,
    omvang_mus,
    omvang_mus_verwacht,
    verdeel_neyman,
)

# Table C-1, risk 5 %: expected as share of tolerable -> sizes for tolerable 10, 8, 6, 5, 4, 3, 2, 1, 0,5 %.
C1_TOLERABLE = (0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02, 0.01, 0.005)
C1 = {
    0.0: (30, 38, 50, 60, 75, 100, 150, 300, 600),
    0.1: (37, 46, 62, 74, 92, 123, 184, 368, 736),
    0.2: (47, 58, 78, 93, 116, 155, 232, 463, 925),
    0.3: (60, 75, 100, 120, 150, 200, 300, 600, 1199),
    0.4: (81, 102, 135, 162, 203, 270, 405, 809, 1618),
    0.5: (116, 145, 193, 231, 289, 385, 577, 1154, 2308),
}


@pytest.mark.parametrize(
    ("zekerheid", "factoren"), [(0.95, (2.9957, 4.7439, 6.2958, 7.7537)), (0.90, (2.3026, 3.8897, 5.3223))]
)
def test_factors_are_those_of_the_poisson_table(zekerheid, factoren):
    assert [round(factor(k, zekerheid), 4) for k in range(len(factoren))] == list(factoren)


@pytest.mark.parametrize(
    ("materialiteit", "sizes"),
    [(0.01, (300, 475, 630)), (0.02, (150, 238, 315)), (0.03, (100, 159, 210)), (0.05, (60, 95, 126))],
)
def test_monetary_unit_sizes_at_95_percent(materialiteit, sizes):
    assert tuple(omvang_mus(materialiteit, 0.95, fouten) for fouten in range(3)) == sizes


@pytest.mark.parametrize("share", C1)
def test_monetary_unit_sizes_with_expected_error_are_table_c1(share):
    found = [omvang_mus_verwacht(tolerable, 0.95, share * tolerable) for tolerable in C1_TOLERABLE]
    assert found == list(C1[share])


def test_monetary_unit_sizes_are_those_of_touw_and_hoogduin():
    assert omvang_mus(100_000 / 5_000_000, 0.95) == 150
    assert omvang_mus(100_000 / 5_000_000, 0.875) == 104


def test_no_sample_rules_out_what_is_expected():
    with pytest.raises(ValueError, match="geen steekproef"):
        omvang_mus_verwacht(0.01, 0.95, 0.01)


def test_binomial_sizes_are_those_of_table_a1():
    # Tolerable 2 to 10, 15 and 20 %, no deviation expected; and one or two allowed.
    tolerable = (0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.10, 0.15, 0.20)
    assert [omvang_binomiaal(rate, 0.95) for rate in tolerable] == [149, 99, 74, 59, 49, 42, 36, 32, 29, 19, 14]
    one = [236, 157, 117, 93, 78, 66, 58, 51, 46, 30, 22]
    assert [omvang_binomiaal(rate, 0.95, 1) for rate in tolerable] == one
    assert [omvang_binomiaal(rate, 0.95, 2) for rate in tolerable[:4]] == [313, 208, 156, 124]
    assert (omvang_binomiaal(0.01, 0.95), omvang_binomiaal(0.01, 0.95, 1)) == (299, 473)


def test_a_small_population_needs_less():
    assert [omvang_hypergeometrisch(1000, rate, 0.95) for rate in (0.01, 0.03, 0.05)] == [258, 94, 57]
    assert omvang_hypergeometrisch(10, 0.01, 0.95) == 10


def test_a_share_is_estimated_from_385_and_fewer_of_a_small_population():
    assert (omvang_aandeel(0.05, 0.95), omvang_aandeel(0.05, 0.95, 1000)) == (385, 278)
    assert (omvang_aandeel(0.10, 0.95), omvang_aandeel(0.10, 0.95, 200)) == (97, 66)


def test_neyman_follows_size_times_spread():
    # 13 x 400, 19 x 100 and 150 x 20 of 10100: 51.5, 18.8 and 29.7 %; there are only 13 large ones.
    lagen = {"groot": Laag(13, 400), "middel": Laag(19, 100), "overig": Laag(150, 20)}
    assert verdeel_neyman(lagen, 20) == {"groot": 10, "middel": 4, "overig": 6}
    assert verdeel_neyman(lagen, 100) == {"groot": 13, "middel": 19, "overig": 68}
    assert verdeel_neyman(lagen, 500) == {"groot": 13, "middel": 19, "overig": 150}


def test_every_stratum_has_two_and_one_of_one_post_has_one():
    lagen = {"groot": Laag(100, 500), "klein": Laag(50, 0), "enige": Laag(1, 0)}
    assert verdeel_neyman(lagen, 30) == {"groot": 27, "klein": 2, "enige": 1}
    assert verdeel_neyman({"a": Laag(30, 0), "b": Laag(10, 0)}, 8) == {"a": 6, "b": 2}
