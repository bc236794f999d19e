with gevraagd (kpi_id, naam, eenheid, volgorde) as (values {kpis}),

gekozen as (
    select max(periode) as periode
    from rpt_kpi
    where true [[and periode = {{halfjaar}}]]
),

eigen as (
    select
        kpi_id,
        periode,
        max(factor) * sum(teller) filter (where noemer > 0) / nullif(sum(noemer), 0) as waarde
    from rpt_kpi
    where factor is not null
    group by kpi_id, periode
)

select
    gevraagd.naam as cijfer_naam,
    gevraagd.eenheid,
    round(eigen.waarde, 1) as gemeente,
    round(rpt_kpi_regio.waarde, 1) as regio,
    round(100 * eigen.waarde / nullif(rpt_kpi_regio.waarde, 0), 0) as regio_is_100,
    coalesce(rpt_kpi_regio.staat, 'nog niet vastgesteld') as regionaal_cijfer
from gevraagd
cross join gekozen
inner join eigen on gevraagd.kpi_id = eigen.kpi_id and gekozen.periode = eigen.periode
left join rpt_kpi_regio on eigen.kpi_id = rpt_kpi_regio.kpi_id and eigen.periode = rpt_kpi_regio.periode
order by gevraagd.volgorde
