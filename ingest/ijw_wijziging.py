"""Level-2 rules of JW317 (verzoek om wijziging) and JW319 (antwoord on a verzoek)."""

from ingest.ijw_product import Place, change_rules, product_rules, stacked
from ingest.ijw_rule import Message, Rule, Values, day, once

NIEUW = Place("JW317", "NieuwProduct", "GewensteIngangsdatum", "Einddatum")
TE_WIJZIGEN = Place("JW317", "TeWijzigenProduct", "GewensteIngangsdatum", "Einddatum")
ONGEWIJZIGD = Place("JW317", "OngewijzigdProduct", "", "")
VERZOEK, ANTWOORD = ("JW317",), ("JW319",)
REJECTED, IN_RESEARCH, WOONPLAATS = "1", "2", "8"
KEY = ("Product/Categorie", "Product/Code", "GewensteIngangsdatum")  # of a NieuwProduct
REDEN = "RedenAfwijzingVerzoek"


def neither(*containers: str):
    """TR352 and TR353: the Verzoek holds none of these groups; a group is never empty."""
    return lambda values, message: all(message.element.find(f"{{*}}{name}") is None for name in containers)


def starts_in_the_past(values: Values, message: Message) -> bool:
    """TR380."""
    return day(values["GewensteIngangsdatum"]) <= message.dagtekening


def rejected_without_reason(values: Values, message: Message) -> bool:
    """CD085."""
    return values["VerzoekAntwoord"] == REJECTED and REDEN not in values


def reason_while_in_research(values: Values, message: Message) -> bool:
    """CD086."""
    return values["VerzoekAntwoord"] == IN_RESEARCH and REDEN in values


def names_gemeente(message: Message) -> bool:
    """The answer says which gemeente is responsible."""
    return message.element.find("{*}Woonplaatsbeginsel") is not None


def gemeente_missing(values: Values, message: Message) -> bool:
    """TR377."""
    return values.get(REDEN) == WOONPLAATS and not names_gemeente(message)


def gemeente_for_other_reason(values: Values, message: Message) -> bool:
    """TR409."""
    return values.get(REDEN) != WOONPLAATS and names_gemeente(message)


RULES = (
    Rule("TR352", VERZOEK, "Verzoek", "", neither("OngewijzigdeProducten", "TeWijzigenProducten")),
    Rule("TR353", VERZOEK, "Verzoek", "", neither("TeWijzigenProducten", "NieuweProducten")),
    ONGEWIJZIGD.rule("TR101", "", where=once("TR101 OngewijzigdProduct", "ToewijzingNummer")),
    *change_rules(TE_WIJZIGEN, "CS338"),
    TE_WIJZIGEN.rule("TR101", "", where=once("TR101 TeWijzigenProduct", "ToewijzingNummer")),
    *product_rules(NIEUW, "CS338", "CD096"),
    NIEUW.rule("TR101", "", where=once("TR101 NieuwProduct", *KEY)),
    NIEUW.rule("TR380", "GewensteIngangsdatum", starts_in_the_past),
    NIEUW.rule("TR410", "", stacked(NIEUW.begin, NIEUW.end)),
    Rule("CD085", ANTWOORD, "Antwoord", REDEN, rejected_without_reason),
    Rule("CD086", ANTWOORD, "Antwoord", REDEN, reason_while_in_research),
    Rule("TR377", ANTWOORD, "Antwoord", "Woonplaatsbeginsel", gemeente_missing),
    Rule("TR409", ANTWOORD, "Antwoord", "Woonplaatsbeginsel", gemeente_for_other_reason),
)
