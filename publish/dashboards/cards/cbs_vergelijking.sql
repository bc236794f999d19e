with laatste as (
    select max(halfjaar) as halfjaar
    from rpt_cbs_vergelijking
    where true [[and halfjaar = {{halfjaar}}]]
)

select
    coalesce(dim_gemeenten.naam, rpt_cbs_vergelijking.gemeente_code) as gemeente,
    rpt_cbs_vergelijking.halfjaar,
    rpt_cbs_vergelijking.omschrijving as stap,
    rpt_cbs_vergelijking.aantal as jeugdigen,
    rpt_cbs_vergelijking.status,
    rpt_cbs_vergelijking.gepubliceerd_op
from rpt_cbs_vergelijking
inner join laatste on rpt_cbs_vergelijking.halfjaar = laatste.halfjaar
left join dim_gemeenten on rpt_cbs_vergelijking.gemeente_code = dim_gemeenten.gemeente_code
order by gemeente, rpt_cbs_vergelijking.volgorde
limit 300
