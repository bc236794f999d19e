"""What aanbieders state about themselves: outcomes of ended trajecten, and (aanbieder_standen) who waits, what is free.

Large and medium aanbieders send a zip per quarter. Beside it lies uitkomsten.csv, the truth per outcome and indicator.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cache
from random import Random

from demo.aanbieder_standen import note_standen
from demo.calendar import Window, months_between
from demo.deliveries import Box
from demo.parameters import HERE, PARAMETERS, aanbieders, gi_agbs, pick, read
from demo.population import Person
from demo.registrations import Register, numbers
from demo.trajecten import Traject

MONTHS = 3
NO_HELP = ("jeugdbescherming", "jeugdreclassering", "preventief")
SCALES = {"1-10": (1, 10), "1-5": (1, 5), "0-100": (0, 100)}
TRUTH = ("uitkomst_id", "gemeente_code", "indicator", "teller", "noemer", "koppeling")
Row = dict[str, object]


def send_opgave(
    box: Box, trajecten: Iterable[Traject], others: Sequence[Person], window: Window, random: Random
) -> None:
    """A zip per aanbieder and quarter, and the truth of the outcomes in them. `others` never had help by iJw."""
    helped = [traject for traject in trajecten if traject.hoofd.product.soort not in NO_HELP]
    busy = {traject.agb for traject in helped}
    senders = [a.agb for a in aanbieders() if a.klasse != "klein" and a.agb in busy and a.agb not in gi_agbs()]
    registers = {agb: Register("aanbieder", agb) for agb in senders}
    ids = numbers("UIT")
    outcomes = list(measured(helped, registers, window, ids, random))
    planted = plant(outcomes, others, ids)
    for row, _ in outcomes:
        registers[row["aanbieder_agb"]].note(row["meetdatum"], "uitkomsten", **row)
    for number, (agb, register) in enumerate(registers.items()):
        own = [traject for traject in helped if traject.agb == agb]
        note_standen(register, own, window, Random(f"standen {agb}"), stopped=number == 2)
        register.send(box, window, MONTHS)
    write_truth(box, outcomes)
    for row, fault in planted:
        first = window.months[months_between(window.first, row["meetdatum"]) // MONTHS * MONTHS]
        found = next(d for d in box.of("aanbieder") if d.path.stem.endswith(f"{row['aanbieder_agb']}_{first:%Y-%m}"))
        box.fault(found, row["uitkomst_id"], fault, "uitkomst")


def measured(
    trajecten: Iterable[Traject], registers: dict, window: Window, ids: Iterator[str], random: Random
) -> Iterator[tuple[Row, str]]:
    """(outcome, how it is linked) of the trajecten that ended in the window and were measured before its end."""
    for traject in trajecten:
        day = traject.stop + timedelta(days=random.randint(0, 20))
        if traject.agb not in registers or traject.stop < window.first or day > window.end:
            continue
        if random.random() * 100 < PARAMETERS["uitkomst_gemeten"]:
            numbered = random.random() < 0.85
            row = outcome(traject, next(ids), random) | {"meetdatum": day}
            yield (
                row | {"toewijzing_nummer": traject.hoofd.nummer if numbered else None},
                ("exact" if numbered else "afgeleid"),
            )


def outcome(traject: Traject, nummer: str, random: Random) -> Row:
    """The answers of one traject; each question is skipped by some."""
    broken = traject.reden_stop in ("32", "33")
    answers = {
        "tevredenheid": None, "tevredenheid_schaal": None,
        "zonder_hulp_verder": asked(random, random.random() < (0.35 if broken else 0.7)),
        "problemen_verminderd": asked(random, random.random() < (0.4 if broken else 0.75)),
        "doelen_gesteld": None, "doelen_behaald": None,
    }  # fmt: skip
    if random.random() < 0.8:
        scale = pick(random, {"1-10": 70, "1-5": 20, "0-100": 10})
        low, high = SCALES[scale]
        part = min(1.0, max(0.0, random.gauss(0.55 if broken else 0.74, 0.15)))
        answers |= {"tevredenheid": f"{low + part * (high - low):.1f}", "tevredenheid_schaal": scale}
    if random.random() < 0.75:
        goals = random.randint(1, 5)
        reached = sum(random.random() < (0.4 if broken else 0.72) for _ in range(goals))
        answers |= {"doelen_gesteld": goals, "doelen_behaald": reached}
    return {
        "uitkomst_id": nummer, "bsn": traject.jeugdige.bsn, "gemeente_code": traject.jeugdige.gemeente,
        "aanbieder_agb": traject.agb, "product_code": traject.hoofd.product.code, "einddatum": traject.stop,
        "informant": pick(random, {"JEUGDIGE": 40, "OUDER": 40, "JEUGDIGE_EN_OUDER": 15, "PROFESSIONAL": 5}),
        "instrument": pick(random, {"SDQ": 60, "CBCL": 25, "ORS": 15}),
        "uitval": broken, "reden_uitval": {"32": "JEUGDIGE", "33": "AANBIEDER"}.get(traject.reden_stop),
        **answers,
    }  # fmt: skip


def asked(random: Random, answer: bool) -> bool | None:
    """The answer, when the question was answered."""
    return answer if random.random() < 0.8 else None


def plant(outcomes: list[tuple[Row, str]], others: Sequence[Person], ids: Iterator[str]) -> list[tuple[Row, str]]:
    """Spoil some outcomes in place, and say how: they are loaded, and the marts must see through them."""
    exact = [place for place, (_, link) in enumerate(outcomes) if link == "exact"]
    planted = []
    if len(exact) > 1:
        first, second = exact[:2]
        row = outcomes[first][0]
        outcomes[first] = (row | {"toewijzing_nummer": "99000001"}, "afgeleid")
        planted.append((row, "toewijzingnummer dat niet bestaat"))
        row = outcomes[second][0] | {"tevredenheid": "8.0", "tevredenheid_schaal": "1-5"}
        outcomes[second] = (row | {"doelen_gesteld": 2, "doelen_behaald": 3}, "exact")
        planted.append((row, "antwoord buiten de schaal"))
    if exact and others:
        person = others[0]
        row = outcomes[exact[0]][0] | {"uitkomst_id": next(ids), "bsn": person.bsn, "gemeente_code": person.gemeente}
        outcomes.append((row | {"toewijzing_nummer": None}, "geen"))
        planted.append((row, "uitkomst van een jeugdige zonder hulp"))
    return planted


def write_truth(box: Box, outcomes: list[tuple[Row, str]]) -> None:
    """A row per outcome and indicator; what was not answered, or cannot be an answer, has no teller and noemer."""
    with (box.folder / "uitkomsten.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(TRUTH)
        for row, link in outcomes:
            for indicator, (teller, noemer) in counted(row).items():
                writer.writerow([row["uitkomst_id"], row["gemeente_code"], indicator, teller, noemer, link])


@cache
def satisfied_from() -> float:
    """The part of a scale from which the region calls an answer satisfied."""
    agreed = {
        row["indicator"]: row for row in read(HERE.parent / "schemas" / "codelijsten" / "uitkomstindicatoren.csv")
    }
    return float(agreed["2"]["drempel"])


def counted(row: Row) -> dict[str, tuple[object, object]]:
    """Indicator of the harmonised set -> (teller, noemer)."""
    found = {"2": ("", ""), "3.4": ("", "")}
    for indicator, name in (("1", "uitval"), ("3.1", "zonder_hulp_verder"), ("3.3", "problemen_verminderd")):
        found[indicator] = ("", "") if row[name] is None else (int(bool(row[name])), 1)
    if row["tevredenheid"] is not None:
        low, high = SCALES[str(row["tevredenheid_schaal"])]
        part = (float(str(row["tevredenheid"])) - low) / (high - low)
        found["2"] = (int(part >= satisfied_from()), 1) if 0 <= part <= 1 else ("", "")
    if row["doelen_gesteld"] is not None and int(str(row["doelen_behaald"])) <= int(str(row["doelen_gesteld"])):
        found["3.4"] = (row["doelen_behaald"], row["doelen_gesteld"])
    return found
