select
    coalesce(dim_gemeenten.naam, rpt_na_plafond.gemeente_code) as gemeente,
    coalesce(dim_aanbieders.naam, 'AGB ' || rpt_na_plafond.aanbieder_agb) as aanbieder,
    rpt_na_plafond.perceel,
    rpt_na_plafond.jaar::text as jaar,
    rpt_na_plafond.bereikt_op as plafond_bereikt_op,
    rpt_na_plafond.is_nee_tenzij as nee_tenzij,
    rpt_na_plafond.aantal_toewijzingen as toewijzingen_daarna,
    rpt_na_plafond.aantal_jeugdigen as jeugdigen,
    rpt_na_plafond.aantal_crisis as waarvan_crisis,
    rpt_na_plafond.aantal_ruimte_elders as ruimte_bij_een_ander
from rpt_na_plafond
left join dim_gemeenten on rpt_na_plafond.gemeente_code = dim_gemeenten.gemeente_code
left join dim_aanbieders on rpt_na_plafond.aanbieder_agb = dim_aanbieders.aanbieder_agb
where true [[and rpt_na_plafond.jaar::text = {{jaar}}]]
order by rpt_na_plafond.jaar desc, gemeente, aanbieder, rpt_na_plafond.perceel
limit 300
