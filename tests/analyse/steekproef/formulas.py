"""A spreadsheet in small: computes the cells of a working paper with the few functions that its formulas use."""

import re
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from scipy import stats

RANGE = re.compile(r"(?:(\w+)!)?([A-Z]+\d+)(?::([A-Z]+\d+))?")
CALLS = {
    "SUM": lambda *parts: sum(flat(parts)),
    "COUNT": lambda part: sum(isinstance(one, (int, float)) for one in part),
    "COUNTIF": lambda part, _: sum(bool(one) for one in part),
    "SUMIF": lambda keys, wanted, part: sum(one for key, one in zip(keys, part, strict=True) if key == wanted),
    "SUMPRODUCT": lambda one: one,
    "LARGE": lambda part, k: sorted(part, reverse=True)[int(k) - 1],
    "GAMMAINV": lambda p, shape, scale: float(stats.gamma.ppf(p, shape, scale=scale)),
    "BETAINV": lambda p, a, b: float(stats.beta.ppf(p, a, b)),
}


def flat(parts) -> list:
    """Numbers of cells and ranges."""
    return [one for part in parts for one in (part if isinstance(part, list) else [part])]


class Sheets:
    """The value of a cell of a workbook by name, computed when it is a formula."""

    def __init__(self, path: Path) -> None:
        self.book, self.known = load_workbook(path), {}

    def cell(self, sheet: str, name: str):
        """One cell."""
        if (sheet, name) not in self.known:
            value = self.book[sheet][name].value
            is_formula = isinstance(value, str) and value.startswith("=")
            self.known[sheet, name] = self.compute(sheet, value[1:]) if is_formula else value
        return self.known[sheet, name]

    def span(self, sheet: str, first: str, last: str) -> list:
        """A range of one column."""
        column, low, _, high = range_boundaries(f"{first}:{last}")
        return [self.cell(sheet, self.book[sheet].cell(row, column).coordinate) for row in range(low, high + 1)]

    def compute(self, sheet: str, formula: str):
        """A formula: IF is lazy, an array inside LARGE goes element by element."""
        if match := re.fullmatch(
            r"IF\((\w+)>(\d+),0,SUMPRODUCT\(LARGE\(IF\((.+)=\"nee\",IF\((.+)>0,\4,0\),0\),\1\)\)\)", formula
        ):
            k = self.cell(sheet, match[1])
            if k > int(match[2]):
                return 0
            chance, taints = (self.value(sheet, match[place]) for place in (3, 4))
            return CALLS["LARGE"]([max(t, 0) if c == "nee" else 0 for c, t in zip(chance, taints, strict=True)], k)
        pieces = re.split(r'("[^"]*")', formula)
        code = "".join(one if one.startswith('"') else self.translated(one) for one in pieces)
        return eval(code, {**CALLS, "V": lambda ref: self.value(sheet, ref), "IF": lambda c, a, b: a if c else b})  # noqa: S307

    def translated(self, piece: str) -> str:
        """References as calls, and one = as a comparison."""
        return re.sub(r"(?<![<>])=", "==", RANGE.sub(lambda match: f"V('{match[0]}')", piece))

    def value(self, sheet: str, reference: str):
        """A cell, or the cells of a range."""
        where, first, last = RANGE.fullmatch(reference).groups()
        return self.span(where or sheet, first, last) if last else self.cell(where or sheet, first)
