with recursive

linked as (

    select
        linked.toewijzing_id,
        linked.voorganger_id,
        coalesce(stated.koppeling in ('referentie', 'toewijzingnummer'), false) as is_zelf_verwezen
    from {{ ref('int_toewijzingen_linked_by_wijziging') }} as linked
    left join {{ ref('int_verwijzers_stated') }} as stated on linked.toewijzing_id = stated.toewijzing_id
    where linked.voorganger_id is not null

),

-- From each toewijzing without a predecessor down the chain of changes. Two that name each other have no origin. Whoever
-- sent the jeugdige is known of the origin, or of the last toewijzing since then with a verzoek or bepaling of its own.
traced as (

    select
        linked.toewijzing_id,
        linked.voorganger_id as oorsprong_id,
        linked.voorganger_id as verwijzer_van_id,
        linked.is_zelf_verwezen,
        1 as aantal_wijzigingen
    from linked
    left join linked as earlier on linked.voorganger_id = earlier.toewijzing_id
    where earlier.toewijzing_id is null
    union all
    select
        linked.toewijzing_id,
        traced.oorsprong_id,
        case when traced.is_zelf_verwezen then traced.toewijzing_id else traced.verwijzer_van_id end,
        linked.is_zelf_verwezen,
        traced.aantal_wijzigingen + 1
    from traced
    inner join linked on traced.toewijzing_id = linked.voorganger_id

)

select * from traced
