"""Frameworks, the path of the taakstelling, measures and programme: the documents of the region, added up by hand.

Read from the CSV files of the region, whose amounts stand there in eurocents.
"""

from collections import defaultdict
from datetime import date

from demo.calendar import add_months
from demo.parameters import DATA, REGION, read
from demo.region import World
from tests.waarheid.euros import bought
from tests.waarheid.registers import Row
from tests.waarheid.routes import form, newest

PATH = ("begroting", "burap", "target", "jaarkosten", "bijdrage_rijk", "kosten_regio")


def cents(row: Row, column: str = "bedrag_eurocent") -> int | None:
    """An amount, if there is one in the document."""
    return int(row[column]) if row[column] else None


def frameworks(_: World) -> list[tuple]:
    """rpt_kader: every cell literally, what its column adds up to, and what that says."""
    columns: dict[tuple, list[Row]] = defaultdict(list)
    for row in read(DATA / "kader.csv"):
        columns[row["kader"], row["kolom"]].append(row)
    return [cell(row, members) for members in columns.values() for row in members]


def cell(row: Row, column: list[Row]) -> tuple:
    """One cell beside the others of its column."""
    kind, amount = row["soort_regel"], cents(row)
    adding = {"TOTAAL": ("POST",), "EINDTOTAAL": ("TOTAAL", "BUITEN_TOTAAL")}.get(kind, ())
    told = [one for one in column if one["soort_regel"] in adding]
    amounts = [cents(one) for one in told if cents(one) is not None]
    total = sum(amounts) if amounts else None
    gap = None if amount is None or total is None else amount - total
    jaar = int(row["jaar"]) if row["jaar"] else None
    finding = judged(kind, amount, total, gap, missing=len(told) - len(amounts) if kind == "TOTAAL" else 0)
    place = (row["kader"], int(row["regelnummer"]), row["kolom"], row["post"], jaar, row["letterlijk"])
    return (*place, amount, total, gap, finding)


def judged(kind: str, amount: int | None, total: int | None, gap: int | None, missing: int) -> str | None:
    """What is to be said of a cell."""
    if amount is None:
        return "geen bedrag in het document"
    if kind in ("POST", "BUITEN_TOTAAL"):
        return None
    if total is None:
        return "totaal zonder posten in deze kolom"
    if gap:
        return "telt niet op: document en som van de posten verschillen"
    return f"telt op, met {missing} post zonder bedrag" if missing else "telt op"


def path(world: World) -> list[tuple]:
    """rpt_taakstelling: the amounts of every year, what was realised in how many months, and how many findings."""
    told: dict[tuple[str, int], dict[str, Row]] = defaultdict(dict)
    for row in read(DATA / "kader.csv"):
        if row["kolom"] in PATH:
            told[row["kader"], int(row["jaar"])][row["kolom"]] = row
    spent: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for what, (amount, _) in bought(world).items():
        spent[what.jaar][what.maand] += amount
    found = []
    for (kader, jaar), columns in told.items():
        amounts = {name: cents(columns[name]) if name in columns else None for name in PATH}
        done, months = sum(spent[jaar].values()), len(spent[jaar])
        apart = done - amounts["jaarkosten"] if months == 12 and amounts["jaarkosten"] is not None else None
        before = told.get((kader, jaar - 1), {}).get("jaarkosten")
        last = cents(before) if before else None
        numbers = (*amounts.values(), done if months else None, months, apart)
        found.append((kader, jaar, *numbers, findings(columns, amounts, last, told, kader)))
    years = {jaar for _, jaar in told}
    for jaar, months in list(spent.items()):
        if months and jaar not in years:
            found.append(("geen kader", jaar, *[None] * len(PATH), sum(months.values()), len(months), None, 0))
    return found


def findings(columns: dict[str, Row], amounts: dict, last: int | None, told: dict, kader: str) -> int:
    """How many things do not fit: within the year, with the year before, without a contribution, or in its writing."""
    expected = None
    if amounts["begroting"] is not None and amounts["jaarkosten"] is not None:
        expected = amounts["begroting"] + (amounts["burap"] or 0) - (amounts["target"] or 0)
    rijk, regio = amounts["bijdrage_rijk"], amounts["kosten_regio"]
    everything = [row["letterlijk"] for (name, _), rows in told.items() if name == kader for row in rows.values()]
    comma = any("," in row["letterlijk"] for row in columns.values())
    return sum(
        (
            expected is not None and expected != amounts["jaarkosten"],
            None not in (last, amounts["begroting"]) and last != amounts["begroting"],
            None not in (rijk, regio, amounts["jaarkosten"]) and amounts["jaarkosten"] - rijk != regio,
            rijk is None,
            comma and any("." in text for text in everything),
        )
    )


def measures(world: World) -> list[tuple]:
    """rpt_maatregelen: what every measure would yield in a year, in cents; its indicators, first day and stand."""
    plans = {row["maatregel_nr"]: row for row in read(DATA / "maatregelen.csv")}
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in read(REGION / "maatregel_indicatoren.csv"):
        wanted[row["maatregel_nr"]].add(row["kpi_id"])
    found = []
    for row in read(DATA / "maatregeleffecten.csv"):
        number = row["maatregel_nr"]
        begin, stand = begun(plans[number], newest(world))
        band = (cents(row, "effect_min_eurocent"), cents(row, "effect_max_eurocent"))
        indicators = ", ".join(sorted(wanted[number])) or None
        place = (number, int(row["jaar"]), row["en_verder"] == "ja", plans[number]["maatregel"], row["letterlijk"])
        found.append((*place, *band, indicators, begin, stand))
    return found


def begun(plan: Row, today: date) -> tuple[date | None, str]:
    """The first day of a measure, planned or after its shortest preparation, and how it stands."""
    if plan["startdatum"]:
        day = date.fromisoformat(plan["startdatum"])
        return day, "volgens plan gestart" if day <= today else "gepland"
    if not plan["besluit_op"]:
        return None, "nog niet vastgesteld"
    decided = date.fromisoformat(plan["besluit_op"])
    if not plan["voorbereiding_min_maanden"]:
        return None, "in voorbereiding"
    return add_months(decided, int(plan["voorbereiding_min_maanden"])).replace(day=decided.day), "in voorbereiding"


def programme(world: World) -> list[tuple]:
    """rpt_programma: the light of every action. What was ready in time also depends on a KPI; the region has none."""
    found = []
    for row in read(REGION / "tijdschema.csv"):
        begin, end, ready = (
            date.fromisoformat(row[name]) if row[name] else None for name in ("begindatum", "einddatum", "gereed_op")
        )
        found.append((int(row["actie_nr"]), row["partij"], begin, end, ready, light(begin, end, ready, newest(world))))
    return found


def light(begin: date | None, end: date | None, ready: date | None, today: date) -> str:
    """The colour of an action."""
    if not begin or not end:
        return "grijs"
    if ready:
        assert end < ready <= today
        return "oranje"
    if begin > today:
        return "grijs"
    return "rood" if end < today else "oranje" if (end - today).days < 30 else "groen"


def realised(world: World) -> list[tuple]:
    """rpt_kader_realisatie: what was decided last for a post and year, and the costs of the help that it pays.

    The documents are about years before the first messages of release 3.2, and after that about what a lumpsum pays: no
    year has both an amount and declared costs. That the amounts go to the right post, a unit test of the model shows.
    """
    found = []
    for (kader, post, jaar), row in decided().items():
        done = spent_by_post(world, kader, post, jaar)
        amount = cents(row)
        left = None if amount is None or done is None else amount - done
        if amount is None:
            stand = "geen bedrag in het document"
        elif done is None:
            stand = "geen realisatie van dit jaar of deze post"
        else:
            stand = "overschreden" if done > amount else "binnen kader"
        found.append((kader, post, jaar, row["kolom"], amount, done, left, stand))
    return found


def decided() -> dict[tuple[str, str, int], Row]:
    """(framework, post, year) -> its amount: of columns that say kader, one that adjusts before the one it adjusts."""
    found: dict[tuple[str, str, int], Row] = {}
    for row in read(DATA / "kader.csv"):
        if row["soort_regel"] == "POST" and "kader" in row["kolom"] and row["jaar"]:
            key = (row["kader"], row["post"], int(row["jaar"]))
            if key not in found or row["kolom"].startswith("bijgesteld"):
                found[key] = row
    return found


def spent_by_post(world: World, kader: str, post: str, jaar: int) -> int | None:
    """Cents of the forms of help of a post; `overig` is all that no post of the framework names."""
    posts = [row for row in read(REGION / "kaderposten.csv") if row["kader"] == kader]
    named = {row["hulpvorm_code"] for row in posts}
    own = {row["hulpvorm_code"] for row in posts if row["post"] == post}
    amounts = []
    for what, (amount, _) in bought(world).items():
        vorm = form(what.categorie, what.product)
        if what.jaar == jaar and (vorm in own or ("overig" in own and vorm not in named)):
            amounts.append(amount)
    return sum(amounts) if amounts else None
