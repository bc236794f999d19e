"""Stories of which it is known in which reconciliation category every cent ends: answered, refused, taken back.

Each returns category (schemas/codelijsten/aansluitcategorieen.csv) -> cents. `told` tells them all.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from demo import keten_historie as historie
from demo.boom import Body
from demo.geldig_delen import Maker, amount
from demo.keten import Keten, Toegewezen, Verstuurd, tell
from demo.keten_berichten import beantwoord, credit, declareer, gewoon, regel

EERSTE_AGB = 63_000_001  # not those of the other stories
Euros = Counter[str]


def twee_regels(k: Keten) -> tuple[Toegewezen, list[Body], Verstuurd]:
    """A declaratie over two months of care."""
    given = gewoon(k, Ingangsdatum=str(k.month(-1)), Toewijzingsdatum=str(k.month(-2)))
    lines = [regel(k, given, k.month(number), k.maker.random.randint(2, 30)) for number in (-1, 0)]
    return given, lines, declareer(k, k.month(0), [(given, line) for line in lines])


def cents(line: Body) -> int:
    """Amount of a line, without its sign."""
    return int(line["IngediendBedrag"]["Bedrag"])


def onbeantwoord(k: Keten) -> Euros:
    """No answer came."""
    return Counter(ingediend=sum(map(cents, twee_regels(k)[1])))


def toegekend(k: Keten) -> Euros:
    """Everything granted."""
    _, lines, sent = twee_regels(k)
    beantwoord(k, sent)
    return Counter(toegekend=sum(map(cents, lines)))


def regel_afgewezen(k: Keten) -> Euros:
    """One of two lines."""
    given, (wrong, right), sent = twee_regels(k)
    beantwoord(k, sent, [(given.jeugdige["Bsn"], wrong)])
    return Counter(afgewezen_regel=cents(wrong), toegekend=cents(right))


def client_afgewezen(k: Keten) -> Euros:
    """All lines of a jeugdige, without a judgement of each."""
    given, lines, sent = twee_regels(k)
    bsn = given.jeugdige["Bsn"]
    client = beantwoord(k, sent, [(bsn, line) for line in lines]).message.body["DeclaratieAntwoord"]["Clienten"]
    unjudged = [line | {"RetourCodes": {"RetourCode": "0233"}} for line in lines]
    refused: Body = {"Bsn": bsn, "Prestaties": {"Prestatie": unjudged}, "RetourCodes": {"RetourCode": "8187"}}
    client["Client"] = [refused]
    return Counter(afgewezen_client=sum(map(cents, lines)))


def declaratie_afgewezen(k: Keten) -> Euros:
    """The declaratie as a whole: nothing is granted and no line is judged."""
    _, lines, sent = twee_regels(k)
    beantwoord(k, sent, TotaalToegekendBedrag=amount(0), RetourCodes={"RetourCode": "8214"})
    return Counter(afgewezen_declaratie=sum(map(cents, lines)))


def bericht_afgewezen(k: Keten) -> Euros:
    """The message: the answer is a header and no more."""
    _, lines, sent = twee_regels(k)
    answer = beantwoord(k, sent)
    answer.message.body.pop("DeclaratieAntwoord")
    answer.head["RetourCodes"] = {"RetourCode": "8848"}
    return Counter(afgewezen_header=sum(map(cents, lines)))


def gecrediteerd(k: Keten) -> Euros:
    """A granted line is taken back and declared anew; of the second credit we wait for an answer."""
    given, (first, second), sent = twee_regels(k)
    beantwoord(k, sent)
    again, back = regel(k, given, k.month(-1), 31), credit(k, first)
    beantwoord(k, declareer(k, k.month(1), [(given, back), (given, again)]))
    declareer(k, k.month(2), [(given, credit(k, second))])
    found = Counter(gecrediteerd=cents(first), credit_toegekend=-cents(first), credit_ingediend=-cents(second))
    found["toegekend"] = cents(second) + cents(again)
    return found


def vroeger_toegekend(k: Keten) -> Euros:
    """Release 2.3: everything granted."""
    return vroeger(k, {})


def deels_toegekend(k: Keten) -> Euros:
    """Release 2.3: of one line only a part, to the cent."""
    return vroeger(k, {0: k.maker.random.randint(1, 10_000)})


def vroeger_afgewezen(k: Keten) -> Euros:
    """Release 2.3: nothing of one line, and a part of another."""
    return vroeger(k, {0: 0, 1: k.maker.random.randint(1, 10_000)})


def vroeger(k: Keten, granted: dict[int, int]) -> Euros:
    """Three lines of release 2.3; what is granted of some of them."""
    given = historie.vroeger(k)
    historie.wijs_toe(k, given, k.month(-1))
    lines = [historie.regel(k, given, k.month(number), k.maker.random.randint(10, 30)) for number in range(3)]
    sent = historie.declareer(k, given, k.month(2), lines)
    historie.beantwoord(k, given, sent, lines, granted)
    found: Euros = Counter()
    for place, line in enumerate(lines):
        asked = historie.cents(line)
        part = granted.get(place, asked)
        found["toegekend"] += part
        found["afgewezen_deel" if part else "afgewezen_regel"] += asked - part
    return found


VERHALEN: tuple[Callable[[Keten], Euros], ...] = (
    onbeantwoord,
    toegekend,
    regel_afgewezen,
    client_afgewezen,
    declaratie_afgewezen,
    bericht_afgewezen,
    gecrediteerd,
    vroeger_toegekend,
    deels_toegekend,
    vroeger_afgewezen,
)


def told(per_story: int, maker: Maker) -> Iterator[tuple[Keten, Euros]]:
    """Every story so many times, with the cents per category."""
    return tell(Keten.stories(maker, EERSTE_AGB), VERHALEN, per_story)
