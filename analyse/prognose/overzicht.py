"""The newest vintage on a screen: years of the region, and the model of every series with its error."""

import psycopg
from rich.table import Table

from ingest.errors import Stop
from ingest.settings import Settings
from publish.status import wide_console
from publish.wording import euros

NEWEST = 'select vintage, peildatum from "analyse".vintages order by vintage desc limit 1'
YEARS = """
select jaar, prognose_rest / 100.0, totaal / 100.0, ondergrens / 100.0, bovengrens / 100.0
from "analyse".prognosejaren where vintage = %s and gemeente_code = 'regio' order by jaar
"""
MODELS = """
select meting, segment, model, wape, mase, bias, dekking, n
from "analyse".prognosescores where vintage = %s and is_gekozen order by meting, segment
"""


def show(settings: Settings) -> None:
    """Print it. Stop when nothing was computed yet."""
    with psycopg.connect(settings.dsn("soj"), application_name="jeugd prognose") as connection:
        newest = connection.execute(NEWEST).fetchone()
        if newest is None:
            raise Stop("Er is nog geen prognose. Bereken haar met `jeugd prognose bereken`, na `jeugd build`.")
        years = connection.execute(YEARS, newest[:1]).fetchall()
        models = connection.execute(MODELS, newest[:1]).fetchall()
    console = wide_console()
    console.print(f"Vintage {newest[0]:%Y-%m}, bekend op {newest[1]:%d-%m-%Y}; regio, in euro")
    table = Table("jaar", "nog te verwachten", "hele jaar", "van", "tot")
    for jaar, *amounts in years:
        table.add_row(str(jaar), *map(euros, amounts))
    console.print(table)
    table = Table("meting", "segment", "model", "wape", "mase", "bias", "dekking", "n")
    for meting, segment, model, *shares, n in models:
        table.add_row(meting, segment, model, *("–" if one is None else f"{one:.2f}" for one in shares), str(n))
    console.print(table)
