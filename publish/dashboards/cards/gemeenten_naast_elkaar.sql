with gekozen as (
    select max(periode) as periode
    from rpt_kpi
    where true [[and periode = {{halfjaar}}]]
)

select
    dim_gemeenten.naam as gemeente,
    max(rpt_kpi.waarde) filter (where rpt_kpi.kpi_id = 'jeugdigen_in_zorg') as jeugdigen_in_zorg,
    max(rpt_kpi.waarde) filter (where rpt_kpi.kpi_id = 'jeugdhulpgebruik_lt18') as gebruik_procent,
    max(rpt_kpi.waarde) filter (where rpt_kpi.kpi_id = 'instroom') as instroom,
    max(rpt_kpi.waarde) filter (where rpt_kpi.kpi_id = 'kosten') as kosten_bedrag,
    max(rpt_kpi.waarde) filter (where rpt_kpi.kpi_id = 'kosten_per_jeugdige') as kosten_per_jeugdige_bedrag,
    max(rpt_kpi.status) as status,
    max(rpt_kpi.cijfer) filter (where rpt_kpi.kpi_id = 'kosten') as kwaliteit_kosten
from rpt_kpi
inner join gekozen on rpt_kpi.periode = gekozen.periode
inner join dim_gemeenten on rpt_kpi.gemeente_code = dim_gemeenten.gemeente_code
where dim_gemeenten.is_huidig
group by dim_gemeenten.naam
order by dim_gemeenten.naam
