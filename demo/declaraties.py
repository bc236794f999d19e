"""Prestaties -> JW323 per aanbieder, gemeente and month, and its JW325; with resent and corrected lines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from random import Random

from demo.calendar import Window, add_months, working_day
from demo.messages import XSD
from demo.parameters import PARAMETERS
from demo.prestaties import Prestatie


@dataclass
class Declaratie:
    """One JW323 and what became of it."""

    agb: str
    gemeente: str
    periode: date
    op: date
    answered: date | None
    lines: list[Prestatie] = field(default_factory=list)
    nummer: str = ""
    identificatie: str = ""

    @property
    def cents(self) -> int:
        """Net amount, signed, in eurocents."""
        return sum(line.cents for line in self.lines)

    @property
    def rejected(self) -> list[Prestatie]:
        """The lines that the 325 lists."""
        return [line for line in self.lines if line.retourcode]


def declaraties(lines: Iterable[Prestatie], window: Window, random: Random) -> list[Declaratie]:
    """All declaraties in order of DeclaratiePeriode, numbered."""
    made: dict[tuple[str, str, date], Declaratie] = {}
    for line in sorted(lines, key=lambda item: item.indiening):
        add(made, line, window, random)
    references: dict[str, Iterator[int]] = defaultdict(lambda: count(1))
    for periode in window.months:
        for declaratie in [d for d in made.values() if d.periode == periode]:
            agb = declaratie.agb
            declaratie.lines = [replace(line, referentie=f"{next(references[agb]):012d}") for line in declaratie.lines]
            if declaratie.answered:
                for follow_up in follow_ups(declaratie, random):
                    if follow_up.indiening <= window.last:
                        add(made, follow_up, window, random)
    return numbered(sorted(made.values(), key=lambda d: (d.op, d.agb, d.gemeente, d.periode)))


def add(made: dict, line: Prestatie, window: Window, random: Random) -> None:
    """Put a line in the declaratie of its aanbieder, gemeente and month; credits come before debets."""
    key = (line.traject.agb, line.traject.jeugdige.gemeente, line.indiening)
    if key not in made:
        days = random.randint(15, 24) if random.random() < 0.1 else random.randint(1, 11)
        op = working_day(add_months(line.indiening, 1) + timedelta(days=days))
        answered = working_day(op + timedelta(days=random.randint(3, 14)))
        silent = answered > window.closed or random.random() * 100 < PARAMETERS["onbeantwoorde_declaraties"]
        made[key] = Declaratie(*key, op=op, answered=None if silent else answered)
    made[key].lines.append(line)


def follow_ups(declaratie: Declaratie, random: Random) -> Iterator[Prestatie]:
    """A rejected line is sent again without its error; of the accepted ones a few are credited and declared anew."""
    for line in declaratie.lines:
        if line.goed:
            yield replace(line.goed, indiening=add_months(line.indiening, 1))
        elif line.fout != "IV091" and line.volume > 3 and random.random() * 100 < PARAMETERS["gecorrigeerde_regels"]:
            later = add_months(line.indiening, random.choice([1, 1, 2, 3]))
            yield replace(line, teken="C", vorig=line.referentie, indiening=later, referentie="", fout="IV091")
            volume = line.volume - random.randint(1, max(1, line.volume // 4))
            yield replace(line, volume=volume, indiening=later, referentie="", fout="IV091")


def numbered(ordered: list[Declaratie]) -> list[Declaratie]:
    """DeclaratieNummer and Identificatie, unique per aanbieder."""
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(1))
    for declaratie in ordered:
        follow = next(numbers[declaratie.agb])
        declaratie.nummer = f"D{declaratie.periode:%y%m}{follow:05d}"
        declaratie.identificatie = f"{follow:012d}"
    return ordered


def jw323(declaratie: Declaratie) -> str:
    """Body of a JW323."""
    begin, end = declaratie.periode, add_months(declaratie.periode, 1) - timedelta(days=1)
    return (
        f"<Declaratie>\n<DeclaratieNummer>{declaratie.nummer}</DeclaratieNummer>\n<DeclaratiePeriode>\n"
        f"<ijw:Begindatum>{begin}</ijw:Begindatum>\n<ijw:Einddatum>{end}</ijw:Einddatum>\n</DeclaratiePeriode>\n"
        f"<DeclaratieDagtekening>{declaratie.op}</DeclaratieDagtekening>\n"
        f"{total('TotaalIngediendBedrag', declaratie.cents)}"
        f"<Clienten>\n{clients(declaratie.lines)}</Clienten>\n</Declaratie>\n"
    )


def jw325(declaratie: Declaratie) -> tuple[str, str]:
    """(end of the header, body) of the JW325: 8001 when all is granted, else only the rejected lines (TR342)."""
    rejected = declaratie.rejected
    header = (
        f"<DeclaratieIdentificatie>\n<ijw:Identificatie>{declaratie.identificatie}</ijw:Identificatie>\n"
        f"<ijw:Dagtekening>{declaratie.op}</ijw:Dagtekening>\n</DeclaratieIdentificatie>\n<XsdVersieDeclaratie>\n{XSD}\n"
        f"</XsdVersieDeclaratie>\n{retour('0200')}"
    )
    granted = declaratie.cents - sum(line.cents for line in rejected)
    listed = f"<Clienten>\n{clients(rejected, answer=True)}</Clienten>\n" if rejected else ""
    body = (
        f"<DeclaratieAntwoord>\n<DeclaratieNummer>{declaratie.nummer}</DeclaratieNummer>\n"
        f"{total('TotaalIngediendBedrag', declaratie.cents)}{total('TotaalToegekendBedrag', granted)}"
        f"{listed}{retour('0200' if rejected else '8001')}</DeclaratieAntwoord>\n"
    )
    return header, body


def clients(lines: list[Prestatie], answer: bool = False) -> str:
    """The lines by client; in an answer with their retourcodes."""
    by_bsn: dict[str, list[Prestatie]] = {}
    for line in sorted(lines, key=lambda item: item.teken):
        by_bsn.setdefault(line.traject.jeugdige.bsn, []).append(line)
    end = retour("0200") if answer else ""
    return "".join(
        f"<Client>\n<Bsn>{bsn}</Bsn>\n<Prestaties>\n"
        + "".join(prestatie(line, answer) for line in own)
        + f"</Prestaties>\n{end}</Client>\n"
        for bsn, own in sorted(by_bsn.items())
    )


def prestatie(line: Prestatie, answer: bool) -> str:
    """One Prestatie."""
    (begin, end), product = line.periode, line.toewijzing.product
    vorig = f"<ijw:VorigReferentieNummer>{line.vorig}</ijw:VorigReferentieNummer>\n" if line.vorig else ""
    tarief = "" if line.tarief is None else f"<ProductTarief>{line.tarief}</ProductTarief>\n"
    return (
        "<Prestatie>\n<ProductReferentie>\n"
        f"<ijw:ReferentieNummer>{line.referentie}</ijw:ReferentieNummer>\n{vorig}</ProductReferentie>\n"
        f"<ToewijzingNummer>{line.nummer}</ToewijzingNummer>\n<ProductCategorie>{product.categorie}</ProductCategorie>\n"
        f"<ProductCode>{product.code}</ProductCode>\n<ProductPeriode>\n<ijw:Begindatum>{begin}</ijw:Begindatum>\n"
        f"<ijw:Einddatum>{end}</ijw:Einddatum>\n</ProductPeriode>\n<GeleverdVolume>{line.volume}</GeleverdVolume>\n"
        f"<Eenheid>{line.eenheid}</Eenheid>\n{tarief}<IngediendBedrag>\n<ijw:Bedrag>{line.bedrag}</ijw:Bedrag>\n"
        f"<ijw:DebetCredit>{line.teken}</ijw:DebetCredit>\n</IngediendBedrag>\n"
        f"{retour(line.retourcode) if answer else ''}</Prestatie>\n"
    )


def total(element: str, cents: int) -> str:
    """A total with its sign; zero is a debet (CS325)."""
    sign = "D" if cents >= 0 else "C"
    return (
        f"<{element}>\n<ijw:TotaalBedrag>{abs(cents)}</ijw:TotaalBedrag>\n"
        f"<ijw:DebetCredit>{sign}</ijw:DebetCredit>\n</{element}>\n"
    )


def retour(code: str) -> str:
    """RetourCodes with one code."""
    return f"<RetourCodes>\n<RetourCode>{code}</RetourCode>\n</RetourCodes>\n"
