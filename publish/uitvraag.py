"""The models as text -> where a delivered field ends up: followed from step to step, under every name it is given.

A step is a CTE. Within one, `step.column` counts for that step; a bare name counts for every step it reads from, so a
field may seem used that is not. A field that seems unused is used by no model.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from publish.lineage import MODELS, parents

COMMENT = re.compile(r"--[^\n]*|\{#.*?#\}", re.DOTALL)
READ = re.compile(r"\{\{\s*(?:ref|source)\(\s*'(\w+)'(?:\s*,\s*'(\w+)')?\s*\)\s*\}\}")
JINJA = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
STEP = re.compile(r"(?:^|,|\bwith)\s*(\w+)\s+as\s+\(")
SOURCES = re.compile(r"\b(?:from|join)\s+(?!lateral)([\w.]+)(?:\s+as\s+(\w+))?")
COLUMN = re.compile(r"(?:\b(\w+)\.)?(\w+|\*)")
LATERAL = re.compile(r"\blateral\s*\(")
COLUMNS = re.compile(r"\)\s*as\s+(\w+)\s*\(([^)]*)\)")
ALIAS = re.compile(r"\bas\s+(\w+)\s*$")
Names = frozenset[str]
DECIDED = "(beslist)"  # carried as a name by what rests on rows that the field chose


@dataclass(frozen=True)
class Step:
    """A CTE, or the last select: what it reads from (by the name it has here), and its select items."""

    name: str
    sources: tuple[tuple[str, str], ...]
    items: tuple[tuple[str, str], ...]  # text, and the name it has in the result
    text: str


@functools.cache
def steps(model: str) -> tuple[Step, ...]:
    """The steps of a model in order; the last has no name. Models of all sources are read by their own name."""
    path = next(MODELS.rglob(f"{model}.sql"))
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    text = READ.sub(lambda match: f"raw.{match[2]}" if match[2] else match[1], text)
    text = JINJA.sub(lambda match: match[0].replace("'", " ").replace('"', " "), text)
    text = re.sub(r"'[^']*'", "", text)
    found, last = [], 0
    for start in STEP.finditer(text):
        if start.start() >= last:
            last = closing(text, start.end())
            found.append(step(start[1], text[start.end() : last]))
    return (*found, step("", text[last:]))


def closing(text: str, start: int) -> int:
    """Where the bracket that was opened before `start` closes."""
    depth = 1
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place
    return len(text)


def step(name: str, text: str) -> Step:
    """One step. A source without an alias is known by the last part of its name; a macro passes on all it names."""
    sources = tuple((alias or read.rpartition(".")[2], read) for read, alias in SOURCES.findall(text))
    if not sources:
        return Step(name, tuple((word, word) for word in re.findall(r"\w+", text)), (("*", "*"),), text)
    items, first = [], []
    for listed in select_lists(text):
        first = first or listed
        # The columns of a union are called as in its first select.
        names = first if "union" in text and len(first) == len(listed) else listed
        items += zip(listed, map(given_name, names), strict=True)
    return Step(name, sources, tuple(items), text)


def select_lists(sql: str) -> Iterator[list[str]]:
    """What stands between each `select` and its `from`, as items."""
    for start in re.finditer(r"\bselect\b(?:\s+distinct(?:\s+on\s*\([^)]*\))?)?", sql):
        depth, items = 0, [""]
        for piece in re.findall(r"\w+|\W", sql[start.end() :]):
            depth += {"(": 1, ")": -1}.get(piece, 0)
            if depth < 0 or (depth == 0 and piece in ("from", "union")):
                break
            if depth == 0 and piece == ",":
                items.append("")
            else:
                items[-1] += piece
        yield [item.strip() for item in items]


def given_name(item: str) -> str:
    """The name a select item has in the result; empty for a value without one."""
    alias, columns = ALIAS.search(item), COLUMN.findall(item)
    return alias[1] if alias else columns[-1][1] if columns else ""


def carried(one: Step, known: dict[str, Names]) -> Names:
    """The names that carry the field out of a step, given those of everything it may read."""
    reads = {name: known[source] for name, source in one.sources if known.get(source)}
    for name, columns, made_of in laterals(one.text):
        if names_any(made_of, reads, frozenset().union(*reads.values())):
            reads[name] = columns
    everything = frozenset().union(*reads.values())
    out = {DECIDED} & everything
    for item, given in one.items:
        if item == "*":
            out |= everything
        elif item.endswith(".*"):
            out |= reads.get(item.removesuffix(".*"), frozenset())
        elif names_any(item, reads, everything):
            out.add(given)
    return frozenset(out or ({DECIDED} if names_any(one.text, reads, everything) else ()))


def laterals(text: str) -> Iterator[tuple[str, Names, str]]:
    """(name, columns, SQL) of every table made on the spot out of the row beside it."""
    for start in LATERAL.finditer(text):
        end = closing(text, start.end())
        if named := COLUMNS.match(text, end):
            yield named[1], frozenset(re.findall(r"\w+", named[2])), text[start.end() : end]


def names_any(text: str, reads: dict[str, Names], everything: Names) -> bool:
    """Whether a text names a column that carries the field."""
    return any(
        column in (reads.get(source, frozenset()) if source else everything) for source, column in COLUMN.findall(text)
    )


@functools.cache
def mart_columns() -> dict[str, Names]:
    """Mart -> the columns of its contract."""
    found = {}
    for path in sorted((MODELS / "marts").glob("_*.yml")):
        for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", []):
            found[model["name"]] = frozenset(column["name"] for column in model["columns"])
    return found


@functools.cache
def in_order() -> tuple[str, ...]:
    """Every model after those it reads."""
    found: dict[str, None] = {}

    def place(model: str) -> None:
        for one in parents().get(model, ()):
            if one in parents() and one not in found:
                place(one)
        found[model] = None

    for model in parents():
        place(model)
    return tuple(found)


def follow(table: str, field: str) -> dict[str, Names]:
    """Model -> every name that carries a field of `raw.<table>` in its steps, or DECIDED. Others are not in it."""
    known: dict[str, Names] = {f"raw.{table}": frozenset({field})}
    within: dict[str, Names] = {}
    for model in in_order():
        if not any(known.get(one) for one in parents().get(model, ())):
            continue
        here = dict(known)
        for one in steps(model):
            here[one.name] = carried(one, here)
        if not model.startswith("int_kpi_"):  # each KPI is a line of its own: uitvraag_page.computes
            known[model] = here[""] & (mart_columns().get(model, here[""]) | {DECIDED})
        if names := frozenset().union(*(here[one.name] for one in steps(model))):
            within[model] = known.get(model, names) if model in mart_columns() else names
    return {model: names for model, names in within.items() if names}
