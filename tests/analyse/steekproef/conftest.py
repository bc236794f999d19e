"""A pinned publication with posten of which everything is known, and a way to fill in dossier lists."""

from datetime import date

import psycopg
import pytest
from openpyxl import load_workbook

from analyse.steekproef.dossierlijst import BLAD, GEGEVEN, INVULLEN
from publish import pins, publication
from publish.gemeenten import region_gemeenten
from tests.conftest import new_instance
from tests.publish.contract_marts import make_contract_marts

# 300 toewijzingen of 10 to 3.000 euro at three aanbieders; every tenth has a credit that nets it to half, the first to
# nothing and the second to below zero; one is as large as an interval, one has no toewijzing, one is in another year.
ROWS = """
delete from marts.fct_prestaties;
delete from marts.dim_aanbieders;
insert into marts.dim_aanbieders (aanbieder_agb, naam, grootteklasse)
values ('A1', 'Groot', 'groot'), ('A2', 'Middel', 'middel'), ('A3', 'Klein', 'klein');
insert into marts.fct_prestaties (
    prestatie_id, gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_nummer, referentie_nummer, debet_credit, status,
    product_code, zorgmaand, kosten_bedrag, delivery_id, position, ontvangen_op
)
select 'D' || n, case when n % 2 = 0 then '0505' else '0512' end, 'A' || 1 + n % 3, md5('j' || n),
    case when n = 7 then null else 'T' || n end, 'R' || n, 'D',
    case when n = 10 then 'gecrediteerd' else 'toegekend' end,
    '45A0' || 1 + n % 2, case when n = 8 then '2023-12' else '2024-0' || 1 + n % 6 end,
    case when n = 9 then 90000 else 10 * n end, md5('d' || n), n, now()
from generate_series(1, 300) as n
union all
select 'C' || n, case when n % 2 = 0 then '0505' else '0512' end, 'A' || 1 + n % 3, md5('j' || n), 'T' || n, 'C' || n,
    'C', 'toegekend', '45A0' || 1 + n % 2, '2024-0' || 1 + n % 6,
    case n when 10 then -100 when 20 then -900 else -5 * n end, md5('c' || n), n, now()
from generate_series(10, 300, 10) as n;
"""


@pytest.fixture(scope="module")
def audit(cluster, tmp_path_factory):
    """An instance whose only publication is pinned; its number is 1."""
    with new_instance(cluster, tmp_path_factory.mktemp("audit") / "home") as instance:
        make_contract_marts(instance, [code for gemeente in region_gemeenten(instance) for code in gemeente.codes])
        with psycopg.connect(instance.dsn("builder")) as connection:
            connection.execute(ROWS)
        number = publication.publish(instance).publicatie_id
        pins.pin(number, instance, reden="control-audit 2024", door="A. de Vries")
        yield instance


@pytest.fixture
def fill():
    """Fill in a dossier list: for every rang a dict of columns, or everything `geen`."""

    def filled(path, wrong: dict[int, dict]):
        book = load_workbook(path)
        sheet = book[BLAD]
        names = (*GEGEVEN, *INVULLEN)
        for row in range(2, sheet.max_row + 1):
            cells = {"soort": "geen", "bedrag_fout": 0, "status": "vastgesteld", "beoordelaar": "B. Bakker",
                     "tweede_lezer": "C. Visser", "beoordeeld_op": date(2025, 2, 3)}  # fmt: skip
            cells.update(wrong.get(sheet.cell(row, 1).value, {}))
            for name, value in cells.items():
                sheet.cell(row, names.index(name) + 1).value = value
        book.save(path)

    return filled
