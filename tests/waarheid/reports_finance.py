"""The same for what the finances, the market and the region as a whole are about."""

from collections.abc import Callable

from demo.region import World
from tests.waarheid import budgets, cbs, chain, followed, frameworks, growth, kpis, market, settled
from tests.waarheid.reports import cents

PATH = ", ".join(cents(f"{column}_bedrag") for column in frameworks.PATH)
COUNTED = f"kpi_id in {tuple(kpis.FACTORS)}"
PARTS = ", ".join(cents(f"{part}_bedrag") for part in growth.PARTS)

FINANCE: dict[str, tuple[str, Callable[[World], list[tuple]]]] = {
    "rpt_bekostiging": (
        f"select gemeente_code, jaar, perceel, {cents('gedeclareerd_bedrag')}, {cents('lumpsum_bedrag')},"
        f" {cents('totaal_bedrag')} from marts.rpt_bekostiging",
        budgets.paid,
    ),
    "rpt_budgetuitputting": (
        f"select gemeente_code, jaar, perceel, versie, {cents('begroot_bedrag')}, {cents('kosten_bedrag')},"
        " benut_procent, verstreken_maanden, stand from marts.rpt_budgetuitputting",
        budgets.used,
    ),
    "rpt_begroting_prognose": (
        f"select gemeente_code, jaar, {cents('begroting_primitief')}, {cents('begroting_burap1')},"
        f" {cents('begroting_burap2')}, {cents('begroting_laatste')}, {cents('lumpsum_bedrag')}"
        " from marts.rpt_begroting_prognose",
        budgets.by_version,
    ),
    "rpt_voorkant": (
        f"select gemeente_code, jaar, {cents('voorkant_bedrag')}, {cents('achterkant_bedrag')},"
        f" {cents('overig_bedrag')}, aandeel_voorkant_procent, verschuiving_procentpunt, casussen_ambulante_hulp,"
        " round(10 * uren_ambulante_hulp)::integer from marts.rpt_voorkant",
        budgets.front,
    ),
    "rpt_solidariteit": (
        f"select jaar, model, kostencategorie, gemeente_code, is_afgesproken, {cents('werkelijk_bedrag')},"
        f" {cents('bijdrage_bedrag')} from marts.rpt_solidariteit",
        budgets.solidarity,
    ),
    "rpt_solidariteit_subregio": (
        f"select jaar, model, kostencategorie, gemeente_code, subregio, {cents('werkelijk_bedrag')},"
        f" {cents('bijdrage_regio_bedrag')}, {cents('bijdrage_subregio_bedrag')}"
        " from marts.rpt_solidariteit_subregio",
        budgets.solidarity_in_parts,
    ),
    "rpt_kader": (
        f"select kader, regelnummer, kolom, post, jaar, letterlijk, {cents('kader_bedrag')}, {cents('som_bedrag')},"
        f" {cents('verschil_bedrag')}, bevinding from marts.rpt_kader",
        frameworks.frameworks,
    ),
    "rpt_taakstelling": (
        f"select kader, jaar, {PATH}, {cents('gerealiseerd_bedrag')}, gerealiseerde_maanden,"
        f" {cents('verschil_bedrag')}, coalesce(cardinality(string_to_array(bevindingen, '; ')), 0)"
        " from marts.rpt_taakstelling",
        frameworks.path,
    ),
    "rpt_maatregelen": (
        f"select maatregel_nr, jaar, is_en_verder, maatregel, letterlijk, {cents('effect_min_bedrag')},"
        f" {cents('effect_max_bedrag')}, indicatoren, vroegste_start, stand from marts.rpt_maatregelen",
        frameworks.measures,
    ),
    "rpt_programma": (
        "select actie_nr, partij, begindatum, einddatum, gereed_op, stoplicht from marts.rpt_programma",
        frameworks.programme,
    ),
    "rpt_ketencijfers": (
        "select gemeente_code, halfjaar, soort, aantal, noemer_aantal, aandeel_procent, gemiddelde_dagen,"
        f" {cents('bedrag')}, vorig_aantal from marts.rpt_ketencijfers",
        chain.figures,
    ),
    "rpt_markt": (
        f"select perceel, jaar, gecontracteerd, met_omzet, {cents('omzet_bedrag')}, hhi, grootste_procent,"
        " vijf_grootste_procent from marts.rpt_markt",
        market.market,
    ),
    "rpt_contractmanagement": (
        f"select aanbieder_agb, jaar, grootteklasse, {cents('omzet_bedrag')}, percelen, is_boven_grens_groot,"
        " inhoudelijke_gesprekken, gesprekken, stand from marts.rpt_contractmanagement",
        market.management,
    ),
    "rpt_plafond": (
        f"select aanbieder_agb, perceel, jaar, {cents('plafond_bedrag')}, {cents('kosten_bedrag')}, benut_procent,"
        f" bereikt_op, verwacht_uitgeput_op, {cents('toegezegd_bedrag')}, toewijzingen_zonder_waarde"
        " from marts.rpt_plafond",
        market.ceilings,
    ),
    "rpt_na_plafond": (
        "select gemeente_code, aanbieder_agb, perceel, jaar, bereikt_op, aantal_toewijzingen, aantal_jeugdigen,"
        " aantal_crisis, aantal_ruimte_elders from marts.rpt_na_plafond",
        market.after_ceiling,
    ),
    "rpt_kosten_groei": (
        "select gemeente_code, jaar, aantal_jeugdigen_vorig, aantal_jeugdigen,"
        f" {cents('kosten_vorig_bedrag')}, {cents('kosten_bedrag')}, {cents('groei_bedrag')}, {PARTS}, is_compleet"
        " from marts.rpt_kosten_groei",
        growth.costs_grown,
    ),
    "rpt_sectorgroei": (
        "select gemeente_code, jaar, product_categorie, aantal_jeugdigen_vorig, aantal_jeugdigen,"
        f" {cents('kosten_vorig_bedrag')}, {cents('kosten_bedrag')}, {cents('groei_bedrag')}, {PARTS}, is_compleet"
        " from marts.rpt_sectorgroei",
        growth.sectors_grown,
    ),
    "rpt_cbs_vergelijking": (
        "select gemeente_code, halfjaar, categorie, aantal from marts.rpt_cbs_vergelijking",
        cbs.compared,
    ),
    "rpt_cbs_levering": (
        "select halfjaar, gemeente_code, aanbieder, hulpvorm, verwijzer, count(*), count(einddatum)"
        " from marts.rpt_cbs_levering group by 1, 2, 3, 4, 5",
        cbs.delivery,
    ),
    "rpt_regelingen": (
        "select gemeente_code, halfjaar, soort, aantal, vorig_aantal, verschil_procent, jeugdhulp_aantal,"
        " jeugdhulp_vorig_aantal, jeugdhulp_verschil_procent, beweging from marts.rpt_regelingen",
        chain.beside_care,
    ),
    "rpt_gemeente_halfjaar": (
        "select gemeente_code, halfjaar, onderwerp, sum(aantal)::integer from marts.rpt_gemeente_halfjaar"
        " group by 1, 2, 3",
        followed.subjects,
    ),
    "rpt_ketenaansluiting": (
        f"select gemeente_code, aanbieder_agb, zorgmaand, categorie, aantal, {cents('bedrag')}"
        " from marts.rpt_ketenaansluiting",
        settled.euros,
    ),
    "int_kosten_developed": (
        "select gemeente_code, product_categorie, to_char(leveringsmaand, 'YYYY-MM'), to_char(bekend_maand, 'YYYY-MM'),"
        f" sum({cents('kosten_bedrag')})::bigint, sum(volume)::bigint from intermediate.int_kosten_developed"
        " group by 1, 2, 3, 4",
        settled.as_known,
    ),
    "rpt_kpi": (
        f"select kpi_id, gemeente_code, periode, teller, noemer, waarde from marts.rpt_kpi where {COUNTED}",
        kpis.per_gemeente,
    ),
    "rpt_kpi_regio": (
        f"select kpi_id, periode, teller, noemer, waarde from marts.rpt_kpi_regio where {COUNTED}",
        kpis.of_region,
    ),
    "rpt_kpi_gebied": (
        "select kpi_id, indeling, gemeente_code, periode, teller, noemer, waarde from marts.rpt_kpi_gebied"
        f" where {COUNTED}",
        kpis.by_borders,
    ),
    "rpt_duiding_nodig": (
        "select gemeente_code, periode, kpi_id, waarde, vorige_waarde, verandering, is_grote_verandering"
        f" from marts.rpt_duiding_nodig where {COUNTED}",
        followed.explained,
    ),
    "rpt_praktijken": (
        "select praktijk_id, kpi_id, periode, halfjaren_na_start, waarde, waarde_voor_start, verschil"
        f" from marts.rpt_praktijken where {COUNTED}",
        followed.practices,
    ),
    "rpt_inkoopdoelen": (
        "select doel_id, versie, vanaf, tot, nulmeting, waarde, periode, stand from marts.rpt_inkoopdoelen"
        f" where {COUNTED}",
        followed.goals,
    ),
    "rpt_signaalbord": (
        "select gemeente_code, maand, signaal, waarde, stand from marts.rpt_signaalbord"
        f" where signaal in {followed.SIGNALS}",
        followed.board,
    ),
}

# What the documents of the first region do not have; tests/waarheid/elders.py makes one that has.
ELSEWHERE: dict[str, tuple[str, Callable[[World], list[tuple]]]] = {
    "rpt_kader_realisatie": (
        f"select kader, post, jaar, kolom, {cents('kader_bedrag')}, {cents('gedeclareerd_bedrag')},"
        f" {cents('over_bedrag')}, stand from marts.rpt_kader_realisatie",
        frameworks.realised,
    ),
}
