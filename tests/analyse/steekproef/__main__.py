"""`make steekproef-proef [N=1000]`: coverage of every method over populations with a planted error.

Exit code 1 when a limit covers the truth in less than 93.5 % of the draws, or Stringer in less than 95 %.
"""

import sys

from tests.analyse.steekproef.proef import ZEKERHEID, covers, covers_strata, populaties

LEAST = {"mus": 0.935, "stringer": 0.95, "attributen": 0.935, "gestratificeerd": 0.935}


def main(draws: int) -> int:
    """One line per population, then the lowest coverage of each method."""
    lowest = dict.fromkeys(LEAST, 1.0)
    for population in populaties():
        rates = coverage(population, draws)
        for method, rate in rates.items():
            lowest[method] = min(lowest[method], rate)
        shown = ", ".join(f"{method} {100 * rate:.1f} %" for method, rate in rates.items())
        sys.stdout.write(
            f"{population.naam} ({100 * population.fout / population.totaal:.2f} % van de euro's): {shown}\n"
        )
    shown = ", ".join(f"{method} {100 * rate:.1f} %" for method, rate in lowest.items())
    sys.stdout.write(f"{draws} trekkingen per populatie, laagste dekking bij {100 * ZEKERHEID:g} %: {shown}\n")
    return int(any(lowest[method] < least for method, least in LEAST.items()))


def coverage(population, draws: int) -> dict[str, float]:
    """The share of the draws in which the limit of each method covers the truth."""
    zaden = [f"proef {number}" for number in range(draws)]
    hits = [covers(population, zaad) for zaad in zaden]
    rates = {method: sum(hit[method] for hit in hits) / draws for method in hits[0]}
    return rates | {"gestratificeerd": sum(covers_strata(population, zaad) for zaad in zaden) / draws}


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
