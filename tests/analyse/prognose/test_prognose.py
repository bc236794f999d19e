"""The models one by one, and a whole forecast of an invented region: it adds up and says how sure it is."""

import dataclasses
import re

import numpy as np
import pytest

from analyse.prognose.banden import band, breedtes, kwantiel
from analyse.prognose.gegevens import JEUGDIGEN, KOSTEN, TOTAAL
from analyse.prognose.jaren import fout_per_gemeente, jaren
from analyse.prognose.keuze import deel
from analyse.prognose.modellen import (
    NAMEN,
    Verleden,
    doortrekken,
    ets_gedempt,
    seizoensnaief,
    stand_stroom,
    voorspel,
)
from analyse.prognose.vooruitblik import blik_vooruit
from tests.analyse.prognose.__main__ import RESULT
from tests.analyse.prognose.keuzes import KEUZES, PLAN
from tests.analyse.prognose.wereld import EERSTE, GROOTTE, maak

KORT = dataclasses.replace(PLAN, oorsprongen=3)


@pytest.fixture(scope="module")
def world():
    return maak(3, maanden=27, per_maand=60)


@pytest.fixture(scope="module")
def seen(world):
    return blik_vooruit(world.gegevens, KEUZES, KORT)


def past(y, **other) -> Verleden:
    """A series of which everyone stays a year, unless said otherwise."""
    y = np.asarray(y, dtype=float)
    known = {
        "jeugdigen": y,
        "instroom": np.full(len(y), 0.0),
        "jeugd": np.zeros(0),
        "eerste_maand": 0,
        "is_stand": True,
    }
    return Verleden(y, **(known | other))


def test_the_benchmarks_repeat_last_year_and_the_last_three_months():
    assert seizoensnaief(past(range(18)), 14).tolist() == [*range(6, 18), 6, 7]
    assert seizoensnaief(past([4, 5]), 3).tolist() == [5, 5, 5]
    assert doortrekken(past([9, 1, 2, 3]), 2).tolist() == [2, 2]


def test_the_damped_trend_follows_growth_but_not_for_ever():
    found = ets_gedempt(past(100 + 2.0 * np.arange(24)), 24)
    assert 146 < found[0] < 152
    assert found[12] > found[0]
    assert found[23] - found[22] < found[1] - found[0]


def test_stand_and_flow_keep_who_stays_and_add_who_comes():
    steady = past([100] * 12, instroom=np.full(12, 10.0))
    assert stand_stroom(steady, 5) == pytest.approx([100] * 5), "nine of ten stay, ten come"
    emptying = past(100 * 0.9 ** np.arange(12))
    assert stand_stroom(emptying, 2) == pytest.approx(100 * 0.9 ** np.array([12, 13]))
    priced = past([5000] * 12, jeugdigen=np.full(12, 100.0), instroom=np.full(12, 10.0), is_stand=False)
    assert stand_stroom(priced, 3) == pytest.approx([5000] * 3)


def test_a_growing_population_brings_more_youths():
    grown = past([100] * 12, instroom=np.full(12, 10.0), jeugd=np.r_[np.full(12, 1000.0), np.full(12, 1100.0)])
    assert stand_stroom(grown, 1) == pytest.approx([101])


def test_no_model_forecasts_less_than_nothing():
    found = voorspel(past([50, 40, 30, 20, 10, 5, 1, 0, 0]), 12)
    assert found.shape == (len(NAMEN), 12)
    assert (found >= 0).all()


def test_gemeenten_add_up_to_the_region_and_segments_to_all_costs(seen):
    said, told = seen.prognose, seen.realisatie
    for whole in (said.verwacht, told):
        assert (whole[:, :-1].sum(axis=1) == whole[:, -1]).all()
    costs = [
        place for place, (meting, segment) in enumerate(seen.keuze.reeksen) if meting == KOSTEN and segment != TOTAAL
    ]
    assert (said.verwacht[costs].sum(axis=0) == said.verwacht[-1]).all()
    assert (said.onder <= said.verwacht).all()
    assert (said.verwacht <= said.boven).all()
    assert said.onder.min() >= 0


def test_the_forecast_begins_after_the_last_month_told_and_ends_with_next_year(seen, world):
    assert seen.stand.maanden == world.gegevens.tot, "of the newest month nothing was declared yet"
    last = EERSTE + seen.stand.maanden + seen.prognose.verwacht.shape[2] - 1
    assert (last // 12, last % 12) == ((EERSTE + seen.stand.maanden) // 12 + 1, 11)


def test_what_was_declared_plus_ibnr_is_near_what_was_given(seen, world):
    costs = world.toekomst[KOSTEN][:, :, : seen.stand.maanden].sum(axis=(0, 1))
    told = seen.realisatie[-1, -1]
    assert told[-1] == pytest.approx(costs[-1], rel=0.15)
    assert told[:-6] == pytest.approx(costs[:-6], rel=0.01)


def test_the_same_data_give_the_same_forecast(seen, world):
    again = blik_vooruit(world.gegevens, KEUZES, KORT)
    assert again.keuze.modellen == seen.keuze.modellen
    assert (again.prognose.boven == seen.prognose.boven).all()


def test_every_model_has_a_score_on_every_series_and_the_best_one_was_chosen_by_it(seen):
    scores = {(one.model, one.meting, one.segment): one for one in seen.keuze.scores}
    assert len(scores) == len(NAMEN) * len(seen.keuze.reeksen) + 1
    total = scores["per_segment", KOSTEN, TOTAAL]
    assert 0 < total.wape < 0.5
    assert 0.5 < total.dekking <= 1
    assert total.n == len(GROOTTE) * (3 + 6 + 9)
    youths = [scores[model, JEUGDIGEN, TOTAAL].wape for model in NAMEN]
    assert scores[seen.keuze.modellen[-2], JEUGDIGEN, TOTAAL].wape < max(youths)


def test_a_year_is_what_was_told_and_what_is_to_come_and_its_interval_is_less_than_the_sum_of_months(seen):
    weights = np.full((5, len(GROOTTE)), 1 / len(GROOTTE))
    found = {(one.gemeente, one.jaar): one for one in jaren(seen, fout_per_gemeente(seen, weights), PLAN.dekking)}
    region = {year: one for (place, year), one in found.items() if place == len(GROOTTE)}
    assert (
        sum(one.totaal for one in region.values())
        == seen.realisatie[-1, -1].sum() + seen.prognose.verwacht[-1, -1].sum()
    )
    last = region[max(region)]
    months = seen.prognose.boven[-1, -1, -12:] - seen.prognose.onder[-1, -1, -12:]
    assert last.onder < last.totaal < last.boven
    assert last.boven - last.onder < months.sum()
    assert region[min(region)].prognose_rest == 0


def test_too_short_a_history_gives_no_forecast():
    with pytest.raises(ValueError, match="too few"):
        blik_vooruit(maak(1, maanden=5).gegevens, KEUZES, PLAN)


def test_an_interval_is_as_wide_as_past_errors_and_wider_further_on():
    assert kwantiel(np.arange(1, 10.0), 0.8) == 8
    assert kwantiel(np.zeros(0), 0.8) == 0
    error = np.stack([np.full((1, 9, 12), size) for size in (1.0, 2.0, 3.0, 4.0)])
    error[..., 6:] *= 3
    width = breedtes(error, np.full(error.shape, 99.0), np.array([1.0]), 0.8)
    low, high = band(np.full((1, 9, 24), 99.0), width, np.array([1.0]))
    assert (high - low)[0, 0, 0] == pytest.approx(8)
    assert (high - low)[0, 0, 11] == pytest.approx(24)
    assert (high - low)[0, 0, 23] == pytest.approx(24 * 2**0.5)


def test_the_recorded_trial_covers_what_it_should_and_beats_the_benchmarks():
    *_, beats, _, last = RESULT.read_text(encoding="utf-8").splitlines()
    share, intervals = re.search(r": ([\d.]+) % van (\d+) intervallen", last).groups()
    assert 75 <= float(share) <= 85
    assert int(intervals) >= 400
    assert beats.endswith("ja.")


def test_an_error_over_the_speck_that_is_left_of_nothing_is_no_score():
    """A segment that was paid as a lumpsum declared nothing for half a year; its error over that is not a number."""
    assert deel(3.0, 12.0) == 0.25
    assert np.isnan([deel(3.0, 0.0), deel(3.0, 1e-12), deel(0.0, 0.0)]).all()
