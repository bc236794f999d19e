"""The same table through pytauargus (the engine of tau-ARGUS, optimal suppression): how few cells hiding can cost.

Asked for the fewest cells (unit cost), with for every small count an interval from zero to the limit: what we ask of
ourselves (an interval as wide as the limit), bound to one place.
"""

import contextlib
import tempfile
from pathlib import Path

import pytauargus
from pytauargus.engine import run_batch
from pytauargus.result import TableResult

from publish.disclosure import LinkedSet
from tests.disclosure.table_sets import ALL, LIMIT

SECONDARY, PRIMARY = "M", "U"
UNIT_COST = "-2"
FIRST_LINE = "Total;Total;c;1\n"  # it takes the number of codes from a first line with one value


def optimal_secondary(linked: LinkedSet) -> int:
    """How many cells the optimum hides beside the small ones, for gemeente x product with all margins."""
    inner = [figure for figure in linked.figures if ALL not in figure.naam]
    rows = [
        {"g": g, "p": p, "n": 1.0} for g, p, count in [(*one.naam, one.waarde) for one in inner] for _ in range(count)
    ]
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):  # the solver leaves its logs where it runs
        pytauargus.protect(
            rows,
            ["g", "p"],
            response="n",
            safety_rules=f"FREQ({LIMIT},90)",
            cost_var=UNIT_COST,
            workdir=folder,
            run=False,
        )
        levels = Path(folder) / "levels.hst"
        levels.write_text(FIRST_LINE + "".join(map(level, filter(lambda one: one.nodig, linked.figures))))
        batch = Path(folder) / "batch.arb"
        batch.write_text(
            batch.read_text().replace("<READMICRODATA>\n", f'<READMICRODATA>\n<APRIORI> "{levels}",1,";",0,0\n')
        )
        run_batch(str(batch))
        states = TableResult(path=f"{folder}/tab1.tab", exp_vars=["g", "p"], response="n", is_freq=False).status()
    small = sum(one.nodig > 0 for one in linked.figures)
    assert list(states).count(PRIMARY) == small, "the anchor protects other cells"
    return list(states).count(SECONDARY)


def level(figure) -> str:
    """Protection levels of one small count: down to zero, up to the limit."""
    codes = ";".join("Total" if code == ALL else code for code in figure.naam)
    return f"{codes};pl;{figure.waarde};{LIMIT - figure.waarde}\n"
