"""Rows of CSV files -> breaches of their contracts, judged by Great Expectations suites made from those contracts.

An expectation costs some 9 ms however few rows it sees, and a delivery may have seven small files. So columns with the
same rule stand below each other in one long column, and one expectation judges them all. Great Expectations says where
it is wrong, `csv_rules.reason` says why. Its results never carry a value.
"""

import logging
import os
import warnings
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ingest.csv_findings import Breach
from ingest.csv_rules import PATTERNS, RIGHT, Part, Rule, Stack, reason, stacked

if TYPE_CHECKING:
    import pandas

WITHOUT_VALUES = {"result_format": "COMPLETE", "exclude_unexpected_values": True}


def breaches(parts: Sequence[Part]) -> list[list[Breach]]:
    """All wrong values, per part. Parts may be chunks of different files."""
    stacks = stacked(parts)
    found: list[dict[tuple[str, str], list[int]]] = [defaultdict(list) for _ in parts]
    for rule, position in wrong_positions(stacks):
        stack = stacks[rule]
        at = bisect_right(stack.starts, position) - 1
        number, column = stack.columns[at]
        file, chunk = parts[number]
        row = position - stack.starts[at]
        code = reason(rule, column, chunk.rows[row][file.columns.index(column)])
        found[number][code, column.name].append(chunk.lines[row])
    return [[Breach(*place, tuple(lines)) for place, lines in wrong.items()] for wrong in found]


def wrong_positions(stacks: dict[Rule, Stack]) -> Iterator[tuple[Rule, int]]:
    """Rule and position in its stack of every wrong value, found by Great Expectations."""
    if not stacks:
        return
    rules = tuple(stacks)
    batch = batch_definition().get_batch({"dataframe": frame_of(stacks)})
    # Without row numbers a run costs half, and most deliveries are right: ask for them only where it failed.
    verdicts = validated(batch, suite(rules), "BOOLEAN_ONLY")
    failed = [result.expectation_config.meta["rule"] for result in verdicts if not result.success]
    if failed:
        again = suite(rules, tuple(failed))
        for result in validated(batch, again, WITHOUT_VALUES):
            for position in result.result["unexpected_index_list"]:
                yield rules[result.expectation_config.meta["rule"]], position


def frame_of(stacks: dict[Rule, Stack]) -> "pandas.DataFrame":
    """One column per rule, the shorter ones filled up with missing; text stays text, so no zero is lost."""
    import pandas as pd

    columns = {}
    for number, (rule, stack) in enumerate(stacks.items()):
        columns[f"{number}"] = pd.Series(stack.values, dtype="float64" if rule[0] == "bounds" else "str")
        if rule[0] == "order":
            columns[f"{number} eerder"] = pd.Series(stack.earlier, dtype="str")
    return pd.DataFrame(columns)


def validated(batch: Any, wanted: Any, result_format: Any) -> list[Any]:
    """Run a suite. One that could not be judged is our mistake; its own message may quote values, so we drop it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        results = batch.validate(wanted, result_format=result_format).results
    for result in results:
        if result.exception_info.get("raised_exception", True):
            raise RuntimeError(f"Great Expectations could not judge: {result.expectation_config.type}.")
    return results


@cache
def suite(rules: tuple[Rule, ...], only: tuple[int, ...] = ()) -> Any:
    """The suite for these rules, or for some of them by number."""
    wanted = [expectation(rule, number) for number, rule in enumerate(rules) if not only or number in only]
    return great_expectations().ExpectationSuite(name="contract", expectations=wanted)


def expectation(rule: Rule, number: int) -> Any:
    """Rule -> expectation; meta carries the number of the rule."""
    make = great_expectations().expectations
    about = {"column": f"{number}", "meta": {"rule": number}}
    match rule:
        case ("codes", *codes):
            return make.ExpectColumnValuesToBeInSet(value_set=codes, **about)
        case ("pattern", "bsn"):
            return make.ExpectColumnValuesToBeInSet(value_set=[RIGHT], **about)
        case ("pattern", kind):
            return make.ExpectColumnValuesToMatchRegex(regex=PATTERNS[kind], **about)
        case ("bounds", low, high):
            return make.ExpectColumnValuesToBeBetween(min_value=low, max_value=high, **about)
    pair = {"column_A": f"{number}", "column_B": f"{number} eerder", "or_equal": True, "meta": {"rule": number}}
    return make.ExpectColumnPairValuesAToBeGreaterThanB(ignore_row_if="either_value_is_missing", **pair)


@cache
def batch_definition() -> Any:
    """One context without files per process: making one costs a temporary folder."""
    context = great_expectations().get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    asset = context.data_sources.add_pandas("leveringen").add_dataframe_asset("rijen")
    return asset.add_batch_definition_whole_dataframe("alles")


@cache
def great_expectations() -> Any:
    """The library, imported when first needed (seconds), without telemetry, warnings, and log lines with values."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import great_expectations as gx
        import great_expectations.expectations
    logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
    return gx
