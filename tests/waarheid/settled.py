"""Where the euros of every line ended, and when we knew them: from the lines and the answers of the generator."""

from collections import defaultdict
from collections.abc import Iterator

from demo.declaraties import Declaratie
from demo.prestaties import Prestatie
from demo.region import World
from tests.waarheid.money import lines, summed


def granted(one: Declaratie, line: Prestatie) -> bool:
    """Whether an answer came that does not list the line."""
    return one.answered is not None and not line.retourcode


def placed(world: World) -> Iterator[tuple[Declaratie, Prestatie, str]]:
    """(declaratie, line, where its euros ended): a debet that a granted credit took back is no longer granted."""
    told = [(one, line) for one, line, _ in lines(world)]
    credited = {(one.agb, line.vorig) for one, line in told if line.teken == "C" and granted(one, line)}
    for one, line in told:
        stand = "toegekend" if granted(one, line) else "ingediend"
        if one.answered and line.retourcode:
            yield one, line, "afgewezen_regel"
        elif line.teken == "C":
            yield one, line, f"credit_{stand}"
        else:
            taken_back = stand == "toegekend" and (one.agb, line.referentie) in credited
            yield one, line, "gecrediteerd" if taken_back else stand


def euros(world: World) -> list[tuple]:
    """rpt_ketenaansluiting: lines and cents."""
    return summed(
        (line.traject.jeugdige.gemeente, one.agb, f"{line.maand:%Y-%m}", stand, 1, line.cents)
        for one, line, stand in placed(world)
    )


def as_known(world: World) -> list[tuple]:
    """int_kosten_developed, what a forecast reads: cents and volume by care month and the month in which we knew them.

    A line counts from its declaratie on; what an answer rejects is taken off in the month of the answer.
    """
    found: dict[tuple, list[int]] = defaultdict(lambda: [0, 0])
    for one, line, cost in lines(world):
        place = (line.traject.jeugdige.gemeente, line.toewijzing.product.categorie, f"{line.maand:%Y-%m}")
        told = found[*place, f"{one.op:%Y-%m}"]
        told[0] += line.cents
        told[1] += (line.volume if line.teken == "D" else -line.volume) if cost else 0
        if one.answered and line.retourcode:
            found[*place, f"{one.answered:%Y-%m}"][0] -= line.cents
    return [(*key, *numbers) for key, numbers in found.items()]
