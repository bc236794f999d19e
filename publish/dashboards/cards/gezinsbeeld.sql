with gezinnen as (
    select
        jaar,
        least(aantal_partijen, 5) as partijen,
        count(*) as gezinnen,
        count(*) filter (where aantal_plannen = 1 and aantal_regisseurs = 1) as een_plan_een_regisseur,
        count(*) filter (where aantal_regelingen >= 3) as drie_regelingen_of_meer,
        percentile_cont(0.5) within group (order by kosten_bedrag) as mediaan
    from rpt_gezinsbeeld
    where true [[and jaar::text = {{jaar}}]]
    group by jaar, least(aantal_partijen, 5)
)

select
    jaar,
    case when partijen = 5 then '5 of meer' else partijen::text end as partijen,
    gezinnen,
    een_plan_een_regisseur,
    drie_regelingen_of_meer,
    case when gezinnen >= 10 then round(mediaan::numeric, 2) end as mediaan_kosten_bedrag
from gezinnen
order by jaar desc, gezinnen.partijen
