-- Bij welke aanbieders wordt het meest afgewezen?
select
    aanbieder_agb,
    sum(aantal_afgewezen) as afgewezen,
    round(100.0 * sum(aantal_afgewezen) / nullif(sum(aantal_beantwoord), 0), 1) as procent
from marts.rpt_aanbieder_maand
where zorgmaand between '2024-01' and '2024-12'
group by aanbieder_agb
order by procent desc nulls last, aanbieder_agb
limit 25
