"""A sample -> per aanbieder the list of dossiers to lay out, with the least that finds them: as workbook and as CSV.

No BSN and no jeugdige_id: an aanbieder finds a dossier by toewijzingnummer and ReferentieNummer. The workbook has the
columns in which findings come back (inlezen.py).
"""

import csv
from itertools import groupby
from pathlib import Path

import psycopg
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from analyse.steekproef import register
from analyse.steekproef.register import Steekproef, Steekproefpost
from ingest.errors import Stop
from ingest.settings import PROJECT, Settings
from publish.quarantaine import not_a_formula

BLAD, OVER = "Dossiers", "Over deze lijst"
GEGEVEN = ("rang", "gemeente", "toewijzingnummer", "referentienummers", "zorgmaand", "product", "bedrag")
INVULLEN = ("soort", "bedrag_fout", "status", "toelichting", "beoordelaar", "tweede_lezer", "beoordeeld_op")
STATUSSEN = ("concept", "besproken", "vastgesteld")
SOORTEN = PROJECT / "schemas" / "codelijsten" / "bevinding_soorten.csv"
WIDTHS = (7, 10, 18, 34, 11, 12, 13, 22, 13, 13, 44, 22, 22, 14)
YELLOW = PatternFill("solid", fgColor="FFF8D6")
UITLEG = """Vul de gele kolommen in, één regel per post. Verander niets aan de andere kolommen en voeg geen regels toe.
soort: kies uit de lijst; geen = de post is goed, en dan is bedrag_fout 0.
bedrag_fout: hoeveel euro van het bedrag niet klopt; negatief als er te weinig is gedeclareerd.
status: concept, besproken (met de aanbieder) of vastgesteld; bij vastgesteld hoort een tweede lezer.
beoordelaar en tweede_lezer: twee verschillende namen. beoordeeld_op: een datum.
Schrijf geen BSN, naam of andere gegevens van een jeugdige in de toelichting.
Een lege regel telt als nog niet beoordeeld."""
GIVE = 'insert into "analyse".uitgiften (steekproef, aanbieder_agb, posten, door) values (%s, %s, %s, %s)'


def soorten() -> dict[str, bool]:
    """Kinds of finding, with whether they count as an error."""
    with SOORTEN.open(encoding="utf-8", newline="") as file:
        return {row["soort"]: row["telt_als_fout"] == "ja" for row in csv.DictReader(file)}


def write_lists(naam: str, folder: Path, settings: Settings, *, door: str) -> list[Path]:
    """Write both files per aanbieder in a new folder and record who made them; returns the workbooks."""
    sample = register.read(naam, settings)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=False)
    except FileExistsError:
        raise Stop(f"{folder} is er al; geef een nieuwe map.") from None
    written = []
    with psycopg.connect(settings.dsn("builder")) as connection:
        for agb, posten in by_aanbieder(sample):
            path = folder / f"{naam}_{agb}.xlsx"
            write_workbook(sample, posten, path)
            write_csv(posten, path.with_suffix(".csv"))
            connection.execute(GIVE, [naam, agb, len(posten), door])
            written.append(path)
    return written


def by_aanbieder(sample: Steekproef) -> list[tuple[str, list[Steekproefpost]]]:
    """The posten of every aanbieder, in the order of the draw."""
    ordered = sorted(sample.posten, key=lambda post: (post.aanbieder_agb, post.rang))
    return [(agb, list(posten)) for agb, posten in groupby(ordered, key=lambda post: post.aanbieder_agb)]


def given(post: Steekproefpost) -> list:
    """The columns that stand on the list, as GEGEVEN names them."""
    return [post.rang, post.gemeente_code, post.toewijzing_nummer or "", post.referentie_nummers, post.zorgmaand,
            post.product_code, post.bedrag]  # fmt: skip


def write_csv(posten: list[Steekproefpost], path: Path) -> None:
    """The list without the columns to fill in, for who has no Excel."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(GEGEVEN)
        writer.writerows([not_a_formula(value) for value in given(post)] for post in posten)


def write_workbook(sample: Steekproef, posten: list[Steekproefpost], path: Path) -> None:
    """The list with columns to fill in, and a sheet that says which sample this is and how to fill it in."""
    book = Workbook()
    sheet = book.active
    sheet.title = BLAD
    sheet.freeze_panes = "B2"
    sheet.append([*GEGEVEN, *INVULLEN])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for post in posten:
        sheet.append([*given(post), *[None] * len(INVULLEN)])
    layout(sheet)
    about = book.create_sheet(OVER)
    about.column_dimensions["B"].width = 110
    about.append(["steekproef", sample.naam])
    about.append(["publicatie", sample.kader.publicatie_id])
    about.append(["zorgmaanden", f"{sample.kader.van} tot en met {sample.kader.tot}"])
    for line in UITLEG.splitlines():
        about.append(["", line])
    book.save(path)


def layout(sheet: Worksheet) -> None:
    """Widths, yellow columns with their choices; no text is ever calculated."""
    for column, width in zip(sheet.iter_cols(1, len(WIDTHS)), WIDTHS, strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width
        for cell in column[1:]:
            if cell.column > len(GEGEVEN):
                cell.fill = YELLOW
            elif isinstance(cell.value, str):
                cell.data_type, cell.number_format = "s", "@"
    last = sheet.max_row
    for name, choices in (("soort", soorten()), ("status", STATUSSEN)):
        letter = sheet.cell(1, len(GEGEVEN) + INVULLEN.index(name) + 1).column_letter
        rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{last}")
