with

maatregelen as (select * from {{ ref('int_gi_maatregelen_latest') }}),

soorten as (select * from {{ ref('gi_maatregelen') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

bepalingen as (

    select
        afzender,
        maatregel_id,
        count(*)::integer as aantal_bepalingen,
        bool_or(machtiging is not null) as is_met_machtiging
    from {{ ref('int_bepalingen_latest') }}
    group by afzender, maatregel_id

),

final as (

    select
        maatregelen.afzender || '-' || maatregelen.maatregel_id as maatregel_id,
        coalesce(maatregelen.jeugdige_id, 'onbekend') as jeugdige_id,
        coalesce(gemeenten.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(maatregelen.gi_agb, 'onbekend') as gi_agb,
        coalesce(soorten.type_maatregel, 'onbekend') as type_maatregel,
        coalesce(soorten.soort, 'Onbekend') as groep,
        maatregelen.datum_aanvang,
        maatregelen.datum_einde,
        maatregelen.reden_einde,
        maatregelen.datum_overgedragen,
        maatregelen.is_erkende_interventie,
        {{ halfjaar('maatregelen.datum_aanvang') }} as halfjaar,
        coalesce(bepalingen.aantal_bepalingen, 0) as aantal_bepalingen,
        coalesce(bepalingen.is_met_machtiging, false) as is_met_machtiging,
        maatregelen.delivery_id,
        maatregelen.position,
        maatregelen.volgnummer
    from maatregelen
    left join soorten on maatregelen.type_maatregel = soorten.type_maatregel
    left join gemeenten on maatregelen.gemeente_code = gemeenten.gemeente_code
    left join bepalingen on {{ zelfde('maatregelen', 'bepalingen', ['afzender', 'maatregel_id']) }}

)

select * from final
