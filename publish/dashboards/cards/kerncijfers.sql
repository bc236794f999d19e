with gevraagd (kpi_id, naam, eenheid, volgorde) as (values {kpis}),

gekozen as (
    select max(periode) as periode
    from rpt_kpi
    where true [[and periode = {{halfjaar}}]]
),

-- A gemeente may have rows of predecessors, the region has all its gemeenten: figures are made again from their parts.
opgeteld as (
    select
        kpi_id,
        periode,
        sum(teller) as teller,
        sum(noemer) as noemer,
        case
            when max(factor) is null then sum(teller)
            else max(factor) * sum(teller) filter (where noemer > 0) / nullif(sum(noemer), 0)
        end as waarde,
        case when bool_and(status = 'definitief') then 'definitief' else 'voorlopig' end as status,
        coalesce(max(cijfer) filter (where cijfer <> 'geen'), 'geen') as cijfer,
        min(volledigheid) as volledigheid
    from rpt_kpi
    group by kpi_id, periode
)

select
    gevraagd.naam as cijfer_naam,
    gevraagd.eenheid,
    opgeteld.periode as halfjaar,
    round(opgeteld.waarde, 1) as waarde,
    opgeteld.status,
    opgeteld.cijfer as kwaliteit,
    round(100 * opgeteld.volledigheid, 0) as volledig_procent
from gevraagd
inner join gekozen on true
inner join opgeteld on gevraagd.kpi_id = opgeteld.kpi_id and gekozen.periode = opgeteld.periode
order by gevraagd.volgorde
