"""Level-2 rules of JW301 (toewijzing) and JW315 (verzoek om toewijzing)."""

from ingest.ijw_rule import Message, Rule, Values, day, number

PER_WEEK = "2"
REFERRERS_WITH_CODE = ("02", "03", "04", "05")


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


def ends_before_start(begin: str, end: str):
    """CS003 for one period; an open end is fine."""
    return lambda values, message: begin in values and end in values and day(values[end]) < day(values[begin])


def name_beside_code(values: Values, message: Message) -> bool:
    """CD066."""
    return is_zorgverlener(values) and "Verwijzer/ZorgverlenerCode" in values and "Verwijzer/Naam" in values


def neither_name_nor_code(values: Values, message: Message) -> bool:
    """CD067."""
    return is_zorgverlener(values) and not {"Verwijzer/ZorgverlenerCode", "Verwijzer/Naam"} & values.keys()


def code_of_no_zorgverlener(values: Values, message: Message) -> bool:
    """CD068."""
    return not is_zorgverlener(values) and "Verwijzer/ZorgverlenerCode" in values


def is_zorgverlener(values: Values) -> bool:
    """Huisarts, jeugdarts, GI or medisch specialist."""
    return values["Verwijzer/Type"] in REFERRERS_WITH_CODE


def toewijzing_repeated(values: Values, message: Message) -> bool:
    """TR101 on ToegewezenProduct."""
    return message.is_repeated("TR101", number(values["ToewijzingNummer"]))


def aanvraag_repeated(values: Values, message: Message) -> bool:
    """TR101 on AangevraagdProduct."""
    return message.is_repeated("TR101", values["ReferentieAanbieder"])


def relatie_repeated(values: Values, message: Message) -> bool:
    """TR101 on Relatie."""
    return message.is_repeated("TR101 Relatie", values["Nummer"])


def contact_repeated(values: Values, message: Message) -> bool:
    """TR101 on Contact of the client. The first Contact after a Relatie is that of the Relatie, which has one."""
    is_of_relatie = message.latest.pop("Relatie", None) is not None
    return not is_of_relatie and message.is_repeated("TR101 Contact", values["Soort"])


def product_rules(bericht: str, klasse: str, begin: str, end: str) -> tuple[Rule, ...]:
    """The rules that a toegewezen and an aangevraagd product share."""
    return (
        Rule("CD041", (bericht,), klasse, "Omvang", omvang_missing_for_code),
        Rule("CD075", (bericht,), klasse, end, budget_without_end(end)),
        Rule("CD076", (bericht,), klasse, end, weekly_without_end(end)),
        Rule("CD077", (bericht,), klasse, "Omvang", budget_and_omvang),
        Rule("CD078", (bericht,), klasse, "Budget", budget_and_omvang),
        Rule("CD079", (bericht,), klasse, "Product", neither_budget_nor_product),
        Rule("CS003", (bericht,), klasse, end, ends_before_start(begin, end)),
    )


PERIODE = "Periode/Begindatum", "Periode/Einddatum"
RULES = (
    *product_rules("JW301", "ToegewezenProduct", "Ingangsdatum", "Einddatum"),
    *product_rules("JW315", "AangevraagdProduct", "ToewijzingIngangsdatum", "ToewijzingEinddatum"),
    Rule("CS003", ("JW301",), "Contact", "Periode/Einddatum", ends_before_start(*PERIODE)),
    Rule("TR101", ("JW301",), "ToegewezenProduct", "", toewijzing_repeated),
    Rule("TR101", ("JW301",), "Relatie", "", relatie_repeated),
    Rule("TR101", ("JW301",), "Contact", "", contact_repeated),
    Rule("TR101", ("JW315",), "AangevraagdProduct", "", aanvraag_repeated),
    Rule("CD066", ("JW315",), "AangevraagdProduct", "Verwijzer/Naam", name_beside_code),
    Rule("CD067", ("JW315",), "AangevraagdProduct", "Verwijzer/Naam", neither_name_nor_code),
    Rule("CD068", ("JW315",), "AangevraagdProduct", "Verwijzer/ZorgverlenerCode", code_of_no_zorgverlener),
)
