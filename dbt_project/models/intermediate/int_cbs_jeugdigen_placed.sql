with

zorg as (select * from {{ ref('int_jeugdigen_in_zorg_by_halfjaar') }}),

categorieen as (select * from {{ ref('hulpvorm_per_categorie') }}),

hulpvormen as (select * from {{ ref('hulpvormen') }}),

-- Who is in our own figure, and whether any of the care is jeugdhulp.
eigen as (

    select
        zorg.gemeente_code,
        zorg.halfjaar,
        zorg.jeugdige_id,
        bool_or(coalesce(hulpvormen.is_jeugdhulp, true)) as is_jeugdhulp
    from zorg
    left join categorieen on zorg.product_categorie = categorieen.product_categorie
    left join hulpvormen on categorieen.hulpvorm_code = hulpvormen.hulpvorm_code
    group by zorg.gemeente_code, zorg.halfjaar, zorg.jeugdige_id

),

-- Who is in the delivery to the CBS, and whether only for help by the team.
levering as (

    select
        gemeente_code,
        halfjaar,
        jeugdige_id,
        bool_and(hulpvorm = '01') as is_alleen_team
    from {{ ref('rpt_cbs_levering') }}
    group by gemeente_code, halfjaar, jeugdige_id

),

placed as (

    select
        coalesce(eigen.gemeente_code, levering.gemeente_code) as gemeente_code,
        coalesce(eigen.halfjaar, levering.halfjaar) as halfjaar,
        case
            when eigen.jeugdige_id is not null and levering.jeugdige_id is not null then 'beide'
            when levering.jeugdige_id is null and not eigen.is_jeugdhulp then 'geen_jeugdhulp'
            when levering.jeugdige_id is null then 'zonder_traject'
            when levering.is_alleen_team then 'jeugdteam'
            else 'overig_levering'
        end as plaats
    from eigen
    full join levering
        on
            eigen.gemeente_code = levering.gemeente_code
            and eigen.halfjaar = levering.halfjaar
            and eigen.jeugdige_id = levering.jeugdige_id

),

counted as (

    select
        gemeente_code,
        halfjaar,
        count(*) filter (where plaats in ('beide', 'geen_jeugdhulp', 'zonder_traject')) as eigen,
        count(*) filter (where plaats = 'geen_jeugdhulp') as geen_jeugdhulp,
        count(*) filter (where plaats = 'zonder_traject') as zonder_traject,
        count(*) filter (where plaats = 'jeugdteam') as jeugdteam,
        count(*) filter (where plaats = 'overig_levering') as overig_levering
    from placed
    group by gemeente_code, halfjaar

)

select * from counted
