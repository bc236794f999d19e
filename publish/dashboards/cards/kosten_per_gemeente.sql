select
    dim_gemeenten.naam as gemeente,
    rpt_kpi.periode as halfjaar,
    rpt_kpi.waarde as kosten_per_jeugdige_bedrag,
    rpt_kpi.status
from rpt_kpi
inner join dim_gemeenten on rpt_kpi.gemeente_code = dim_gemeenten.gemeente_code
where
    rpt_kpi.kpi_id = 'kosten_per_jeugdige'
    and dim_gemeenten.is_huidig
    and rpt_kpi.periode = (select max(periode) from rpt_kpi where true [[and periode = {{halfjaar}}]])
order by dim_gemeenten.naam
