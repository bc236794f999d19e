with

hulpvormen as (select * from {{ ref('hulpvormen') }}),

members as (

    select
        hulpvorm_code,
        hulpvorm,
        zwaarte,
        coalesce(trede, 'Niet op de zorgladder') as trede,
        is_jeugdhulp
    from hulpvormen

)

select * from members
