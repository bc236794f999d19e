with recursive

linked as (

    select * from {{ ref('int_toewijzingen_linked_by_wijziging') }}
    where voorganger_id is not null

),

-- From each toewijzing without a predecessor down the chain of changes. Two that name each other have no origin.
traced as (

    select
        linked.toewijzing_id,
        linked.voorganger_id as oorsprong_id,
        1 as aantal_wijzigingen
    from linked
    left join linked as earlier on linked.voorganger_id = earlier.toewijzing_id
    where earlier.toewijzing_id is null
    union all
    select
        linked.toewijzing_id,
        traced.oorsprong_id,
        traced.aantal_wijzigingen + 1
    from traced
    inner join linked on traced.toewijzing_id = linked.voorganger_id

)

select * from traced
