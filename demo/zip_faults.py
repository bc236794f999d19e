"""Plants CSV deliveries that go wrong: spoiled first attempts, doubles, corrections, late files."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from demo.deliveries import IGNORED, QUARANTINE, Box, Delivery
from demo.population import is_valid
from demo.registrations import send
from demo.zips import Sender, csv_texts, packed, unpacked

MAIN = {"sjt": "casussen.csv", "gi": "maatregelen.csv", "huisarts": "verwijzingen.csv"}
MAIN["aanbieder"] = "uitkomsten.csv"
WITH_BSN = {"sjt": "casusdeelnames.csv", "gi": "maatregelen.csv", "huisarts": "verwijzingen.csv"}
WITH_BSN["aanbieder"] = "uitkomsten.csv"
Texts = dict[str, str]


def plant(box: Box, random: Random) -> None:
    """Add the planted deliveries; the good zip is delivered too."""
    pools = {bron: filled(box, bron, random) for bron in MAIN}
    for fout, regel, bronnen, spoil, leesbaar in PLANS:
        for bron in bronnen:
            if good := taken(pools[bron], lambda texts, bron=bron, spoil=spoil: spoil(texts, bron) != texts):
                texts = spoil(unpacked(good.path.read_bytes()), bron)
                add(box, good, packed(sender_of(good), texts), fout, regel, leesbaar=leesbaar)
    for bron, items in pools.items():
        if len(items) >= 4:
            plant_files(box, items)
        for good in items[:1]:
            correct(box, good, bron)


def taken(pool: list[Delivery], changes: Callable[[Texts], bool]) -> Delivery | None:
    """Take the last zip that spoiling changes out of the pool: not every gemeente has a code with a zero to lose."""
    good = next((item for item in reversed(pool) if changes(unpacked(item.path.read_bytes()))), None)
    if good:
        pool.remove(good)
    return good


def plant_files(box: Box, items: list[Delivery]) -> None:
    """Faults of the file itself: cut short, double, packed again, late."""
    cut, double, again, late = (items.pop() for _ in range(4))
    content = cut.path.read_bytes()
    add(box, cut, content[: len(content) // 2], "afgekapt bestand", "Z001")
    content = double.path.read_bytes()
    add(box, double, content, "exact dubbel onder andere naam", "dubbel", IGNORED, leesbaar=True)
    repacked = packed(sender_of(again), unpacked(again.path.read_bytes()), level=0)
    add(box, again, repacked, "zelfde inhoud in andere bytes", "dubbel", IGNORED, leesbaar=True)
    moment = late.path.stat().st_mtime + 40 * 86_400
    os.utime(late.path, (moment, moment))
    box.fault(late, "manifest", "bestand weken te laat aangeboden", "OP080")


def correct(box: Box, good: Delivery, bron: str) -> None:
    """A mutatie: one row of the main entity again, with one value corrected."""
    header, first, *_ = unpacked(good.path.read_bytes())[MAIN[bron]].splitlines()
    row = dict(zip(header.split(";"), first.split(";"), strict=True))
    column, value = {
        "sjt": ("aanmeldroute", "OVERIG"),
        "gi": ("erkende_interventie", "nee"),
        "huisarts": ("urgentie", "SPOED"),
        "aanbieder": ("informant", "PROFESSIONAL"),
    }[bron]
    sender = sender_of(good)
    sender = replace(sender, identificatie=f"{sender.identificatie}-M1", op=sender.op + timedelta(days=9))
    texts = csv_texts(bron, {MAIN[bron].removesuffix(".csv"): [row | {column: value}]})
    made = send(box, sender, texts, note="_mutatie")
    box.fault(made, row[header.split(";")[0]], "mutatie van een eerder geleverde regel", "mutatie")


def filled(box: Box, bron: str, random: Random) -> list[Delivery]:
    """Zips with rows in the entities that are spoiled, in random order."""
    found = [
        d
        for d in box.of(bron)
        if "SJT-1" not in d.path.name
        and all(d.tables.get(f"{bron}__{name[:-4]}") for name in (MAIN[bron], WITH_BSN[bron]))
    ]
    random.shuffle(found)
    return found


def sender_of(good: Delivery) -> Sender:
    """Who sent a zip, from its name."""
    contract, afzender, month = good.path.stem.split("_")
    first = date.fromisoformat(f"{month}-01")
    last = good.op.replace(day=1) - timedelta(days=1)
    return Sender(contract, afzender, f"{afzender}-{first:%Y%m}", good.op, first, last)


def add(
    box: Box, good: Delivery, content: bytes, fout: str, regel: str, uitkomst: str = QUARANTINE, leesbaar: bool = False
) -> None:
    """Write the spoiled copy under a name of its own."""
    path = good.path.with_name(f"{good.path.stem}_{re.sub('[^a-z0-9]+', '-', fout.lower())}.zip")
    made = replace(good, path=path, uitkomst=uitkomst, leesbaar=leesbaar)
    box.put(made, content, days_later=0 if uitkomst == QUARANTINE else 1)
    box.fault(made, MAIN[good.bron], fout, regel)


def changed(texts: Texts, name: str, change: Callable[[list[list[str]]], list[list[str]]]) -> Texts:
    """The texts with the rows (header first) of one CSV changed."""
    rows = change([line.split(";") for line in texts[name].splitlines()])
    return texts | {name: "\n".join(";".join(row) for row in rows) + "\n"}


def missing_column(texts: Texts, bron: str) -> Texts:
    """The main CSV without gemeente_code."""
    at = texts[MAIN[bron]].splitlines()[0].split(";").index("gemeente_code")
    return changed(texts, MAIN[bron], lambda rows: [row[:at] + row[at + 1 :] for row in rows])


def forbidden_column(texts: Texts, bron: str) -> Texts:
    """A column with free text that nobody agreed on."""
    extra = {"sjt": "toelichting", "gi": "reden", "huisarts": "diagnose", "aanbieder": "verslag"}[bron]
    return changed(
        texts, MAIN[bron], lambda rows: [[*row, extra if at == 0 else "vrije tekst"] for at, row in enumerate(rows)]
    )


def first_value(texts: Texts, name: str, column: str, change: Callable[[str], str]) -> Texts:
    """One value in the first row changed."""
    at = texts[name].splitlines()[0].split(";").index(column)
    return changed(
        texts, name, lambda rows: [rows[0], [*rows[1][:at], change(rows[1][at]), *rows[1][at + 1 :]], *rows[2:]]
    )


def bad_date(texts: Texts, bron: str) -> Texts:
    """A date in the order of a spreadsheet."""
    column = {"sjt": "datum_aanmelding", "gi": "datum_aanvang", "huisarts": "verwijsdatum", "aanbieder": "einddatum"}[
        bron
    ]
    return first_value(texts, MAIN[bron], column, lambda value: "-".join(reversed(value.split("-"))))


def lost_zeros(texts: Texts, bron: str) -> Texts:
    """gemeente_code 505 in every row."""
    at = texts[MAIN[bron]].splitlines()[0].split(";").index("gemeente_code")
    strip = lambda row: [*row[:at], row[at].lstrip("0"), *row[at + 1 :]]  # noqa: E731
    return changed(texts, MAIN[bron], lambda rows: [rows[0], *map(strip, rows[1:])])


def wrong_bsn(texts: Texts, bron: str) -> Texts:
    """A BSN that fails the 11-proef."""
    return first_value(texts, WITH_BSN[bron], "bsn", lambda bsn: next(
        text for step in range(1, 10) if not is_valid(text := bsn[:8] + str((int(bsn[8]) + step) % 10))))  # fmt: skip


def bsn_as_key(texts: Texts, bron: str) -> Texts:
    """A supplier that uses the BSN as its own identifier."""
    header, first, *_ = texts[WITH_BSN[bron]].splitlines()
    bsn = first.split(";")[header.split(";").index("bsn")]
    column = texts[MAIN[bron]].split(";", 1)[0]
    return first_value(texts, MAIN[bron], column, lambda _: bsn)


PLANS = (
    ("ontbrekende kolom", "C005", ("sjt", "gi", "huisarts", "aanbieder"), missing_column, False),
    ("verboden kolom", "C007", ("sjt", "gi", "huisarts", "aanbieder"), forbidden_column, False),
    ("ongeldige datum", "C014", ("sjt", "gi", "huisarts", "aanbieder"), bad_date, True),
    ("voorloopnullen verloren", "C023", ("sjt", "huisarts", "aanbieder"), lost_zeros, True),
    ("BSN voldoet niet aan de 11-proef", "C026", ("sjt", "huisarts", "aanbieder"), wrong_bsn, True),
    ("BSN als sleutel gebruikt", "P001", ("sjt", "huisarts", "aanbieder"), bsn_as_key, True),
)
