-- Costs get a contract and a perceel, nothing is lost and nothing counted twice.
with

facts as (

    select
        gemeente_code,
        zorgmaand,
        sum(kosten_bedrag) as kosten
    from {{ ref('fct_prestaties') }}
    group by gemeente_code, zorgmaand

),

placed as (

    select
        gemeente_code,
        zorgmaand,
        sum(kosten_bedrag) as kosten
    from {{ ref('int_kosten_with_perceel') }}
    group by gemeente_code, zorgmaand

),

different as (

    select
        facts.gemeente_code,
        facts.zorgmaand,
        facts.kosten as facts_kosten,
        placed.kosten as placed_kosten
    from facts
    full join placed on facts.gemeente_code = placed.gemeente_code and facts.zorgmaand = placed.zorgmaand
    where coalesce(facts.kosten, 0) <> coalesce(placed.kosten, 0)

)

select * from different
