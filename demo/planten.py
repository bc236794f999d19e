"""A plant: how to break one rule in one berichtklasse of a valid message, and what else breaks with it."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta

from demo.boom import Body
from demo.geldig_delen import Maker, Message, amount, dagtekening, net


@dataclass
class Spot:
    """The berichtklasse that is being spoiled."""

    message: Message
    maker: Maker
    path: str  # from below Bericht, numbered from 1 where there are more: Client/StartProducten/StartProduct[2]
    item: Body
    siblings: list[Body] = field(default_factory=list)

    @property
    def op(self) -> date:
        """Dagtekening of the message."""
        return dagtekening(self.message)

    def double(self, **changes: object) -> Body:
        """Add a copy of the item behind the last one and return it; the copy is the one that is wrong."""
        self.item = deepcopy(self.item) | changes
        self.siblings.append(self.item)
        self.path = f"{self.path.rpartition('[')[0]}[{len(self.siblings)}]"
        return self.item

    def days_later(self, days: int, *elements: str) -> None:
        """Move dates of the item."""
        for element in elements:
            self.item[element] = str(date.fromisoformat(self.item[element]) + timedelta(days=days))


Spoil = Callable[[Spot], None]


@dataclass(frozen=True)
class Plant:
    """One way to break one rule."""

    regel: str
    soort: str
    waar: str  # path of the berichtklasse below Bericht, without numbers
    spoil: Spoil
    ook: tuple[tuple[str, str], ...] = ()  # (other rule, path of its berichtklasse; empty = the same object)
    retourcode: str = "0001"
    keeps_total: bool = False  # the amounts of the message must stay as the spoiler left them

    @property
    def klasse(self) -> str:
        """Name of the berichtklasse."""
        return self.waar.rpartition("/")[2]


def find(message: Message, maker: Maker, waar: str) -> Spot:
    """One berichtklasse of this kind, drawn at random at every step where there are more."""
    item, siblings, steps = message.body, [], []
    for step in waar.split("/"):
        found, siblings = item[step], []
        if isinstance(found, list):
            siblings, index = found, maker.random.randrange(len(found))
            item, step = found[index], f"{step}[{index + 1}]"
        else:
            item = found
        steps.append(step)
    return Spot(message, maker, "/".join(steps), item, siblings)


def plant(one: Plant, message: Message, maker: Maker) -> list[tuple[str, str]]:
    """Break the rule in this message. Returns every (path of the object, rule) that a checker must report."""
    spot = find(message, maker, one.waar)
    one.spoil(spot)
    if not one.keeps_total:
        retotal(message.body)
    return [(spot.path, one.regel), *((path or spot.path, regel) for regel, path in one.ook)]


def retotal(body: Body) -> None:
    """Let the totals follow the prestaties again, so that only the planted rule breaks."""
    if "Declaratie" in body:
        body["Declaratie"]["TotaalIngediendBedrag"] = amount(net(body))
    elif "DeclaratieAntwoord" in body:
        antwoord = body["DeclaratieAntwoord"]
        granted = antwoord["TotaalToegekendBedrag"]
        rest = int(granted["TotaalBedrag"]) * (1 if granted["DebetCredit"] == "D" else -1)
        antwoord["TotaalIngediendBedrag"] = amount(rest + net(body))


def without(*paths: str, **changes: object) -> Spoil:
    """A spoiler that drops elements (`Product/Code`) and sets others."""

    def spoil(spot: Spot) -> None:
        for path in paths:
            *above, last = path.split("/")
            item = spot.item
            for step in above:
                item = item[step]
            item.pop(last, None)
        spot.item.update(deepcopy(changes))

    return spoil


def both(*spoilers: Spoil) -> Spoil:
    """One spoiler after the other."""

    def spoil(spot: Spot) -> None:
        for one in spoilers:
            one(spot)

    return spoil


def put(path: str, value: object) -> Spoil:
    """A spoiler that gives one element another value; `value` may be computed from the spot."""

    def spoil(spot: Spot) -> None:
        *above, last = path.split("/")
        item = spot.item
        for step in above:
            item = item.setdefault(step, {})
        item[last] = value(spot) if callable(value) else value

    return spoil
