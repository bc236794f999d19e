"""An evaluated sample -> the working paper: a page that opens offline and a workbook that recomputes it."""

from pathlib import Path

from analyse import pagina
from analyse.steekproef.evaluatie import euro
from analyse.steekproef.omvang import factor
from analyse.steekproef.populatie import BALANCES
from analyse.steekproef.uitslag import Uitslag, evaluate
from analyse.steekproef.werkmap import write_workbook
from ingest.settings import Settings


def write_paper(naam: str, folder: Path, settings: Settings) -> list[Path]:
    """Write `<naam>.html` and `<naam>.xlsx` in a folder; returns both. Stop when posten are not settled."""
    result = evaluate(naam, settings)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    page, workbook = folder / f"{naam}.html", folder / f"{naam}.xlsx"
    page.write_text(render(result), encoding="utf-8")
    write_workbook(result, workbook)
    return [page, workbook]


def render(result: Uitslag) -> str:
    """The page as HTML; everything on it is escaped."""
    one = result.steekproef
    schema = f"vastgezet_{one.kader.publicatie_id}"
    quoted = {"van": f"'{one.kader.van}'", "tot": f"'{one.kader.tot}'", "gemeente": f"'{one.kader.gemeente_code}'"}
    return pagina.render(
        "werkdocument.html.j2",
        {"euro": euro},
        uitslag=result,
        steekproef=one,
        basisfactor=factor(0, one.opzet.zekerheid),
        populatie_sql=(BALANCES.format(schema=schema) % quoted).strip(),
    )
