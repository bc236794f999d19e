"""Two publications -> why the costs per gemeente and half-year differ, in steps that add up to the cent.

herindeling (rows moved to the mart of another gemeente) · nieuwe_regel (the old deliveries, built by the new code) ·
nieuwe_maand, nagekomen, correctie (new prestaties) · antwoord (of a known prestatie) · vervallen.
"""

from decimal import Decimal
from pathlib import Path

import psycopg
from psycopg import Cursor, sql
from rich.table import Table

from ingest.settings import Settings
from ingest.version import code_version
from publish.access import open_register
from publish.connection import STARTING, connect, snapshot
from publish.errors import PublicationError
from publish.gemeenten import REGION
from publish.publication import REGISTER_SQL
from publish.status import cents, wide_console
from publish.storage import partition_name

STEPS_SQL = Path(__file__).with_name("herziening.sql")
FACT = "fct_prestaties"
STEPS = (
    "stand_van", "herindeling", "nieuwe_regel", "nieuwe_maand", "nagekomen", "correctie", "antwoord", "vervallen",
    "stand_naar",
)  # fmt: skip
STORED = "select nspname from pg_class join pg_namespace on relnamespace = pg_namespace.oid where relname = %s"
COMMENT = "select obj_description(to_regclass(%s), 'pg_class')"
Step = tuple[str, str, str, Decimal]  # gemeente_code, halfjaar, step, euros; a step of 0 is left out


def herziening(van: int, naar: int, settings: Settings) -> list[Step]:
    """The steps between two stored publications, also written to publicatie.herzieningen.

    Was the code changed in between, then the deliveries of `van` are built once more, by this code, which must be that
    of `naar`. PublicationError when a publication is not stored any more or the code is another one.
    """
    versions = publications(van, naar, settings)
    rebuilt = rebuild(versions, van, naar, settings) if versions[van][0] != versions[naar][0] else None
    with connect(settings, STARTING) as connection, snapshot(connection) as cursor:
        found = steps(cursor, van, naar, rebuilt)
        write(cursor, van, naar, found)
    return found


def publications(van: int, naar: int, settings: Settings) -> dict[int, tuple[str, int]]:
    """Code version and last volgnummer of both, if both can be compared."""
    query = "select publicatie_id, code_version, volgnummer_tot from publicatie.register where publicatie_id = any(%s)"
    with connect(settings) as connection:
        found = {row[0]: row[1:] for row in connection.execute(query, [[van, naar]])}
    if van >= naar or len(found) != 2:
        raise PublicationError(f"Geef twee publicaties, de oudste eerst: --van {van} --naar {naar} is dat niet.")
    return found


def rebuild(versions: dict[int, tuple[str, int]], van: int, naar: int, settings: Settings) -> sql.Identifier:
    """The prestaties of the deliveries of `van` as the code of `naar` makes them; takes a build the first time."""
    if code_version() != versions[naar][0]:
        raise PublicationError(
            f"Publicatie {naar} is gemaakt met programmaversie {versions[naar][0]} en dit is {code_version()}. "
            "Draai dit met die versie: alleen zij weet wat de nieuwe regels doen."
        )
    from dbt_project.run import build

    volgnummer = versions[van][1]
    table = sql.Identifier(f"marts_op_{volgnummer}", FACT)
    made = f"programmaversie {code_version()}"
    with psycopg.connect(settings.dsn("builder"), autocommit=True) as connection:
        if connection.execute(COMMENT, [table.as_string(connection)]).fetchone()[0] != made:
            build(settings, f"+{FACT}", bekend_op=volgnummer)
        schema = sql.Identifier(f"marts_op_{volgnummer}")
        connection.execute(sql.SQL("grant usage on schema {} to publisher").format(schema))
        connection.execute(sql.SQL("grant select on {} to publisher").format(table))
        # A build replaces the comment, so who reads it here knows that nobody built it since.
        connection.execute(sql.SQL("comment on table {} is {}").format(table, sql.Literal(made)))
    return table


def steps(cursor: Cursor, van: int, naar: int, rebuilt: sql.Identifier | None) -> list[Step]:
    """Compute the steps; `rebuilt`: the prestaties of `van` under the code of `naar`, None when both are equal."""
    partitions = {moment: partition_name(FACT, number) for moment, number in (("van", van), ("naar", naar))}
    stored = {moment: schemas(cursor, name) for moment, name in partitions.items()}
    for moment, found in stored.items():
        if f"opslag_{REGION}" not in found or len(found) == 1:
            gone = van if moment == "van" else naar
            raise PublicationError(f"Publicatie {gone} staat niet meer in de opslag; alleen de drie nieuwste wel.")
    held = sql.SQL("select distinct {} as moment, {} as gebied, gemeente_code from {}")
    delen = [
        held.format(sql.Literal(moment), sql.Literal(schema.removeprefix("opslag_")), sql.Identifier(schema, name))
        for moment, name in partitions.items()
        for schema in stored[moment]
        if schema != f"opslag_{REGION}"
    ]
    old, new = (sql.Identifier(f"opslag_{REGION}", partitions[moment]) for moment in ("van", "naar"))
    query = sql.SQL(STEPS_SQL.read_text(encoding="utf-8"))
    filled = query.format(van=old, naar=new, basis=rebuilt or old, delen=sql.SQL(" union all ").join(delen))
    return sorted(cursor.execute(filled).fetchall(), key=lambda row: (row[0], row[1], STEPS.index(row[2])))


def schemas(cursor: Cursor, partition: str) -> list[str]:
    """The storage schemas that hold a partition of this name."""
    return sorted(schema for (schema,) in cursor.execute(STORED, [partition]) if schema.startswith("opslag_"))


def write(cursor: Cursor, van: int, naar: int, found: list[Step]) -> None:
    """Replace what the register holds about these two."""
    cursor.execute(REGISTER_SQL.read_text(encoding="utf-8"))
    open_register(cursor)
    cursor.execute("delete from publicatie.herzieningen where van = %s and naar = %s", [van, naar])
    cursor.executemany(
        "insert into publicatie.herzieningen (van, naar, gemeente_code, halfjaar, stap, bedrag)"
        " values (%s, %s, %s, %s, %s, %s)",
        [(van, naar, *step) for step in found],
    )


def show(found: list[Step]) -> None:
    """One line per gemeente and half-year, one column per step, in euros."""
    lines: dict[tuple[str, str], dict[str, Decimal]] = {}
    for code, half, step, euros in found:
        lines.setdefault((code, half), {})[step] = euros
    table = Table("gemeente", "halfjaar", *STEPS, title="Herziening van de kosten, in euro's")
    for key, cells in lines.items():
        table.add_row(*key, *(cents(int(cells.get(step, Decimal(0)) * 100)) for step in STEPS))
    wide_console().print(table)
