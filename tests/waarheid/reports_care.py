"""Report about help -> the question to its mart, and the function that counts the same from the world."""

from collections.abc import Callable

from demo.region import World
from tests.waarheid import (
    basics,
    care,
    families,
    granted,
    money,
    outcomes,
    registers,
    routes,
    sources,
    traffic,
    trajecten,
    waits,
)
from tests.waarheid.money import summed

# What rpt_gemeente_halfjaar unites: gemeente, half-year, categorie and number are the first four of each row.
SUBJECTS: dict[str, Callable[[World], list[tuple]]] = {
    "jeugdigen_in_zorg": care.youths_in_care,
    "instroom_verwijzer": routes.inflow_by_route,
    "uitstroom_hulpvorm": care.outflow,
    "stand_hulpvorm": care.stand_per_form,
    "kosten_categorie": money.per_categorie,
    "kerntaken": families.tasks,
    "kerntaken_uren": registers.hours,
    "maatregelen_gi": families.measures,
}


def united(world: World) -> list[tuple]:
    """rpt_gemeente_halfjaar: rows and their numbers added up, per subject, gemeente and half-year."""
    return summed((name, *row[:2], 1, row[3]) for name, count in SUBJECTS.items() for row in count(world))


CARE: dict[str, tuple[str, Callable[[World], list[tuple]]]] = {
    "rpt_trajectduur": (
        "select gemeente_code, halfjaar, hulpvorm_code, aantal, som_dagen, (10 * gemiddelde_dagen)::integer,"
        " (10 * mediaan_dagen)::integer from marts.rpt_trajectduur",
        trajecten.durations,
    ),
    "rpt_uitval": (
        "select gemeente_code, halfjaar, hulpvorm_code, aantal_geeindigd, aantal_zonder_stop, aantal_administratief,"
        " aantal_noemer, aantal_uitval, aantal_door_jeugdige, aantal_door_aanbieder from marts.rpt_uitval",
        trajecten.endings,
    ),
    "rpt_herhaald_beroep": (
        "select gemeente_code, halfjaar, hulpvorm_code, aantal_begonnen, aantal_herhaald_beroep, aantal_geeindigd,"
        " aantal_zonder_nieuwe_start from marts.rpt_herhaald_beroep",
        trajecten.returns,
    ),
    "rpt_zorgladder": (
        "select gemeente_code, halfjaar, van_zwaarte || ' ' || naar_zwaarte, aantal from marts.rpt_zorgladder",
        trajecten.steps,
    ),
    "rpt_overleving": (
        "select gemeente_code, hulpvorm_code, dagen, aantal_geeindigd, aantal_nog_gevolgd,"
        " (10 * nog_in_hulp_procent)::integer from marts.rpt_overleving",
        trajecten.survival,
    ),
    "rpt_jeugdigen_in_zorg": (
        "select gemeente_code, halfjaar, categorie, aantal from marts.rpt_jeugdigen_in_zorg",
        care.youths_in_care,
    ),
    "rpt_achttien": (
        "select gemeente_code, halfjaar, aantal_jeugdigen, leeftijd_bekend, achttien_plus, achttien_plus_verblijf,"
        " wordt_achttien, wordt_achttien_verblijf from marts.rpt_achttien",
        care.eighteen,
    ),
    "rpt_stand_hulpvorm": (
        "select gemeente_code, halfjaar, categorie, aantal from marts.rpt_stand_hulpvorm",
        care.stand_per_form,
    ),
    "rpt_stand_stroom": (
        "select gemeente_code, halfjaar, hulpvorm_code, beginstand, instroom, uitstroom, eindstand"
        " from marts.rpt_stand_stroom where overgang_in + overgang_uit = 0",
        care.flows,
    ),
    "rpt_uitstroom_hulpvorm": (
        "select gemeente_code, halfjaar, hulpvorm_code, sum(aantal)::integer from marts.rpt_uitstroom_hulpvorm"
        " join marts.dim_hulpvormen on categorie = hulpvorm group by 1, 2, 3",
        care.outflow,
    ),
    "rpt_plaatsing": (
        "select gemeente_code, halfjaar, verblijf_jeugdigen, jeugdzorgplus_jeugdigen, landelijk_jeugdigen,"
        " eigen_gemeente_jeugdigen, buiten_regio_jeugdigen, plaats_bekend_jeugdigen, verblijfsdagen"
        " from marts.rpt_plaatsing",
        care.placements,
    ),
    "rpt_rechtmatigheid": (
        "select gemeente_code, halfjaar, grond, trajecten from marts.rpt_rechtmatigheid",
        care.grounds,
    ),
    "rpt_kerntaken": (
        "select gemeente_code, halfjaar, categorie, aantal from marts.rpt_kerntaken",
        families.tasks,
    ),
    "rpt_maatregelen_gi": (
        "select gemeente_code, halfjaar, categorie, aantal from marts.rpt_maatregelen_gi",
        families.measures,
    ),
    "rpt_registratie_volledigheid": (
        "select gemeente_code, team_code, halfjaar, registratie, aantal_casussen, met_kerntaak, met_uren, met_hulpvraag"
        " from marts.rpt_registratie_volledigheid",
        families.registered,
    ),
    "rpt_gezinsregie": (
        "select gemeente_code, halfjaar, aantal_gezinnen, aantal_met_gezinsregie, aantal_zonder_plan,"
        " aantal_een_plan_een_regisseur, aantal_meer_plannen, aantal_meer_regisseurs, aantal_signalen"
        " from marts.rpt_gezinsregie",
        families.direction,
    ),
    "rpt_gezinsbeeld": (
        "select gezin_id, gemeente_code, jaar, aantal_jeugdigen, aantal_trajecten, aantal_regelingen, aantal_partijen,"
        " aantal_plannen, aantal_regisseurs, (100 * kosten_bedrag)::bigint from marts.rpt_gezinsbeeld",
        families.picture,
    ),
    "rpt_doorlooptijd_maand": (
        "select gemeente_code, maand, product_categorie, aantal_toewijzingen, aantal_gestart, mediaan_dagen_tot_start,"
        " p90_dagen_tot_start, som_dagen_tot_start from marts.rpt_doorlooptijd_maand",
        waits.throughput,
    ),
    "rpt_wachttijden": (
        "select gemeente_code, halfjaar, hulpvorm_code, is_crisis, aantal_verwijzing_start, aantal_toewijzing_start,"
        " som_dagen_toewijzing_start, (10 * mediaan_toewijzing_start)::integer, (10 * p80_toewijzing_start)::integer,"
        " aantal_wachtend, langst_wachtend_dagen from marts.rpt_wachttijden",
        waits.waits,
    ),
    "fct_wachttijden": (
        "select toewijzing_id, verwijsdatum::text, dagen_verwijzing_start from marts.fct_wachttijden"
        " where toewijzing_id in (select min(toewijzing_id) from marts.fct_toewijzingen"
        " where product_categorie <> '42' group by jeugdige_id having count(*) = 1)",
        waits.first_verwijzingen,
    ),
    "rpt_herindicatie": (
        "select gemeente_code, halfjaar, hulpvorm_code, aantal_geeindigd, aantal_herindicaties, aantal_lichter,"
        " aantal_gelijk, aantal_zwaarder, aantal_onbekend, aantal_door_aanbieder, aantal_door_gi, aantal_door_gemeente"
        " from marts.rpt_herindicatie",
        granted.followed_up,
    ),
    "rpt_strakheid": (
        "select gemeente_code, halfjaar, product_categorie, aantal_toewijzingen, met_volume, eerder_klaar, duur_dagen,"
        " verzilvering_noemer, (100 * verzilvering_som)::integer, minder_dan_helft, vrijwel_alles"
        " from marts.rpt_strakheid",
        granted.tightness,
    ),
    "rpt_uitkomsten": (
        "select gemeente_code, halfjaar, indicator, aantal_beeindigd, aantal_antwoorden, aantal_zonder_einde, teller,"
        " noemer, (10000 * gemiddelde_score)::integer, status from marts.rpt_uitkomsten",
        outcomes.results,
    ),
    "rpt_uitkomst_product": (
        "select gemeente_code, jaar, product_code, aantal_trajecten, (100 * kosten_bedrag)::bigint,"
        " (100 * kosten_per_traject_bedrag)::bigint, antwoorden_zonder_hulp, zonder_hulp_verder, antwoorden_doelen,"
        " doelen_gesteld, doelen_behaald from marts.rpt_uitkomst_product",
        outcomes.per_product,
    ),
    "fct_berichten": (
        "select gemeente_code, bericht, stand, count(*)::integer from marts.fct_berichten group by 1, 2, 3",
        traffic.messages,
    ),
    "rpt_basisfeiten": (
        "select gemeente_code, halfjaar, basisfeit, aantal, met_jeugdteam, met_andere_hulp, met_een_van_beide, zonder"
        " from marts.rpt_basisfeiten",
        basics.basics,
    ),
    "rpt_gemeente_halfjaar": (
        "select onderwerp, gemeente_code, halfjaar, count(*)::integer, sum(aantal)::integer"
        " from marts.rpt_gemeente_halfjaar group by 1, 2, 3",
        united,
    ),
    "rpt_regelingen": (
        "select gemeente_code, halfjaar, soort, aantal, vorig_aantal, jeugdhulp_aantal, jeugdhulp_vorig_aantal,"
        " beweging from marts.rpt_regelingen",
        basics.arrangements,
    ),
    "fct_verwijzingen": (
        "select gemeente_code, halfjaar, bron, verwijzer_type, count(*)::integer from marts.fct_verwijzingen"
        " where bericht_uitkomst = 'geen' group by 1, 2, 3, 4",
        sources.sent_on,
    ),
    "fct_toewijzingen": (
        "select gemeente_code, product_categorie, stand, verwijzer_type, count(*)::integer from marts.fct_toewijzingen"
        " group by 1, 2, 3, 4",
        sources.stands,
    ),
}
