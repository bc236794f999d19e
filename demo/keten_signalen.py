"""Stories in which care is not told, declared or answered as it should be; each returns the signals to be seen."""

from datetime import timedelta

from demo.keten import Keten, Toegewezen
from demo.keten_antwoord import dag
from demo.keten_berichten import (
    PRESTATIE,
    beantwoord,
    begin,
    declareer,
    gewoon,
    referentie,
    regel,
    stop,
    toegewezen,
    verzoek,
    wijs_toe,
)
from demo.keten_levering import START, STOP

MAANDEN = 3


def netjes(k: Keten) -> list[str]:
    """Nothing to see: asked, granted, begun, declared and answered every month, and stopped, all in time."""
    wie, product = k.jeugdige(), k.product()
    asked = verzoek(k, wie, product, dag(k, 14))
    given = toegewezen(k, wie, product, MAANDEN, ReferentieAanbieder=referentie(asked))
    wijs_toe(k, given, op=dag(k, 12))
    begin(k, given, k.first)
    declareer_alles(k, given)
    stop(k, given, k.first, given.einde)
    return []


def declareer_alles(k: Keten, given: Toegewezen, *wrong: str, answered_after: int = 7) -> None:
    """Every month, and an answer; after 0 days there is none. Every prestatie breaks the rules that are named."""
    for number in range(MAANDEN):
        sent = declareer(k, k.month(number), [(given, regel(k, given, k.month(number)))])
        sent.fout(PRESTATIE, *wrong)
        if answered_after:
            beantwoord(k, sent, na=answered_after)


def hulp(k: Keten, started: int = 2, stopped: int = 2, answered_after: int = 7) -> Toegewezen:
    """A toewijzing with all of its care; how many days later it is told. After 0 days it is not."""
    given = gewoon(k, months=MAANDEN)
    if started:
        begin(k, given, k.first, k.first + timedelta(days=started))
    declareer_alles(k, given, answered_after=answered_after)
    if stopped:
        stop(k, given, k.first, given.einde, op=given.einde + timedelta(days=stopped))
    return given


def start_te_laat(k: Keten) -> list[str]:
    """Told after three weeks."""
    hulp(k, started=k.maker.random.randint(16, 30))
    return ["start_te_laat"]


def stop_te_laat(k: Keten) -> list[str]:
    """Told after three weeks."""
    hulp(k, stopped=k.maker.random.randint(16, 30))
    return ["stop_te_laat"]


def geen_stop(k: Keten) -> list[str]:
    """The toewijzing is over."""
    hulp(k, stopped=0)
    return ["geen_stop"]


def zonder_start(k: Keten) -> list[str]:
    """Declared, and nothing told of a start."""
    hulp(k, started=0, stopped=0)
    return ["gedeclareerd_zonder_start"]


def antwoord_te_laat(k: Keten) -> list[str]:
    """All three declaraties."""
    hulp(k, answered_after=k.maker.random.randint(25, 40))
    return ["declaratie_antwoord_te_laat"] * MAANDEN


def zonder_antwoord(k: Keten) -> list[str]:
    """All three declaraties."""
    hulp(k, answered_after=0)
    return ["declaratie_zonder_antwoord"] * MAANDEN


def niet_gestart(k: Keten) -> list[str]:
    """Granted, and nothing more."""
    gewoon(k, months=MAANDEN)
    return ["toegewezen_niet_gestart"]


def start_zonder_toewijzing(k: Keten) -> list[str]:
    """A number this gemeente never gave."""
    given = toegewezen(k, k.jeugdige(), months=MAANDEN)
    begin(k, given, k.first).fout(START, "TR019")
    stop(k, given, k.first, given.einde).fout(STOP, "TR019")
    return ["gestart_zonder_toewijzing"]


def stop_zonder_start(k: Keten) -> list[str]:
    """Only the stop was told."""
    given = gewoon(k, months=MAANDEN)
    stop(k, given, k.first, given.einde).fout(STOP, "TR382")
    return ["stop_zonder_start"]


def voor_start(k: Keten) -> list[str]:
    """Care of the first month, though it began in the second."""
    given = gewoon(k, months=MAANDEN)
    begin(k, given, k.month(1))
    declareer_alles(k, given)
    stop(k, given, k.month(1), given.einde)
    return ["gedeclareerd_voor_start"]


def na_stop(k: Keten) -> list[str]:
    """Care of the last month, though it stopped in the second."""
    given = gewoon(k, months=MAANDEN)
    begin(k, given, k.first)
    stop(k, given, k.first, k.month(1) + timedelta(days=9))
    declareer_alles(k, given)
    return ["gedeclareerd_na_stop"]


def zonder_toewijzing(k: Keten) -> list[str]:
    """Declared on a number this gemeente never gave."""
    declareer_alles(k, toegewezen(k, k.jeugdige(), months=MAANDEN), "TR338")
    return ["gedeclareerd_zonder_toewijzing"]


def op_verwijderd(k: Keten) -> list[str]:
    """Declared on a toewijzing that was deleted."""
    given = gewoon(k, months=MAANDEN)
    changes = {"Toewijzingstijd": "11:30:00", "Einddatum": str(given.ingang), "RedenWijziging": "13"}
    wijs_toe(k, Toegewezen(given.item | changes, given.product, given.jeugdige), op=dag(k, 4))
    declareer_alles(k, given, "TR384")
    return ["gedeclareerd_op_verwijderd"]
