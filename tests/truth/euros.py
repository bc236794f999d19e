"""Where the euros of every aanbieder ended in rpt_ketenaansluiting, beside where they were told to end: to the cent."""

import csv
from pathlib import Path

import psycopg

from ingest.settings import Settings
from tests.truth.score import Score

PLACED = """
select aanbieder_agb, categorie, (100 * sum(bedrag))::bigint from marts.rpt_ketenaansluiting
where aanbieder_agb = any(%s) group by 1, 2 having sum(bedrag) <> 0
"""


def judge_euros(truth_file: Path, settings: Settings) -> Score:
    """Compare with a CSV aanbieder_agb, categorie, eurocent that names every category in which euros ended."""
    with truth_file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = {(row["aanbieder_agb"], row["categorie"]): int(row["eurocent"]) for row in rows}
    with psycopg.connect(settings.dsn("builder")) as connection:
        placed = connection.execute(PLACED, [sorted({agb for agb, _ in expected})]).fetchall()
    found = {(agb, categorie): cents for agb, categorie, cents in placed}
    score = Score()
    for place in sorted(expected.keys() | found.keys()):
        rule = f"euro's {place[1]}"
        score.expected[rule] += place in expected
        score.found[rule] += place in found
        if expected.get(place) == found.get(place):
            score.hit[rule] += 1
            score.right[rule] += 1
        else:
            score.errors.append(f"aanbieder {place[0]}: {rule} {expected.get(place)}, gevonden {found.get(place)} cent")
    return score
