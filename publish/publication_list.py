"""The register of publications as a table: what each one holds, and which one people see."""

from rich.table import Table

from ingest.settings import Settings
from publish.connection import connect
from publish.status import wide_console

PUBLICATIONS = """
select
    register.publicatie_id,
    case when pointer.publicatie_id is not null then 'zichtbaar' else status end as stand,
    gepubliceerd_op, code_version, volgnummer_tot, aantal_leveringen, kennis_tot, left(regels, 8),
    case when geopend_op is not null then 'geopend' when vastgezet_op is not null then 'vastgezet' end as vastgezet,
    intrekkingen.reden
from publicatie.register
left join publicatie.pointer using (publicatie_id)
left join publicatie.vastgezet using (publicatie_id)
left join publicatie.intrekkingen using (publicatie_id)
order by publicatie_id desc
"""
HEAD = ("nr", "stand", "gepubliceerd", "versie", "t/m levering", "leveringen", "kennis tot", "regels", "vast", "reden")


def publications(settings: Settings) -> list[tuple]:
    """Every publication, newest first; empty before the first."""
    with connect(settings) as connection:
        if connection.execute("select to_regclass('publicatie.register')").fetchone()[0] is None:
            return []
        return connection.execute(PUBLICATIONS).fetchall()


def show(settings: Settings) -> None:
    """The same for a person."""
    table = Table(*HEAD)
    for row in publications(settings):
        moments = [f"{value:%Y-%m-%d %H:%M}" if hasattr(value, "tzinfo") else value for value in row]
        table.add_row(*("" if value is None else str(value) for value in moments))
    wide_console().print(table)
