select
    coalesce(dim_aanbieders.naam, 'AGB ' || rpt_plafond.aanbieder_agb) as aanbieder,
    rpt_plafond.perceel,
    rpt_plafond.jaar::text as jaar,
    rpt_plafond.plafond_bedrag,
    rpt_plafond.kosten_bedrag,
    rpt_plafond.toegezegd_bedrag,
    rpt_plafond.benut_procent,
    rpt_plafond.laatste_zorgmaand,
    rpt_plafond.verwacht_uitgeput_op,
    rpt_plafond.toewijzingen_zonder_waarde,
    rpt_plafond.is_nee_tenzij as nee_tenzij
from rpt_plafond
left join dim_aanbieders on rpt_plafond.aanbieder_agb = dim_aanbieders.aanbieder_agb
where true [[and rpt_plafond.jaar::text = {{jaar}}]]
order by rpt_plafond.jaar desc, rpt_plafond.verwacht_uitgeput_op nulls last, rpt_plafond.benut_procent desc, aanbieder
limit 300
