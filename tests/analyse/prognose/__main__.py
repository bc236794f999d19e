"""`make backtest`: forecasts of invented regions beside what came: error per model, how often the interval held.

Every region has its own seed, so the outcome is the same each time; it is kept in resultaat.md. Exit code 1 when the
interval of 80 % holds less than 75 or more than 85 of 100 times, or when a benchmark does better.
"""

import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from analyse.prognose.gegevens import JEUGDIGEN, KOSTEN, TOTAAL, VOLUME
from analyse.prognose.modellen import IJKPUNTEN, NAMEN
from analyse.prognose.terugtoets import vooruit
from analyse.prognose.vooruitblik import Vooruitblik, blik_vooruit
from tests.analyse.prognose.keuzes import KEUZES, PLAN
from tests.analyse.prognose.wereld import Wereld, maak

RESULT = Path(__file__).with_name("resultaat.md")
CHOSEN = "gekozen per reeks"
HORIZON = 12
HEAD = """# Prognose op verzonnen regio's

`make backtest` maakt {count} regio's met de parameters van de demo (instroom, duur, herindicatie, seizoen, traagheid
van declaraties), elk met een eigen zaad. Na 36 maanden, met wat dan is gedeclareerd, wordt {horizon} maanden
vooruit voorspeld; daarna is bekend wat kwam. WAPE en bias zijn delen van wat kwam, over segmenten, gemeenten
en maanden; MASE is ten opzichte van het verschil met een jaar eerder. Dekking is het deel binnen het interval
van 80 %. Volume volgt hier de kosten en staat er daarom niet bij.

| meting | model | WAPE gemeente | MASE gemeente | bias | WAPE regio |
|---|---|---|---|---|---|
"""


class Tally:
    """Sums of errors, per meting and model."""

    def __init__(self) -> None:
        self.sums: dict[tuple[str, str], np.ndarray] = defaultdict(lambda: np.zeros(5))
        self.held: dict[tuple[str, bool], list[float]] = defaultdict(list)

    def add(self, meting: str, model: str, said: np.ndarray, came: np.ndarray, naive: float) -> None:
        """One series of one region: [gemeente, maand]."""
        wrong = said - came
        self.sums[meting, model] += (
            np.abs(wrong).sum(), came.sum(), wrong.sum(), np.abs(wrong.sum(axis=0)).sum(), naive * came.shape[1],
        )  # fmt: skip

    def rows(self) -> list[str]:
        """The table, best model of a meting last."""
        order = sorted(self.sums.items(), key=lambda item: (item[0][0], -item[1][0]))
        return [
            f"| {meting} | {model} | {wrong / came:.3f} | {wrong / naive:.2f} | {bias / came:+.3f} |"
            f" {region / came:.3f} |"
            for (meting, model), (wrong, came, bias, region, naive) in order
        ]

    def beats_benchmarks(self) -> bool:
        """Whether the chosen models do better than both benchmarks on every meting."""
        wape = {key: sums[0] / sums[1] for key, sums in self.sums.items()}
        return all(wape[meting, CHOSEN] < wape[meting, bench] for meting in (KOSTEN, JEUGDIGEN) for bench in IJKPUNTEN)


def try_world(world: Wereld, tally: Tally) -> None:
    """Forecast one region and lay what came beside it."""
    seen: Vooruitblik = blik_vooruit(world.gegevens, KEUZES, PLAN)
    said = vooruit(seen.stand, HORIZON, PLAN)
    here = slice(seen.stand.maanden, seen.stand.maanden + HORIZON)
    segments = (*world.gegevens.segmenten, TOTAAL)
    costs = np.zeros((len(world.gegevens.gemeenten), HORIZON))
    for place, (meting, segment) in enumerate(seen.keuze.reeksen):
        if (meting, segment) == (KOSTEN, TOTAAL):
            came = costs
        elif meting == VOLUME:
            continue  # follows the costs here, so it would count the same twice
        else:
            came = world.toekomst[meting][segments.index(segment)][:, here]
            costs = costs + came if meting == KOSTEN else costs
            naive = np.abs(seen.stand.y[place, :, 12:] - seen.stand.y[place, :, :-12]).mean(axis=1).sum()
            for number, model in enumerate(NAMEN):
                tally.add(meting, model, said[number, place], came, naive)
            tally.add(meting, CHOSEN, seen.prognose.verwacht[place, :-1, :HORIZON], came, naive)
        low, high = seen.prognose.onder[place, :, :HORIZON], seen.prognose.boven[place, :, :HORIZON]
        tally.held[meting, False] += ((low[:-1] <= came) & (came <= high[:-1])).ravel().tolist()
        tally.held[meting, True] += ((low[-1] <= came.sum(axis=0)) & (came.sum(axis=0) <= high[-1])).tolist()


def main(count: int) -> int:
    """Print and keep the table; the last line is the coverage."""
    tally = Tally()
    for seed in range(count):
        try_world(maak(seed, vooruit=HORIZON + 1), tally)
    lines = [HEAD.format(count=count, horizon=HORIZON) + "\n".join(tally.rows()), ""]
    lines += ["| meting | wie | intervallen | dekking |", "|---|---|---|---|"]
    for (meting, region), held in sorted(tally.held.items()):
        lines.append(f"| {meting} | {'regio' if region else 'gemeenten'} | {len(held)} | {np.mean(held):.3f} |")
    every = [one for (_, region), held in tally.held.items() if not region for one in held]
    coverage = float(np.mean(every))
    lines += ["", f"Beter dan beide ijkpunten: {'ja' if tally.beats_benchmarks() else 'nee'}.", ""]
    lines.append(f"Dekking van het interval van 80 %: {100 * coverage:.1f} % van {len(every)} intervallen.")
    sys.stdout.write("\n".join(lines) + "\n")
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return int(not (0.75 <= coverage <= 0.85 and tally.beats_benchmarks()))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
