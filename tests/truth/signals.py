"""The signals of fct_ketensignalen beside those that were planted, per aanbieder: every story has its own."""

import csv
from collections import Counter
from pathlib import Path

import psycopg

from ingest.settings import Settings
from tests.truth.score import Score

SEEN = (
    "select aanbieder_agb, signaal, count(*) from marts.fct_ketensignalen where aanbieder_agb = any(%s) group by 1, 2"
)


def judge_signals(truth_file: Path, settings: Settings) -> Score:
    """Compare with a CSV aanbieder_agb, signaal, aantal; an aanbieder without signals has a row without signaal."""
    with truth_file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with psycopg.connect(settings.dsn("builder")) as connection:
        seen = connection.execute(SEEN, [sorted({row["aanbieder_agb"] for row in rows})]).fetchall()
    expected = Counter({(row["aanbieder_agb"], row["signaal"]): int(row["aantal"]) for row in rows if row["signaal"]})
    found = Counter({(agb, signaal): number for agb, signaal, number in seen})
    score = Score()
    for agb, signaal in expected.keys() | found.keys():
        rule, pairs, seen_here = f"signaal {signaal}", expected[agb, signaal], found[agb, signaal]
        score.expected[rule] += pairs
        score.found[rule] += seen_here
        score.hit[rule] += min(pairs, seen_here)
        score.right[rule] += min(pairs, seen_here)
        if pairs != seen_here:
            score.errors.append(f"aanbieder {agb}: {signaal} verwacht {pairs}, gevonden {seen_here}")
    return score
