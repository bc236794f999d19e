"""The samples that were drawn and how far their judgement is, for a person."""

import psycopg
from rich.table import Table

from ingest.settings import Settings
from publish.status import cents, wide_console

SAMPLES = """
select
    s.steekproef, s.publicatie_id, s.zorgmaand_van || ' t/m ' || s.zorgmaand_tot, s.methode, s.eurocent,
    (select count(*) from "analyse".steekproefposten as p where p.steekproef = s.steekproef),
    count(b.rang), count(b.rang) filter (where b.status = 'vastgesteld'), coalesce(sum(b.bedrag_fout), 0)
from "analyse".steekproeven as s
left join "analyse".bevindingen as b on s.steekproef = b.steekproef
group by s.steekproef
order by s.getrokken_op desc, s.steekproef
"""


def show(settings: Settings) -> None:
    """One line per sample."""
    table = Table("steekproef", "publicatie", "zorgmaanden", "methode", "populatie", "posten", "beoordeeld",
                  "vastgesteld", "gevonden fout")  # fmt: skip
    with psycopg.connect(settings.dsn("auditor"), application_name="jeugd steekproef") as connection:
        for name, number, months, method, amount, *counts, wrong in connection.execute(SAMPLES):
            table.add_row(name, str(number), months, method, cents(amount), *map(str, counts), str(wrong))
    wide_console().print(table)
