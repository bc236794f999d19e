"""The signals of the marts beside those that were planted, per aanbieder: every story has its own."""

import csv
import sys
from collections import Counter
from pathlib import Path

import psycopg

from ingest.settings import Settings
from tests.truth.score import Score

SEEN = (
    "select aanbieder_agb, signaal, count(*) from marts.fct_ketensignalen where aanbieder_agb = any(%s) group by 1, 2"
)
CONTROL = "select aanbieder_agb, regel, count(*) from marts.fct_signalen where aanbieder_agb = any(%s) group by 1, 2"


def judge_signals(truth_file: Path, settings: Settings) -> Score:
    """Compare with a CSV aanbieder_agb, signaal, aantal; an aanbieder without signals has a row without signaal."""
    rows = read(truth_file, "signaal")
    return compared(rows, seen(SEEN, rows, settings), "signaal")


def judge_control(truth_file: Path, settings: Settings) -> Score:
    """The same for a CSV aanbieder_agb, regel, aantal; prints how many signals the stories without any gave."""
    rows = read(truth_file, "regel")
    found = seen(CONTROL, rows, settings)
    clean = {agb for agb, rule, _ in rows if not rule}
    false = sum(number for (agb, _), number in found.items() if agb in clean)
    sys.stdout.write(f"controle: {false} valse signalen op {len(clean)} schone verhalen\n")
    return compared(rows, found, "controle")


def read(truth_file: Path, column: str) -> list[tuple[str, str, int]]:
    """(aanbieder, signal or nothing, how many)."""
    with truth_file.open(encoding="utf-8", newline="") as file:
        return [(row["aanbieder_agb"], row[column], int(row["aantal"])) for row in csv.DictReader(file)]


def seen(query: str, rows: list[tuple[str, str, int]], settings: Settings) -> Counter:
    """How many signals the marts have of these aanbieders."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        found = connection.execute(query, [sorted({agb for agb, _, _ in rows})]).fetchall()
    return Counter({(agb, signal): number for agb, signal, number in found})


def compared(rows: list[tuple[str, str, int]], found: Counter, kind: str) -> Score:
    """Planted beside found."""
    expected = Counter({(agb, signal): number for agb, signal, number in rows if signal})
    score = Score()
    for agb, signal in expected.keys() | found.keys():
        rule, pairs, seen_here = f"{kind} {signal}", expected[agb, signal], found[agb, signal]
        score.expected[rule] += pairs
        score.found[rule] += seen_here
        score.hit[rule] += min(pairs, seen_here)
        score.right[rule] += min(pairs, seen_here)
        if pairs != seen_here:
            score.errors.append(f"aanbieder {agb}: {signal} verwacht {pairs}, gevonden {seen_here}")
    return score
