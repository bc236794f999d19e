"""Filled workbooks -> findings in the register, each file whole or not at all; what is wrong is told in Dutch."""

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

import psycopg
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from analyse.steekproef import register
from analyse.steekproef.dossierlijst import BLAD, GEGEVEN, INVULLEN, OVER, STATUSSEN, given, soorten
from analyse.steekproef.register import Bevinding, Steekproefpost
from ingest.errors import Stop
from ingest.masking import holds_bsn
from ingest.settings import Settings

LARGEST = 25_000_000  # bytes of a workbook; unpacked at most ten times that
SEEN = 'select 1 from "analyse".beoordelingen where steekproef = %s and bestand_sha256 = %s'


@dataclass(frozen=True)
class Fout:
    """Something wrong in a workbook: where, which rule, and what to do. Never with what a cell held."""

    bestand: str
    rij: int
    regel: str
    melding: str
    wat_te_doen: str

    def __str__(self) -> str:
        return f"{self.bestand}, blad {BLAD}, rij {self.rij}: {self.regel} {self.melding} {self.wat_te_doen}"


@dataclass(frozen=True)
class Ingelezen:
    """What one workbook brought: loaded findings, posten still open, and what is wrong (then nothing was loaded)."""

    geladen: int
    open: int
    fouten: tuple[Fout, ...]


def load_workbooks(naam: str, paths: Iterable[Path], settings: Settings) -> dict[Path, Ingelezen]:
    """Judge and load filled workbooks of one sample. The same file again changes nothing. Stop: not one of it."""
    sample = register.read(naam, settings)
    posten = {post.rang: post for post in sample.posten}
    return {path: load_one(naam, posten, path, settings) for path in paths}


def load_one(naam: str, posten: dict[int, Steekproefpost], path: Path, settings: Settings) -> Ingelezen:
    """One workbook."""
    rows = read_rows(naam, path)
    found, wrong, empty = [], [], 0
    seen: set[int] = set()
    for number, row in rows:
        complaints = judged(row, posten, seen)
        if not complaints and not any(row[name] for name in INVULLEN):
            empty += 1
        elif complaints:
            wrong += [Fout(path.name, number, *complaint) for complaint in complaints]
        else:
            found.append(finding(row, posten[row["rang"]]))
    if wrong:
        return Ingelezen(0, empty, tuple(wrong))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with psycopg.connect(settings.dsn("builder")) as connection, connection.cursor() as cursor:
        if cursor.execute(SEEN, [naam, digest]).fetchone():
            return Ingelezen(0, empty, ())
        register.add_findings(cursor, naam, found, digest)
    return Ingelezen(len(found), empty, ())


def read_rows(naam: str, path: Path) -> list[tuple[int, dict]]:
    """(row number, value by column) of the sheet; Stop when this is no workbook of this sample."""
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > 10 * LARGEST or path.stat().st_size > LARGEST:
                raise Stop(f"{path.name} is te groot voor een dossierlijst.")
        book = load_workbook(path, read_only=True, data_only=True)
        whose = book[OVER]["B1"].value
        table = list(book[BLAD].iter_rows(values_only=True))
    except (OSError, KeyError, zipfile.BadZipFile, InvalidFileException):
        raise Stop(f"{path.name} is geen ingevulde dossierlijst (.xlsx met de bladen {BLAD} en {OVER}).") from None
    names = (*GEGEVEN, *INVULLEN)
    if whose != naam or not table or tuple(table[0][: len(names)]) != names:
        raise Stop(f"{path.name} is geen dossierlijst van {naam}, of de kolommen zijn veranderd.")
    return [
        (number, dict(zip(names, row, strict=False)))
        for number, row in enumerate(table[1:], 2)
        if any(value is not None for value in row)
    ]


def judged(row: dict, posten: dict[int, Steekproefpost], seen: set[int]) -> list[tuple[str, str, str]]:
    """(rule, what is wrong, what to do) of one row; remembers its rang."""
    post = posten.get(row["rang"])
    if post is None or row["rang"] in seen:
        return [("S01", "Deze rang is niet getrokken of staat er twee keer.", "Zet de rij terug zoals zij was.")]
    seen.add(row["rang"])
    if not unchanged(row, post):
        return [("S02", "Een kolom die u niet invult is veranderd.", "Neem de rij over uit de lijst die u kreeg.")]
    if not any(row[name] for name in INVULLEN):
        return []
    return [complaint for wrong, *complaint in checks(row, post) if wrong]


def unchanged(row: dict, post: Steekproefpost) -> bool:
    """Whether the columns that were given are what they were."""
    was = dict(zip(GEGEVEN, given(post), strict=True))
    texts = [name for name in GEGEVEN if name not in ("rang", "bedrag")]
    return cents(row["bedrag"]) == post.bedrag and all(str(row[name] or "") == str(was[name]) for name in texts)


def checks(row: dict, post: Steekproefpost) -> list[tuple]:
    """Every rule about a filled row: (broken, rule, what is wrong, what to do)."""
    known, amount = soorten(), cents(row["bedrag_fout"])
    counts = known.get(row["soort"])
    first, second = (str(row[name] or "").strip() for name in ("beoordelaar", "tweede_lezer"))
    texts = [str(row[name] or "") for name in INVULLEN]
    too_much = amount is not None and amount > post.bedrag
    return [
        (counts is None, "S03", "Onbekende soort.", f"Kies uit: {', '.join(known)}."),
        (amount is None, "S04", "bedrag_fout is geen bedrag in hele centen.", "Vul een getal in, 0 als het goed is."),
        (too_much, "S05", "bedrag_fout is hoger dan het bedrag van de post.", "Vul hoogstens het bedrag in."),
        (counts is not None and amount is not None and counts != bool(amount), "S06",
         "soort en bedrag_fout spreken elkaar tegen.", "Bij geen is het bedrag 0, bij een fout niet."),
        (row["status"] not in STATUSSEN, "S07", "Onbekende status.", f"Kies uit: {', '.join(STATUSSEN)}."),
        (not first, "S08", "Er is geen beoordelaar.", "Vul de naam in van wie de post heeft bekeken."),
        (row["status"] == "vastgesteld" and not second, "S09", "Vastgesteld zonder tweede lezer.",
         "Vul de naam van de tweede lezer in."),
        (bool(first) and first.casefold() == second.casefold(), "S10", "Beoordelaar en tweede lezer zijn dezelfde.",
         "Laat een ander meelezen."),
        (day(row["beoordeeld_op"]) is None, "S11", "beoordeeld_op is geen datum.", "Vul in als 31-01-2025."),
        (any(map(holds_bsn, texts)), "S12", "Er staat een nummer dat een BSN kan zijn.",
         "Haal het weg; noem een jeugdige nooit."),
    ]  # fmt: skip


def finding(row: dict, post: Steekproefpost) -> Bevinding:
    """The finding of a row that is in order."""
    amount = cents(row["bedrag_fout"])
    return Bevinding(
        row["rang"], row["soort"], amount, round(amount / post.bedrag, 6), row["status"],
        str(row["toelichting"] or "").strip(), str(row["beoordelaar"]).strip(),
        str(row["tweede_lezer"] or "").strip() or None, day(row["beoordeeld_op"]),
    )  # fmt: skip


def cents(value: object) -> Decimal | None:
    """An amount of euros in whole cents, also written as 1.234,56; None when it is not one."""
    if isinstance(value, str):
        value = value.replace(".", "").replace(",", ".") if "," in value else value
    try:
        amount = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    if not amount.is_finite():
        return None
    whole = round(amount, 2)
    return whole if abs(amount - whole) < Decimal("0.000001") else None


def day(value: object) -> date | None:
    """A date of a cell, also as text 31-01-2025 or 2025-01-31."""
    if isinstance(value, datetime):
        return value.date()
    for form in ("%d-%m-%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(str(value).strip(), form).date()  # noqa: DTZ007 (a day, no moment)
        except ValueError:
            continue
    return None
