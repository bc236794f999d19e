"""Draws: the same seed gives the same posten, large ones are always in, and chance is as large as the amount."""

from collections import Counter

import pytest

from analyse.steekproef.trekking import Post, trek_aselect, trek_gestratificeerd, trek_mus

POSTEN = [Post(f"T{n:04d}", 1_000 + 37 * n, "groot" if n % 10 == 0 else "klein") for n in range(500)]


def keys(drawn) -> list[str]:
    return [one.post.sleutel for one in drawn]


def test_the_same_seed_draws_the_same_posten_in_any_order_of_arrival():
    for draw in (trek_aselect, trek_mus):
        assert keys(draw(POSTEN, 25, "2024-1")) == keys(draw(POSTEN[::-1], 25, "2024-1"))
        assert keys(draw(POSTEN, 25, "2024-1")) != keys(draw(POSTEN, 25, "2024-2"))
        assert len(set(keys(draw(POSTEN, 25, "2024-1")))) == 25


def test_a_draw_of_today_is_the_draw_of_next_year():
    # The first line is what `printf '2024-1|T0395' | sha256sum` and so on say, sorted.
    assert keys(trek_aselect(POSTEN, 4, "2024-1")) == ["T0395", "T0232", "T0305", "T0240"]
    assert keys(trek_mus(POSTEN, 4, "2024-1")) == ["T0399", "T0445", "T0366", "T0067"]


def test_posten_of_an_interval_or_more_are_always_drawn():
    large = [Post("groot1", 900_000), Post("groot2", 2_000_000)]
    drawn = trek_mus([*POSTEN, *large], 20, "x")
    assert keys(drawn)[:2] == ["groot2", "groot1"]
    assert [one.zeker for one in drawn] == [True, True, *[False] * (len(drawn) - 2)]
    assert [one.rang for one in drawn] == list(range(1, len(drawn) + 1))


def test_the_chance_of_a_post_is_its_share_of_the_amount():
    posten = [Post("a", 100), Post("b", 200), Post("c", 300), Post("d", 400)]
    seen = Counter(key for n in range(4000) for key in keys(trek_mus(posten, 2, f"zaad{n}")))
    assert {key: round(number / 4000, 1) for key, number in seen.items()} == {"a": 0.2, "b": 0.4, "c": 0.6, "d": 0.8}


def test_a_stratum_gives_what_was_agreed():
    drawn = trek_gestratificeerd(POSTEN, {"klein": 5, "groot": 3}, "z")
    assert Counter(one.post.laag for one in drawn) == {"klein": 5, "groot": 3}
    with pytest.raises(KeyError):
        trek_gestratificeerd(POSTEN, {"klein": 5}, "z")


def test_a_credit_that_was_not_netted_is_refused():
    with pytest.raises(ValueError, match="Salderen"):
        trek_mus([*POSTEN, Post("credit", -100)], 5, "z")
