"""Stories of more steps: changes in a row, a chain of release 2.3, retouren; each returns the signals to be seen."""

from datetime import date, timedelta

from demo import keten_historie as historie
from demo.calendar import month_end
from demo.keten import Keten, Toegewezen, Verstuurd
from demo.keten_antwoord import dag, langer
from demo.keten_berichten import (
    beantwoord,
    begin,
    declareer,
    referentie,
    regel,
    retour,
    stop,
    toegewezen,
    verzoek,
    wijs_toe,
    wijziging,
)
from demo.keten_signalen import MAANDEN, hulp
from demo.keten_verzoek import nieuw

ELDERS = "0599"  # a gemeente in which nothing else is told, so that most of its starts have a retour


def wijzigingen_op_rij(k: Keten) -> list[str]:
    """Nothing to see: asked for, then changed twice: longer, and into other care under a number of its own."""
    wie, product = k.jeugdige(), k.product()
    asked = verzoek(k, wie, product, dag(k, 14))
    given = toegewezen(k, wie, product, MAANDEN, ReferentieAanbieder=referentie(asked))
    wijs_toe(k, given, op=dag(k, 12))
    begin(k, given, k.first)
    op = k.first + timedelta(days=9)
    longer = gewijzigd(given, wijziging(k, wie, op, change=[langer(k, given)]), op, month_end(k.month(7)), "04")
    wijs_toe(k, longer, op=op + timedelta(days=2))
    for number in (0, 1):
        maand(k, given, number)
    other, until = k.product(other_than=product), month_end(k.month(2))
    again = k.month(2) + timedelta(days=9)
    shorter = langer(k, longer) | {"Einddatum": str(until)}
    change = wijziging(k, wie, again, change=[shorter], new=[nieuw(k, other, k.month(3), month_end(k.month(3)))])
    ended = gewijzigd(longer, change, again, until, "05")
    stamp = {key: ended.item[key] for key in ("Toewijzingsdatum", "ReferentieAanbieder")}
    new = toegewezen(k, wie, other, 4, Ingangsdatum=str(k.month(3)), **stamp)
    wijs_toe(k, ended, new, op=again + timedelta(days=2))
    maand(k, given, 2)
    stop(k, given, k.first, until, "37")
    begin(k, new, new.ingang)
    maand(k, new, 3)
    stop(k, new, new.ingang, new.einde)
    return []


def gewijzigd(given: Toegewezen, asked: Verstuurd, op: date, einde: date, reden: str) -> Toegewezen:
    """The next version, granted the day after it was asked for."""
    stamp = {"Toewijzingsdatum": str(op + timedelta(days=1)), "ReferentieAanbieder": referentie(asked)}
    item = given.item | stamp | {"Einddatum": str(einde), "RedenWijziging": reden}
    return Toegewezen(item, given.product, given.jeugdige)


def maand(k: Keten, given: Toegewezen, number: int) -> None:
    """A month declared and answered."""
    beantwoord(k, declareer(k, k.month(number), [(given, regel(k, given, k.month(number)))]))


def vroeger_netjes(k: Keten) -> list[str]:
    """Nothing to see in release 2.3: asked, granted, begun, declared, answered and stopped in time."""
    given = historie.vroeger(k, MAANDEN)
    given.item["ReferentieAanbieder"] = historie.vraag_aan(k, given, dag(k, 14))
    historie.wijs_toe(k, given, dag(k, 12))
    historie.begin_en_stop(k, given)
    for number in range(MAANDEN):
        lines = [historie.regel(k, given, k.month(number))]
        sent = historie.declareer(k, given, k.month(number), lines)
        historie.beantwoord(k, given, sent, lines, {0: historie.cents(lines[0]) // 2})
    return []


def vroeger_zonder_antwoord(k: Keten) -> list[str]:
    """The same in release 2.3, of which no declaratie was answered."""
    given = historie.vroeger(k, MAANDEN)
    historie.wijs_toe(k, given, dag(k, 12))
    historie.begin_en_stop(k, given)
    for number in range(MAANDEN):
        historie.declareer(k, given, k.month(number), [historie.regel(k, given, k.month(number))])
    return ["declaratie_zonder_antwoord"] * MAANDEN


def starts_met_retour(k: Keten, *after: int) -> None:
    """Care of as many youths, whose starts have a retour so many days later; after 0 days there is none."""
    k.gemeente = ELDERS
    for days in after:
        hulp(k)
        started = next(sent for sent in reversed(k.sent) if sent.message.soort == "JW305")
        if days:
            retour(k, started, days)


def retour_te_laat(k: Keten) -> list[str]:
    """One of two, after two weeks."""
    starts_met_retour(k, 1, k.maker.random.randint(12, 30))
    return ["retour_te_laat"]


def zonder_retour(k: Keten) -> list[str]:
    """One of three, where the others have one."""
    starts_met_retour(k, 1, 0, 1)
    return ["zonder_retour"]
