"""Outcomes of help that ended, counted from what aanbieders wrote down about the trajecten of the generator."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from demo.calendar import half_year
from demo.parameters import read
from demo.region import World
from tests.waarheid.money import lines
from tests.waarheid.registers import Row, halves, rows
from tests.waarheid.routes import LISTS
from tests.waarheid.trajecten import Hulp, ended, rounded, told

INDICATORS = {row["indicator"]: row for row in read(LISTS / "uitkomstindicatoren.csv")}
YES_OR_NO = {"1": "uitval", "3.1": "zonder_hulp_verder", "3.3": "problemen_verminderd"}


@dataclass(frozen=True)
class Answer:
    """The last answer to a question about one traject; without a score when nobody answered."""

    gemeente: str
    halfjaar: str
    indicator: str
    hulp: Hulp | None
    score: Fraction | None
    teller: int
    noemer: int


def answers(world: World) -> list[Answer]:
    """Per traject, or per outcome that is of none, and question: the newest row with an answer, else without."""
    helps = {id(piece.bron): one for one in told(world) for piece in one.parts}
    trajecten = {
        (one.jeugdige.bsn, one.agb, one.hoofd.product.code, str(one.stop)): helps.get(id(one))
        for one in world.trajecten
    }
    found: dict[tuple, tuple[tuple, Answer]] = {}
    for agb, row in rows(world, "aanbieder", "uitkomsten"):
        hulp = trajecten.get((row["bsn"], agb, row["product_code"], row["einddatum"]))
        half = half_year((hulp and hulp.einde) or date.fromisoformat(row["einddatum"]))
        for indicator in INDICATORS:
            score, teller, noemer = answered(row, indicator)
            said = Answer(row["gemeente_code"], half, indicator, hulp, score, teller, noemer)
            key, rank = (id(hulp) if hulp else row["uitkomst_id"], indicator), (score is not None, row["meetdatum"])
            if key not in found or rank > found[key][0]:
                found[key] = (rank, said)
    return [said for _, said in found.values()]


def answered(row: Row, indicator: str) -> tuple[Fraction | None, int, int]:
    """(score from 0 to 1, teller, noemer); nothing for no answer, or one that cannot be."""
    score = None
    if indicator in YES_OR_NO and row[YES_OR_NO[indicator]]:
        score = Fraction(row[YES_OR_NO[indicator]] == "ja")
    if indicator == "2" and row["tevredenheid"]:
        low, high = row["tevredenheid_schaal"].split("-")
        score = (Fraction(row["tevredenheid"]) - int(low)) / (int(high) - int(low))
        score = score if 0 <= score <= 1 else None
    if indicator == "3.4" and row["doelen_gesteld"] and int(row["doelen_behaald"]) <= int(row["doelen_gesteld"]):
        return Fraction(*goals(row)), *goals(row)
    if score is None:
        return None, 0, 0
    return score, int(score >= Fraction(INDICATORS[indicator]["drempel"])), 1


def goals(row: Row) -> tuple[int, int]:
    """(reached, set)."""
    return int(row["doelen_behaald"]), int(row["doelen_gesteld"])


def results(world: World) -> list[tuple]:
    """rpt_uitkomsten: ended; answers, of none that ended; teller, noemer, mean in ten thousandths; if enough."""
    known = {half for half, _, _ in halves(world)}
    found: dict[tuple, list] = defaultdict(lambda: [0, []])
    for half, one, _ in ended(world):
        for indicator in INDICATORS if one.is_jeugdhulp else ():
            found[one.gemeente, half, indicator][0] += 1
    for said in answers(world):
        if said.halfjaar in known:
            found[said.gemeente, said.halfjaar, said.indicator][1] += [said]
    return sorted(((*key, number, *counted(said)) for key, (number, said) in found.items()), key=str)


def counted(said: list[Answer]) -> tuple:
    """(answers, without traject, teller, noemer, mean, what is said about it)."""
    given = [one for one in said if one.score is not None]
    if not given:
        return 0, 0, None, None, None, "geen antwoorden"
    scores = [rounded(10_000 * one.score) for one in given if one.score is not None]
    least = int(INDICATORS[given[0].indicator]["minste_antwoorden"])
    return (
        len(given), sum(not is_ended(one.hulp) for one in given), sum(one.teller for one in given),
        sum(one.noemer for one in given), rounded(Fraction(sum(scores), len(scores))),
        "geteld" if len(given) >= least else "te weinig antwoorden",
    )  # fmt: skip


def is_ended(hulp: Hulp | None) -> bool:
    """Whether this is jeugdhulp that ended."""
    return hulp is not None and hulp.is_jeugdhulp and hulp.einde is not None


def per_product(world: World) -> list[tuple]:
    """rpt_uitkomst_product: ended, cents and cents each; answered and yes to further without help; goals."""
    euros: dict[tuple[str, str], int] = defaultdict(int)
    for _, line, cost in lines(world):
        euros[line.traject.jeugdige.gemeente, line.nummer] += cost
    said = {(id(one.hulp.parts[0].bron), one.indicator): one for one in answers(world) if one.hulp and one.noemer}
    found: dict[tuple, list[Hulp]] = defaultdict(list)
    for half, one, _ in ended(world):
        if one.is_jeugdhulp:
            found[one.gemeente, half[:4], one.parts[0].product].append(one)
    counted_all = []
    for key, helps in found.items():
        cents = sum(euros[key[0], piece.bron.hoofd.nummer] for one in helps for piece in one.parts)
        alone, aims = (
            [said[name] for one in helps if (name := (id(one.parts[0].bron), indicator)) in said]
            for indicator in ("3.1", "3.4")
        )
        counted_all.append((
            *key, len(helps), cents, rounded(Fraction(cents, len(helps))), len(alone), sum(one.teller for one in alone),
            len(aims), sum(one.noemer for one in aims), sum(one.teller for one in aims),
        ))  # fmt: skip
    return sorted(counted_all)
