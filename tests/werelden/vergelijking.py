"""The marts of every world under common names, so that two worlds can be compared row by row."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import psycopg

from ingest.settings import Settings
from tests.werelden.wereld import Wereld

OF_ARRIVAL = frozenset(("volgnummer", "volgnummer_tot", "gebouwd_op", "ontvangen_op"))
HASHES = frozenset(("traject_id", "signaal_id", "record_id"))  # of codes of the world; other columns tell the rest
OFFERED_TWICE = "genegeerd_dubbel"  # every world repeats other deliveries
CODE = re.compile(r"[0-9a-f]{64}|\bS?\d{8}\b|\b\d{4}\b")
Rows = dict[str, Counter]  # mart -> row under common names -> how often


def marts(settings: Settings, worlds: Sequence[Wereld]) -> dict[int, Rows]:
    """World -> the rows of every mart in which its codes stand. Rows of no world (calendars, code lists) are left out.

    Raises AssertionError on a row in which two worlds stand.
    """
    names = {code: (world.number, name) for world in worlds for code, name in world.names.items()}
    found: dict[int, Rows] = {world.number: defaultdict(Counter) for world in worlds}
    with psycopg.connect(settings.dsn("builder")) as connection:
        tables = connection.execute("select tablename from pg_tables where schemaname = 'marts' order by 1").fetchall()
        for (table,) in tables:
            for (row,) in connection.execute(f"select to_jsonb(t) from marts.{table} as t"):
                if row.get("categorie") == OFFERED_TWICE:
                    continue
                numbers, common = renamed(row, names)
                assert len(numbers) < 2, f"{table}: worlds {sorted(numbers)} in one row"
                for number in numbers:
                    found[number][table][common] += 1
    return found


def renamed(row: Mapping[str, object], names: Mapping[str, tuple[int, str]]) -> tuple[set[int], str]:
    """The worlds that stand in a row, and the row under common names without the columns of arrival."""
    numbers: set[int] = set()

    def name(match: re.Match) -> str:
        number, known = names.get(match.group(), (None, match.group()))
        if number is not None:
            numbers.add(number)
        return known

    common = {
        column: CODE.sub(name, value) if isinstance(value, str) else value
        for column, value in row.items()
        if column not in OF_ARRIVAL | HASHES
    }
    return numbers, repr(common)


def differences(found: Mapping[int, Rows]) -> list[str]:
    """Where a world is not as world 0: mart, world and one row of each."""
    reference, errors = found[0], []
    for number, rows in found.items():
        for table in reference.keys() | rows.keys():
            if rows[table] != reference[table]:
                more, less = rows[table] - reference[table], reference[table] - rows[table]
                errors.append(f"{table}: wereld {number} heeft {list(more)[:1]}, wereld 0 {list(less)[:1]}")
    return errors


def hashes(settings: Settings) -> dict[str, str]:
    """Mart -> hash of all its rows; only the moment of the build is left out."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        tables = connection.execute("select tablename from pg_tables where schemaname = 'marts' order by 1").fetchall()
        row = "(to_jsonb(t) - 'gebouwd_op')::text"
        return {
            table: connection.execute(
                f"select count(*) || ' ' || md5(string_agg({row}, '' order by {row})) from marts.{table} as t"
            ).fetchone()[0]
            for (table,) in tables
        }
