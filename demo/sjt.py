"""Registrations of the sociale jeugdteams: casussen, members, the four kerntaken, plans, decisions and outcomes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from demo import gezinnen
from demo.calendar import Window
from demo.choices import first_day
from demo.deliveries import Box
from demo.parameters import pick, teams
from demo.population import Person, parent
from demo.registrations import Register, numbers, until
from demo.trajecten import Traject

ROUTES = {"ZELF": 34, "SCHOOL": 18, "HUISARTS": 12, "JGZ": 10, "VEILIG_THUIS": 9, "GI": 3, "RAAD": 2, "POLITIE": 3,
          "AANBIEDER": 4, "GEMEENTE": 3, "OVERIG": 2}  # fmt: skip
ENDINGS = {"VOLGENS_PLAN": 62, "IN_OVEREENSTEMMING": 14, "EENZIJDIG_CLIENT": 9, "EENZIJDIG_TEAM": 3, "EXTERN": 5,
           "OVERGEDRAGEN": 7}  # fmt: skip
AREAS = {"OPVOEDING": 40, "HUISELIJKE_RELATIES": 22, "GEESTELIJKE_GEZONDHEID": 18, "FINANCIEN": 8, "SOCIAAL_NETWERK": 8,
         "DAGBESTEDING": 6, "HUISVESTING": 4, "VERSLAVING": 3, "JUSTITIE": 3}  # fmt: skip
PROBLEMS = {"GEDRAG": 26, "EMOTIE": 20, "OUDERSCHAP": 18, "SCHEIDING": 14, "ONTWIKKELING": 9, "SCHOOL": 7,
            "VEILIGHEID": 6}  # fmt: skip
WEIGHTS = {"LICHT": 34, "MIDDEN": 42, "ZWAAR": 16, "MULTIPROBLEEM": 8}


@dataclass(frozen=True)
class Casus:
    """One casus of one gezin."""

    nummer: str
    gezin: str
    kind: Person
    start: date
    stop: date
    reden: str
    traject: Traject | None  # what the toegang decided on
    team: str
    eerste: bool  # of its gezin: that one makes the plan, which holds for the whole gezin


def send_registrations(
    box: Box,
    trajecten: Iterable[Traject],
    others: Iterable[Person],
    window: Window,
    random: Random,
    bsns: Iterator[str],
) -> None:
    """Four zips a year per team: casussen that led to a toewijzing by the gemeente, and those of the team alone."""
    registers = {team: Register("sjt", team) for codes in teams().values() for team in codes}
    spans = [*toegang_spans(trajecten, random), *ambulant_spans(others, window, random)]
    made = list(in_gezinnen(spans, random))
    made += aftercare(made, window)
    for casus in made:
        note_casus(registers[casus.team], casus, window, random, bsns)
    stories = gezinnen.plant(registers, made, window)
    for register in registers.values():
        register.send(box, window, 3)
    gezinnen.write_truth(box, stories, made, window)


def in_gezinnen(spans: Iterable[tuple], random: Random) -> Iterator[Casus]:
    """A casus per span; now and then about a brother or sister in the gezin of an earlier one, at the same team."""
    cases, families = numbers("CAS"), numbers("GEZ")
    eldest: dict[str, Casus] = {}
    for kind, start, stop, traject in spans:
        older = eldest.get(kind.gemeente)
        brother = older is not None and random.random() < 0.15
        gezin = older.gezin if brother else next(families)
        team = older.team if brother else random.choice(teams()[kind.gemeente])
        casus = Casus(next(cases), gezin, kind, start, stop, pick(random, ENDINGS), traject, team, not brother)
        eldest[kind.gemeente] = older if brother else casus
        yield casus


def toegang_spans(trajecten: Iterable[Traject], random: Random) -> Iterator[tuple[Person, date, date, Traject]]:
    """(youth, first day, last day, traject) for help that the toegang of the gemeente granted."""
    for traject in trajecten:
        if traject.verwijzer == "gemeente":
            op = traject.hoofd.versies[0].op
            stop = traject.stop if random.random() < 0.4 else op + timedelta(days=random.randint(10, 90))
            yield traject.jeugdige, op - timedelta(days=random.randint(15, 60)), stop, traject


def aftercare(made: Iterable[Casus], window: Window) -> list[Casus]:
    """Now and then the team goes on with a youth when the help that it led to has ended as planned."""
    later, found = numbers("NAZ"), []
    for casus in made:
        random = Random(f"nazorg {casus.nummer} {casus.kind.bsn}")
        if casus.traject and casus.traject.reden_stop == "31" and random.random() < 0.3:
            start = casus.traject.stop + timedelta(days=random.randint(1, 30))
            if window.first <= start <= window.end:
                stop = start + timedelta(days=random.randint(30, 120))
                changes = {"start": start, "stop": stop, "reden": "VOLGENS_PLAN", "traject": None, "eerste": False}
                found.append(replace(casus, nummer=next(later), **changes))
    return found


def ambulant_spans(
    others: Iterable[Person], window: Window, random: Random
) -> Iterator[tuple[Person, date, date, None]]:
    """(youth, first day, last day, nothing) for youths whom the team helps itself."""
    for kind in others:
        days = 20 + int(random.gammavariate(2, 75))
        start = first_day(window, days, random)
        yield kind, start, start + timedelta(days=days), None


def note_casus(register: Register, casus: Casus, window: Window, random: Random, bsns: Iterator[str]) -> None:
    """Everything the team writes down about one casus."""
    team = casus.team
    route = pick(random, ROUTES)
    asked = casus.start - timedelta(days=random.randint(1, 28))
    for day, end in ((casus.start, None), (casus.stop, until(casus.stop, window))):
        status = "ACTIEF" if end is None else "AFGEBROKEN" if casus.reden.startswith("EENZIJDIG") else "AFGESLOTEN"
        register.note(
            day, "casussen", casus_id=casus.nummer, gezin_id=casus.gezin, team_id=team,
            gemeente_code=casus.kind.gemeente, datum_aanmelding=asked, aanmeldroute=route,
            datum_start=casus.start, datum_einde=end, reden_einde=casus.reden if end else None, status=status,
        )  # fmt: skip
    note_members(register, casus, random, bsns)
    note_tasks(register, casus, window, random, f"PRO-{team[4:]}-{random.randint(1, 7)}")
    areas = dict.fromkeys(pick(random, AREAS) for _ in range(random.choice([1, 1, 2, 3])))
    for area in areas:
        problem = pick(random, PROBLEMS)
        register.note(casus.start, "hulpvragen", casus_id=casus.nummer, leefgebied=area, problematiek=problem)
    note_decision(register, casus, random)


def note_members(register: Register, casus: Casus, random: Random, bsns: Iterator[str]) -> None:
    """The youth and most of the time a parent."""
    members = [(casus.kind, "JEUGDIGE")]
    if random.random() < 0.7:
        members.append((parent(casus.kind, random, bsns), "OUDER"))
    for person, rol in members:
        register.note(
            casus.start, "casusdeelnames", casus_id=casus.nummer, bsn=person.bsn, geboortedatum=person.geboortedatum,
            rol=rol, van=casus.start,
        )  # fmt: skip


def note_tasks(register: Register, casus: Casus, window: Window, random: Random, professional: str) -> None:
    """The kerntaken: toeleiding first, then toegang or ambulante hulp, gezinsregie for the heavy ones; and the plan."""
    weight = pick(random, WEIGHTS)
    middle = min(casus.start + timedelta(days=random.randint(5, 21)), casus.stop)
    tasks = [("TOELEIDING", casus.start, middle, random.uniform(2, 8))]
    work = (casus.stop - middle).days / 7
    main = ("TOEGANG", random.uniform(0.3, 0.9)) if casus.traject else ("AMBULANT", random.uniform(0.8, 2.4))
    tasks.append((main[0], middle, casus.stop, 2 + work * main[1]))
    if weight in ("ZWAAR", "MULTIPROBLEEM") or random.random() < 0.15:
        tasks.append(("GEZINSREGIE", middle, casus.stop, 1 + work * random.uniform(0.4, 1.1)))
    for number, (task, begin, end, hours) in enumerate(tasks, 1):
        for day, known in ((begin, None), (end, until(end, window))):
            register.note(
                day, "kerntaken", kerntaak_periode_id=f"{casus.nummer}-{number}", casus_id=casus.nummer, kerntaak=task,
                datum_start=begin, datum_einde=known, professional_id=professional,
                uren=f"{hours:.1f}" if known else None, complexiteit=weight,
            )  # fmt: skip
    group = random.random() < 0.12
    for day, known in ((middle, None), (casus.stop, until(casus.stop, window))) if casus.eerste else ():
        register.note(
            day, "plannen", plan_id=f"PLAN-{casus.nummer}", gezin_id=casus.gezin, versie=1, datum_einde=known,
            regisseur_professional_id=professional, familiegroepsplan=group, datum_start=middle,
        )  # fmt: skip
    if main[0] == "AMBULANT":
        note_outcome(register, casus, random)


def note_outcome(register: Register, casus: Casus, random: Random) -> None:
    """The outcome of ambulante hulp at its end; not everybody answers."""
    answered = random.random() < 0.55
    broken = casus.reden.startswith("EENZIJDIG")
    register.note(
        casus.stop, "uitkomsten", casus_id=casus.nummer, uitval=broken,
        tevredenheid=f"{min(10, max(1, random.gauss(7.6, 1.1))):.1f}" if answered else None,
        zonder_hulp_verder=random.random() < (0.3 if broken else 0.68) if answered else None,
        doelrealisatie=f"{min(100, max(0, random.gauss(45 if broken else 74, 16))):.0f}" if answered else None,
    )  # fmt: skip


def note_decision(register: Register, casus: Casus, random: Random) -> None:
    """The decision of the toegang, tied to the JW301 by its ToewijzingNummer."""
    if casus.traject is None:
        if random.random() < 0.5:
            besluit = pick(random, {"ALGEMENE_VOORZIENING": 60, "GEEN": 30, "AFGEWEZEN": 10})
            day = casus.start + timedelta(days=random.randint(5, 30))
            register.note(
                day, "toegangsbesluiten", casus_id=casus.nummer, besluit=besluit, datum_besluit=day, bsn=casus.kind.bsn
            )  # fmt: skip
        return
    item, first = casus.traject.hoofd, casus.traject.hoofd.versies[0]
    register.note(
        first.op, "toegangsbesluiten", casus_id=casus.nummer, besluit="INDIVIDUELE_VOORZIENING", datum_besluit=first.op,
        bsn=casus.kind.bsn, beschikking_nummer=f"B{item.nummer}", toewijzing_nummer=item.nummer,
        product_code=None if item.budget else item.product.code, volume=None if item.budget else item.volume,
        frequentie=None if item.budget else item.product.frequentie, einddatum=max(first.einddatum, first.op),
    )  # fmt: skip
