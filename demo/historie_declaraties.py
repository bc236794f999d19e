"""JW303 and JW304 of release 2.3: the declaratie before 2021, of which a line could be granted in part."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from demo.boom import Body, written
from demo.calendar import add_months, month_end, working_day
from demo.casus import rows, wie
from demo.deliveries import Box, Delivery
from demo.prestaties import Prestatie

RELEASE = "2.3"
MONTHS = [date(2020, 9, 1), date(2020, 10, 1)]
CLOSED = date(2020, 12, 21)  # the last day on which a JW303 was accepted
GRANTED_SHARE = 80  # percent of a line that is granted in part


@dataclass(frozen=True)
class Declaratie:
    """One JW303: an aanbieder, a gemeente and a month."""

    agb: str
    gemeente: str
    month: date
    nummer: str
    lines: tuple[Prestatie, ...]

    @property
    def op(self) -> date:
        """FactuurDagtekening."""
        return working_day(add_months(self.month, 1) + timedelta(days=6))

    @property
    def cents(self) -> int:
        """Net amount."""
        return sum(line.cents for line in self.lines)


def declaraties(lines: Iterable[Prestatie]) -> Iterator[Declaratie]:
    """Numbered per aanbieder; in the last month the first line of the month before is credited and declared anew."""
    grouped: dict[tuple[str, str, date], list[Prestatie]] = defaultdict(list)
    for line in lines:
        grouped[line.traject.agb, line.traject.jeugdige.gemeente, line.indiening].append(line)
    for agb, gemeente, month in [key for key in grouped if key[2] == MONTHS[1]]:
        first = grouped[agb, gemeente, MONTHS[0]][0]
        grouped[agb, gemeente, month] += [
            replace(first, teken="C", indiening=month),
            replace(first, volume=first.volume - 1, indiening=month),
        ]
    numbers: Counter = Counter()
    references: dict[tuple, str] = {}
    for (agb, gemeente, month), found in sorted(grouped.items(), key=lambda pair: pair[0]):
        numbers[agb] += 1
        named = []
        for line in found:
            numbers[agb, "regel"] += 1
            referentie = f"H{numbers[agb, 'regel']:09d}"
            vorig = references[line.nummer, line.maand] if line.teken == "C" else ""
            references.setdefault((line.nummer, line.maand), referentie)
            named.append(replace(line, referentie=referentie, vorig=vorig))
        yield Declaratie(agb, gemeente, month, f"H{month:%y%m}{numbers[agb]:05d}", tuple(named))


def send_declaratie(box: Box, declaratie: Declaratie) -> None:
    """JW303 and its JW304: of every second declaratie of an aanbieder the first line is granted in part."""
    put(box, "JW303", declaratie.op, declaratie, jw303(declaratie), declaratie.lines)
    answered = working_day(declaratie.op + timedelta(days=9))
    if answered <= CLOSED:
        put(box, "JW304", answered, declaratie, jw304(declaratie, answered))


def put(box: Box, soort: str, op: date, of: Declaratie, body: Body, lines: tuple[Prestatie, ...] = ()) -> None:
    """Write one file."""
    path = box.path("ijw", f"{soort}_{of.agb}_{of.gemeente}_{of.nummer}.xml")
    box.put(Delivery("ijw", path, soort, op, dict(rows(RELEASE, soort, body)), lines), written(RELEASE, soort, body))


def kop(declaratie: Declaratie, code: str) -> Body:
    """The header that JW303 and JW304 share."""
    period = {"Begindatum": str(declaratie.month), "Einddatum": str(month_end(declaratie.month))}
    return {
        **{"BerichtCode": code, "BerichtVersie": "2", "BerichtSubversie": "3", "Gemeente": declaratie.gemeente},
        **{"Aanbieder": declaratie.agb, "BetalingAanID": "02"},
        "DeclaratieFactuurIdentificatie": {
            **{"DeclaratiePeriode": period, "DeclarantFactuurNummer": declaratie.nummer},
            **{"FactuurDagtekening": str(declaratie.op), "ValutaCode": "EUR"},
        },
    }


def jw303(declaratie: Declaratie) -> Body:
    """All lines by client."""
    clients: dict[str, Body] = {}
    for line in declaratie.lines:
        person = line.traject.jeugdige
        client = clients.setdefault(person.bsn, wie(person, Prestaties={"Prestatie": []}))
        client["Prestaties"]["Prestatie"].append(prestatie(line))
    head = kop(declaratie, "432") | {
        "DeclaratieFactuurBedragen": {"DeclaratieFactuurTotaalBedrag": amount(declaratie.cents, "TotaalBedrag")}
    }
    return {"Header": head, "Clienten": {"Client": list(clients.values())}}


def jw304(declaratie: Declaratie, op: date) -> Body:
    """Everything granted, or all but a part of one line."""
    line = declaratie.lines[0]
    in_part = int(declaratie.nummer[-5:]) % 2 == 0
    less = line.cents - line.cents * GRANTED_SHARE // 100 if in_part else 0
    head = kop(declaratie, "433") | {
        "RetourHeader": {"GemeenteReferentieNummer": f"G{declaratie.nummer}", "RetourDagtekening": str(op)},
        "RetourBedragen": {
            "IngediendTotaalBedrag": amount(declaratie.cents, "TotaalBedrag"),
            "ToegekendTotaalBedrag": amount(declaratie.cents - less, "TotaalBedrag"),
        },
        "RetourCodes": {"RetourCode": "0200" if in_part else "8001"},
    }
    if not in_part:
        return {"Header": head}
    toegekend = amount(line.cents - less)
    item = prestatie(line) | {
        "ToegekendeBedragPrestatie": {"GemeenteBerekendBedrag": toegekend, "ToegekendBedrag": toegekend},
        "RetourCodes": {"RetourCode": "9321"},
    }
    return {"Header": head, "Clienten": {"Client": [wie(line.traject.jeugdige, Prestaties={"Prestatie": [item]})]}}


def prestatie(line: Prestatie) -> Body:
    """One line; youth care has no VAT."""
    begin, end = line.periode
    bedrag = {"GeleverdVolume": str(line.volume), "Eenheid": line.eenheid, "ProductTarief": str(line.tarief)}
    referentie = {"ReferentieNummer": line.referentie} | ({"VorigReferentieNummer": line.vorig} if line.vorig else {})
    return {
        **{"BeschikkingNummer": line.nummer, "ToewijzingNummer": line.nummer, "ProductReferentie": referentie},
        **{"ProductCategorie": line.toewijzing.product.categorie, "ProductCode": line.toewijzing.product.code},
        "ProductPeriode": {"Begindatum": str(begin), "Einddatum": str(end)},
        "IngediendeBedragPrestatie": {
            **bedrag,
            **{"BtwVrijstellingIndicatie": "1", "DeclaratieFactuurBedrag": amount(line.cents)},
        },
    }


def amount(cents: int, name: str = "Bedrag") -> Body:
    """An amount with its sign."""
    return {name: str(abs(cents)), "DebetCredit": "D" if cents >= 0 else "C"}
