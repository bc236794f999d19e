"""What deviates in the marts by the words of kwaliteit_drempels.csv, from what the generator made and sent."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from demo.parameters import REGION, read
from demo.region import World
from tests.waarheid.budgets import SIDES
from tests.waarheid.chain import FAMILIES, counting
from tests.waarheid.granted import granted
from tests.waarheid.money import UNKNOWN, lines
from tests.waarheid.outcomes import answers
from tests.waarheid.registers import Row, casussen, rows
from tests.waarheid.routes import LISTS, newest
from tests.waarheid.sources import verwijzer
from tests.waarheid.traffic import messages
from tests.waarheid.waits import is_waiting, numbers_declared

Judged = tuple[str, int, dict[str, bool]]  # gemeente, cents at stake, control -> whether the row deviates


def prestaties(world: World) -> Iterator[Judged]:
    """Every line; credits count as positive."""
    own = {row["gemeente_code"] for row in read(REGION / "gemeenten.csv")}
    listed = {row["product_code"] for row in read(LISTS / "producten_jz21.csv") + read(REGION / "producten_regio.csv")}
    given = {(one.gemeente, one.item.nummer) for one in granted(world)}
    agreed = tariffs(world)
    for one, line, _ in lines(world):
        gemeente, code, day = line.traject.jeugdige.gemeente, line.toewijzing.product.code, str(line.periode[0])
        yield gemeente, abs(line.cents), {
            "buiten_regio": gemeente not in own,
            "jeugdige_onbekend": not line.traject.jeugdige.bsn,
            "product_niet_in_lijst": code not in listed,
            "zonder_toewijzing": (gemeente, line.nummer) not in given,
            "zonder_tarief": not any(
                van <= day <= tot and whose in ("", gemeente) for van, tot, whose in agreed[one.agb, code]
            ),
        }  # fmt: skip


def tariffs(world: World) -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    """(aanbieder, product) -> (first day, last day, gemeente or empty for all of them) of every tariff."""
    contracts = {row["contract_id"]: row["aanbieder_agb"] for _, row in rows(world, "inkoop", "contracten")}
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for _, row in rows(world, "inkoop", "tarieven"):
        days = (row["vanaf"], row["tot"] or "9999", row.get("gemeente_code") or "")
        found[contracts[row["contract_id"]], row["product_code"]].append(days)
    return found


def toewijzingen(world: World) -> Iterator[Judged]:
    """Every toewijzing that was sent, with the costs of what was declared on its number."""
    declared, costs = numbers_declared(world), Counter()
    for _, line, cost in lines(world):
        costs[line.traject.jeugdige.gemeente, line.nummer] += cost
    for one in granted(world):
        number = (one.gemeente, one.item.nummer)
        yield one.gemeente, abs(costs[number]), {
            "jeugdige_onbekend": not one.traject.jeugdige.bsn,
            "verwijzer_onbekend": verwijzer(world, one) == UNKNOWN,
            "zonder_startdatum": one.start is None and number in declared,
        }  # fmt: skip


def kerntaken(world: World) -> Iterator[Judged]:
    """Every period of a kerntaak."""
    known = casussen(world)
    for team, row in rows(world, "sjt", "kerntaken"):
        casus = known.get((team, row["casus_id"]))
        gemeente = casus["gemeente_code"] if casus else UNKNOWN
        yield gemeente, 0, {"casus_onbekend": casus is None, "zonder_uren": not row["uren"]}


def berichten(world: World) -> Iterator[Judged]:
    """Every message: nobody uses an Identificatie or a DeclaratieNummer twice here."""
    for gemeente, _, _, number in messages(world):
        for _ in range(number):
            yield gemeente, 0, {"dubbel": False}


def contracten(world: World) -> Iterator[Judged]:
    """Every tariff; without a gemeente it is of the whole region."""
    contracts = {row["contract_id"] for _, row in rows(world, "inkoop", "contracten")}
    told = [row for _, row in rows(world, "inkoop", "tarieven")]
    same: dict[tuple, list[Row]] = defaultdict(list)
    for row in told:
        same[row["contract_id"], row["product_code"], row["eenheid"], row.get("gemeente_code") or ""].append(row)
    for key, members in same.items():
        for row in members:
            others = [one for one in members if one is not row]
            yield key[-1] or UNKNOWN, 0, {
                "tarief_zonder_contract": row["contract_id"] not in contracts,
                "tarief_dubbel": any(
                    row["vanaf"] <= (one["tot"] or "9999") and one["vanaf"] <= (row["tot"] or "9999") for one in others
                ),
            }  # fmt: skip


def ketencijfers(world: World) -> Iterator[Judged]:
    """Every figure; one that lies in a longer one does not count."""
    counts = {id(row) for row in counting(world)}
    for family in sorted(FAMILIES):
        for _, row in rows(world, "keten", family):
            yield row["gemeente_code"] or UNKNOWN, 0, {"dubbele_periode": id(row) not in counts}


def maatregelen(world: World) -> Iterator[Judged]:
    """Every measure of a GI."""
    known = {row["type_maatregel"] for row in read(LISTS / "gi_maatregelen.csv")}
    for _, row in rows(world, "gi", "maatregelen"):
        yield (
            row["gemeente_code"],
            0,
            {"soort_onbekend": row["type_maatregel"] not in known, "jeugdige_onbekend": not row["bsn"]},
        )


def uitkomsten(world: World) -> Iterator[Judged]:
    """Every question about help that ended."""
    for one in answers(world):
        yield one.gemeente, 0, {"zonder_traject": one.hulp is None, "zonder_antwoord": one.score is None}


def wachttijden(world: World) -> Iterator[Judged]:
    """Every toewijzing of which help began or is waited for; who began earlier did not wait."""
    declared, until = numbers_declared(world), newest(world)
    for one in granted(world):
        if one.start or is_waiting(one, declared, until):
            early = one.start is not None and one.op is not None and one.start < one.op
            yield one.gemeente, 0, {"begonnen_voor_toewijzing": early and one.item.product.categorie != "46"}


def begroting(world: World) -> Iterator[Judged]:
    """Every post of every version; one of the region is of nobody."""
    known = SIDES.keys() | {row["perceel"] for _, row in rows(world, "inkoop", "contracten")}
    for _, row in rows(world, "financien", "begroting"):
        yield (
            row["gemeente_code"] or UNKNOWN,
            abs(int(row["bedrag_eurocent"])),
            {"post_onbekend": row["post"] not in known},
        )


MARTS: dict[str, Callable[[World], Iterator[Judged]]] = {
    "fct_prestaties": prestaties, "fct_toewijzingen": toewijzingen, "fct_kerntaken": kerntaken,
    "fct_berichten": berichten, "dim_contracten": contracten, "fct_ketencijfers": ketencijfers,
    "fct_gi_maatregelen": maatregelen, "fct_uitkomsten": uitkomsten, "fct_wachttijden": wachttijden,
    "fct_begroting": begroting,
}  # fmt: skip
