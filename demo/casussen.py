"""The cases of the standard that everyday trajecten do not show, one young person each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, cycle
from random import Random

from demo import choices, weekvolume
from demo.boom import Body
from demo.calendar import Window, add_months, month_end
from demo.casus import Casus, wie
from demo.casus_berichten import UUR, begin, end, granted, hours, omvang, ordinary, product, toewijzen, traject
from demo.deliveries import Box
from demo.parameters import products, tariff_on
from demo.population import Person
from demo.prestaties import Prestatie

FIRST_NUMBER = 25_000_001  # beyond the ToewijzingNummers of the trajecten
JEUGDIGEN_PER_SET = 300


def casussen(box: Box, people: list[Person], window: Window, random: Random) -> list[Prestatie]:
    """Send every case as often as there are people for it; returns what is declared, for the monthly declaraties."""
    sent: Counter = Counter()
    numbers = count(FIRST_NUMBER)
    lines: list[Prestatie] = []
    for person, story in zip(people, cycle(STORIES), strict=False):
        case = Casus(box, traject(person, window, numbers, random), window.closed, sent)
        story(case, window.first, add_months(window.first, 1), numbers)
        lines += [line for line in case.lines if line.indiening <= window.last]
    return lines


def needed(jeugdigen: int) -> int:
    """People for the cases: one set per 300 youths, at least one."""
    return len(STORIES) * max(1, jeugdigen // JEUGDIGEN_PER_SET)


def tijdelijke_stop(case: Casus, first: date, second: date, numbers: Iterator[int]) -> None:
    """Stop 20, a new start on the same number, and the definitive stop."""
    ordinary(case)
    end(case, first, first + timedelta(days=13), "20", first + timedelta(days=15))
    begin(case, second, second + timedelta(days=1))
    end(case, second, month_end(second), "31", month_end(second) + timedelta(days=2))
    hours(case, first, 6)
    hours(case, second)


def tijdelijk_wordt_definitief(case: Casus, first: date, second: date, numbers: Iterator[int]) -> None:
    """Stop 20, and then the definitive stop with the same Einddatum."""
    ordinary(case)
    for reden, days in (("20", 16), ("34", 30)):
        end(case, first, first + timedelta(days=13), reden, first + timedelta(days=days))
    hours(case, first, 6)


def verwijderde_toewijzing(case: Casus, first: date, second: date, numbers: Iterator[int]) -> None:
    """RedenWijziging 13: as if it was never sent; another one comes in its place, in an envelope."""
    item = case.toewijzing
    op = item.versies[0].op
    toewijzen(case, granted(item, op), op=op)
    again = op + timedelta(days=1)
    toewijzen(case, granted(item, again, Einddatum=str(item.ingang), RedenWijziging="13"), op=again)
    other = replace(item, nummer=str(next(numbers)))
    toewijzen(case, granted(other, again + timedelta(days=1)), op=again + timedelta(days=1), in_envelope=True)
    begin(case, first, first + timedelta(days=3), item=other)
    hours(case, first, item=other)
    hours(case, second, item=other)


def gecorrigeerde_start(case: Casus, first: date, second: date, numbers: Iterator[int]) -> None:
    """A start on the wrong day is deleted (StatusAanlevering 3) and sent anew; the first toewijzing was refused."""
    op = case.toewijzing.versies[0].op
    toewijzen(case, granted(case.toewijzing, op - timedelta(days=1)), op=op - timedelta(days=1), retourcode="9332")
    ordinary(case)
    begin(case, first, first + timedelta(days=6), status="3")
    begin(case, first + timedelta(days=7), first + timedelta(days=9))
    hours(case, first, 5)
    end(case, first + timedelta(days=7), month_end(first), "35", month_end(first) + timedelta(days=1))


def verzoek_om_wijziging(case: Casus, first: date, second: date, numbers: Iterator[int]) -> None:
    """A request for more hours: in onderzoek, then granted under a new number that names the request."""
    ordinary(case)
    item, referentie = case.toewijzing, f"VOW-{case.toewijzing.nummer}"
    asked = first + timedelta(days=8)
    change = {"ToewijzingNummer": item.nummer, "GewensteIngangsdatum": str(second), "Einddatum": str(item.einde)}
    verzoek: Body = {"ReferentieAanbieder": referentie, "RedenVerzoek": "1"}
    verzoek["TeWijzigenProducten"] = {"TeWijzigenProduct": [change | {"Omvang": omvang(6)}]}
    case.send("JW317", asked, Client={"Bsn": case.traject.jeugdige.bsn, "Verzoek": verzoek})
    onderzoek: Body = {"ReferentieAanbieder": referentie, "VerzoekAntwoord": "2"}
    case.send("JW319", asked + timedelta(days=4), Antwoord=onderzoek)
    op = asked + timedelta(days=9)
    new = replace(item, nummer=str(next(numbers)), ingang=second, volume=6)
    shorter = granted(item, op, Einddatum=str(month_end(first)), RedenWijziging="12")
    toewijzen(case, shorter, granted(new, op, ReferentieAanbieder=referentie), op=op)
    hours(case, first)
    hours(case, second, 14, new)


def verzoek_in_onderzoek(case: Casus, first: date, second: date, numbers: Iterator[int]) -> None:
    """A request for help that is looked at first; the toewijzing then names its reference."""
    item, referentie = case.toewijzing, f"VOT-{case.toewijzing.nummer}"
    asked = first - timedelta(days=16)
    vraag: Body = {"ReferentieAanbieder": referentie, "Product": product(item.product), "Omvang": omvang(item.volume)}
    vraag |= {"ToewijzingIngangsdatum": str(first), "ToewijzingEinddatum": str(item.einde)}
    vraag["Verwijzer"] = {"Type": "05", "ZorgverlenerCode": "03991234"}
    case.send("JW315", asked, Client=wie(case.traject.jeugdige, AangevraagdeProducten={"AangevraagdProduct": [vraag]}))
    case.send("JW319", asked + timedelta(days=4), Antwoord={"ReferentieAanbieder": referentie, "VerzoekAntwoord": "2"})
    op = item.versies[0].op
    toewijzen(case, granted(item, op, ReferentieAanbieder=referentie), op=op)
    begin(case, first, first + timedelta(days=1))
    hours(case, first)


def geweigerd_verzoek(case: Casus, first: date, second: date, numbers: Iterator[int]) -> None:
    """Another product is asked for; the gemeente refuses it because another one is responsible."""
    ordinary(case)
    item, referentie = case.toewijzing, f"VOW-{case.toewijzing.nummer}"
    asked = first + timedelta(days=10)
    other = next(one for one in products() if one.code != item.product.code and one.eenheid == UUR)
    nieuw: Body = {"Product": product(other), "GewensteIngangsdatum": str(second), "Einddatum": str(item.einde)}
    verzoek: Body = {"ReferentieAanbieder": referentie, "RedenVerzoek": "2"}
    verzoek["OngewijzigdeProducten"] = {"OngewijzigdProduct": [{"ToewijzingNummer": item.nummer}]}
    verzoek["NieuweProducten"] = {"NieuwProduct": [nieuw | {"Omvang": omvang(2)}]}
    case.send("JW317", asked, Client={"Bsn": case.traject.jeugdige.bsn, "Verzoek": verzoek})
    antwoord: Body = {"ReferentieAanbieder": referentie, "VerzoekAntwoord": "1", "RedenAfwijzingVerzoek": "8"}
    elsewhere = {"Gemeente": "0599"}
    case.send("JW319", asked + timedelta(days=5), Antwoord=antwoord | {"Woonplaatsbeginsel": elsewhere})
    hours(case, first)


def generieke_toewijzing(case: Casus, first: date, second: date, numbers: Iterator[int]) -> None:
    """No product, only a Budget; two products are declared on it."""
    item = case.toewijzing
    op = item.versies[0].op
    toewijzen(case, granted(item, op, Product=None, Omvang=None, Budget="600000"), op=op)
    kinds = [p for p in products() if p.eenheid == UUR and choices.has_contract(case.traject.agb, p.code)]
    for month, kind in zip((first, first, second), (kinds[0], kinds[-1], kinds[0]), strict=True):
        hours(case, month, 7 if kind is kinds[0] else 3, replace(item, product=kind))
        if len(kinds) == 1:
            break


def minuten_voor_uren(case: Casus, first: date, second: date, numbers: Iterator[int]) -> None:
    """Granted in hours, declared in minutes: the amount follows the tariff per hour (IV081)."""
    ordinary(case)
    per_hour = tariff_on(case.traject.agb, case.toewijzing.product.code, first) or 0
    for month, minutes in ((first, 395), (second, 610)):
        case.declare(month, minutes, tarief=(per_hour + 30) // 60, uurtarief=per_hour)


def weekvolume_als_output(case: Casus, first: date, second: date, numbers: Iterator[int]) -> None:
    """Exactly what a toewijzing per week yields per month (IV077)."""
    ordinary(case)
    item = case.toewijzing
    for month in (first, second):
        hours(case, month, weekvolume.output(month, month_end(month), item.einde, item.volume))


STORIES = (
    tijdelijke_stop, tijdelijk_wordt_definitief, verwijderde_toewijzing, gecorrigeerde_start, verzoek_om_wijziging,
    geweigerd_verzoek, verzoek_in_onderzoek, generieke_toewijzing, minuten_voor_uren, weekvolume_als_output,
)  # fmt: skip
