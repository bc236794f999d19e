select
    coalesce(dim_gemeenten.naam, rpt_solidariteit_subregio.gemeente_code) as gemeente,
    rpt_solidariteit_subregio.jaar::text as jaar,
    rpt_solidariteit_subregio.subregio,
    sum(rpt_solidariteit_subregio.werkelijk_bedrag) as eigen_kosten_bedrag,
    sum(rpt_solidariteit_subregio.bijdrage_regio_bedrag) as deelt_de_regio_bedrag,
    sum(rpt_solidariteit_subregio.bijdrage_subregio_bedrag) as deelt_de_subregio_bedrag
from rpt_solidariteit_subregio
left join dim_gemeenten on rpt_solidariteit_subregio.gemeente_code = dim_gemeenten.gemeente_code
where true [[and rpt_solidariteit_subregio.jaar::text = {{jaar}}]]
group by 1, 2, 3
order by 2 desc, 3, 1
limit 300
