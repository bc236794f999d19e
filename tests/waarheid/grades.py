"""How good the marts are: what deviates, as a share and a grade, by the thresholds of kwaliteit_drempels.csv."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

from demo.parameters import read
from demo.region import World
from tests.waarheid.euros import rounded
from tests.waarheid.quality import MARTS
from tests.waarheid.registers import Row
from tests.waarheid.routes import LISTS

# What rules of iJw break, make truth compares; which verwijzing or birth year is whose is partly a guess of the marts.
ELSEWHERE = (
    ("fct_prestaties", "regeluitkomst"),
    ("fct_verwijzingen", "zonder_toewijzing"),
    ("fct_wachttijden", "zonder_verwijzing"),
    ("dim_jeugdigen", "geboortejaar_onbekend"),
)
LIMITS = {(row["mart"], row["controle"]): row for row in read(LISTS / "kwaliteit_drempels.csv")}


def counted(world: World) -> dict[tuple[str, str, str], list[int]]:
    """(mart, control, gemeente) -> rows judged, rows that deviate and their cents."""
    found: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for mart, judged in MARTS.items():
        for gemeente, cents, controls in judged(world):
            for control, deviates in controls.items():
                entry = found[mart, control, gemeente]
                entry[0], entry[1], entry[2] = entry[0] + 1, entry[1] + deviates, entry[2] + cents * deviates
    return found


def per_gemeente(world: World) -> list[tuple]:
    """rpt_kwaliteit: rows, those that deviate, their cents and share in percent, and a grade."""
    return [
        (*key, number, wrong, cents, percentage(wrong, number), grade(LIMITS[key[:2]], wrong, number))
        for key, (number, wrong, cents) in counted(world).items()
    ]


def of_region(world: World) -> list[tuple]:
    """rpt_kwaliteit_regio: the same of all gemeenten, how it stands, and the worst grade of a mart counted whole."""
    found: dict[tuple[str, str], list[int]] = {key: [0, 0, 0] for key in LIMITS if key not in ELSEWHERE}
    for (mart, control, _), numbers in counted(world).items():
        found[mart, control] = [before + more for before, more in zip(found[mart, control], numbers, strict=True)]
    grades = {key: grade(LIMITS[key], wrong, number) for key, (number, wrong, _) in found.items()}
    worst = {mart: max(letter for key, letter in grades.items() if key[0] == mart) for mart, _ in found}
    partly = {mart for mart, _ in ELSEWHERE}
    return [
        (*key, number, wrong, cents, percentage(wrong, number), stand(LIMITS[key], wrong, number), grades[key],
         None if key[0] in partly else worst[key[0]])
        for key, (number, wrong, cents) in found.items()
    ]  # fmt: skip


def percentage(wrong: int, number: int) -> Decimal:
    """With two decimals; nothing of nothing is nothing."""
    return rounded(Fraction(100 * wrong, number or 1), 2)


def grade(limit: Row, wrong: int, number: int) -> str:
    """A to F, by the exact share."""
    share, warned = Fraction(100 * wrong, number or 1), Fraction(limit["waarschuwing"])
    if not wrong:
        return "A"
    if number < int(limit["vanaf_aantal"]) or share <= warned / 2:
        return "B"
    if share <= warned:
        return "C"
    blocks = Fraction(limit["blokkade"]) if limit["blokkade"] else None
    return "D" if blocks is None or share <= blocks / 2 else "E" if share <= blocks else "F"


def stand(limit: Row, wrong: int, number: int) -> str:
    """Without a waiver: nothing to say, a warning, or no publication."""
    letter = grade(limit, wrong, number)
    return {"D": "waarschuwing", "E": "waarschuwing", "F": "geblokkeerd"}.get(letter, "goed")
