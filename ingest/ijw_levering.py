"""Level-2 rules of JW305 (start) and JW307 (stop)."""

from ingest.ijw_persoon import in_the_future
from ingest.ijw_rule import Message, Rule, Values, day, once

# The logical key of a start or stop.
KEY = ("ToewijzingNummer", "Product/Categorie", "Product/Code", "RedenBeeindiging", "Begindatum", "Einddatum")
ONCE = once("TR101", *KEY)


def status_is_not_1_or_3(values: Values, message: Message) -> bool:
    """CS058."""
    return values["StatusAanlevering"] not in ("1", "3")


def stops_before_start(values: Values, message: Message) -> bool:
    """TR018."""
    return day(values["Einddatum"]) < day(values["Begindatum"])


RULES = (
    Rule("CS058", ("JW305",), "StartProduct", "StatusAanlevering", status_is_not_1_or_3),
    Rule("CS058", ("JW307",), "StopProduct", "StatusAanlevering", status_is_not_1_or_3),
    Rule("TR018", ("JW307",), "StopProduct", "Einddatum", stops_before_start),
    Rule("TR134", ("JW305",), "StartProduct", "Begindatum", in_the_future("Begindatum")),
    Rule("TR134", ("JW307",), "StopProduct", "Einddatum", in_the_future("Einddatum")),
    Rule("TR101", ("JW305",), "StartProduct", "", where=ONCE),
    Rule("TR101", ("JW307",), "StopProduct", "", where=ONCE),
)
