"""What declaraties cost, counted from the lines that the generator wrote and the answers it gave. Euros in cents."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from demo.calendar import half_year
from demo.declaraties import Declaratie
from demo.ijw import known_versions
from demo.parameters import REGION, read
from demo.prestaties import Prestatie
from demo.region import World
from demo.trajecten import Traject

UNKNOWN = "onbekend"


def lines(world: World) -> Iterator[tuple[Declaratie, Prestatie, int]]:
    """(declaratie, line, cost): a line that an answer rejects costs nothing, one without an answer does."""
    for declaratie in world.declaraties:
        for line in declaratie.lines:
            rejected = declaratie.answered is not None and line.retourcode != ""
            yield declaratie, line, 0 if rejected else line.cents


def standing(world: World) -> Iterator[tuple[Declaratie, Prestatie, int]]:
    """The debets that were neither rejected nor taken back by a credit that was answered: care that was given."""
    taken_back = {
        (one.agb, line.vorig) for one, line, _ in lines(world) if line.teken == "C" and one.answered is not None
    }
    for one, line, cost in lines(world):
        credited = one.answered is not None and (one.agb, line.referentie) in taken_back
        if line.teken == "D" and cost and not credited:
            yield one, line, cost


def place(line: Prestatie) -> tuple[str, str]:
    """(gemeente, care month)."""
    return line.traject.jeugdige.gemeente, f"{line.maand:%Y-%m}"


def per_product(world: World) -> list[tuple]:
    """rpt_product_maand: lines, cents submitted, cents of costs."""
    return summed((*place(line), line.toewijzing.product.code, 1, line.cents, cost) for _, line, cost in lines(world))


def per_aanbieder(world: World) -> list[tuple]:
    """rpt_aanbieder_maand: lines, those answered, those rejected, cents submitted, cents of costs."""
    return summed(
        (*place(line), one.agb, 1, bool(one.answered), bool(one.answered and line.retourcode), line.cents, cost)
        for one, line, cost in lines(world)
    )


def per_verwijzer(world: World) -> list[tuple]:
    """rpt_kosten_maand: lines and cents of costs by productcategorie and verwijzer; a planted number is of nobody."""
    return summed(
        (*place(line), line.toewijzing.product.categorie, verwijzer(world, line), 1, cost)
        for _, line, cost in lines(world)
    )


def verwijzer(world: World, line: Prestatie) -> str:
    """Code of the verwijzer of the toewijzing that the line names."""
    if line.nummer not in {item.nummer for item in line.traject.toewijzingen}:
        return UNKNOWN
    return stated(world, line.traject, line.nummer)


def stated(world: World, traject: Traject, nummer: str = "") -> str:
    """What the messages tell: the verwijzer stands by the first issue alone, and a GI names the toewijzing itself.

    Of a traject with transport beside the help, `nummer` tells which; else it is the help.
    """
    if 0 in known_versions(traject, world.window):
        return "01" if traject.verwijzer == "gemeente" else traject.verwijzer
    decided = world.box.registers["gi", "bepalingen"].values()
    named = {(row["gemeente_code"], row["toewijzing_nummer"]) for row in decided}
    return "04" if (traject.jeugdige.gemeente, nummer or traject.hoofd.nummer) in named else UNKNOWN


def per_quarter(world: World) -> list[tuple]:
    """rpt_kwartaal: cents of costs."""
    return summed(
        (line.traject.jeugdige.gemeente, f"{line.maand.year}-K{(line.maand.month + 2) // 3}", cost)
        for _, line, cost in lines(world)
    )


def per_class(world: World) -> list[tuple]:
    """rpt_productklassen: youths with costs and cents, in the class that the region gave the product in that month."""
    decided = read(REGION / "productklassen.csv")
    found: dict[tuple, list] = defaultdict(lambda: [set(), 0])
    for _, line, cost in lines(world):
        entry = found[line.traject.jeugdige.gemeente, half_year(line.maand), klasse(line, decided)]
        entry[0] |= {line.traject.jeugdige.bsn} if cost else set()
        entry[1] += cost
    return sorted((*key, len(persons), cents) for key, (persons, cents) in found.items())


def klasse(line: Prestatie, decided: list[dict[str, str]]) -> str:
    """The decision about the product, else that about its whole categorie, else none."""
    product, month = line.toewijzing.product, line.maand.isoformat()
    holds = [
        row
        for row in decided
        if row["product_categorie"] == product.categorie
        and row["product_code"] in ("", product.code)
        and row["vanaf"] <= month <= (row["tot"] or "9999")
    ]
    return max(holds, key=lambda row: row["product_code"])["klasse"] if holds else "nog niet vastgesteld"


def per_categorie(world: World) -> list[tuple]:
    """rpt_kosten_categorie: youths with costs and cents per half-year."""
    persons = {(gemeente, *key): number for gemeente, soort, *key, number in youths(world) if soort == "halfjaar"}
    costs = summed(
        (line.traject.jeugdige.gemeente, half_year(line.maand), line.toewijzing.product.categorie, cost)
        for _, line, cost in lines(world)
    )
    return [(*key, persons.get(tuple(key), 0), cents) for *key, cents in costs]


def youths(world: World) -> list[tuple]:
    """rpt_unieke_jeugdigen: everybody once per month, quarter, half-year and year, in each categorie and in all."""
    found: dict[tuple, set[str]] = defaultdict(set)
    for _, line, cost in lines(world):
        month, year = line.maand, line.maand.year
        periods = {"maand": f"{month:%Y-%m}", "kwartaal": f"{year}-K{(month.month + 2) // 3}"}
        for soort, periode in {**periods, "halfjaar": half_year(month), "jaar": str(year)}.items():
            for categorie in (line.toewijzing.product.categorie, "totaal") if cost else ():
                key = (line.traject.jeugdige.gemeente, soort, periode, categorie)
                found[key].add(line.traject.jeugdige.bsn)
    return sorted((*key, len(persons)) for key, persons in found.items())


def per_declaratie(world: World) -> list[tuple]:
    """rpt_declaratie_aansluiting: what was submitted and what the answer, if there is one, granted."""
    return sorted(
        (
            one.gemeente, one.agb, one.nummer, len(one.lines), one.cents,
            one.cents - sum(line.cents for line in one.rejected) if one.answered else None,
            "sluit aan" if one.answered else "nog geen antwoord",
        )
        for one in world.declaraties
    )  # fmt: skip


def summed(rows: Iterator[tuple]) -> list[tuple]:
    """Rows with the texts in front as their key, and every number behind them added up."""
    found: dict[tuple, Counter] = defaultdict(Counter)
    for row in rows:
        key = tuple(value for value in row if isinstance(value, str))
        found[key].update(dict(enumerate(int(value) for value in row[len(key) :])))
    return sorted((*key, *(number for _, number in sorted(numbers.items()))) for key, numbers in found.items())
