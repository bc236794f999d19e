"""Level-2 rules of JW301 (toewijzing) and JW315 (verzoek om toewijzing)."""

from ingest.ijw_overlap import is_stacked
from ingest.ijw_persoon import in_the_future
from ingest.ijw_product import Place, product_rules, stacked
from ingest.ijw_rule import Message, Values, day, once

TOEGEWEZEN = Place("JW301", "ToegewezenProduct", "Ingangsdatum", "Einddatum")
AANGEVRAAGD = Place("JW315", "AangevraagdProduct", "ToewijzingIngangsdatum", "ToewijzingEinddatum")
REFERRERS_WITH_CODE = ("02", "03", "04", "05")
DELETED, OLD_CORRECTION = "13", "01"
NAAM, CODE = "Verwijzer/Naam", "Verwijzer/ZorgverlenerCode"


def name_beside_code(values: Values, message: Message) -> bool:
    """CD066."""
    return is_zorgverlener(values) and CODE in values and NAAM in values


def neither_name_nor_code(values: Values, message: Message) -> bool:
    """CD067."""
    return is_zorgverlener(values) and not {CODE, NAAM} & values.keys()


def code_of_no_zorgverlener(values: Values, message: Message) -> bool:
    """CD068."""
    return not is_zorgverlener(values) and CODE in values


def is_zorgverlener(values: Values) -> bool:
    """Huisarts, jeugdarts, GI or medisch specialist."""
    return values["Verwijzer/Type"] in REFERRERS_WITH_CODE


def beschikking_without_date(values: Values, message: Message) -> bool:
    """CD043: number and date come together."""
    return ("BeschikkingNummer" in values) != ("BeschikkingIngangsdatum" in values)


def lasts_one_day(values: Values) -> bool:
    """Einddatum = Ingangsdatum: how a deletion is written."""
    return "Einddatum" in values and day(values["Einddatum"]) == day(values["Ingangsdatum"])


def deleted_but_lasting(values: Values, message: Message) -> bool:
    """CS335."""
    return values.get("RedenWijziging") == DELETED and not lasts_one_day(values)


def old_correction(values: Values, message: Message) -> bool:
    """CS336."""
    return values.get("RedenWijziging") == OLD_CORRECTION


def toewijzing_stacked(values: Values, message: Message) -> bool:
    """TR302; a deleted toewijzing is as if never sent."""
    if values.get("RedenWijziging") in (DELETED, OLD_CORRECTION) and lasts_one_day(values):
        return False
    return is_stacked(values, message, "Ingangsdatum", "Einddatum")


RULES = (
    *product_rules(TOEGEWEZEN, "CS338", "CD080"),
    TOEGEWEZEN.rule("CS335", "RedenWijziging", deleted_but_lasting),
    TOEGEWEZEN.rule("CS336", "RedenWijziging", old_correction),
    TOEGEWEZEN.rule("TR101", "", where=once("TR101", "ToewijzingNummer")),
    TOEGEWEZEN.rule("TR134", "Toewijzingsdatum", in_the_future("Toewijzingsdatum")),
    TOEGEWEZEN.rule("TR302", "", toewijzing_stacked),
    *product_rules(AANGEVRAAGD, "CS343", "CD095"),
    AANGEVRAAGD.rule("CD043", "BeschikkingIngangsdatum", beschikking_without_date),
    AANGEVRAAGD.rule("CD066", NAAM, name_beside_code),
    AANGEVRAAGD.rule("CD067", NAAM, neither_name_nor_code),
    AANGEVRAAGD.rule("CD068", CODE, code_of_no_zorgverlener),
    AANGEVRAAGD.rule("TR101", "", where=once("TR101", "ReferentieAanbieder")),
    AANGEVRAAGD.rule("TR383", "ReferentieAanbieder", where=once("TR383", "ReferentieAanbieder")),
    AANGEVRAAGD.rule("TR386", "", stacked(AANGEVRAAGD.begin, AANGEVRAAGD.end)),
)
