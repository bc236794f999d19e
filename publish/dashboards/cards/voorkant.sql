select
    coalesce(dim_gemeenten.naam, rpt_voorkant.gemeente_code) as gemeente,
    rpt_voorkant.jaar::text as jaar,
    rpt_voorkant.voorkant_bedrag,
    rpt_voorkant.achterkant_bedrag,
    rpt_voorkant.aandeel_voorkant_procent,
    rpt_voorkant.verschuiving_procentpunt as verschuiving_in_procentpunt,
    rpt_voorkant.casussen_ambulante_hulp,
    rpt_voorkant.uren_ambulante_hulp
from rpt_voorkant
left join dim_gemeenten on rpt_voorkant.gemeente_code = dim_gemeenten.gemeente_code
where true [[and rpt_voorkant.jaar::text = {{jaar}}]]
order by rpt_voorkant.jaar desc, gemeente
limit 300
