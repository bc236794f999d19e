"""Stories in which a JW325 or JW319 does not fit what it answers, or any message what every message must keep to."""

from datetime import date, timedelta

from demo.boom import Body
from demo.calendar import month_end
from demo.keten import Keten, Verstuurd
from demo.keten_berichten import (
    ANTWOORD,
    antwoord,
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
    wijziging,
)


def gedeclareerd(k: Keten) -> tuple[Verstuurd, str, Body]:
    """A declaratie of two lines, the BSN of both and the second line."""
    given = gewoon(k, Ingangsdatum=str(k.month(-1)), Toewijzingsdatum=str(k.month(-2)))
    other, line = regel(k, given, k.month(-1), 1), regel(k, given, k.month(0))
    return declareer(k, k.month(0), [(given, other), (given, line)]), given.jeugdige["Bsn"], line


def onbekende_declaratie(k: Keten) -> None:
    """TR337: no declaratie has this Identificatie, and none with this Identificatie is of this day."""
    for wrong in ({"Identificatie": k.maker.next("N")}, {"Dagtekening": str(k.month(-1))}):
        asked, _, _ = gedeclareerd(k)
        answer = beantwoord(k, asked)
        answer.head["DeclaratieIdentificatie"] |= wrong
        answer.fout("Header", "TR337")


def onbekende_prestatie(k: Keten) -> None:
    """TR366: the declaratie has no such prestatie."""
    asked, bsn, line = gedeclareerd(k)
    wrong = line | {"ProductReferentie": {"ReferentieNummer": k.maker.next("N")}}
    beantwoord(k, asked, [(bsn, wrong)]).fout(ANTWOORD, "TR366")


def andere_waarde(k: Keten) -> None:
    """TR367: one value is not that of the declaratie."""
    asked, bsn, line = gedeclareerd(k)
    period = {"Begindatum": str(k.first), "Einddatum": str(k.first + timedelta(days=14))}
    wrong = k.maker.random.choice([
        {"ToewijzingNummer": k.maker.next("28")},
        {"ProductPeriode": period},
        {"GeleverdVolume": str(int(line["GeleverdVolume"]) + 1)},
        {"Eenheid": "16"},
        {"ProductTarief": str(int(line["ProductTarief"]) + 10)},
        {"IngediendBedrag": {"Bedrag": str(int(line["IngediendBedrag"]["Bedrag"]) - 100), "DebetCredit": "D"}},
    ])  # fmt: skip
    beantwoord(k, asked, [(bsn, line | wrong)]).fout(ANTWOORD, "TR367")


def antwoord_aan_een_ander(k: Keten) -> None:
    """TR304: the refused line is put with another jeugdige."""
    asked, _, line = gedeclareerd(k)
    beantwoord(k, asked, [(k.jeugdige()["Bsn"], line)]).fout(ANTWOORD, "TR304")


def andere_xsd(k: Keten) -> None:
    """TR371: the version of the XSD is not repeated."""
    asked, _, _ = gedeclareerd(k)
    answer = beantwoord(k, asked)
    answer.head["XsdVersieDeclaratie"]["BerichtXsdVersie"] = "1.0.1"
    answer.fout("Header", "TR371")


def ander_declaratienummer(k: Keten) -> None:
    """TR376."""
    asked, _, _ = gedeclareerd(k)
    beantwoord(k, asked, DeclaratieNummer=k.maker.next("N")).fout("DeclaratieAntwoord", "TR376")


def dag(k: Keten, number: int) -> date:
    """A day before care begins."""
    return k.first - timedelta(days=number)


def onbekend_verzoek(k: Keten) -> None:
    """TR355: nobody asked."""
    antwoord(k, k.maker.next("N"), dag(k, 30)).fout("Antwoord", "TR355")


def antwoord_na_toewijzing(k: Keten) -> None:
    """TR359: the request was granted already."""
    wie = k.jeugdige()
    asked = verzoek(k, wie, k.product(), dag(k, 40))
    wijs_toe(
        k, toegewezen(k, wie, ReferentieAanbieder=referentie(asked), Toewijzingsdatum=str(dag(k, 36))), op=dag(k, 35)
    )
    antwoord(k, referentie(asked), dag(k, 30)).fout("Antwoord", "TR359")


def tweemaal_in_onderzoek(k: Keten) -> None:
    """TR360."""
    asked = verzoek(k, k.jeugdige(), k.product(), dag(k, 40))
    antwoord(k, referentie(asked), dag(k, 36), "2")
    antwoord(k, referentie(asked), dag(k, 30), "2").fout("Antwoord", "TR360")


def na_afwijzing(k: Keten) -> None:
    """TR365: refused twice; or, and then TR360 too, looked at after it was refused."""
    asked = verzoek(k, k.jeugdige(), k.product(), dag(k, 40))
    antwoord(k, referentie(asked), dag(k, 36))
    soort = k.maker.random.choice("12")
    again = antwoord(k, referentie(asked), dag(k, 30), soort)
    again.fout("Antwoord", "TR365", *(("TR360",) if soort == "2" else ()))


def dubbele_identificatie(k: Keten) -> None:
    """TR056: a sender uses an Identificatie of its own again, in another message of the same kind."""
    first, second = k.maker.random.choice((
        twee_toewijzingen, twee_starts, twee_stops, twee_verzoeken, twee_wijzigingen, twee_antwoorden, twee_declaraties,
        twee_declaratie_antwoorden,
    ))(k)  # fmt: skip
    second.head["BerichtIdentificatie"]["Identificatie"] = first.head["BerichtIdentificatie"]["Identificatie"]
    second.fout("Header", "TR056")


def twee_toewijzingen(k: Keten) -> tuple[Verstuurd, Verstuurd]:
    """Of two youths."""
    return wijs_toe(k, toegewezen(k, k.jeugdige())), wijs_toe(k, toegewezen(k, k.jeugdige()), op=dag(k, 8))


def twee_starts(k: Keten) -> tuple[Verstuurd, Verstuurd]:
    """Of two youths."""
    return begin(k, gewoon(k), k.first), begin(k, gewoon(k), k.first, k.first + timedelta(days=4))


def twee_stops(k: Keten) -> tuple[Verstuurd, Verstuurd]:
    """Of two youths."""
    given = gewoon(k), gewoon(k)
    for one in given:
        begin(k, one, k.first)
    found = [stop(k, one, k.first, k.month(number)) for number, one in enumerate(given, 1)]
    return found[0], found[1]


def twee_verzoeken(k: Keten) -> tuple[Verstuurd, Verstuurd]:
    """Of two youths."""
    return tuple(verzoek(k, k.jeugdige(), k.product(), dag(k, number)) for number in (30, 25))


def twee_wijzigingen(k: Keten) -> tuple[Verstuurd, Verstuurd]:
    """Of two youths: a longer toewijzing of each."""
    op = k.first + timedelta(days=20)
    return tuple(wijziging(k, one.jeugdige, op + timedelta(days=number), change=[langer(k, one)])
                 for number, one in enumerate((gewoon(k), gewoon(k))))  # fmt: skip


def langer(k: Keten, given: object) -> Body:
    """TeWijzigenProduct: as it is, two months longer."""
    einde = str(month_end(k.month(7)))
    found = {"ToewijzingNummer": given.nummer, "GewensteIngangsdatum": str(given.ingang), "Einddatum": einde}
    return found | {key: given.item[key] for key in ("Omvang", "Budget") if given.item.get(key)}


def twee_antwoorden(k: Keten) -> tuple[Verstuurd, Verstuurd]:
    """Of two youths."""
    asked = [verzoek(k, k.jeugdige(), k.product(), dag(k, 30)) for _ in range(2)]
    return tuple(antwoord(k, referentie(one), dag(k, 25 - number)) for number, one in enumerate(asked))


def twee_declaraties(k: Keten) -> tuple[Verstuurd, Verstuurd]:
    """Of two months."""
    given = gewoon(k)
    return tuple(declareer(k, k.month(number), [(given, regel(k, given, k.month(number)))]) for number in (0, 1))


def twee_declaratie_antwoorden(k: Keten) -> tuple[Verstuurd, Verstuurd]:
    """To two declaraties."""
    return tuple(beantwoord(k, one) for one in twee_declaraties(k))


def uit_de_toekomst(k: Keten) -> None:
    """TR135: dated after the day on which it arrived."""
    for sent in twee_declaraties(k) if k.maker.random.random() < 0.5 else twee_toewijzingen(k):
        late = sent
    late.ontvangen_op -= timedelta(days=k.maker.random.randint(1, 4))
    late.fout("Header", "TR135")


def onbekende_gemeente(k: Keten) -> None:
    """TR378: no gemeente, or one that was merged away long before, in everything that is sent."""
    k.gemeente = k.maker.random.choice(("9999", "0585", "0611"))
    given = gewoon(k)
    declareer(k, k.first, [(given, regel(k, given, k.first))])
    for sent in k.sent:
        sent.fout("Header", "TR378")
