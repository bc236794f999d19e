with gevraagd (kpi_id, naam, eenheid, volgorde) as (values {kpis})

select
    rpt_kpi.periode as halfjaar,
    gevraagd.naam as cijfer_naam,
    round(
        case
            when max(rpt_kpi.factor) is null then sum(rpt_kpi.teller)
            else max(rpt_kpi.factor) * sum(rpt_kpi.teller) filter (where rpt_kpi.noemer > 0)
                / nullif(sum(rpt_kpi.noemer), 0)
        end,
        1
    ) as waarde
from gevraagd
inner join rpt_kpi on gevraagd.kpi_id = rpt_kpi.kpi_id
where true [[and left(rpt_kpi.periode, 4) = {{jaar}}]]
group by rpt_kpi.periode, gevraagd.naam, gevraagd.volgorde
order by rpt_kpi.periode, gevraagd.volgorde
