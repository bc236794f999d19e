"""The register of the finances of the region: documents taken over literally, and an invented begroting and population.

Framework, rijksbijdragen and measures are the published ones, with what does not add up in them. The begroting of a
gemeente is invented: what its care will cost in the demo, give or take; so are its keys and its youth by age.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from demo.calendar import Window, working_day
from demo.deliveries import IGNORED, QUARANTINE, Box, Delivery
from demo.lumpsum import Lumpsums
from demo.opdrachten import assignments, goals
from demo.parameters import DATA, PARAMETERS, gemeenten, read
from demo.perceel import perceel_of
from demo.prestaties import Prestatie
from demo.registrations import remember, send
from demo.zips import Row, Sender, csv_texts, packed

SENDER = PARAMETERS["afzenders"]["financien"]
PERCELEN = ("AMBULANT", "GGZ", "GI", "VERBLIJF")
FRONT = 0.12  # of what the regional market costs a gemeente, it spends on what comes before (invented)
OVERHEAD = 250_000_00  # eurocents a year that no gemeente pays for itself
Costs = dict[tuple[str, str, int], int]  # gemeente, perceel, year -> eurocents of a whole year


def send_register(
    box: Box, lines: Iterable[Prestatie], agreed: Lumpsums, published: list[Row], window: Window, random: Random
) -> None:
    """The whole register before the window, and again at each burap that falls in it; then the planted faults."""
    lines = list(lines)
    begroting = budgets(yearly(lines, agreed, window), random)
    other = {
        "kader": numbered("kader_id", read(DATA / "kader.csv")),
        "rijksbijdragen": numbered("rijksbijdrage_id", read(DATA / "rijksbijdragen.csv")),
        "maatregelen": read(DATA / "maatregelen.csv"),
        "maatregeleffecten": numbered("effect_id", read(DATA / "maatregeleffecten.csv")),
        "sleutels": numbered("sleutel_id", list(keys(lines, window))),
        "bevolking": numbered("bevolking_id", list(population(window, random))),
        "opdrachten": list(assignments(window)),
        "opdrachtdoelen": list(goals(window)),
    }
    years = range(window.first.year, window.last.year + 1)
    buraps = [day for year in years for day in (date(year, 7, 1), date(year, 11, 2))]
    first = window.first - timedelta(days=20)
    made = []
    for day in [first, *(day for day in buraps if window.first <= day <= window.end)]:
        op = working_day(day)
        known = [row for row in begroting if row["versie"] == "PRIMITIEF" or row["vastgesteld_op"] <= op.isoformat()]
        cijfers = [row for row in published if row["gepubliceerd_op"] <= op.isoformat()]
        dated = {"begroting": numbered("begroting_id", known), "cbscijfers": numbered("cijfer_id", cijfers)}
        remember(box, "financien", SENDER, {**dated, **other})
        texts = csv_texts("financien", {**dated, **other})
        sender = Sender("financien", SENDER, f"{SENDER}-{op:%Y%m}", op, op.replace(day=1), window.end)
        made.append((send(box, sender, texts), sender, texts))
    plant(box, *made[0])
    for cell in PARAMETERS["kaders_die_niet_optellen"]:
        box.fault(made[0][0], cell, "posten tellen anders op dan het document", "kader_telt_niet_op")


def numbered(column: str, rows: list[Row]) -> list[Row]:
    """The rows with an identifier of their own."""
    return [{column: f"{column[:-3].upper()}-{number}"} | row for number, row in enumerate(rows, 1)]


def yearly(lines: Iterable[Prestatie], agreed: Lumpsums, window: Window) -> Costs:
    """Costs per gemeente, perceel and year, lumpsums too; a year that is not wholly in the window is stretched."""
    found: Counter = Counter()
    for (_, perceel, gemeente, jaar), cents in agreed.items():
        found[gemeente, perceel, jaar] += cents
    for line in lines:
        perceel = perceel_of(line.traject.agb, line.toewijzing.product.soort)
        found[line.traject.jeugdige.gemeente, perceel, line.maand.year] += line.cents
    months = Counter(month.year for month in window.months)
    return {key: cents * 12 // months[key[2]] for key, cents in sorted(found.items()) if months[key[2]]}


def budgets(costs: Costs, random: Random) -> list[Row]:
    """PRIMITIEF for every gemeente and perceel, and buraps that name what they change."""
    rows = []
    for place, ((gemeente, perceel, jaar), cents) in enumerate(costs.items()):
        expected = max(cents, 1_000_00)
        versions = {"PRIMITIEF": (f"{jaar - 1}-11-14", 0.85 + random.random() * 0.3)}
        if place % 2:
            versions["BURAP1"] = (f"{jaar}-07-01", 0.95 + random.random() * 0.1)
        if place % 4 == 1:
            versions["BURAP2"] = (f"{jaar}-11-02", 1.0)
        for versie, (op, factor) in versions.items():
            rows.append(budget(jaar, versie, gemeente, perceel, expected * factor, op))
    for gemeente, jaar in sorted({(gemeente, jaar) for gemeente, _, jaar in costs}):
        cents = sum(one for (code, _, year), one in costs.items() if (code, year) == (gemeente, jaar))
        rows.append(budget(jaar, "PRIMITIEF", gemeente, "VOORVELD", FRONT * cents, f"{jaar - 1}-11-14"))
    for jaar in sorted({jaar for _, _, jaar in costs}):
        rows.append(budget(jaar, "PRIMITIEF", "", "REGIEKOSTEN", OVERHEAD, f"{jaar - 1}-11-14"))
    return rows


def budget(jaar: int, versie: str, gemeente: str, post: str, cents: float, op: str) -> Row:
    """One amount, in whole euros as a council decides."""
    return {
        "jaar": str(jaar), "versie": versie, "gemeente_code": gemeente, "post": post,
        "bedrag_eurocent": str(round(cents / 100) * 100), "vastgesteld_op": op,
    }  # fmt: skip


def keys(lines: Iterable[Prestatie], window: Window) -> Iterator[Row]:
    """Every model with the value of its key for every gemeente; clients are those of the demo itself (invented)."""
    clients: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        clients[line.traject.jeugdige.gemeente].add(line.traject.jeugdige.bsn)
    for jaar in range(window.first.year, window.last.year + 1):
        for model in PARAMETERS["verdeelmodellen"]:
            for perceel in PERCELEN:
                for one in gemeenten():
                    value = one.jeugd if model["sleutel"] == "INWONERS_LT18" else len(clients[one.code])
                    yield {
                        "jaar": str(jaar), "model": model["model"], "afgesproken": model["afgesproken"],
                        "kostencategorie": perceel, "sleutel": model["sleutel"],
                        "solidair_deel": model.get(perceel, model["anders"]), "gemeente_code": one.code,
                        "waarde": str(value),
                    }  # fmt: skip


def population(window: Window, random: Random) -> Iterator[Row]:
    """Youth of 0 to 22 on the first of January of every year of the window."""
    for jaar in range(window.first.year, window.last.year + 1):
        for one in gemeenten():
            for leeftijd in range(23):
                aantal = round(one.jeugd / 18 * (0.95 + random.random() * 0.1))
                yield {
                    "gemeente_code": one.code, "jaar": str(jaar), "leeftijd": str(leeftijd),
                    "aantal": str(aantal), "herkomst": "VERZONNEN",
                }  # fmt: skip


def plant(box: Box, good: Delivery, sender: Sender, texts: dict[str, str]) -> None:
    """Spoiled first attempts of the register, and the same register twice."""
    begroting = texts["begroting.csv"]
    spoiled = (
        ("bedrag met punten en komma", "C017", begroting.replace("00;", ".00,-;", 1), True),
        ("onbekende versie", "C013", begroting.replace("PRIMITIEF", "CONCEPT", 1), True),
        ("kolom met toelichting", "C007", begroting.replace("vastgesteld_op", "vastgesteld_op;toelichting", 1), False),
    )
    for fout, regel, text, leesbaar in spoiled:
        content = packed(sender, texts | {"begroting.csv": text})
        add(box, good, content, fout, regel, QUARANTINE, leesbaar=leesbaar)
    add(box, good, good.path.read_bytes(), "exact dubbel onder andere naam", "dubbel", IGNORED, leesbaar=True)


def add(box: Box, good: Delivery, content: bytes, fout: str, regel: str, uitkomst: str, *, leesbaar: bool) -> None:
    """Write the planted copy under a name of its own."""
    path = good.path.with_name(f"{good.path.stem}_{fout.replace(' ', '-')}.zip")
    made = Delivery(good.bron, path, good.bericht, good.op, good.tables, uitkomst=uitkomst, leesbaar=leesbaar)
    box.put(made, content, days_later=1 if uitkomst == IGNORED else 0)
    box.fault(made, "begroting.csv", fout, regel)
