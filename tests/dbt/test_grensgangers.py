"""Help that goes from gemeente to gemeente, invented with its truth: trajecten, who is in care, what the CBS gets."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest

from dbt_project.run import build
from tests.dbt.raw_rows import Deliveries
from tests.dbt.region import AANBIEDER, PRODUCT, declare, prestatie, toewijzing

# dbt leaves its log file open until the process ends.
pytestmark = [
    pytest.mark.traag,
    pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"),
]
GEMEENTEN = ["0505", "0512", "0523", "1978"]
DAY, UNTIL = timedelta(days=1), date(2024, 12, 31)
HALVES = [(f"{year}-H{half}", date(year, 6 * half - 5, 1), date(year, 6 * half, 30 + half // 2)) for year in
          (2021, 2022, 2023, 2024) for half in (1, 2)]  # fmt: skip
MARTS = "+fct_trajecten +rpt_jeugdigen_in_zorg +rpt_cbs_levering"
TRAJECTEN = """
select jeugdige_id, gemeente_code, begindatum, einddatum, is_instroom, is_uitstroom, duur_dagen, is_herhaald_beroep
from marts.fct_trajecten
"""
IN_CARE = "select gemeente_code, halfjaar, aantal::integer from marts.rpt_jeugdigen_in_zorg where categorie = 'totaal'"
DELIVERED = "select halfjaar, jeugdige_id, gemeente_code, begindatum, einddatum from marts.rpt_cbs_levering"


@dataclass(frozen=True)
class Stuk:
    """Help in one gemeente. `eerste`: the first day of the whole help, `gaat_door`: elsewhere, on the day after."""

    jeugdige: str
    gemeente: str
    begin: date
    einde: date | None
    eerste: date
    gaat_door: bool


def invented(deliveries: Deliveries, random: Random, jeugdige: str) -> Iterator[Stuk | tuple[str, date, date]]:
    """The messages of one jeugdige -> pieces of help, and (gemeente, first, last day) of lines beside them."""
    begin = eerste = date(2021, 1, 1) + timedelta(random.randint(0, 400))
    gemeente, moves = random.choice(GEMEENTEN), random.randint(0, 3)
    for number in range(moves + 1):
        einde = begin + timedelta(random.randint(65, 300))
        if einde > UNTIL - timedelta(40):
            return
        leaves = number < moves and einde < date(2024, 1, 15) and random.random() < 0.7
        runs = number == moves and random.random() < 0.4
        name = f"{jeugdige[:6]}{number}"
        messages(deliveries, random, (jeugdige, gemeente, name), (begin, None if runs else einde), leaves)
        yield Stuk(jeugdige, gemeente, begin, None if runs else einde, eerste, leaves)
        declared(deliveries, name, (jeugdige, gemeente, name), begin, min(einde, begin + timedelta(9)))
        after, other = einde + DAY, random.choice([one for one in GEMEENTEN if one != gemeente])
        if leaves and random.random() < 0.4:  # declared at the old gemeente for days after the move
            declared(deliveries, f"{name}oud", (jeugdige, gemeente, name), after, month_end(after))
            yield gemeente, after, month_end(after)
        if not leaves and begin < date(2024, 2, 1) and einde - begin > timedelta(150):
            first = month_end(begin + timedelta(60)) + DAY  # a month under a wrong code, where nobody knows the number
            declared(deliveries, f"{name}fout", (jeugdige, other, f"9{name}"), first, month_end(first))
            declared(deliveries, f"{name}na", (jeugdige, gemeente, name), einde - DAY, einde)
            yield Stuk(jeugdige, other, first, month_end(first), first, False)
        begin = after if leaves else after + timedelta(random.randint(40, 200))
        eerste, gemeente = (eerste if leaves else begin), other


def messages(deliveries, random: Random, who: tuple, days: tuple[date, date | None], leaves: bool) -> None:
    """The toewijzing and the start, and how it ended: by reason 07, by its date, or with a stop."""
    jeugdige, gemeente, name = who
    begin, einde = days
    given = {"toewijzingsdatum": str(begin), "ingangsdatum": str(begin), "einddatum": str(einde) if einde else None}
    reden = random.choice(["07", None, None]) if leaves else None
    rows = [toewijzing(name, jeugdige, **given, reden_wijziging=reden)]
    parties = {"van": gemeente, "aan": AANBIEDER, "op": str(begin)}
    deliveries.ijw("JW301", f"t{name}", **parties, rows={"ijw__jw301_toegewezen_producten": rows})
    start = {"jeugdige_id": jeugdige, "toewijzing_nummer": name, "begindatum": str(begin), "status_aanlevering": "1"}
    back = {"van": AANBIEDER, "aan": gemeente}
    rows = [start | PRODUCT]
    deliveries.ijw("JW305", f"s{name}", **back, op=str(begin), rows={"ijw__jw305_start_producten": rows})
    if einde and (not leaves or random.random() < 0.4):
        stop = start | PRODUCT | {"einddatum": str(einde), "reden_beeindiging": "37" if leaves else "31"}
        rows = {"ijw__jw307_stop_producten": [stop]}
        deliveries.ijw("JW307", f"e{name}", **back, op=str(einde + DAY), rows=rows)


def declared(deliveries, name: str, who: tuple[str, str, str], first: date, last: date) -> None:
    """One line."""
    days = {"begindatum": str(first), "einddatum": str(last)}
    op = str(month_end(last) + DAY)
    declare(deliveries, f"d{name}", who[1], [prestatie(f"R{name}", who[0], who[2], "100", **days)], op=op)


def month_end(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def test_help_over_borders_is_told_as_it_was_invented(settings, query):
    random, deliveries = Random("grens"), Deliveries()
    stukken, beside = [], []
    for number in range(80):
        jeugdige = f"{number:06d}" + "f" * 58
        for one in invented(deliveries, random, jeugdige):
            stukken.append(one) if isinstance(one, Stuk) else beside.append((jeugdige, *one))
    last = {"ijw__jw301_toegewezen_producten": [toewijzing("z", "e" * 64)]}  # nothing began; until when all is known
    deliveries.ijw("JW301", "laatste", van="0505", aan=AANBIEDER, op=str(UNTIL), rows=last)
    deliveries.load(settings)
    build(settings, MARTS)
    assert sum(one.gaat_door for one in stukken) > 30
    assert beside
    assert sorted(query(TRAJECTEN), key=str) == sorted((traject(one, stukken) for one in stukken), key=str)
    care: dict[tuple, set[str]] = defaultdict(set)
    delivered = []
    for half, first, last in HALVES:
        for one in stukken:
            if one.begin <= last and (one.einde or UNTIL) >= first:
                care[one.gemeente, half].add(one.jeugdige)
                ended = one.einde if one.einde and one.einde <= last and not one.gaat_door else None
                delivered.append((half, one.jeugdige, one.gemeente, one.eerste, ended))
        for jeugdige, gemeente, begin, einde in beside:
            if begin <= last and einde >= first:
                care[gemeente, half].add(jeugdige)
    assert sorted(query(IN_CARE)) == sorted((*key, len(persons)) for key, persons in care.items())
    assert sorted(query(DELIVERED), key=str) == sorted(delivered, key=str)


def traject(one: Stuk, stukken: list[Stuk]) -> tuple:
    """As the mart tells it; help begins where it came from nowhere."""
    begins = one.begin == one.eerste
    earlier = any(other.jeugdige == one.jeugdige and other.begin < one.begin for other in stukken)
    ends = one.einde is not None and not one.gaat_door
    duur = (one.einde - one.eerste).days if one.einde else None
    return one.jeugdige, one.gemeente, one.begin, one.einde, begins, ends, duur, earlier if begins else None
