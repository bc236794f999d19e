"""Stories in which a JW301, JW315 or JW317 breaks a rule about toewijzingen and requests."""

from datetime import date, timedelta

from demo.boom import Body
from demo.calendar import month_end
from demo.keten import PER_MAAND, Keten, Toegewezen
from demo.keten_antwoord import dag, langer
from demo.keten_berichten import (
    antwoord,
    beantwoord,
    declareer,
    gewoon,
    referentie,
    regel,
    toegewezen,
    verzoek,
    wijs_toe,
    wijziging,
)
from demo.keten_product import aspecifiek
from demo.parameters import Product

PRODUCT = "Client/ToegewezenProducten/ToegewezenProduct"
VERZOEK = "Client/Verzoek"
BLIJFT, WIJZIGT = (f"{VERZOEK}/{one}" for one in ("OngewijzigdeProducten/OngewijzigdProduct",
                                                 "TeWijzigenProducten/TeWijzigenProduct"))  # fmt: skip


def halverwege(k: Keten) -> date:
    """A day on which every toewijzing of the story runs."""
    return k.first + timedelta(days=k.maker.random.randint(40, 60))


def nieuw(k: Keten, product: Product, van: date, tot: date) -> Body:
    """NieuwProduct."""
    found: Body = {"Product": {"Categorie": product.categorie, "Code": product.code}}
    found |= {"GewensteIngangsdatum": str(van), "Einddatum": str(tot)}
    return found | {"Omvang": {"Volume": "10", "Eenheid": product.eenheid, "Frequentie": PER_MAAND}}


def hele_wijziging(k: Keten) -> None:
    """Nothing wrong: asked, granted, changed and something new beside it, granted again."""
    wie, product = k.jeugdige(), k.product()
    asked = verzoek(k, wie, product, dag(k, 40))
    antwoord(k, referentie(asked), dag(k, 36), "2")
    given = toegewezen(k, wie, product, ReferentieAanbieder=referentie(asked))
    wijs_toe(k, given)
    op = halverwege(k)
    other = k.product(other_than=product)
    more = nieuw(k, other, k.month(3), month_end(k.month(5)))
    change = wijziging(k, wie, op, change=[langer(k, given)], new=[more])
    stamp = {"Toewijzingsdatum": str(op + timedelta(days=3)), "ReferentieAanbieder": referentie(change)}
    new = toegewezen(k, wie, other, Ingangsdatum=str(k.month(3)), **stamp)
    again = Toegewezen(
        given.item | stamp | {"Einddatum": str(month_end(k.month(7))), "RedenWijziging": "04"}, product, wie
    )
    wijs_toe(k, again, new, op=op + timedelta(days=4))


def nummer_tweemaal(k: Keten) -> None:
    """TR332: the number of the toewijzing of somebody else."""
    given = gewoon(k)
    wrong = toegewezen(k, k.jeugdige(), ToewijzingNummer=given.nummer, Toewijzingstijd="10:45:00")
    wijs_toe(k, wrong, op=dag(k, 7)).fout(PRODUCT, "TR332")


def toch_verwijderd(k: Keten) -> None:
    """TR385: deleted, though prestaties on it were approved."""
    given = gewoon(k)
    beantwoord(k, declareer(k, k.first, [(given, regel(k, given, k.first))]))
    later = k.month(2)
    changes = {"Toewijzingsdatum": str(later), "Einddatum": str(given.ingang), "RedenWijziging": "13"}
    gone = Toegewezen(given.item | changes, given.product, given.jeugdige)
    wijs_toe(k, gone, op=later + timedelta(days=2)).fout(PRODUCT, "TR385")


def onbekende_referentie(k: Keten) -> None:
    """TR379: nobody asked under this reference."""
    wijs_toe(k, toegewezen(k, k.jeugdige(), ReferentieAanbieder=k.maker.next("N"))).fout(PRODUCT, "TR379")


def referentie_herhaald(k: Keten) -> None:
    """TR379: a change of our own repeats the reference of the request."""
    wie, product = k.jeugdige(), k.product()
    asked = verzoek(k, wie, product, dag(k, 40))
    given = toegewezen(k, wie, product, ReferentieAanbieder=referentie(asked))
    wijs_toe(k, given)
    changes = {"Toewijzingsdatum": str(k.month(1)), "Einddatum": str(month_end(k.month(3))), "RedenWijziging": "05"}
    again = Toegewezen(given.item | changes, product, wie)
    wijs_toe(k, again, op=k.month(1) + timedelta(days=3)).fout(PRODUCT, "TR379")


def referentie_van_verzoek(k: Keten) -> None:
    """TR347: the reference of an earlier request, that was refused."""
    first = verzoek(k, k.jeugdige(), k.product(), dag(k, 60))
    antwoord(k, referentie(first), dag(k, 55))
    wie = k.jeugdige()
    if k.maker.random.random() < 0.5:
        path = "Client/AangevraagdeProducten/AangevraagdProduct"
        verzoek(k, wie, k.product(), dag(k, 40), referentie(first)).fout(path, "TR347")
        return
    given = toegewezen(k, wie)
    wijs_toe(k, given)
    wijziging(k, wie, halverwege(k), change=[langer(k, given)], referentie=referentie(first)).fout(VERZOEK, "TR347")


def nog_onderhanden(k: Keten) -> None:
    """TR374: asked again before there was an answer; to be looked at is no answer."""
    wie = k.jeugdige()
    first = verzoek(k, wie, k.product(), dag(k, 40))
    if k.maker.random.random() < 0.5:
        antwoord(k, referentie(first), dag(k, 36), "2")
    verzoek(k, wie, k.product(), dag(k, 30)).fout("Client", "TR374")


def niet_alles_genoemd(k: Keten) -> None:
    """TR349: another toewijzing of this jeugdige runs too."""
    given = gewoon(k)
    wijs_toe(k, toegewezen(k, given.jeugdige, k.product(other_than=given.product)), op=dag(k, 9))
    wijziging(k, given.jeugdige, halverwege(k), change=[langer(k, given)]).fout(VERZOEK, "TR349")


def ongewijzigd_niet_actueel(k: Keten) -> None:
    """TR350: a number that was never given, or of a toewijzing that is over."""
    given = gewoon(k)
    wijziging(k, given.jeugdige, halverwege(k), [niet_actueel(k, given).nummer], [langer(k, given)]).fout(
        BLIJFT, "TR350"
    )


def te_wijzigen_niet_actueel(k: Keten) -> None:
    """TR351."""
    given = gewoon(k)
    wrong = langer(k, niet_actueel(k, given))
    wijziging(k, given.jeugdige, halverwege(k), [given.nummer], [wrong]).fout(WIJZIGT, "TR351")


def niet_actueel(k: Keten, beside: Toegewezen) -> Toegewezen:
    """A toewijzing of another product that nobody sent, or that ended before the request."""
    found = toegewezen(k, beside.jeugdige, k.product(other_than=beside.product), months=1)
    if k.maker.random.random() < 0.5:
        wijs_toe(k, found, op=dag(k, 9))
    return found


def midden_in_het_verleden(k: Keten) -> None:
    """TR357: a change from a day that is past, but not from the beginning."""
    given = gewoon(k)
    wrong = langer(k, given) | {"GewensteIngangsdatum": str(k.first + timedelta(days=10))}
    wijziging(k, given.jeugdige, halverwege(k), change=[wrong]).fout(WIJZIGT, "TR357")


def al_toegewezen(k: Keten) -> None:
    """TR361: what is new was granted already for these days."""
    given = gewoon(k)
    new = nieuw(k, given.product, k.month(3), month_end(k.month(4)))
    wijziging(k, given.jeugdige, halverwege(k), [given.nummer], new=[new]).fout(VERZOEK, "TR361")


def budget_van_later(k: Keten) -> None:
    """TR373: another budget, but not from the beginning."""
    given = aspecifiek(k)
    wrong = langer(k, given) | {"GewensteIngangsdatum": str(k.month(4)), "Budget": str(int(given.item["Budget"]) * 2)}
    wijziging(k, given.jeugdige, halverwege(k), change=[wrong]).fout(WIJZIGT, "TR373")


def omvang_zonder_product(k: Keten) -> None:
    """TR375, and with it TR412: nothing but a budget was granted."""
    with_omvang(k, aspecifiek(k, Product=None), "TR375", "TR412")


def omvang_zonder_code(k: Keten) -> None:
    """TR412: only the categorie was granted."""
    with_omvang(k, aspecifiek(k), "TR412")


def with_omvang(k: Keten, given: Toegewezen, *rules: str) -> None:
    """Ask for hours instead of the budget, from the beginning."""
    wrong = {key: value for key, value in langer(k, given).items() if key != "Budget"}
    wrong["Omvang"] = {"Volume": "12", "Eenheid": given.product.eenheid, "Frequentie": PER_MAAND}
    wijziging(k, given.jeugdige, halverwege(k), change=[wrong]).fout(WIJZIGT, *rules)


def zonder_omvang(k: Keten) -> None:
    """TR411: a product with a code needs an Omvang."""
    given = gewoon(k)
    wrong = {key: value for key, value in langer(k, given).items() if key != "Omvang"}
    wijziging(k, given.jeugdige, halverwege(k), change=[wrong]).fout(WIJZIGT, "TR411")
