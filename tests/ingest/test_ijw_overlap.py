"""Stacking (TR302, TR386, TR410): one search per product says the same as comparing every pair."""

from datetime import date, timedelta
from random import Random

import pytest

from ingest.ijw_overlap import is_stacked
from ingest.ijw_rule import Message, Values
from tests.ingest import messages as m
from tests.ingest.messages import jw301
from tests.ingest.messages import toegewezen_product as toewijzing
from tests.ingest.test_rule_catalogue import findings

DAY_ONE = date(2024, 1, 1)


def product(categorie: str | None, code: str | None, begin: str, end: str | None) -> Values:
    """One product with its period."""
    values = {"Product/Categorie": categorie, "Product/Code": code, "begin": begin, "end": end}
    return {name: text for name, text in values.items() if text is not None}


def same_product(one: Values, other: Values) -> bool:
    """Without category every product is the same; without code every product of the category."""
    keys = "Product/Categorie", "Product/Code"
    return all(one.get(key) is None or other.get(key) is None or one[key] == other[key] for key in keys)


def share_a_day(one: Values, other: Values) -> bool:
    """Both periods inclusive; an open end never ends."""
    return one["begin"] <= other.get("end", "9999") and other["begin"] <= one.get("end", "9999")


def drawn(random: Random) -> Values:
    """A product of a small world in which much overlaps."""
    first = DAY_ONE + timedelta(days=random.randrange(60))
    last = first + timedelta(days=random.randrange(-1, 9))
    categorie = random.choice(["45", "45", "46", None])
    code = random.choice(["45A48", "45A49", None]) if categorie else None
    return product(categorie, code, str(first), random.choice([str(last), str(last), str(last), None]))


@pytest.mark.parametrize("seed", range(40))
def test_it_agrees_with_comparing_every_pair(seed):
    random, message, before = Random(seed), Message("JW301"), []
    for values in [drawn(random) for _ in range(random.randrange(2, 25))]:
        is_real = values["begin"] <= values.get("end", "9999")
        expected = is_real and any(same_product(values, one) and share_a_day(values, one) for one in before)
        assert is_stacked(values, message, "begin", "end") == expected
        before += [values] if is_real else []


def test_a_deleted_toewijzing_does_not_count(tmp_path):
    deleted = toewijzing(toewijzing="1002", reden="13", begin="2024-03-01", eind="2024-03-01")
    assert findings(tmp_path, jw301([toewijzing(), deleted])) == []
    assert findings(tmp_path, jw301([deleted, toewijzing()])) == []


def test_six_thousand_products_are_judged_without_comparing_pairs(tmp_path):
    many = [toewijzing(toewijzing=str(n), code=f"{n:05d}"[-5:], reden=None) for n in range(1, 6_001)]
    assert findings(tmp_path, jw301(many, bsn=m.CHILD_2)) == []
