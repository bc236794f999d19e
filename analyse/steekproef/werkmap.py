"""An evaluated sample -> a workbook that computes the outcome itself: change a finding and every figure follows.

The formulas use only what any spreadsheet has (GAMMAINV, BETAINV, LARGE); the figures of the program are beside them.
"""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from analyse.steekproef.uitslag import Uitslag

POSTEN = ("rang", "zeker", "laag", "aanbieder", "gemeente", "zorgmaand", "bedrag", "soort", "bedrag_fout", "tainting",
          "beoordelaar", "tweede_lezer", "toelichting")  # fmt: skip
RIJEN = 100  # posten in error for which the sheet has a row


def write_workbook(result: Uitslag, path: Path) -> None:
    """Write three sheets: the plan, the posten, and the evaluation in formulas."""
    book = Workbook()
    plan(book.active, result)
    posten(book.create_sheet("Posten"), result)
    sheet = book.create_sheet("Evaluatie")
    {"mus": by_euro, "attributen": by_share}.get(result.steekproef.opzet.methode, by_stratum)(sheet, result)
    for name in book.sheetnames:
        book[name].column_dimensions["A"].width = 44
        for cell in book[name]["A"]:
            cell.font = Font(bold=book[name] is not book["Posten"])
    book.save(path)


def plan(sheet: Worksheet, result: Uitslag) -> None:
    """What was decided before the draw; the evaluation reads B1 to B6."""
    sheet.title = "Opzet"
    one = result.steekproef
    sheet.append(["populatie (euro)", one.eurocent / 100])
    sheet.append(["omvang n", one.omvang])
    sheet.append(["zekerheid", float(one.opzet.zekerheid)])
    sheet.append(["materialiteit (deel van de populatie)", float(one.opzet.materialiteit)])
    sheet.append(["interval (euro)", "=B1/B2"])
    sheet.append(["materialiteit (euro)", "=B1*B4"])
    for label, value in (
        ("steekproef", one.naam), ("methode", one.opzet.methode), ("zaad", one.opzet.zaad),
        ("publicatie", one.kader.publicatie_id), ("zorgmaanden", f"{one.kader.van} t/m {one.kader.tot}"),
        ("posten in de populatie", one.aantal_posten), ("SHA-256 van de populatie", one.populatie_sha256),
    ):  # fmt: skip
        sheet.append([label, value])


def posten(sheet: Worksheet, result: Uitslag) -> None:
    """Every drawn post with its finding; the tainting follows from the two amounts."""
    sheet.append(list(POSTEN))
    for row, post in enumerate(result.steekproef.posten, 2):
        found = result.bevindingen[post.rang]
        sheet.append([
            post.rang, "ja" if post.zeker else "nee", post.laag, post.aanbieder_agb, post.gemeente_code, post.zorgmaand,
            float(post.bedrag), found.soort, float(found.bedrag_fout), f"=I{row}/G{row}", found.beoordelaar,
            found.tweede_lezer, found.toelichting,
        ])  # fmt: skip
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, str) and cell.column != POSTEN.index("tainting") + 1:
                cell.data_type = "s"


def by_euro(sheet: Worksheet, result: Uitslag) -> None:
    """Most likely error and upper limit of a monetary unit sample. Column D counts k, E the k-th largest tainting."""
    last = 1 + len(result.steekproef.posten)
    where = f"Posten!B2:B{last}"
    sheet.append(["zekere fout (euro)", f'=SUMIF({where},"ja",Posten!I2:I{last})'])
    sheet.append(["som van de taintings", f'=SUMIF({where},"nee",Posten!J2:J{last})'])
    sheet.append(["meest waarschijnlijke fout (euro)", "=Opzet!B5*B2+B1"])
    sheet.append(["bovengrens (euro)", f"=Opzet!B5*(GAMMAINV(Opzet!B3,1,1)+SUM(F2:F{1 + RIJEN}))+B1"])
    sheet.append(["oordeel", '=IF(B4<=Opzet!B6,"goedgekeurd",IF(B3>Opzet!B6,"afgekeurd","geen oordeel"))'])
    sheet.append(["volgens het programma: meest waarschijnlijk", result.uitkomst.meest_waarschijnlijk])
    sheet.append(["volgens het programma: bovengrens", result.uitkomst.bovengrens])
    for column, head in (("D", "k"), ("E", "tainting"), ("F", "verhoging van de factor")):
        sheet[f"{column}1"] = head
    chance = f'IF(Posten!B2:B{last}="nee",IF(Posten!J2:J{last}>0,Posten!J2:J{last},0),0)'
    for k in range(1, RIJEN + 1):
        sheet[f"D{1 + k}"] = k
        sheet[f"E{1 + k}"] = f"=IF(D{1 + k}>{last - 1},0,SUMPRODUCT(LARGE({chance},D{1 + k})))"
        sheet[f"F{1 + k}"] = f"=E{1 + k}*(GAMMAINV(Opzet!B3,D{1 + k}+1,1)-GAMMAINV(Opzet!B3,D{1 + k},1))"


def by_share(sheet: Worksheet, result: Uitslag) -> None:
    """The share of wrong posten with its exact upper limit."""
    last = 1 + len(result.steekproef.posten)
    sheet.append(["posten", f"=COUNT(Posten!A2:A{last})"])
    sheet.append(["posten met een fout", f'=COUNTIF(Posten!I2:I{last},"<>0")'])
    sheet.append(["aandeel fout", "=B2/B1"])
    sheet.append(["bovengrens", "=IF(B2=B1,1,BETAINV(Opzet!B3,B2+1,B1-B2))"])
    sheet.append(["volgens het programma: aandeel", result.uitkomst.meest_waarschijnlijk])
    sheet.append(["volgens het programma: bovengrens", result.uitkomst.bovengrens])


def by_stratum(sheet: Worksheet, result: Uitslag) -> None:
    """The mean per stratum times its size; the margin of the program stands beside it."""
    last = 1 + len(result.steekproef.posten)
    sheet.append(["laag", "posten", "getrokken", "som van de fouten", "schatting (euro)"])
    for row, (name, part) in enumerate(sorted(result.steekproef.verdeling.items()), 2):
        one = f"SUMIF(Posten!C2:C{last},A{row},Posten!I2:I{last})" if name != "alles" else f"SUM(Posten!I2:I{last})"
        sheet.append([name, part["posten"], part["getrokken"], f"={one}", f"=B{row}*D{row}/C{row}"])
    end = 1 + len(result.steekproef.verdeling)
    sheet.append(["meest waarschijnlijke fout (euro)", f"=SUM(E2:E{end})"])
    sheet.append(["volgens het programma: meest waarschijnlijk", result.uitkomst.meest_waarschijnlijk])
    sheet.append(["volgens het programma: ondergrens", result.uitkomst.ondergrens])
    sheet.append(["volgens het programma: bovengrens", result.uitkomst.bovengrens])
