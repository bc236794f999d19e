select
    coalesce(dim_gemeenten.naam, rpt_solidariteit.gemeente_code) as gemeente,
    rpt_solidariteit.jaar::text as jaar,
    rpt_solidariteit.model,
    rpt_solidariteit.is_afgesproken as afgesproken,
    sum(rpt_solidariteit.werkelijk_bedrag) as eigen_kosten_bedrag,
    sum(rpt_solidariteit.bijdrage_bedrag) as bijdrage_bedrag,
    sum(rpt_solidariteit.bijdrage_bedrag) - sum(rpt_solidariteit.werkelijk_bedrag) as effect_bedrag
from rpt_solidariteit
left join dim_gemeenten on rpt_solidariteit.gemeente_code = dim_gemeenten.gemeente_code
where true [[and rpt_solidariteit.jaar::text = {{jaar}}]]
group by 1, 2, 3, 4
order by 2 desc, 4 desc, 3, 1
limit 300
