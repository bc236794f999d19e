"""Level-2 rules that a toegewezen, an aangevraagd, a nieuw and a te wijzigen product share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ingest.ijw_overlap import is_stacked
from ingest.ijw_persoon import ends_before_start
from ingest.ijw_rule import Message, Rule, Values, day

PER_WEEK = "2"
OLD_STYLE_UNTIL = date(2020, 12, 31)
PERIODIC_UNITS, PERIODIC = ("14", "16", "83", "84"), ("2", "4", "6")


@dataclass(frozen=True)
class Place:
    """Where a kind of product stands, and how its first and last day are called."""

    bericht: str
    klasse: str
    begin: str
    end: str

    def rule(self, code: str, element: str, broken: Callable | None = None, where: Callable | None = None) -> Rule:
        """One rule at this place, of one occurrence or of all."""
        return Rule(code, (self.bericht,), self.klasse, element, broken, where=where)


def has_omvang(values: Values) -> bool:
    """Omvang is given; its Volume is mandatory."""
    return "Omvang/Volume" in values


def omvang_missing_for_code(values: Values, message: Message) -> bool:
    """CD041."""
    return "Product/Code" in values and not has_omvang(values)


def budget_and_omvang(values: Values, message: Message) -> bool:
    """CD077 and CD078: the same fact, seen from either element."""
    return "Budget" in values and has_omvang(values)


def neither_budget_nor_product(values: Values, message: Message) -> bool:
    """CD079."""
    return "Budget" not in values and "Product/Categorie" not in values


def budget_without_end(end: str):
    """CD075."""
    return lambda values, message: "Budget" in values and end not in values


def weekly_without_end(end: str):
    """CD076."""
    return lambda values, message: values.get("Omvang/Frequentie") == PER_WEEK and end not in values


def is_new_style(values: Values, end: str) -> bool:
    """Ends after 2020, or never."""
    return end not in values or day(values[end]) > OLD_STYLE_UNTIL


def omvang_without_code(end: str):
    """CD080, CD095, CD096."""
    return lambda values, message: has_omvang(values) and "Product/Code" not in values and is_new_style(values, end)


def frequentie_does_not_fit(end: str):
    """CS338, CS343."""
    return lambda values, message: (
        values.get("Omvang/Eenheid") in PERIODIC_UNITS
        and values["Omvang/Frequentie"] not in PERIODIC
        and is_new_style(values, end)
    )


def stacked(begin: str, end: str):
    """TR386, TR410."""
    return lambda values, message: is_stacked(values, message, begin, end)


def change_rules(place: Place, frequentie: str) -> tuple[Rule, ...]:
    """The rules on Omvang, Budget and period; `frequentie` is the code of the rule on Frequentie."""
    return (
        place.rule("CD075", place.end, budget_without_end(place.end)),
        place.rule("CD076", place.end, weekly_without_end(place.end)),
        place.rule("CD077", "Omvang", budget_and_omvang),
        place.rule("CD078", "Budget", budget_and_omvang),
        place.rule("CS003", place.end, ends_before_start(place.begin, place.end)),
        place.rule(frequentie, "Omvang", frequentie_does_not_fit(place.end)),
    )


def product_rules(place: Place, frequentie: str, without_code: str) -> tuple[Rule, ...]:
    """The same with those on Product; `without_code` is the code of the rule on Omvang without a product code."""
    return (
        place.rule("CD041", "Omvang", omvang_missing_for_code),
        place.rule("CD079", "Product", neither_budget_nor_product),
        place.rule(without_code, "Omvang", omvang_without_code(place.end)),
        *change_rules(place, frequentie),
    )
