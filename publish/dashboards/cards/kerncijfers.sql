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
        case
            when max(factor) is null then sum(teller)
            else max(factor) * sum(teller) filter (where noemer > 0) / nullif(sum(noemer), 0)
        end as waarde,
        case when bool_and(status = 'definitief') then 'definitief' else 'voorlopig' end as status,
        coalesce(max(cijfer) filter (where cijfer <> 'geen'), 'geen') as cijfer,
        min(volledigheid) as volledigheid
    from rpt_kpi
    group by kpi_id, periode
),

met_vorige as (
    select
        opgeteld.*,
        lag(waarde) over (partition by kpi_id order by periode) as vorige_waarde
    from opgeteld
)

select
    gevraagd.naam as cijfer_naam,
    gevraagd.eenheid,
    met_vorige.periode as halfjaar,
    round(met_vorige.waarde, 1) as waarde,
    round(met_vorige.vorige_waarde, 1) as vorige_waarde,
    met_vorige.status,
    met_vorige.cijfer as kwaliteit,
    round(100 * met_vorige.volledigheid, 0) as volledig_procent
from gevraagd
cross join gekozen
inner join met_vorige on gevraagd.kpi_id = met_vorige.kpi_id and gekozen.periode = met_vorige.periode
order by gevraagd.volgorde
