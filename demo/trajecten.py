"""Who gets which help from whom: trajecten with their request, toewijzing (and its versions), start and stop."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

from demo import choices
from demo.calendar import Window, month_end, working_day
from demo.parameters import PARAMETERS, Product, pick, products, tariff_on
from demo.population import Person

ROUTES = {"gemeente": "gemeente", "06": "geen", "04": "justitie", "08": "justitie"}  # the others are medical
WAIT_DAYS = {"ggz": 45, "basisggz": 30, "crisis": 1, "crisisverblijf": 0, "jeugdbescherming": 4}


@dataclass(frozen=True)
class Versie:
    """One issue of a toewijzing; the latest (op, tijd) counts (IV013)."""

    op: date
    tijd: str
    einddatum: date
    reden: str  # JZ002, empty for the first issue


@dataclass(frozen=True)
class Toewijzing:
    """One ToewijzingNummer of one gemeente."""

    nummer: str
    referentie: str  # ReferentieAanbieder, empty when there was no request
    product: Product
    volume: int
    budget: int  # eurocents, 0 = a specific toewijzing with a volume
    ingang: date
    versies: tuple[Versie, ...]

    @property
    def einde(self) -> date:
        """Einddatum of the last version."""
        return self.versies[-1].einddatum


@dataclass(frozen=True)
class Traject:
    """One stretch of help of one jeugdige by one aanbieder: one toewijzing, sometimes with transport beside it."""

    jeugdige: Person
    agb: str
    verwijzer: str  # COD327, or "gemeente"
    verwijzer_agb: str
    verwezen_op: date
    verzocht_op: date
    toewijzingen: tuple[Toewijzing, ...]
    start: date
    stop: date
    reden_stop: str

    @property
    def hoofd(self) -> Toewijzing:
        """The toewijzing that the help is about."""
        return self.toewijzingen[0]


def trajecten(
    jeugdigen: Iterable[Person],
    window: Window,
    random: Random,
    change: Callable[[Iterable[Traject]], Iterable[Traject]] = iter,
) -> list[Traject]:
    """One or two trajecten per jeugdige, each with at least one day of help in the window; changed, then numbered."""
    people = list(jeugdigen)
    sizes = Counter(person.gemeente for person in people)
    numbers = {gemeente: count(24_000_001) for gemeente in sizes}
    references: dict[str, Iterator[int]] = {}
    found = []
    for person in people:
        seen: set[str] = set()
        for _ in range(2 if random.random() < 0.12 else 1):
            draft = one_traject(person, window, random, sizes[person.gemeente])
            if draft.hoofd.product.code not in seen:
                seen.add(draft.hoofd.product.code)
                found.append(draft)
    ordered = sorted(found, key=lambda t: t.hoofd.versies[0].op)
    return [numbered(traject, numbers, references) for traject in change(ordered)]


def one_traject(person: Person, window: Window, random: Random, size: int) -> Traject:
    """Draw route, product, aanbieder and dates."""
    verwijzer = pick(random, PARAMETERS["verwijzers"])
    route = ROUTES.get(verwijzer, "medisch")
    product = pick(random, [(p, p.gewichten[route]) for p in products()])
    agb = choices.aanbieder(person.gemeente, product.code, size, random)
    days = 10 + int(random.gammavariate(2, product.duur / 2) * 30.4)
    ingang = max(choices.first_day(window, days, random), person.geboortedatum + timedelta(days=45))
    start = working_day(ingang + timedelta(days=waited(product, random)))
    stop = start + timedelta(days=days)
    back = -random.randint(0, 20) if route == "justitie" else random.randint(6, 25)
    verzocht = working_day(ingang - timedelta(days=back))
    op = working_day(verzocht + timedelta(days=random.randint(1, 7)))
    return Traject(
        jeugdige=person,
        agb=agb,
        verwijzer=verwijzer,
        verwijzer_agb=choices.verwijzer_agb(verwijzer, person.gemeente, random),
        verwezen_op=verzocht - timedelta(days=random.randint(2, 40)),
        verzocht_op=verzocht,
        toewijzingen=tuple(granted(product, agb, ingang, tuple(versions(op, ingang, stop, random)), random)),
        start=start,
        stop=stop,
        reden_stop=pick(random, PARAMETERS["reden_beeindiging"]),
    )


def waited(product: Product, random: Random) -> int:
    """Days between Ingangsdatum and the first help, at most 150."""
    return int(min(random.expovariate(1 / (WAIT_DAYS.get(product.soort, 14) + 0.1)), 150))


def versions(op: date, ingang: date, stop: date, random: Random) -> Iterator[Versie]:
    """The first issue and its herindicaties: extensions of the same ToewijzingNummer, always from a month end."""
    ends = [stop + timedelta(days=random.choice([0, 0, random.randint(1, 45)]))]
    months = (stop - ingang).days // 30
    if random.random() * 100 < PARAMETERS["herindicatie"] and months >= 1:
        parts = 3 if months > 9 and random.random() < 0.4 else 2
        ends = [month_end(ingang + (stop - ingang) * part / parts) for part in range(1, parts)] + ends
    ends = sorted({end for end in ends if end <= ends[-1]})
    for number, end in enumerate(ends):
        tijd = f"{random.randint(8, 17):02d}:{random.randint(0, 59):02d}:{random.randint(0, 59):02d}"
        if number:
            op = max(op + timedelta(days=1), working_day(ends[number - 1] - timedelta(days=random.randint(-4, 20))))
        yield Versie(op, tijd, end, "04" if number else "")


def granted(product: Product, agb: str, ingang: date, versies: tuple, random: Random) -> Iterator[Toewijzing]:
    """The toewijzing itself and, for some day treatment, transport by the same aanbieder."""
    volume = random.randint(*product.volume)
    budget = 0
    if product.soort == "ambulant" and product.eenheid == "04" and random.random() < 0.04:
        weeks = (versies[-1].einddatum - ingang).days // 7 + 1
        budget = -(-weeks * volume * (tariff_on(agb, product.code, ingang) or 0) // 10_000) * 10_000
    yield Toewijzing("", "", product, volume, budget, ingang, versies)
    if product.soort == "dagbehandeling" and random.random() * 100 < PARAMETERS["vervoer_bij_dagbehandeling"]:
        vervoer = next(p for p in products() if p.soort == "vervoer")
        if choices.has_contract(agb, vervoer.code):
            yield Toewijzing("", "", vervoer, random.randint(*vervoer.volume), 0, ingang, versies)


def numbered(traject: Traject, numbers: dict, references: dict[str, Iterator[int]]) -> Traject:
    """Give the toewijzingen their numbers, unique per gemeente, and their references, unique per aanbieder."""
    given = []
    for toewijzing in traject.toewijzingen:
        follow = next(references.setdefault(traject.agb, count(1)))
        referentie = "" if traject.verwijzer == "gemeente" else f"VOT-{follow:07d}"
        nummer = str(next(numbers[traject.jeugdige.gemeente]))
        given.append(Toewijzing(**(toewijzing.__dict__ | {"nummer": nummer, "referentie": referentie})))
    return Traject(**(traject.__dict__ | {"toewijzingen": tuple(given)}))
