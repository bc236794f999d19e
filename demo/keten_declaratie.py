"""Stories in which a JW323 breaks a rule against an earlier message or the toewijzing. One function, one way."""

from datetime import timedelta

from demo.calendar import month_end
from demo.keten import Keten
from demo.keten_berichten import PRESTATIE, beantwoord, credit, declareer, gewoon, regel


def hele_maanden(k: Keten) -> None:
    """Nothing wrong: three months, an answer to each, a credit and its correction."""
    given = gewoon(k)
    lines = [regel(k, given, k.month(0)), regel(k, given, k.month(1))]
    beantwoord(k, declareer(k, k.month(0), [(given, lines[0])]))
    beantwoord(k, declareer(k, k.month(1), [(given, lines[1])]))
    again = [credit(k, lines[0]), regel(k, given, k.month(0), 7), regel(k, given, k.month(2))]
    beantwoord(k, declareer(k, k.month(2), [(given, line) for line in again]))


def andere_jeugdige(k: Keten) -> None:
    """TR304: the toewijzing of somebody else."""
    mine, yours = gewoon(k), gewoon(k)
    wrong = regel(k, yours, k.month(0))
    found = declareer(k, k.month(0), [(mine, regel(k, mine, k.month(0))), (mine, wrong)])
    found.fout(f"{PRESTATIE}[2]", "TR304")


def voor_ingang(k: Keten) -> None:
    """TR307: the month before."""
    given = gewoon(k, Toewijzingsdatum=str(k.month(-3)))
    month = k.month(-1)
    declareer(k, month, [(given, regel(k, given, month))]).fout(PRESTATIE, "TR307")


def voor_ingang_in_de_maand(k: Keten) -> None:
    """TR307, and with it TR387: the whole month, though the toewijzing begins later in it."""
    given = gewoon(k, Ingangsdatum=str(k.first + timedelta(days=k.maker.random.randint(3, 20))))
    declareer(k, k.first, [(given, regel(k, given, k.first))]).fout(PRESTATIE, "TR307", "TR387")


def na_einde(k: Keten) -> None:
    """TR308: the month after."""
    given = gewoon(k, months=2)
    month = k.month(2)
    declareer(k, month, [(given, regel(k, given, month))]).fout(PRESTATIE, "TR308")


def na_einde_in_de_maand(k: Keten) -> None:
    """TR308, and with it TR388: the whole month, though the toewijzing ends earlier in it."""
    given = gewoon(k, Einddatum=str(k.month(1) + timedelta(days=k.maker.random.randint(3, 20))))
    declareer(k, k.month(1), [(given, regel(k, given, k.month(1)))]).fout(PRESTATIE, "TR308", "TR388")


def referentie_tweemaal(k: Keten) -> None:
    """TR314: the number of a prestatie of last month."""
    given = gewoon(k)
    first = regel(k, given, k.month(0))
    declareer(k, k.month(0), [(given, first)])
    again = regel(k, given, k.month(1), ProductReferentie=dict(first["ProductReferentie"]))
    declareer(k, k.month(1), [(given, again)]).fout(PRESTATIE, "TR314")


def maand_overgeslagen(k: Keten) -> None:
    """TR318: there was care in the month without a declaratie."""
    given = gewoon(k)
    declareer(k, k.month(0), [(given, regel(k, given, k.month(0)))])
    lines = [(given, regel(k, given, k.month(number))) for number in (1, 2)]
    declareer(k, k.month(2), lines).fout("Declaratie", "TR318")


def maand_terug(k: Keten) -> None:
    """TR318: a declaratie over an earlier month than the last one."""
    given = gewoon(k)
    declareer(k, k.month(1), [(given, regel(k, given, k.month(1)))])
    found = declareer(
        k, k.month(0), [(given, regel(k, given, k.month(0)))], op=month_end(k.month(1)) + timedelta(days=9)
    )
    found.fout("Declaratie", "TR318")


def latere_maand(k: Keten) -> None:
    """TR319: care after the month of the declaratie."""
    given = gewoon(k)
    lines = [(given, regel(k, given, k.month(0))), (given, regel(k, given, k.month(1)))]
    declareer(k, k.month(0), lines, op=month_end(k.month(1)) + timedelta(days=4)).fout(f"{PRESTATIE}[2]", "TR319")


def onbekend_debet(k: Keten) -> None:
    """TR323: nothing was ever declared under that number."""
    given = gewoon(k)
    declareer(k, k.month(0), [(given, regel(k, given, k.month(0)))])
    wrong = credit(k, regel(k, given, k.month(0)))
    declareer(k, k.month(1), [(given, regel(k, given, k.month(1))), (given, wrong)]).fout(f"{PRESTATIE}[2]", "TR323")


def afgewezen_debet(k: Keten) -> None:
    """TR323: what was refused cannot be taken back."""
    given = gewoon(k)
    line = regel(k, given, k.month(0))
    beantwoord(k, declareer(k, k.month(0), [(given, line)]), [(given.jeugdige["Bsn"], line)])
    declareer(k, k.month(1), [(given, credit(k, line))]).fout(PRESTATIE, "TR323")


def declaratienummer_tweemaal(k: Keten) -> None:
    """TR333."""
    given = gewoon(k)
    first = declareer(k, k.month(0), [(given, regel(k, given, k.month(0)))])
    again = declareer(k, k.month(1), [(given, regel(k, given, k.month(1)))])
    again.message.body["Declaratie"]["DeclaratieNummer"] = first.message.body["Declaratie"]["DeclaratieNummer"]
    again.fout("Declaratie", "TR333")


def zonder_toewijzing(k: Keten) -> None:
    """TR338: a ToewijzingNummer that this gemeente never gave."""
    given = gewoon(k)
    lines = [regel(k, given, k.month(0)), regel(k, given, k.month(0), ToewijzingNummer=k.maker.next("27"))]
    declareer(k, k.month(0), [(given, line) for line in lines]).fout(f"{PRESTATIE}[2]", "TR338")


def tweemaal_gedeclareerd(k: Keten) -> None:
    """TR389: the same month again, while the first one stands."""
    given = gewoon(k)
    declareer(k, k.month(0), [(given, regel(k, given, k.month(0)))])
    lines = [regel(k, given, k.month(1)), regel(k, given, k.month(0), 6)]
    declareer(k, k.month(1), [(given, line) for line in lines]).fout(f"{PRESTATIE}[2]", "TR389")


def tweemaal_gecrediteerd(k: Keten) -> None:
    """TR390."""
    given = gewoon(k)
    line = regel(k, given, k.month(0))
    beantwoord(k, declareer(k, k.month(0), [(given, line)]))
    declareer(k, k.month(1), [(given, credit(k, line)), (given, regel(k, given, k.month(1)))])
    declareer(k, k.month(2), [(given, credit(k, line))]).fout(PRESTATIE, "TR390")
