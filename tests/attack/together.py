"""Attacks by two who lay their marts side by side, by one who asks twice, and at the doors of other databases."""

import re
from itertools import combinations

import psycopg

from ingest.settings import Settings
from publish.gemeenten import REGION
from publish.marts_spec import load_specs
from publish.rekey import MEMBERS
from tests.attack.world import Attacker

COLUMNS = """
select attname from pg_attribute
where attrelid = %s::regclass and attnum > 0 and not attisdropped
and atttypid in ('text'::regtype, 'bigint'::regtype, 'timestamptz'::regtype)
"""
IDENTIFIER = re.compile(r"(_id|_nummer|volgnummer|position)$|referentie|identificatie")
LONG = 16  # a text this long with a digit in it names a row; codes and names of members are shorter or have none
TIMES = re.compile(r"(actual time|rows|loops|Planning Time|Execution Time|cost|width)[=:]\S*|\d+\.\d+ ms|[0-9a-f]{32,}")


def linked(parts: list[str], settings: Settings) -> dict[str, list[str]]:
    """`part+part` -> columns whose values stand in both marts and name a person, a row or a message.

    The superuser lays them side by side, so that no right is in the way.
    """
    known = {part: naming_values(part, settings) for part in parts}
    found = {}
    for one, other in combinations(parts, 2):
        both = [name for name in known[one] if known[one][name] & known[other].get(name, set())]
        if both:
            found[f"{one}+{other}"] = both
    return found


def naming_values(part: str, settings: Settings) -> dict[str, set[str]]:
    """`mart.column` -> its values that could name something, in the rows that belong to somebody."""
    values: dict[str, set[str]] = {}
    with psycopg.connect(settings.dsn("jeugd_beheer"), autocommit=True) as connection:
        for spec in load_specs(settings):
            if spec.klasse == "eigen":
                view = f"mart_{part}.{spec.name}"
                for (column,) in connection.execute(COLUMNS, [view]).fetchall():
                    rows = connection.execute(f'select distinct "{column}"::text from {view}').fetchall()
                    values[f"{spec.name}.{column}"] = {value for (value,) in rows if names_something(column, value)}
    return values


def names_something(column: str, value: str | None) -> bool:
    """Whether a value of this column can tell two rows apart wherever it stands."""
    if value is None or value in MEMBERS or column == "kpi_id":
        return False
    return bool(IDENTIFIER.search(column)) or (len(value) >= LONG and any(map(str.isdigit, value)) and "." in value)


def tells(attacker: Attacker, question: str, probes: list[str], settings: Settings) -> list[str]:
    """The probes to which the plan of a question answers otherwise than to a key that nobody has."""
    with psycopg.connect(settings.dsn(attacker.role), autocommit=True) as connection:
        connection.execute("set enable_seqscan = off")
        nobody = answer(connection, question, "f" * 64)
        return [probe for probe in probes if answer(connection, question, probe) != nobody]


def answer(connection: psycopg.Connection, question: str, probe: str) -> str:
    """The plan as executed, without times: what is left are removed rows and steps that were never taken."""
    try:
        rows = connection.execute(f"explain (analyze, costs off) {question}", [probe]).fetchall()
    except psycopg.Error as refused:
        return str(refused).replace(probe, "")
    return "\n".join(TIMES.sub("", line.replace(probe, "")) for (line,) in rows)


def doors(attacker: Attacker, settings: Settings) -> list[str]:
    """Other databases of the server that let this role in."""
    with psycopg.connect(settings.dsn(attacker.role), autocommit=True) as connection:
        names = [name for (name,) in connection.execute("select datname from pg_database where datallowconn")]
    warehouses = ("test_", "jeugd_sjabloon")  # copies that the tests made, with the same doors
    others = [name for name in names if name != settings.pg_database and not name.startswith(warehouses)]
    return [name for name in others if opens(settings.dsn(attacker.role, name))]


def opens(dsn: str) -> bool:
    """Whether one can log in here."""
    try:
        psycopg.connect(dsn).close()
    except psycopg.OperationalError:
        return False
    return True


def victims(settings: Settings) -> list[str]:
    """Keys of one child of the neighbour, as they stand in the workshop, in its own mart and in the region."""
    query = " union all ".join(
        f"select max(jeugdige_id) from {schema}.fct_kerntaken where gemeente_code = '0512'"
        for schema in ("marts", "mart_0512", f"mart_{REGION}")
    )
    with psycopg.connect(settings.dsn("jeugd_beheer"), autocommit=True) as connection:
        return [key for (key,) in connection.execute(query)]
