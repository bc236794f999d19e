"""The findings of a run -> a workbook for the person who repairs them: a summary, and what to repair first on top."""

import io
from collections import Counter
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from ingest.check_report import Totals

MAX_ROWS = 1_000_000  # of the 1,048,576 that Excel shows
HEAD = PatternFill("solid", fgColor="DDE6EE")
WIDTHS = {
    "bestand": 34,
    "bericht": 9,
    "release": 8,
    "niveau": 8,
    "regel": 8,
    "retourcode": 11,
    "melding": 60,
    "wat_te_doen": 60,
    "regelnummer": 13,
    "pad": 60,
    "toewijzingnummer": 18,
    "referentienummer": 22,
    "gemeente": 10,
    "aanbieder": 11,
}
PER_RULE = {"niveau": 34, "regel": 10, "retourcode": 12, "bevindingen": 14, "berichten": 12, "wat_te_doen": 70}
LAST = 9  # after all levels


def workbook(totals: Totals) -> bytes:
    """Both sheets, as the content of an .xlsx."""
    book = Workbook(write_only=True)
    found = sorted(totals.records, key=order_of_repair(totals.records))
    summary(book.create_sheet("Samenvatting"), totals)
    listing(book.create_sheet("Bevindingen"), found[:MAX_ROWS])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def order_of_repair(records: Iterable[dict]) -> object:
    """Sort key: first what makes a file unreadable, then per level the rule with the most findings."""
    counts = Counter(record["regel"] for record in records)

    def key(record: dict) -> tuple:
        level = 0 if record["regel"].startswith(("B", "Z", "J", "M")) else record["niveau"] or LAST
        return level, -counts[record["regel"]], record["regel"], record["bestand"], record["regelnummer"] or 0

    return key


def summary(sheet: WriteOnlyWorksheet, totals: Totals) -> None:
    """The totals of the run, and per rule how often it was broken and what helps."""
    prepare(sheet, PER_RULE)
    kinds = {
        "Berichten gecontroleerd": totals.messages,
        "waarvan goed": totals.good,
        "waarvan geweigerd": totals.refused,
        "niet gecontroleerd": totals.unread,
        "Bevindingen": totals.findings,
    }
    for name, value in kinds.items():
        sheet.append([text(sheet, name), value])
    if len(totals.records) > MAX_ROWS:
        sheet.append([text(sheet, f"Alleen de eerste {MAX_ROWS} bevindingen staan in deze werkmap.")])
    sheet.append([])
    sheet.append([head(sheet, name) for name in PER_RULE])
    per_rule = Counter(record["regel"] for record in totals.records)
    first = {record["regel"]: record for record in reversed(totals.records)}
    for record in sorted(first.values(), key=order_of_repair(totals.records)):
        rule = record["regel"]
        counted = {"bevindingen": per_rule[rule], "berichten": totals.files_per_rule[rule]}
        sheet.append([text(sheet, counted.get(name, record.get(name))) for name in PER_RULE])


def listing(sheet: WriteOnlyWorksheet, records: list[dict]) -> None:
    """Every finding on a row, the header always in sight, with a filter."""
    prepare(sheet, WIDTHS)
    sheet.freeze_panes = "A2"
    last = chr(ord("A") + len(WIDTHS) - 1)
    sheet.auto_filter.ref = f"A1:{last}{len(records) + 1}"
    sheet.append([head(sheet, name) for name in WIDTHS])
    for record in records:
        sheet.append([text(sheet, record[name]) for name in WIDTHS])


def prepare(sheet: WriteOnlyWorksheet, widths: dict[str, int]) -> None:
    """Column widths, before the first row as this kind of sheet wants it."""
    for number, width in enumerate(widths.values()):
        sheet.column_dimensions[chr(ord("A") + number)].width = width


def head(sheet: WriteOnlyWorksheet, name: str) -> WriteOnlyCell:
    """The name of a column."""
    cell = WriteOnlyCell(sheet, name.replace("_", " "))
    cell.font, cell.fill = Font(bold=True), HEAD
    return cell


def text(sheet: WriteOnlyWorksheet, value: object) -> object:
    """A cell that is shown and never calculated: what a supplier wrote may start with = or look like a number."""
    if value is None or isinstance(value, int):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.data_type, cell.number_format = "s", "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
