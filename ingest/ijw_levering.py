"""Level-2 rules of JW305 (start) and JW307 (stop)."""

from ingest.ijw_rule import Message, Rule, Values, day

BEIDE = ("JW305", "JW307")


def status_is_not_1_or_3(values: Values, message: Message) -> bool:
    """CS058."""
    return values["StatusAanlevering"] not in ("1", "3")


def stops_before_start(values: Values, message: Message) -> bool:
    """TR018."""
    return day(values["Einddatum"]) < day(values["Begindatum"])


def levering_repeated(*elements: str):
    """TR101: the logical key of a start or stop."""
    return lambda values, message: message.is_repeated("TR101", *(values.get(element) for element in elements))


KEY = ("ToewijzingNummer", "Product/Categorie", "Product/Code", "Begindatum")
RULES = (
    Rule("CS058", ("JW305",), "StartProduct", "StatusAanlevering", status_is_not_1_or_3),
    Rule("CS058", ("JW307",), "StopProduct", "StatusAanlevering", status_is_not_1_or_3),
    Rule("TR018", ("JW307",), "StopProduct", "Einddatum", stops_before_start),
    Rule("TR101", ("JW305",), "StartProduct", "", levering_repeated(*KEY)),
    Rule("TR101", ("JW307",), "StopProduct", "", levering_repeated(*KEY, "RedenBeeindiging", "Einddatum")),
)
