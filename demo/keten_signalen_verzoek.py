"""Stories in which a request is not answered as it should be; each returns the signals to be seen."""

from datetime import timedelta

from demo.keten import Keten
from demo.keten_antwoord import dag, langer
from demo.keten_berichten import antwoord, referentie, verzoek, wijziging
from demo.keten_signalen import hulp


def vraag(k: Keten, *answers: tuple[int, str]) -> None:
    """A request, and answers (days later, kind)."""
    asked = verzoek(k, k.jeugdige(), k.product(), dag(k, 30))
    for days, soort in answers:
        antwoord(k, referentie(asked), dag(k, 30) + timedelta(days=days), soort)


def verzoek_zonder_antwoord(k: Keten) -> list[str]:
    """Silence."""
    vraag(k)
    return ["verzoek_zonder_antwoord"]


def verzoek_te_laat(k: Keten) -> list[str]:
    """Refused after three weeks."""
    vraag(k, (k.maker.random.randint(16, 30), "1"))
    return ["verzoek_antwoord_te_laat"]


def onderzoek_zonder_besluit(k: Keten) -> list[str]:
    """Looked at, and then silence."""
    vraag(k, (2, "2"))
    return ["onderzoek_zonder_besluit"]


def onderzoek_te_laat(k: Keten) -> list[str]:
    """Looked at, and refused after more than eight weeks."""
    vraag(k, (2, "2"), (k.maker.random.randint(60, 80), "1"))
    return ["onderzoek_besluit_te_laat"]


def woonplaats_te_laat(k: Keten) -> list[str]:
    """Another gemeente is responsible: said after two weeks, and so after the term of every answer too."""
    asked = verzoek(k, k.jeugdige(), k.product(), dag(k, 30))
    found = antwoord(k, referentie(asked), dag(k, 30) + timedelta(days=k.maker.random.randint(18, 28)))
    about = {"RedenAfwijzingVerzoek": "8", "Woonplaatsbeginsel": {"Gemeente": "0599"}}
    found.message.body["Antwoord"] |= about
    return ["verzoek_antwoord_te_laat", "woonplaats_te_laat"]


def wijziging_zonder_antwoord(k: Keten) -> list[str]:
    """A change of care that goes on: silence."""
    given = hulp(k)
    wijziging(k, given.jeugdige, k.month(1) + timedelta(days=9), change=[langer(k, given)])
    return ["wijziging_zonder_antwoord"]


def wijziging_te_laat(k: Keten) -> list[str]:
    """A change of care that goes on: refused after three weeks."""
    given = hulp(k)
    asked = wijziging(k, given.jeugdige, k.month(1) + timedelta(days=9), change=[langer(k, given)])
    antwoord(k, referentie(asked), k.month(1) + timedelta(days=9 + k.maker.random.randint(16, 30)))
    return ["wijziging_antwoord_te_laat"]
