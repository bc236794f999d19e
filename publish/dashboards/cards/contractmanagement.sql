select
    coalesce(dim_aanbieders.naam, 'AGB ' || rpt_contractmanagement.aanbieder_agb) as aanbieder,
    rpt_contractmanagement.jaar::text as jaar,
    rpt_contractmanagement.grootteklasse,
    rpt_contractmanagement.omzet_bedrag,
    rpt_contractmanagement.is_boven_grens_groot as boven_grens_van_groot,
    rpt_contractmanagement.percelen,
    rpt_contractmanagement.inhoudelijke_gesprekken,
    rpt_contractmanagement.gesprekken_minimaal as minimaal,
    rpt_contractmanagement.stand
from rpt_contractmanagement
left join dim_aanbieders on rpt_contractmanagement.aanbieder_agb = dim_aanbieders.aanbieder_agb
where true [[and rpt_contractmanagement.jaar::text = {{jaar}}]]
order by rpt_contractmanagement.jaar desc, rpt_contractmanagement.omzet_bedrag desc, aanbieder
limit 300
