with

versies as (select * from {{ ref('int_regels_toewijzingversies') }}),

-- All that a prestatie is compared with, and for which days.
marked as (

    select
        toewijzing_versie_id,
        gemeente_code,
        aanbieder_agb,
        toewijzing_nummer,
        md5(versies::text) as kenmerk
    from versies

)

select * from marked
