"""The questions of the dashboards (vragen/*.sql), each asked many times of Postgres and of DuckDB on the same marts."""

import re
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

import duckdb
import psycopg
from psycopg import sql

from publish.shape import read_shapes

FOLDER = Path(__file__).with_name("vragen")
RUNS = 50
NAMES = ("jeugdige", "gemeente", "aanbieder", "maand")
SOMEBODY = "select jeugdige_id, gemeente_code, aanbieder_agb, zorgmaand from marts.fct_prestaties"
TABLES = "select tablename from pg_tables where schemaname = 'marts'"


@dataclass(frozen=True)
class Answered:
    """One question: rows of the answer and the 95th percentile in milliseconds, warm."""

    name: str
    rows: int
    postgres: float
    duckdb: float

    def ratio(self) -> float:
        """How many times DuckDB takes as long as Postgres."""
        return self.duckdb / self.postgres


def questions(connection: psycopg.Connection) -> dict[str, str]:
    """SQL by name, with what occurs together in one prestatie for {jeugdige}, {gemeente}, {aanbieder} and {maand}."""
    values = connection.execute(f"{SOMEBODY} limit 1").fetchone()
    known = {name: f"'{value}'" for name, value in zip(NAMES, values, strict=True)}
    return {path.stem: path.read_text(encoding="utf-8").format(**known) for path in sorted(FOLDER.glob("*.sql"))}


def ask_all(dsn: str, folder: Path, runs: int = RUNS, names: set[str] | None = None) -> list[Answered]:
    """Every question, or those with these names, asked `runs` times of both after one cold time.

    AssertionError when the answers do not have equally many rows.
    """
    with psycopg.connect(dsn, autocommit=True) as connection:
        texts = {name: text for name, text in questions(connection).items() if names is None or name in names}
        other = copied(connection, texts, folder)
        answers = []
        for name, text in texts.items():
            rows, mine = timed(lambda text=text: connection.execute(text).fetchall(), runs)
            others, theirs = timed(lambda text=text: other.execute(text).fetchall(), runs)
            if rows != others:
                raise AssertionError(f"{name}: {rows} rows in Postgres, {others} in DuckDB")
            answers.append(Answered(name, rows, mine, theirs))
    other.close()
    return answers


def timed(ask, runs: int) -> tuple[int, float]:
    """Rows of the answer, and the 95th percentile of the milliseconds of the warm runs."""
    rows = len(ask())
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - started) * 1000)
    return rows, quantiles(taken, n=20)[-1]


def copied(connection: psycopg.Connection, texts: dict[str, str], folder: Path) -> duckdb.DuckDBPyConnection:
    """The marts and columns that the questions name, in a DuckDB file."""
    words = set(re.findall(r"\w+", " ".join(texts.values())))
    other = duckdb.connect(str(folder / "kopie.duckdb"))
    other.execute("create schema marts")
    shapes = read_shapes(connection.cursor(), "marts")
    for table in sorted(words & {name for (name,) in connection.execute(TABLES)}):
        types = {column.name: column.kind for column in shapes[table].columns if column.name in words}
        path = folder / f"{table}.csv"
        statement = sql.SQL("copy (select {} from marts.{}) to stdout (format csv, header)").format(
            sql.SQL(", ").join(map(sql.Identifier, types)), sql.Identifier(table)
        )
        with connection.cursor().copy(statement) as rows, path.open("wb") as file:
            file.writelines(rows)
        other.execute(f"create table marts.{table} as select * from read_csv('{path}', header=true, columns={types})")
        path.unlink()
    return other
