"""Invented totals of two subjects with the ratio between them: jeugdigen, costs, and costs per jeugdige.

Each subject is protected by itself, as in the reports; the ratio goes with the totals it could be turned back into.
"""

import random
from collections.abc import Iterator
from decimal import Decimal

from publish.benchmark import rounded
from publish.disclosure import Figure, LinkedSet, hidden_figures
from publish.report_measures import ROUND_TO, Observed, hidden_measures
from publish.thresholds import thresholds
from tests.disclosure.attacker import Limit
from tests.disclosure.table_sets import names, sensitive

LIMITS = thresholds("openbaar")
KEY, HALF = "kosten_per_jeugdige", "2024-H1"
PEOPLE, MONEY = "jeugdigen_in_zorg", "kosten_categorie"
SIZES = (0, 3, 8, 14, 31, 40, 55, 70, 90, 140)
TO_PEOPLE, TO_MONEY = LIMITS["afronden_op"], ROUND_TO["euro"]


def measured_tables(number: int) -> LinkedSet:
    """Totals of gemeenten and region of both subjects; of some gemeenten nearly all costs are of one aanbieder."""
    dice = random.Random(number)
    figures: list[Figure] = []
    sums = []
    gemeenten = names("g", dice.randint(4, 10))
    counts = {code: dice.choice(SIZES) for code in gemeenten}
    for subject in (PEOPLE, MONEY):
        own = [figure_of(subject, code, counts[code], dice) for code in gemeenten]
        whole = Figure((subject, "regio"), sum(figure.waarde for figure in own), gewicht=float("inf"))
        figures += [*own, whole]
        sums.append((whole.naam, tuple(figure.naam for figure in own)))
    return LinkedSet(tuple(figures), tuple(sums))


def figure_of(subject: str, code: str, count: int, dice: random.Random) -> Figure:
    """The total of one gemeente."""
    if subject == PEOPLE:
        return Figure((subject, code), count, sensitive(count), eigenaar=code)
    value = count * dice.randint(1500, 6000)
    is_dominated = value and dice.random() < 0.2
    room = max(value * LIMITS["bedrag_speelruimte"] / 100, LIMITS["bedrag_afronden_op"])
    return Figure((subject, code), value, room if is_dominated or 0 < count < 10 else 0, eigenaar=code)


def hidden_totals(linked: LinkedSet) -> frozenset:
    """The pattern of both subjects, each protected by itself."""
    found = frozenset()
    for subject, equation in zip((PEOPLE, MONEY), linked.sums, strict=True):
        own = tuple(figure for figure in linked.figures if figure.naam[0] == subject)
        found |= hidden_figures(LinkedSet(own, (equation,)))
    return found


def shown_ratios(linked: LinkedSet, hidden: frozenset, *, careful: bool = True) -> Iterator[Limit]:
    """What the ratios in the reports say of the totals; `careful`: those are left out that go with a hidden total."""
    values = {figure.naam: figure.waarde for figure in linked.figures}
    observed = {
        code: Observed(Decimal(values[MONEY, code]), Decimal(count), Decimal(values[MONEY, code]) / count)
        for (subject, code), count in values.items()
        if subject == PEOPLE and code != "regio" and count
    }
    totals = {(subject, HALF, code) for subject, code in hidden} if careful else set()
    out = {code for *_, code in hidden_measures({(KEY, HALF): observed}, totals, {}, LIMITS)}
    for code, one in observed.items():
        if code not in out:
            yield from limits_of(code, float(rounded(one.waarde, TO_MONEY)), float(rounded(one.noemer, TO_PEOPLE)))


def limits_of(code: str, ratio: float, people: float) -> Iterator[Limit]:
    """A rounded ratio over a rounded number of people, as inequalities."""
    teller, noemer = (MONEY, code), (PEOPLE, code)
    yield {noemer: 1.0}, people + TO_PEOPLE / 2
    yield {noemer: -1.0}, TO_PEOPLE / 2 - people
    yield {teller: 1.0, noemer: -(ratio + TO_MONEY / 2)}, 0.0
    yield {teller: -1.0, noemer: ratio - TO_MONEY / 2}, 0.0
