"""A story over several messages: one gemeente, one aanbieder and their jeugdigen, apart from every other story.

A story is valid until a planter breaks a rule in it. `fout` remembers which object a checker must name and under which
rule; the messages themselves are made in keten_berichten.py.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from itertools import count
from typing import TypeVar

from demo.boom import Body
from demo.calendar import add_months
from demo.geldig_delen import CODES, FROM_GEMEENTE, XSD, Maker, Message, client
from demo.parameters import Product, aanbieders, gemeenten, products

EERSTE_AGB = 60_000_001
MINUUT, UUR, ETMAAL, DAGDEEL, OUTPUT = "01", "04", "14", "16", "82"
PER_DAG, PER_WEEK, PER_MAAND, TOTAAL = "1", "2", "4", "6"
CONTRACT = frozenset(one.agb for one in aanbieders())

Truth = TypeVar("Truth")  # what must be seen of a story


@dataclass
class Toegewezen:
    """What was granted: a ToegewezenProduct as names and values, the product behind it, and for whom."""

    item: Body
    product: Product
    jeugdige: Body

    @property
    def nummer(self) -> str:
        """ToewijzingNummer."""
        return self.item["ToewijzingNummer"]

    @property
    def ingang(self) -> date:
        """First day."""
        return date.fromisoformat(self.item["Ingangsdatum"])

    @property
    def einde(self) -> date:
        """Last day."""
        return date.fromisoformat(self.item["Einddatum"])


@dataclass
class Verstuurd:
    """One message of the story, when it arrived, and what a checker must find in it."""

    message: Message
    ontvangen_op: datetime
    fouten: list[tuple[str, str]] = field(default_factory=list)  # (path below Bericht, rule)

    @property
    def head(self) -> Body:
        """Header."""
        return self.message.body["Header"]

    def fout(self, path: str, *rules: str) -> None:
        """A checker must find that this object breaks these rules."""
        self.fouten += [(path, rule) for rule in rules]


@dataclass
class Keten:
    """One story; `first` is the first day of its first month of care."""

    maker: Maker
    agb: str
    gemeente: str
    first: date
    sent: list[Verstuurd] = field(default_factory=list)
    tarieven: list[tuple[str, str, int]] = field(default_factory=list)  # contracted: code, eenheid, eurocents

    @classmethod
    def stories(cls, maker: Maker, eerste_agb: int = EERSTE_AGB) -> Iterator["Keten"]:
        """New stories, each with an aanbieder of its own that no other story and no contract knows."""
        for number in count(eerste_agb):
            agb = f"{number:08d}"
            if agb not in CONTRACT:
                first = add_months(date(2023, 2, 1), maker.random.randrange(12))
                yield cls(maker, agb, maker.random.choice(gemeenten()).code, first)

    def month(self, number: int) -> date:
        """First day of a month of the story; 0 is the first month of care."""
        return add_months(self.first, number)

    def jeugdige(self) -> Body:
        """Somebody new, as Client."""
        return client(self.maker, self.first)

    def product(self, eenheid: str = UUR, other_than: Product | None = None) -> Product:
        """A product that is granted in this unit and has a tariff."""
        pool = [one for one in products() if one.eenheid == eenheid and one.tarief and one != other_than]
        return self.maker.random.choice(pool)

    def stuur(self, soort: str, op: date, ontvangen: date | None = None, **classes: Body) -> Verstuurd:
        """Send a message on a day; it arrives that morning. `Header` holds more elements of the header."""
        van, naar = (self.gemeente, self.agb) if soort in FROM_GEMEENTE else (self.agb, self.gemeente)
        head = {
            **{"BerichtCode": CODES[soort], "BerichtVersie": "3", "BerichtSubversie": "2"},
            **{"Afzender": van, "Ontvanger": naar},
            "BerichtIdentificatie": {"Identificatie": self.maker.next("K"), "Dagtekening": str(op)},
            **{"XsdVersie": dict(XSD), **classes.pop("Header", {})},
        }
        at = datetime.combine(ontvangen or op, time(8), UTC)
        self.sent.append(Verstuurd(Message(soort, {"Header": head, **classes}), at))
        return self.sent[-1]


def tell(
    stories: Iterator[Keten], verhalen: Iterable[Callable[[Keten], Truth]], times: int
) -> Iterator[tuple[Keten, Truth]]:
    """Every story so many times, each in the next of `stories`, with what must be seen of it."""
    for verhaal in verhalen:
        for _ in range(times):
            keten = next(stories)
            yield keten, verhaal(keten)
