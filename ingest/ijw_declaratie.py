"""Level-2 rules of JW323 (declaratie) and JW325 (declaratie-antwoord)."""

import calendar
from datetime import date
from itertools import compress

from ingest import ijw_rule
from ingest.ijw_persoon import in_the_future
from ingest.ijw_rule import Klasse, Message, Rule, Values, day, equal, given, number, once, signed

EUROS = "83"
FIRST_DAY = date(2021, 1, 1)
REFERENTIE, VORIGE = "ProductReferentie/ReferentieNummer", "ProductReferentie/VorigReferentieNummer"
INGEDIEND, TOEGEKEND = "TotaalIngediendBedrag", "TotaalToegekendBedrag"
DECLARATIE_BEGIN = "DeclaratiePeriode/Begindatum"
PRODUCT_BEGIN, PRODUCT_END = PERIODE = "ProductPeriode/Begindatum", "ProductPeriode/Einddatum"
SIGN, CODED = ("IngediendBedrag/DebetCredit", VORIGE), ("Eenheid", "ProductTarief")
AMOUNT, VOLUME = ("IngediendBedrag/Bedrag", SIGN[0]), ("Eenheid", "IngediendBedrag/Bedrag", "GeleverdVolume")
LINE = ("../../Bsn", REFERENTIE, VORIGE)  # the logical key of a prestatie
GIVEN = ("ToewijzingNummer", *PERIODE, "ProductCategorie", "ProductCode")
DEBET, CREDIT, IN_EUROS = equal(SIGN[0], "D"), equal(SIGN[0], "C"), equal("Eenheid", EUROS)
ACCEPTED = {"0200", "8001"}
DECLARATIE, ANTWOORD, BEIDE = ("JW323",), ("JW325",), ("JW323", "JW325")


def vorige_referentie_does_not_fit(values: Values, message: Message) -> bool:
    """CD060."""
    return (values["IngediendBedrag/DebetCredit"] == "C") != (VORIGE in values)


def tarief_does_not_fit(values: Values, message: Message) -> bool:
    """CD087."""
    return (values["Eenheid"] != EUROS) != ("ProductTarief" in values)


def zero_is_credit(element: str, amount: str):
    """CS325 for one amount."""
    cents, sign = f"{element}/{amount}", f"{element}/DebetCredit"
    return lambda values, message: values[sign] != "D" and number(values[cents]) == 0


def period_crosses_months(values: Values, message: Message) -> bool:
    """CS337."""
    begin, end = period(values, "ProductPeriode")
    return (begin.year, begin.month) != (end.year, end.month)


def euros_differ_from_volume(values: Values, message: Message) -> bool:
    """CS339."""
    return values["Eenheid"] == EUROS and number(values["IngediendBedrag/Bedrag"]) != number(values["GeleverdVolume"])


def period_is_no_month(values: Values, message: Message) -> bool:
    """CS340."""
    begin, end = period(values, "DeclaratiePeriode")
    return begin.day != 1 or end != begin.replace(day=calendar.monthrange(begin.year, begin.month)[1])


def starts_before_2021(element: str):
    """CS100 for one period."""
    return lambda values, message: period(values, element)[0] < FIRST_DAY


def end_is_impossible(element: str):
    """TR137 for one period: begin <= end <= dagtekening of the message."""
    return lambda values, message: not (period(values, element)[0] <= period(values, element)[1] <= message.dagtekening)


def credits_own_message(klasse: Klasse, message: Message) -> list[int]:
    """TR316, whichever of the two lines comes first."""
    own, is_credit = klasse.keys([REFERENTIE]), list(klasse.applies(given(VORIGE)))
    if message.twice is None:
        message.keys.offer(ijw_rule.REFERENTIES, own)
        if any(is_credit):
            message.keys.offer(ijw_rule.VORIGE, compress(klasse.keys([VORIGE]), is_credit))
        return []
    credited = klasse.keys([VORIGE])
    twice, known, before = message.twice.get(ijw_rule.BOTH, set()), message.seen["own"], message.seen["credited"]
    found = []
    for place, (referentie, vorige) in enumerate(zip(own, credited, strict=True)):
        known |= {referentie} & twice
        before |= {vorige} & twice
        if vorige in known or referentie in before:
            found.append(place)
    return found


def total_differs(values: Values, message: Message) -> bool:
    """TR358. Judged when all prestaties have passed."""
    return signed(values, INGEDIEND, "TotaalBedrag") != message.eurocent


def rejections_differ(values: Values, message: Message) -> bool:
    """TR342. An answer that rejects the declaratie itself lists no prestaties and grants nothing."""
    granted = signed(values, TOEGEKEND, "TotaalBedrag")
    if not set(values["RetourCodes/RetourCode"].split()) <= ACCEPTED:
        return granted != 0
    return signed(values, INGEDIEND, "TotaalBedrag") - granted != message.eurocent


def older_than_five_years(values: Values, message: Message) -> bool:
    """TR335."""
    made = day(message.latest["Declaratie"]["DeclaratieDagtekening"])
    last = calendar.monthrange(max(made.year - 5, 1), made.month)[1]
    return made.year > 5 and period(values, "ProductPeriode")[1] < made.replace(
        year=made.year - 5, day=min(made.day, last)
    )


def period(values: Values, element: str) -> tuple[date, date]:
    """First and last day, both inclusive."""
    return day(values[f"{element}/Begindatum"]), day(values[f"{element}/Einddatum"])


RULES = (
    Rule("TR101", BEIDE, "Client", "", where=once("TR101 Client", "Bsn")),
    Rule("TR101", BEIDE, "Prestatie", "", on=LINE, where=once("TR101", *LINE)),
    Rule("CD060", BEIDE, "Prestatie", VORIGE, vorige_referentie_does_not_fit, SIGN),
    Rule("CD087", DECLARATIE, "Prestatie", "ProductTarief", tarief_does_not_fit, CODED),
    Rule("CS100", DECLARATIE, "Declaratie", "DeclaratiePeriode", starts_before_2021("DeclaratiePeriode")),
    Rule("CS100", DECLARATIE, "Prestatie", "ProductPeriode", starts_before_2021("ProductPeriode"), PERIODE),
    Rule("CS325", DECLARATIE, "Declaratie", INGEDIEND, zero_is_credit(INGEDIEND, "TotaalBedrag")),
    Rule("CS325", ANTWOORD, "DeclaratieAntwoord", INGEDIEND, zero_is_credit(INGEDIEND, "TotaalBedrag")),
    Rule("CS325", ANTWOORD, "DeclaratieAntwoord", TOEGEKEND, zero_is_credit(TOEGEKEND, "TotaalBedrag")),
    Rule("CS325", BEIDE, "Prestatie", "IngediendBedrag", zero_is_credit("IngediendBedrag", "Bedrag"), AMOUNT, CREDIT),
    Rule("CS337", DECLARATIE, "Prestatie", "ProductPeriode", period_crosses_months, PERIODE),
    Rule("CS339", DECLARATIE, "Prestatie", "IngediendBedrag", euros_differ_from_volume, VOLUME, IN_EUROS),
    Rule("CS340", DECLARATIE, "Declaratie", "DeclaratiePeriode", period_is_no_month),
    Rule("TR134", DECLARATIE, "Declaratie", DECLARATIE_BEGIN, in_the_future(DECLARATIE_BEGIN)),
    Rule("TR134", BEIDE, "Prestatie", PRODUCT_BEGIN, in_the_future(PRODUCT_BEGIN), PERIODE),
    Rule("TR137", DECLARATIE, "Declaratie", "DeclaratiePeriode/Einddatum", end_is_impossible("DeclaratiePeriode")),
    Rule("TR137", BEIDE, "Prestatie", "ProductPeriode/Einddatum", end_is_impossible("ProductPeriode"), PERIODE),
    Rule("TR315", DECLARATIE, "Prestatie", VORIGE, where=once("TR315", VORIGE, when=given(VORIGE))),
    Rule("TR316", DECLARATIE, "Prestatie", VORIGE, where=credits_own_message),
    Rule("TR335", DECLARATIE, "Prestatie", "ProductPeriode/Einddatum", older_than_five_years, PERIODE),
    Rule("TR342", ANTWOORD, "DeclaratieAntwoord", TOEGEKEND, rejections_differ),
    Rule("TR358", DECLARATIE, "Declaratie", INGEDIEND, total_differs),
    Rule("TR416", DECLARATIE, "Prestatie", "", where=once("TR416", *GIVEN, when=DEBET)),
)
