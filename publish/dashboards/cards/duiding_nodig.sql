select
    dim_gemeenten.naam as gemeente,
    rpt_duiding_nodig.periode as halfjaar,
    rpt_duiding_nodig.kpi_id as kpi,
    rpt_duiding_nodig.vorige_waarde,
    rpt_duiding_nodig.waarde,
    rpt_duiding_nodig.verandering as verandering_procent,
    rpt_duiding_nodig.drempel as drempel_procent,
    case when rpt_duiding_nodig.is_grote_verandering then 'verandering' end as uitleg,
    case
        when rpt_duiding_nodig.is_onder_norm and rpt_duiding_nodig.is_ontheven then 'ontheven'
        when rpt_duiding_nodig.is_onder_norm then 'onder de norm'
    end as kwaliteit,
    rpt_duiding_nodig.controles
from rpt_duiding_nodig
inner join dim_gemeenten on rpt_duiding_nodig.gemeente_code = dim_gemeenten.gemeente_code
where
    (rpt_duiding_nodig.is_grote_verandering or rpt_duiding_nodig.is_onder_norm)
    [[and rpt_duiding_nodig.periode = {{halfjaar}}]]
order by rpt_duiding_nodig.periode desc, dim_gemeenten.naam, rpt_duiding_nodig.kpi_id
limit 100
