"""What was delivered and in which month it is declared: prestaties with volume, amount and delay."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from demo.calendar import Window, add_months, month_end, months_between
from demo.parameters import PARAMETERS, pick, tariff_on
from demo.perceel import is_lumpsum, perceel_of
from demo.trajecten import Toewijzing, Traject

MINUUT = "01"
SEASONAL = frozenset(PARAMETERS["kalenderafhankelijk"])


@dataclass(frozen=True)
class Prestatie:
    """One line of a declaratie. Amounts in eurocents without sign; `teken` is D or C."""

    traject: Traject
    toewijzing: Toewijzing
    maand: date  # care month
    indiening: date  # DeclaratiePeriode in which it is filed
    volume: int
    tarief: int | None
    nummer: str = ""  # ToewijzingNummer as declared
    referentie: str = ""
    vorig: str = ""
    teken: str = "D"
    fout: str = ""  # rule that a planted error breaks; such a line is rejected in the 325
    retourcode: str = ""
    goed: "Prestatie | None" = None  # how a planted wrong line should have been
    uurtarief: int = 0  # of help that is granted in hours and declared in minutes

    @property
    def soort(self) -> str:
        """Kind of the product."""
        return self.toewijzing.product.soort

    @property
    def eenheid(self) -> str:
        """As declared."""
        return MINUUT if self.uurtarief else self.toewijzing.product.eenheid

    @property
    def bedrag(self) -> int:
        """Volume times tariff; a volume in euros is the amount (CS339), minutes count by the hour (IV081)."""
        if self.uurtarief:
            return (self.uurtarief * self.volume + 30) // 60
        return self.volume if self.tarief is None else self.volume * self.tarief

    @property
    def cents(self) -> int:
        """Signed amount."""
        return self.bedrag if self.teken == "D" else -self.bedrag

    @property
    def periode(self) -> tuple[date, date]:
        """The calendar month cut to the toewijzing (TR387, TR388), never to start or stop."""
        return max(self.maand, self.toewijzing.ingang), min(month_end(self.maand), self.toewijzing.einde)


def prestaties(trajecten: Iterable[Traject], window: Window, random: Random) -> list[Prestatie]:
    """All first-time debet lines, with the month in which they are filed; some are planted as wrong."""
    delays = dict(enumerate(PARAMETERS["declaratie_vertraging_maanden"]))
    found = []
    for traject in trajecten:
        for toewijzing in traject.toewijzingen:
            for maand, volume in delivered(traject, toewijzing, window, random):
                tarief = tariff_on(traject.agb, toewijzing.product.code, maand)
                indiening = add_months(maand, pick(random, delays))
                line = Prestatie(traject, toewijzing, maand, indiening, volume, tarief, toewijzing.nummer)
                found.append(spoiled(line, random) if random.random() * 100 < PARAMETERS["afgewezen_regels"] else line)
    declared = [line for line in found if not is_lumpsum(perceel_of(line.traject.agb, line.soort), line.maand)]
    return [line for line in without_gaps(declared) if line.indiening <= window.last]


def delivered(traject: Traject, toewijzing: Toewijzing, window: Window, random: Random) -> Iterator[tuple[date, int]]:
    """(care month, volume) for every month with help in the window."""
    last = min(traject.stop, window.end, toewijzing.einde)
    product = toewijzing.product
    for step in range(months_between(traject.start, last) + 1):
        maand = add_months(traject.start, step)
        begin, end = max(traject.start, maand), min(last, month_end(maand))
        if maand < window.first or end < begin:
            continue
        if product.frequentie == "6":  # one result, declared when it is there
            volume = toewijzing.volume if end == traject.stop else 0
        elif product.frequentie == "4":
            volume = monthly(toewijzing, begin, end)
        else:
            volume = weekly(toewijzing, maand, (end - begin).days + 1, random)
        if volume:
            yield maand, volume


def monthly(toewijzing: Toewijzing, begin: date, end: date) -> int:
    """A part of the month in euros; in pieces a GI skips the first broken month and declares the last one in full."""
    if toewijzing.product.eenheid == "83":
        return toewijzing.volume * ((end - begin).days + 1) // month_end(begin).day
    return toewijzing.volume if begin.day == 1 else 0


def weekly(toewijzing: Toewijzing, maand: date, days: int, random: Random) -> int:
    """Volume of a toewijzing per week: full nights for verblijf, else what attendance and season leave of it."""
    if toewijzing.product.eenheid == "14" and toewijzing.volume == 7:
        return days
    season = PARAMETERS["volume"][maand.month - 1] / 100 if toewijzing.product.soort in SEASONAL else 1
    return int(toewijzing.volume * days / 7 * min(season, 1) * random.uniform(0.8, 1))


def spoiled(line: Prestatie, random: Random) -> Prestatie:
    """The line with one error that the gemeente must find: wrong tariff, too much volume, unknown toewijzing."""
    kind = random.choice(["TR418", "TR321", "TR338"])
    if kind == "TR418" and line.tarief:
        return replace(line, tarief=line.tarief + max(1, line.tarief // 20), fout=kind, retourcode="0611", goed=line)
    if kind == "TR321" and line.toewijzing.product.frequentie == "2" and not line.toewijzing.budget:
        return replace(line, volume=line.toewijzing.volume * 8, fout=kind, retourcode="9321", goed=line)
    return replace(line, nummer=str(900_000_000 + int(line.nummer)), fout="TR338", retourcode="9338", goed=line)


def without_gaps(lines: list[Prestatie]) -> Iterator[Prestatie]:
    """Every aanbieder files in every month in which it delivered (TR318): else its first late line is filed on time."""

    def key(line: Prestatie, month: date) -> tuple[str, str, date]:
        return line.traject.agb, line.traject.jeugdige.gemeente, month

    filed = Counter(key(line, line.indiening) for line in lines)
    # By care month, so that a line that moves forward can only leave a gap in a month that is still to come.
    for line in sorted(lines, key=lambda item: item.maand):
        if not filed[key(line, line.maand)]:
            filed[key(line, line.indiening)] -= 1
            filed[key(line, line.maand)] += 1
            line = replace(line, indiening=line.maand)
        yield line
