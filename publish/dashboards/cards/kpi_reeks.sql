with gevraagd (kpi_id, naam, eenheid, volgorde) as (values {kpis}),

reeks as (
    select
        gevraagd.naam,
        gevraagd.eenheid,
        gevraagd.volgorde,
        rpt_kpi.periode,
        case
            when max(rpt_kpi.factor) is null then sum(rpt_kpi.teller)
            else max(rpt_kpi.factor) * sum(rpt_kpi.teller) filter (where rpt_kpi.noemer > 0)
                / nullif(sum(rpt_kpi.noemer), 0)
        end as waarde
    from gevraagd
    inner join rpt_kpi on gevraagd.kpi_id = rpt_kpi.kpi_id
    where true [[and left(rpt_kpi.periode, 4) = {{jaar}}]]
    group by gevraagd.naam, gevraagd.eenheid, gevraagd.volgorde, rpt_kpi.periode
)

-- Before the first and between deliveries there is no figure; zero would say that there was nothing.
select
    periode as halfjaar,
    naam as cijfer_naam,
    round(waarde, 1) as waarde,
    eenheid
from reeks
where waarde is not null
order by periode, volgorde
