-- Hoe groot is het aandeel van de vijf grootste aanbieders, per gemeente in 2024?
with

per_aanbieder as (

    select
        gemeente_code,
        sum(kosten_bedrag) as kosten,
        row_number() over (partition by gemeente_code order by sum(kosten_bedrag) desc, aanbieder_agb) as plaats
    from marts.rpt_aanbieder_maand
    where zorgmaand between '2024-01' and '2024-12'
    group by gemeente_code, aanbieder_agb

)

select gemeente_code, round(100 * sum(kosten) filter (where plaats <= 5) / nullif(sum(kosten), 0), 1) as procent
from per_aanbieder
group by gemeente_code
order by gemeente_code
