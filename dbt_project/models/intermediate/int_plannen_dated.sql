with

plannen as (select * from {{ ref('int_plannen_latest') }}),

-- A version without an end holds until the day before the next one.
dated as (

    select
        afzender || '-' || gezin_id as gezin_id,
        afzender || '-' || plan_id as plan_id,
        versie,
        regisseur_professional_id as regisseur_id,
        is_familiegroepsplan,
        datum_start as van,
        coalesce(
            datum_einde,
            lead(datum_start) over (partition by afzender, plan_id order by versie) - 1,
            'infinity'
        ) as tot
    from plannen

)

select * from dated
