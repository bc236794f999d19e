with

leden as (select * from {{ ref('int_gezinsleden_by_jaar') }}),

gebruik as (select * from {{ ref('int_gezinsgebruik_combined') }}),

kosten as (

    select jeugdige_id, gemeente_code, left(zorgmaand, 4)::integer as jaar, sum(kosten_bedrag) as bedrag
    from {{ ref('fct_prestaties') }}
    group by 1, 2, 3

),

geld as (

    select leden.gezin_id, leden.gemeente_code, leden.jaar, sum(kosten.bedrag) as bedrag
    from leden
    inner join kosten on {{ zelfde('leden', 'kosten', ['jeugdige_id', 'gemeente_code', 'jaar']) }}
    group by 1, 2, 3

),

regie as (

    select
        leden.gezin_id, leden.jaar,
        count(distinct plannen.plan_id)::integer as plannen,
        count(distinct plannen.regisseur_id)::integer as regisseurs
    from leden
    inner join {{ ref('int_plannen_dated') }} as plannen
        on
            leden.gezin_id = plannen.gezin_id
            and leden.laatste_dag >= plannen.van
            and leden.eerste_dag <= plannen.tot
    group by 1, 2

),

counted as (

    select
        leden.gezin_id, leden.gemeente_code, leden.jaar,
        count(distinct leden.jeugdige_id)::integer as aantal_jeugdigen,
        count(distinct gebruik.traject_id)::integer as aantal_trajecten,
        count(distinct gebruik.regeling)::integer as aantal_regelingen,
        count(distinct gebruik.partij)::integer as aantal_partijen
    from leden
    left join gebruik
        on
            leden.jeugdige_id = gebruik.jeugdige_id
            and leden.gemeente_code = gebruik.gemeente_code
            and leden.laatste_dag >= gebruik.van
            and leden.eerste_dag <= coalesce(gebruik.tot, 'infinity')
    group by 1, 2, 3

),

final as (

    select
        counted.*,
        coalesce(regie.plannen, 0) as aantal_plannen,
        coalesce(regie.regisseurs, 0) as aantal_regisseurs,
        coalesce(geld.bedrag, 0)::numeric(14, 2) as kosten_bedrag
    from counted
    left join regie on counted.gezin_id = regie.gezin_id and counted.jaar = regie.jaar
    left join geld on {{ zelfde('counted', 'geld', ['gezin_id', 'gemeente_code', 'jaar']) }}

)

select * from final
