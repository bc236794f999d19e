"""The chapters of a report -> one workbook with every table, what it means and how to recompute it."""

import io
import re
import zipfile
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from publish import wording
from publish.figures import Figures
from publish.report_catalog import subjects
from publish.report_chapters import Chapter
from publish.report_pages import definitions
from publish.report_parts import Part
from publish.report_recount import recipes

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip knows; a real one would differ every time
MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
BOLD = Font(bold=True)
WIDEST = 60


def to_excel(figures: Figures, chapters: list[Chapter]) -> bytes:
    """The workbook: title, a sheet per table, definitions, and the queries behind every code."""
    book = Workbook()
    write_rows(book.active, "Titelblad", ["Gemeenterapportage jeugdhulp", figures.gemeente.naam], title_rows(figures))
    for chapter in chapters:
        for part in chapter.parts:
            write_part(book.create_sheet(), f"{chapter.nummer} {part.key}"[:31], part)
    found = [(one.code, one.naam, one.intro) for one in subjects().values()] + definitions(chapters)
    write_rows(book.create_sheet(), "Definities", ["Code", "Naam", "Definitie"], found)
    head = ["Code", "Cijfer", "Vraag (rol auditor of soj, met jeugd sql)", "De regels erachter"]
    write_rows(book.create_sheet(), "Zo rekent u na", head, recipes(figures, chapters))
    book.properties.creator, book.properties.title = (
        "SOJ",
        f"{figures.gemeente.naam} {'/'.join(figures.perioden[-1:])}",
    )
    file = io.BytesIO()
    book.save(file)
    return without_moments(file.getvalue(), figures.source.gebouwd_op)


def title_rows(figures: Figures) -> list[tuple]:
    """What the figures are about and where they come from."""
    source = figures.source
    return [
        ("Gemeentecode", figures.gemeente.code),
        ("Perioden", ", ".join(figures.perioden)),
        ("Publicatie", source.publicatie_id),
        ("Gepubliceerd", wording.date(source.gepubliceerd_op)),
        ("Stand van kennis", wording.date(source.gebouwd_op)),
        ("Tot en met levering", source.volgnummer_tot),
        ("Programmaversie", source.code_version),
        (
            "Zo rekent u na",
            f"Toont mart_regio een andere publicatie, open deze dan en lees vastgezet_{source.publicatie_id}.",
        ),
        ("*", "Weggelaten om jeugdigen en gezinnen te beschermen; zie de rapportage."),
        ("–", "Niet aangeleverd."),
    ]


def write_part(sheet: Worksheet, name: str, part: Part) -> None:
    """One table: numbers as numbers, and what is left out as the report shows it."""
    rows = []
    for label, values in part.rows:
        cells = [value.text if value.number is None else value.number for value in values]
        rows.append((label, *cells))
        if any(value.extra for value in values):
            rows.append((f"{label} (over hoeveel)", *(value.extra.strip("()") for value in values)))
    write_rows(sheet, name, [f"{part.corner} ({part.code})", *part.head], rows)
    for note in [part.intro, *part.notes]:
        sheet.append([])
        add(sheet, [note])


def write_rows(sheet: Worksheet, name: str, head: list[str], rows: list[tuple]) -> None:
    """A sheet with its header always in sight."""
    sheet.title = name
    sheet.freeze_panes = "A2"
    add(sheet, head)
    for cell in sheet[1]:
        cell.font = BOLD
    for row in rows:
        add(sheet, row)
    for column in sheet.columns:
        longest = max((len(str(cell.value)) for cell in column if cell.value is not None), default=8)
        sheet.column_dimensions[column[0].column_letter].width = min(longest + 2, WIDEST)


def add(sheet: Worksheet, row: list | tuple) -> None:
    """One row; a text that a spreadsheet would calculate stays a text."""
    sheet.append(list(row))
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, str):
            cell.data_type, cell.number_format = "s", "@"
            cell.alignment = Alignment(wrap_text=len(cell.value) > WIDEST, vertical="top")


def without_moments(content: bytes, moment: datetime) -> bytes:
    """The same workbook as if it was made at the moment its figures were built."""
    fixed = io.BytesIO()
    when = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in made.namelist():
            data = made.read(name)
            if name == "docProps/core.xml":
                data = MODIFIED.sub(rb"\g<1>" + when, data)
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
