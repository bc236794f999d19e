"""Report -> the question to its mart, and the function that counts the same from the world of the generator."""

from collections.abc import Callable

from demo.region import World
from tests.waarheid import money, registers, routes
from tests.waarheid.reports_care import CARE

CENTS = "(100 * {0})::bigint"


def cents(column: str) -> str:
    """An amount in eurocents."""
    return CENTS.format(column)


REPORTS: dict[str, tuple[str, Callable[[World], list[tuple]]]] = {
    "rpt_product_maand": (
        f"select gemeente_code, zorgmaand, product_code, aantal_prestaties, {cents('ingediend_bedrag')},"
        f" {cents('kosten_bedrag')} from marts.rpt_product_maand",
        money.per_product,
    ),
    "rpt_aanbieder_maand": (
        "select gemeente_code, zorgmaand, aanbieder_agb, aantal_prestaties, aantal_beantwoord, aantal_afgewezen,"
        f" {cents('ingediend_bedrag')}, {cents('kosten_bedrag')} from marts.rpt_aanbieder_maand",
        money.per_aanbieder,
    ),
    "rpt_kosten_maand": (
        "select gemeente_code, zorgmaand, product_categorie, verwijzer_type, aantal_prestaties,"
        f" {cents('kosten_bedrag')} from marts.rpt_kosten_maand",
        money.per_verwijzer,
    ),
    "rpt_kwartaal": (
        f"select gemeente_code, kwartaal, {cents('kosten_bedrag')} from marts.rpt_kwartaal where kosten_bedrag <> 0",
        money.per_quarter,
    ),
    "rpt_kosten_categorie": (
        "select gemeente_code, halfjaar, product_categorie, aantal, "
        + cents("bedrag")
        + " from marts.rpt_kosten_categorie join reference.productcategorieen on categorie = omschrijving",
        money.per_categorie,
    ),
    "rpt_tarieven": (
        "select product_code, jaar::text, contracten, (100 * laagste_tarief)::integer, (100 * hoogste_tarief)::integer"
        " from marts.rpt_tarieven",
        registers.tariffs,
    ),
    "rpt_productklassen": (
        f"select gemeente_code, halfjaar, klasse, aantal_jeugdigen, {cents('kosten_bedrag')}"
        " from marts.rpt_productklassen",
        money.per_class,
    ),
    "rpt_unieke_jeugdigen": (
        "select gemeente_code, soort_periode, periode, product_categorie, aantal_jeugdigen"
        " from marts.rpt_unieke_jeugdigen",
        money.youths,
    ),
    "rpt_declaratie_aansluiting": (
        "select gemeente_code, aanbieder_agb, declaratie_nummer, aantal_regels,"
        f" {cents('ingediend_volgens_regels')}, {cents('toegekend_volgens_antwoord')}, oordeel"
        " from marts.rpt_declaratie_aansluiting",
        money.per_declaratie,
    ),
    "rpt_kerntaken_uren": (
        "select gemeente_code, halfjaar, kerntaak, aantal, round(10 * bedrag)::integer from marts.rpt_kerntaken_uren"
        " join marts.dim_kerntaken on categorie = naam",
        registers.hours,
    ),
    "rpt_inzet_kerntaken": (
        f"select gemeente_code, halfjaar, dim_kerntaken.kerntaak, {cents('inzet_bedrag')}"
        " from marts.rpt_inzet_kerntaken join marts.dim_kerntaken"
        " on rpt_inzet_kerntaken.kerntaak = naam where inzet_bedrag is not null",
        registers.hours_in_euros,
    ),
    "rpt_sjt_resultaat": (
        "select gemeente_code, team_code, halfjaar, aantal_beeindigd, met_uitkomst, uitval_teller,"
        " tevredenheid_noemer, round(10 * tevredenheid_som)::integer from marts.rpt_sjt_resultaat",
        registers.results,
    ),
    "rpt_hulpvraag": (
        "select gemeente_code, halfjaar, leefgebied, problematiek, sum(aantal_casussen)::integer"
        " from marts.rpt_hulpvraag group by 1, 2, 3, 4",
        registers.questions,
    ),
    "rpt_werkdruk": (
        "select gemeente_code, halfjaar, team_code, aantal_casussen, aantal_professionals from marts.rpt_werkdruk"
        " where team_code <> 'totaal'",
        registers.workload,
    ),
    "rpt_jeugdbescherming": (
        "select gemeente_code, halfjaar, sum(beginstand)::integer, sum(instroom)::integer, sum(uitstroom)::integer,"
        " sum(eindstand)::integer from marts.rpt_jeugdbescherming group by 1, 2",
        registers.measures,
    ),
    "rpt_verwijspraktijk": (
        "select gemeente_code, halfjaar, praktijk_agb, verwijzer_type, aantal_verwijzingen, afgestemd, met_poh,"
        " poh_consulten, spoed from marts.rpt_verwijspraktijk",
        registers.verwijzingen,
    ),
    "rpt_wachtlijsten": (
        "select aanbieder_agb, perceel, is_crisis, aantal_wachtenden,"
        " round(10 * gemiddelde_wachttijd_dagen)::integer, peildatum::text from marts.rpt_wachtlijsten",
        registers.waiting,
    ),
    "rpt_bezetting": (
        "select aanbieder_agb, perceel, halfjaar, plaatsen, bezet from marts.rpt_bezetting",
        registers.places,
    ),
    "rpt_instroom_maand": (
        "select gemeente_code, maand, product_categorie, verwijzer_type, aantal_instroom from marts.rpt_instroom_maand",
        routes.inflow,
    ),
    "rpt_instroom_verwijzer": (
        "select gemeente_code, halfjaar, verwijzer_type, aantal from marts.rpt_instroom_verwijzer"
        " join marts.dim_verwijzers on categorie = verwijzer",
        routes.inflow_by_route,
    ),
    "rpt_waterbed": (
        "select maatregel_id, verwijzer_type, aantal_voor, aantal_na from marts.rpt_waterbed"
        " where maatregel_id ~ '^praktijk'",
        routes.waterbed,
    ),
} | CARE
