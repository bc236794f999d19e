"""Every code of a report -> the question with which SOJ or an auditor finds the exact figure and its rows."""

from publish.figures import Figures
from publish.gemeenten import REGION
from publish.periods import is_quarter
from publish.report_catalog import Measure, Subject, measures, subjects
from publish.report_chapters import Chapter
from publish.report_measures import value_of

COUNTED = (
    "select categorie, aantal, bedrag from mart_regio.rpt_gemeente_halfjaar where onderwerp = '{key}'"
    " and gemeente_code = '{code}' and halfjaar = '{half}' order by sortering, categorie"
)
OF_QUARTER = "select {column} from mart_regio.rpt_kwartaal where gemeente_code = '{code}' and kwartaal = '{half}'"
OF_KPI = (
    "select teller, noemer, waarde, status from mart_regio.rpt_kpi where kpi_id = '{kpi}'"
    " and gemeente_code = '{code}' and periode = '{half}'"
)
OF_MART = (
    "select {n} as n, {waarde} as waarde from mart_regio.{tabel}"
    " where {waar} and gemeente_code = '{code}' and halfjaar = '{half}'"
)
BLOCKS = {
    "BGR": "select * from mart_regio.rpt_budgetuitputting"
    " where gemeente_code = '{code}' and jaar = {year} order by perceel",
    "PRG": "select * from mart_regio.rpt_prognose where gemeente_code = '{code}' and segment = 'totaal'"
    " and meting = 'kosten' order by maand",
    "CMP": "select * from mart_regio.rpt_ibnr where gemeente_code = '{code}' order by leveringsmaand, segment",
    "VLD": "select to_char(leveringsmaand, 'YYYY\"-K\"Q') as kwartaal,"
    " sum(compleet * verwacht_totaal) / sum(verwacht_totaal) as deel from mart_regio.rpt_ibnr"
    " where gemeente_code = '{code}' and verwacht_totaal > 0 group by 1 order by 1",
    "MTR": "select * from mart_regio.rpt_maatregelen order by volgorde, jaar",
    "CTR": "select * from mart_regio.rpt_controleregels order by soort, regel",
    "KWA": "select * from mart_regio.rpt_kwaliteit where gemeente_code = '{code}' order by mart, controle",
    "VER": "select * from publicatie.herzieningen"
    " where naar = {number} and gemeente_code = '{code}' order by van, halfjaar, stap",
    "IDX": "select onderwerp, sum(aantal) as aantal, sum(bedrag) as bedrag from mart_regio.rpt_gemeente_halfjaar"
    " where gemeente_code = '{code}' and halfjaar = '{half}' and (categorie = 'totaal' or onderwerp in"
    " ('instroom_verwijzer', 'kosten_categorie')) group by onderwerp order by onderwerp",
}
BLOCKS_OF_QUARTER = {
    "IDX": "select instroom, kosten_bedrag from mart_regio.rpt_kwartaal"
    " where gemeente_code = '{code}' and kwartaal = '{half}'",
}


def recipes(figures: Figures, chapters: list[Chapter]) -> list[tuple[str, str, str, str]]:
    """(code with half-year, name, question, command to the rows) of every figure in these chapters."""
    codes = {code for chapter in chapters for part in chapter.parts for code in part.code.split()}
    found = []
    for half in figures.perioden:
        known = [one for one in subjects().values() if one.kwartaal or not is_quarter(half)]
        found += [counted(one, half, figures) for one in known if one.code in codes]
        found += [measured(one, half, figures) for one in measures().values() if one.code in codes]
    last = figures.perioden[-1] if figures.perioden else ""
    found += [
        (f"{code}-{last}", "", question(statement, last, figures), "")
        for code, statement in {**BLOCKS, **(BLOCKS_OF_QUARTER if is_quarter(last) else {})}.items()
        if code in codes
    ]
    return sorted(found)


def counted(subject: Subject, half: str, figures: Figures) -> tuple[str, str, str, str]:
    """Of a counted subject."""
    return (
        f"{subject.code}-{half}",
        subject.naam,
        question(OF_QUARTER if is_quarter(half) else COUNTED, half, figures, key=subject.key, column=subject.kwartaal),
        origin(subject.kpi, half, figures),
    )


def measured(measure: Measure, half: str, figures: Figures) -> tuple[str, str, str, str]:
    """Of a ratio, mean or median."""
    statement = OF_KPI if measure.kpi else OF_MART
    names = {
        "kpi": measure.kpi,
        "tabel": measure.tabel,
        "n": measure.n,
        "waarde": value_of(measure),
        "waar": measure.waar,
    }
    return (
        f"{measure.code}-{half}",
        measure.naam,
        question(statement, half, figures, **names),
        origin(measure.kpi, half, figures),
    )


def question(statement: str, half: str, figures: Figures, **names: str) -> str:
    """The SQL, as it is read while people see this publication; of an opened pin the schema is another one.

    For the region the rows of all gemeenten, each with its code.
    """
    if figures.gemeente.code == REGION and "{code}" in statement:
        statement = statement.replace("select ", "select gemeente_code, ", 1)
        statement = statement.replace("gemeente_code = '{code}'", "gemeente_code is not null")
    source = figures.source
    return statement.format(
        code=figures.gemeente.code,
        half=half,
        year=half[:4],
        number=source.publicatie_id,
        **names,
    )


def origin(kpi: str, half: str, figures: Figures) -> str:
    """The command that follows a figure to its messages; none for what is no KPI."""
    if not kpi or figures.gemeente.code == REGION or is_quarter(half):
        return ""
    return f"jeugd herkomst {kpi} --gemeente {figures.gemeente.code} --periode {half}"
